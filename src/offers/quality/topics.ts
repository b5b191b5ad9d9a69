/** Categories and industries that an offer was put under, and whether its texts speak of them. */
import { findEntry, type TaxonomyEntry, type TaxonomyName } from '../taxonomies/taxonomy.ts'
import { mentionsAny, type QualitySubject, textOf } from './subject.ts'

export type Topic = {
  list: Extract<TaxonomyName, 'categories' | 'subcategories' | 'industries' | 'verticals'>
  id: string
  entry: TaxonomyEntry
  /** `subcategories/sales/crm`: how a finding names it; people read its label. */
  key: string
}

export function chosenTopics(subject: QualitySubject): Topic[] {
  let topics = known.get(subject)
  if (!topics) {
    topics = [...categoriesOf(subject), ...industriesOf(subject)]
    known.set(subject, topics)
  }
  return topics
}

const known = new WeakMap<QualitySubject, Topic[]>()

function categoriesOf({ document, type }: QualitySubject): Topic[] {
  const [storefront] = type.storefronts
  return [document.categories?.primary, document.categories?.secondary].flatMap((choice) => {
    const id = textOf(choice?.id)
    const inside = (choice?.subcategories ?? []).flatMap((sub) =>
      topic('subcategories', sub, findEntry('subcategories', sub, { parent: id, storefront }), id),
    )
    return [...topic('categories', id, findEntry('categories', id, { storefront })), ...inside]
  })
}

function industriesOf(subject: QualitySubject): Topic[] {
  return subject.list('industries').flatMap(({ id, verticals }) => {
    const parent = textOf(id)
    const inside = (Array.isArray(verticals) ? verticals : []).flatMap((v) =>
      topic('verticals', textOf(v), findEntry('verticals', textOf(v), { parent }), parent),
    )
    return [...topic('industries', parent, findEntry('industries', parent)), ...inside]
  })
}

function topic(list: Topic['list'], id: string, entry: TaxonomyEntry | undefined, parent?: string): Topic[] {
  return entry ? [{ list, id, entry, key: [list, ...(parent ? [parent] : []), id].join('/') }] : []
}

/** Its label, a telling word of its label, or a word of its trade. */
export function speaksOf(subject: QualitySubject, { list, id, entry }: Topic): boolean {
  const { allWords, listed } = subject
  if (!listed) return false
  const label = subject.label(entry.label[listed])
  if (label.stems.some((stem) => stem.length > 3 && !vague.has(stem) && allWords.has.has(stem))) return true
  if (list === 'categories') return mentionsAny(allWords, subject.topicWords('categoryWords', id))
  if (list === 'industries') return mentionsAny(allWords, subject.topicWords('industryWords', id))
  return false
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
