/** An offer as a document of the publishing APIs: complete, without an id, ready to be put or posted. */
import type { OfferType, Product } from '#offers'
import { mediaOf } from '../media.ts'
import { wireTypeOf } from '../offer-types.ts'
import { type OfferView, offerFields } from '../offer-view.ts'
import { definitionOf } from '../portal/offers.ts'
import { pictures, SCREENSHOT, SCREENSHOT_NAME, SCREENSHOTS } from '../portal/sheets.ts'
import { captionMember } from '../product-ingestion/assets.ts'
import { schemaOf } from '../product-ingestion/ids.ts'
import { readContent } from '../product-ingestion/tree.ts'
import { isMembers, type Members, present, textOf } from '../wire/json.ts'

export type Documented = {
  publisherId: string
  offerId: string
  alias: string
  type: OfferType
  /** With addresses, or paths, where a draft has ids of files. */
  document: Members
}

/** The body of a put in the older portal API; nothing when that has no name for the type. */
export function portalDocument(offer: Documented): Members | undefined {
  const offerTypeId = wireTypeOf(offer.type.id).portal
  if (offerTypeId === undefined) return undefined
  const { publisherId, offerId, alias, type, document } = offer
  return {
    publisherId,
    offerTypeId,
    id: offerId,
    offerTypeVersions: {},
    definition: definitionOf({ type, document, kept: {}, product: { alias } }, drawnIn(offer)),
  }
}

function drawnIn(offer: Documented): Members {
  const media = mediaOf(offer)
  const one = pictures.map(({ key, wire }) => [key, media.find(({ type }) => type.wire === wire)?.assetId])
  const shots = media.filter(({ type }) => type.wire === 'azureLogoScreenshot')
  return present({
    ...Object.fromEntries(one),
    [SCREENSHOTS]:
      shots.length > 0
        ? shots.map(({ assetId, caption }) => ({
            [SCREENSHOT_NAME]: caption ?? '',
            [SCREENSHOT]: assetId,
          }))
        : undefined,
  })
}

/** A request of the Product Ingestion API that makes the offer; resources refer to each other by name. */
export function configureDocument(offer: Documented): Members {
  const view = viewOf(offer)
  const resources = readContent(view, [...assetsOf(offer), ...trailersOf(offer)])
  const names = namesOf(resources)
  return {
    $schema: schemaOf('configure'),
    resources: resources.map(({ $schema, id, product, plan, basePlan, ...content }) => {
      const refer = (ref: unknown) => ({ resourceName: names.get(String(ref)) ?? String(ref) })
      return present({
        $schema,
        resourceName: names.get(String(id)),
        product: product === undefined ? undefined : refer(product),
        plan: plan === undefined ? undefined : refer(plan),
        ...content,
        basePlan: basePlan === undefined ? undefined : refer(basePlan),
      })
    }),
  }
}

/** `listing`, or with a number where there are several. */
function namesOf(resources: Members[]): Map<string, string> {
  const kinds = resources.map(({ id }) => String(id).split('/')[0]!)
  const counted = new Map<string, number>()
  return new Map(
    resources.map(({ id }, i) => {
      const kind = kinds[i]!
      const n = (counted.get(kind) ?? 0) + 1
      counted.set(kind, n)
      const isOnly = kinds.indexOf(kind) === kinds.lastIndexOf(kind)
      return [String(id), isOnly && kind !== 'plan' ? kind : `${kind.slice(0, 44)}-${n}`]
    }),
  )
}

/** Names no resource needs but until they refer to each other. */
const PRODUCT_ID = 'offer'

function viewOf({ alias, type, document, publisherId, offerId }: Documented): OfferView {
  const product = {
    ...{ productId: PRODUCT_ID, publisherId, offerId, alias, type: type.id, status: 'draft' },
  } as Product
  return { product, type, document, kept: {}, target: 'draft', revision: 0 }
}

function assetsOf(offer: Documented): Members[] {
  return mediaOf(offer).map(({ type, assetId, caption }, i) => ({
    ...childOf('listing-asset', i + 1),
    type: type.wire,
    languageId: 'en-us',
    [captionMember(type)]: caption ?? '',
    displayOrder: i,
    fileName: assetId.slice(assetId.lastIndexOf('/') + 1),
    url: assetId,
  }))
}

function trailersOf(offer: Documented): Members[] {
  const videos = offerFields(offer).get('listing.videos')
  return (Array.isArray(videos) ? videos : []).filter(isMembers).map((video, i) => {
    const url = textOf(video, 'thumbnail')
    return {
      ...childOf('listing-trailer', i + 1),
      streamingUrl: textOf(video, 'url') ?? '',
      assets: { 'en-us': { title: textOf(video, 'name') ?? '', imageList: url ? [{ url }] : [] } },
    }
  })
}

function childOf(name: string, place: number): Members {
  return {
    $schema: schemaOf(name),
    id: `${name}/${PRODUCT_ID}/${place}`,
    product: `product/${PRODUCT_ID}`,
    listing: { resourceName: 'listing' },
    kind: 'azure',
  }
}
