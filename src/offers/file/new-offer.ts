/** The file of an offer that is about to be written: every section, what it needs, and what each value means. */
import type { Locale } from '#platform/messages'
import type { NewOffer } from '../identity.ts'
import type { Field, OfferType } from '../types/offer-type.ts'
import { type Branch, layoutOf, type Slot } from './layout.ts'
import { apiVersion } from './read-header.ts'

/** @param schema path or address of the schema, for editors */
export function newOfferFile(
  type: OfferType,
  identity: NewOffer,
  { locale, schema }: { locale: Locale; schema: string },
): string {
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    `apiVersion: ${apiVersion}`,
    `type: ${type.id}`,
    `publisher: ${identity.publisherId}`,
    `offerId: ${identity.offerId}`,
    `alias: ${JSON.stringify(identity.alias)}`,
  ]
  for (const [name, slot] of layoutOf(type).sections) lines.push('', ...asLines(name, slot, { locale, indent: '' }))
  return `${lines.join('\n')}\n`
}

type Look = { locale: Locale; indent: string }

function asLines(name: string, slot: Slot, { locale, indent }: Look): string[] {
  if (slot.kind === 'branch') {
    const children = inBranch(slot, { locale, indent: `${indent}  ` })
    const label = slot.label ? ` # ${slot.label[locale]}` : ''
    return children.length ? [`${indent}${name}:${label}`, ...children] : []
  }
  if (slot.kind === 'ranked') return [`${indent}${name}: []`]
  if (slot.kind !== 'leaf' || !isAskedFor(slot.field)) return []
  const { label } = slot.field
  return [`${indent}${name}: # ${label[locale]}${choices(slot.field, locale)}`]
}

function inBranch({ children }: Branch, look: Look): string[] {
  return [...children].flatMap(([name, slot]) => asLines(name, slot, look))
}

/** What every offer of the type needs; the rest is for the schema to propose. */
function isAskedFor({ required, visibleIf, generated }: Field): boolean {
  return required === true && !visibleIf && !generated
}

function choices({ options }: Field, locale: Locale): string {
  if (!options?.length) return ''
  return `${locale === 'fr' ? ' : ' : ': '}${options.map(({ value }) => value).join(', ')}`
}
