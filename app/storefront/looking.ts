import type { Listing } from '#storefront'

/** What addresses of a listing that not everybody sees carry along; nothing for a public one. */
export function lookingParams(listing: Pick<Listing, 'seenAs'>, hideKey: string | undefined, preview: boolean): string {
  if (listing.seenAs === 'live') return ''
  const params = new URLSearchParams({ ...(hideKey && { hideKey }), ...(preview && { preview: '1' }) })
  return params.size ? `?${params}` : ''
}
