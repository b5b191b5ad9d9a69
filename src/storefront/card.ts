/** What lists show of an offer: kept in memory for each of them, so only what lists need. */
import { type CategoryChoice, languageOf, type PublishedOffer } from '#offers'
import { filePath } from './file-path.ts'

/** The button of a listing. */
export type ListingOption = 'getItNowFree' | 'freeTrial' | 'contactMe' | 'transact' | 'testDrive'

export type ChosenCategory = { id: string; subcategories: string[] }
export type ChosenIndustry = { id: string; verticals: string[] }

export type Card = {
  /** `{publisherId}.{offerId}` */
  key: string
  /** Part of its address: /product/{segment}/{key} */
  segment: string
  publisherId: string
  offerId: string
  publisherName: string
  name: string
  summary: string
  /** Language of its texts. */
  language: string
  /** What its buttons offer, the main one first. */
  options: ListingOption[]
  /** Address of a square logo; undefined only in a preview without one. */
  logo: string | undefined
  categories: ChosenCategory[]
  industries: ChosenIndustry[]
  products: string[]
  /** When it first went live (when this version came out, in a preview before that). */
  since: Date
  updatedAt: Date
}

export function cardOf(offer: PublishedOffer, publisherName: string): Card {
  const { document } = offer
  const listing = document.listing ?? {}
  const logo = listing.logos?.large
  return {
    key: offer.key,
    segment: offer.segment,
    publisherId: offer.publisherId,
    offerId: offer.offerId,
    publisherName,
    name: listing.name ?? offer.offerId,
    summary: listing.summary ?? '',
    language: tagOf(languageOf(document)),
    options: optionsOf(offer),
    logo: logo && offer.assets[logo] && filePath(offer.key, offer.assets[logo]),
    categories: [
      document.categories?.primary,
      document.categories?.secondary,
      ...(document.categories?.others ?? []).map((id): CategoryChoice => ({ id })),
    ].flatMap((choice) => (choice?.id ? [{ id: choice.id, subcategories: realOnes(choice.subcategories) }] : [])),
    industries: (document.industries ?? []).flatMap((choice) =>
      choice.id ? [{ id: choice.id, verticals: realOnes(choice.verticals) }] : [],
    ),
    products: document.applicableProducts ?? [],
    since: offer.firstLiveAt ?? offer.publishedAt,
    updatedAt: offer.publishedAt,
  }
}

/** "Not applicable" is an answer to the publisher's form, not a place to look for an offer. */
function realOnes(ids: string[] = []): string[] {
  return ids.filter((id) => id !== 'notApplicable')
}

/** As a `lang` attribute may hold it: a name that nobody knows is no language. */
function tagOf(language: string): string {
  return /^[a-z]{2,3}$/.test(language) ? language : 'und'
}

function optionsOf({ document }: PublishedOffer): ListingOption[] {
  const main = mainOption(document.listingOption)
  return [...(main ? [main] : []), ...(document.testDrive?.enabled ? (['testDrive'] as const) : [])]
}

/** Licences managed here change nothing for who looks at the listing: the app is got. */
function mainOption(chosen: string | undefined): ListingOption | undefined {
  return chosen === 'licenseManagement' ? 'getItNowFree' : (chosen as ListingOption | undefined)
}
