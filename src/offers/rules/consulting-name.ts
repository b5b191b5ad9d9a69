/** A consulting offer is called "Name: Duration Type", as its fields say (spec "offers" 4.4). */
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { Found, Rule } from './rule.ts'

const fieldKey = 'listing.name'

export const consultingName: Rule = ({ document, type }) => {
  if (type.id !== 'consulting-service') return []
  const name = document.listing?.name ?? ''
  if (name === '') return []
  const parts = titled.exec(name)
  if (!parts) return [{ fieldKey, code: 'listing.name.titleFormat' }]
  const [, , value = '', unit = '', kind = ''] = parts
  return [...durationAs({ value: Number(value), unit: unitOf(unit) }, document), ...kindAs(kind, document)]
}

const titled =
  /^(.{2,}): (\d+)[- ](Hour|Hr|Day|Week|Wk|Month|Mo)s?[- ](Assessment|Briefing|Implementation|Proof of Concept|PoC|Workshop)$/i

const unitOf = (word: string) => {
  const start = word.toLowerCase()
  return start.startsWith('h') ? 'hour' : start.startsWith('d') ? 'day' : start.startsWith('w') ? 'week' : 'month'
}

type Document = Parameters<Rule>[0]['document']

function durationAs(said: { value: number; unit: string }, { duration }: Document): Found[] {
  if (!duration?.value || !duration.unit) return []
  return said.value === Number(duration.value) && said.unit === duration.unit
    ? []
    : [
        {
          fieldKey,
          code: 'listing.name.durationMismatch',
          params: { a: asInTitle(said.value, said.unit), b: asInTitle(duration.value, duration.unit) },
        },
      ]
}

/** `2-Week`: what the title would have to say, and titles are in English. */
const asInTitle = (value: number | string, unit: string) => `${value}-${unit[0]?.toUpperCase()}${unit.slice(1)}`

function kindAs(kind: string, { serviceType }: Document): Found[] {
  if (!serviceType) return []
  const said = kind.toLowerCase() === 'poc' ? 'proof-of-concept' : kind.toLowerCase().replaceAll(' ', '-')
  const b = findEntry('serviceTypes', serviceType)?.label.en ?? serviceType
  return said === serviceType ? [] : [{ fieldKey, code: 'listing.name.typeMismatch', params: { a: kind, b } }]
}
