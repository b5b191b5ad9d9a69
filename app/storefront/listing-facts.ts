import type { Listing } from '#storefront'
import { listingPath, publisherPath } from './addresses.ts'

/** Part of the address of offers that people work for, and no program. */
const serviceSegment = 'consulting-services'

type Facts = Pick<
  Listing,
  | 'key'
  | 'segment'
  | 'name'
  | 'summary'
  | 'excerpt'
  | 'language'
  | 'version'
  | 'since'
  | 'updatedAt'
  | 'logo'
  | 'screenshots'
  | 'publisherName'
  | 'publisherId'
  | 'links'
  | 'options'
>

/**
 * A listing in the words of schema.org: software, or a service. Nothing is made up: no price but that of what is
 * free, and no rating, because there are none.
 * @param page the address of a page in the reader's language; @param file that of a file
 */
export function listingFacts(listing: Facts, page: (path: string) => string, file: (path: string) => string): object {
  const url = page(listingPath(listing))
  const said = {
    name: listing.name,
    description: listing.excerpt || listing.summary,
    url,
    image: listing.logo && file(listing.logo),
    ...(listing.options[0] === 'getItNowFree' && {
      offers: { '@type': 'Offer', price: 0, priceCurrency: 'EUR', url },
    }),
  }
  const publisher = {
    '@type': 'Organization',
    name: listing.publisherName,
    url: page(publisherPath(listing.publisherId)),
  }
  if (listing.segment === serviceSegment) return { '@type': 'Service', ...said, provider: publisher }
  return {
    '@type': 'SoftwareApplication',
    ...said,
    applicationCategory: 'BusinessApplication',
    operatingSystem: 'Web',
    inLanguage: listing.language,
    softwareVersion: listing.version,
    datePublished: day(listing.since),
    dateModified: day(listing.updatedAt),
    screenshot:
      listing.screenshots.length === 0
        ? undefined
        : listing.screenshots.map((shot) => ({
            '@type': 'ImageObject',
            url: file(shot.path),
            caption: shot.caption,
          })),
    publisher,
    softwareHelp: listing.links.help && { '@type': 'CreativeWork', url: listing.links.help },
  }
}

const day = (at: Date) => at.toISOString().slice(0, 10)
