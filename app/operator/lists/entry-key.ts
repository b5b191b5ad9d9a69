/** An entry as it stands in an address: `business.sales.crm`, `-.retail.-`: storefront, parent, id. */
import type { EntryKey } from '#offers'

const NONE = '-'

export function entryPath({ storefront, parent, id }: EntryKey): string {
  return [storefront ?? NONE, parent ?? NONE, id].join('.')
}

export function parseEntryPath(text: string): EntryKey {
  const [storefront, parent, ...id] = text.split('.')
  return {
    id: id.join('.'),
    ...((storefront === 'business' || storefront === 'it') && { storefront }),
    ...(parent && parent !== NONE && { parent }),
  }
}
