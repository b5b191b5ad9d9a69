/** The two categories differ, and are of the type's own storefront. */
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { Rule } from './rule.ts'

export const categoriesDiffer: Rule = ({ document }) => {
  const { primary, secondary } = document.categories ?? {}
  return secondary?.id && secondary.id === primary?.id
    ? [{ fieldKey: 'categories.secondary.id', code: 'properties.category.duplicate' }]
    : []
}

export const categoryOfStorefront: Rule = ({ document, type }) =>
  (['primary', 'secondary'] as const).flatMap((which) => {
    const id = document.categories?.[which]?.id
    const elsewhere =
      id && findEntry('categories', id) && !type.storefronts.some((s) => findEntry('categories', id, { storefront: s }))
    return elsewhere
      ? [{ fieldKey: `categories.${which}.id`, code: 'properties.category.storefront', params: { value: id } }]
      : []
  })
