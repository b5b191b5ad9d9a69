/** Categories and industries that an offer was put under, and whether its texts speak of them. */

import { onceOf } from '../remembered.ts'
import { findEntry, type TaxonomyEntry, type TaxonomyName } from '../taxonomies/taxonomy.ts'
import { mentionsAny } from './stems.ts'
import { type QualitySubject, textOf } from './subject.ts'

export type Topic = {
  list: Extract<TaxonomyName, 'categories' | 'subcategories' | 'industries' | 'verticals'>
  id: string
  entry: TaxonomyEntry
  /** `subcategories/sales/crm`: how a finding names it; people read its label. */
  key: string
  /** The texts have its label, a telling word of its label, or a word of its trade. */
  isSpokenOf: boolean
}

/** Each with what the texts say of it: several rules ask. */
export const chosenTopics = onceOf((subject: QualitySubject): Topic[] =>
  [...categoriesOf(subject), ...industriesOf(subject)].map((place) => ({
    ...place,
    isSpokenOf: speaksOf(subject, place),
  })),
)

type Place = Omit<Topic, 'isSpokenOf'>

function categoriesOf({ document, type }: QualitySubject): Place[] {
  const [storefront] = type.storefronts
  return [document.categories?.primary, document.categories?.secondary].flatMap((choice) => {
    const id = textOf(choice?.id)
    const inside = (choice?.subcategories ?? []).flatMap((sub) =>
      topic('subcategories', sub, findEntry('subcategories', sub, { parent: id, storefront }), id),
    )
    return [...topic('categories', id, findEntry('categories', id, { storefront })), ...inside]
  })
}

function industriesOf(subject: QualitySubject): Place[] {
  return subject.list('industries').flatMap(({ id, verticals }) => {
    const parent = textOf(id)
    const inside = (Array.isArray(verticals) ? verticals : []).flatMap((v) =>
      topic('verticals', textOf(v), findEntry('verticals', textOf(v), { parent }), parent),
    )
    return [...topic('industries', parent, findEntry('industries', parent)), ...inside]
  })
}

function topic(list: Topic['list'], id: string, entry: TaxonomyEntry | undefined, parent?: string): Place[] {
  return entry ? [{ list, id, entry, key: [list, ...(parent ? [parent] : []), id].join('/') }] : []
}

function speaksOf(subject: QualitySubject, { list, id, entry }: Place): boolean {
  const { texts, listed } = subject
  if (!listed) return false
  const label = subject.label(entry.label[listed])
  const telling = label.stems.filter((stem) => stem.length > 3 && !vague.has(stem))
  if (telling.some((stem) => texts.some(({ has }) => has.has(stem)))) return true
  if (list !== 'categories' && list !== 'industries') return false
  const words = subject.topicWords(list === 'categories' ? 'categoryWords' : 'industryWords', id)
  return texts.some((text) => mentionsAny(text, words))
}

// Stems of words that stand in labels without telling one from another.
const vague = new Set([
  'with',
  'other',
  'oth',
  'autr',
  'dans',
  'pour',
  'avec',
  'plus',
  'solut',
  'servic',
  'tool',
  'outil',
  'general',
])
