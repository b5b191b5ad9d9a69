/**
 * Categories as programs of the field call them. Their ids differ from ours by little words and plurals
 * (`ai-plus-machine-learning`, `analytics-amp`, `developer-tools-azure-apps`, `bot-services`): the words that carry the meaning decide.
 */
import { entriesOf, type TaxonomyEntry } from '#offers'

/** Names of the oldest documents that share no word with ours. */
const former: Record<string, string> = { devservice: 'developer-tools', cache: 'compute' }

/** Our id of a category; a name that means none of ours stays as it is, for the rules to refuse it. */
export function ourCategory(name: string): string {
  return ourId(name, entriesOf('categories')) ?? former[name.toLowerCase()] ?? name
}

/** @param category our id of it */
export function ourSubcategory(name: string, category: string): string {
  return ourId(name, entriesOf('subcategories', { parent: category })) ?? name
}

function ourId(name: string, entries: TaxonomyEntry[]): string | undefined {
  if (entries.some(({ id }) => id === name)) return name
  const wanted = meaning(name)
  return entries.find(({ id }) => meaning(id) === wanted)?.id
}

function meaning(id: string): string {
  const words = id
    .toLowerCase()
    .replace(/-azure-apps$/, '')
    .split(/[^a-z0-9]+/)
  return words
    .filter((word) => !['', 'and', 'plus', 'amp'].includes(word))
    .map((word) => word.replace(/s$/, ''))
    .join(' ')
}
