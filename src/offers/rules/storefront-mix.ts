/** Where the chosen categories stand: one of each storefront lists the offer in both (spec "offers" 4.3). */
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { Rule } from './rule.ts'

export const storefrontsOfCategories: Rule = ({ document, type }) => {
  const { primary, secondary } = document.categories ?? {}
  if (type.storefronts.length < 2 || !primary?.id || !secondary?.id) return []
  const standsIn = (id: string) => type.storefronts.filter((storefront) => findEntry('categories', id, { storefront }))
  const [first, second] = [standsIn(primary.id), standsIn(secondary.id)]
  return first.some((storefront) => second.includes(storefront))
    ? []
    : [{ fieldKey: 'categories.secondary.id', code: 'properties.category.storefrontMix', level: 'info' }]
}
