/** How an offer is classified, its version and its terms. */

import { amendments, categories, flag, same, terms } from '../../sheets/entries.ts'
import type { Entry, Sheet } from '../../sheets/sheet.ts'
import { listOf, textOf } from '../../wire/json.ts'

const industries: Entry = {
  member: 'industries',
  fields: ['industries'],
  read({ get }) {
    const list = get('industries')
    return Array.isArray(list) ? list.map((entry) => textOf(entry, 'id') ?? '') : undefined
  },
  write(value, { get }) {
    const before = listOf({ list: get('industries') ?? [] }, 'list')
    return {
      industries: Array.isArray(value)
        ? value.map((id) => before.find((entry) => textOf(entry, 'id') === id) ?? { id: String(id) })
        : null,
    }
  },
}

export const propertySheet: Sheet = [
  industries,
  categories('leveledCategories'),
  same('productTags', 'applicableProducts'),
  same('appVersion', 'appVersion'),
  flag('useEnterpriseContract', 'terms.standardContract', true, false),
  terms('termsOfUse'),
  same('globalAmendmentTerms', 'terms.universalAmendment'),
  amendments('customAmendments', 'ID'),
]
