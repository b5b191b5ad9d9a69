/**
 * Resources of the Product Ingestion API: those of a `configure` request, or of a resource tree, where other
 * services write them. One product of them, with everything that belongs to it.
 */
import type { Profile } from '#offers'
import { findOfferType } from '#offers'
import { malformed } from '#platform/problem'
import { configurationIn, destinationCalled } from '../leads.ts'
import { mediaTypeCalled } from '../media.ts'
import { typeCalled } from '../offer-types.ts'
import { planEntries } from '../plan-entries.ts'
import { captionMember, parseAssetId } from '../product-ingestion/assets.ts'
import { readConfigure } from '../product-ingestion/configure-request.ts'
import { AUDIENCES, resourceOfSchema } from '../product-ingestion/ids.ts'
import { type Posted, type Reference, referenceIn } from '../product-ingestion/posted.ts'
import { customerLeads, resourceCalled, sheetOf } from '../product-ingestion/resources.ts'
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import { type DocumentOffer, DocumentReading } from './document.ts'

const withoutFields = ['product', 'plan', 'submission', AUDIENCES]
const media = ['listing-asset', 'listing-trailer']
/** What most resources carry, and what says nothing. */
const customs: Members = { languageId: 'en-us', lifecycleState: 'generallyAvailable' }

/**
 * @param offerId which product, when there are several
 * @throws malformed, or unprocessable when resources do not fit their schemas
 */
export function readResources(
  body: Members,
  { profile, offerId: wanted }: { profile: Profile; offerId?: string },
): DocumentOffer {
  const given = listOf(body, 'resources')
  const unknown = given.filter((one) => !isKnown(one))
  const posted = readConfigure({ resources: given.filter(isKnown) })
  const product = productAmong(posted, wanted)
  const { externalId, alias, wire } = product
  const type = findOfferType(wire.type, profile)!
  const reading = new DocumentReading(type)
  for (const one of unknown) reading.note('document.notTaken', { what: nameOfUnknown(one) })
  const isOurs = (one: Posted) => refersTo(product.posted, externalId, one)
  const plans = new Plans()
  for (const one of posted.filter((one) => one.resource === 'plan' && isOurs(one))) {
    const planId = textOf(memberOf(one.members, 'identity'), 'externalId') ?? ''
    plans.add(one, planId)
    const { identity: _, alias: name, ...members } = one.members
    reading.plan(planId, typeof name === 'string' ? name : planId)
    reading.take({ where: planId, sheet: planEntries, body: members, planId, usual: customs })
  }
  for (const one of posted.filter(isOurs)) {
    const resource = resourceCalled(one.resource)
    if (!resource || withoutFields.includes(one.resource)) continue
    const planId = resource.of === 'plan' ? plans.of(one.plan, one.id) : undefined
    const where = planId === undefined ? resource.name : `${resource.name} ${planId}`
    if (resource === customerLeads) takeLeads(reading, one)
    else if (resource.of === 'plan' && planId === undefined) reading.note('document.notTaken', { what: where })
    else {
      const usual = { ...resource.always, kind: one.members.kind ?? null, ...customs }
      reading.take({ where, sheet: sheetOf(resource, type), body: withBasePlan(one.members, plans), planId, usual })
    }
  }
  for (const one of inOrder(posted.filter((one) => media.includes(one.resource) && isOurs(one)))) {
    if (one.resource === 'listing-asset') takeAsset(reading, one)
    else takeTrailer(reading, one)
  }
  return reading.result({ offerId: externalId, alias })
}

function isKnown(given: Json): boolean {
  const name = isMembers(given) ? resourceOfSchema(given.$schema) : undefined
  return (
    name === undefined || withoutFields.includes(name) || media.includes(name) || resourceCalled(name) !== undefined
  )
}

function nameOfUnknown(given: Json): string {
  return (isMembers(given) && resourceOfSchema(given.$schema)) || 'resource'
}

function productAmong(posted: Posted[], wanted: string | undefined) {
  const products = posted.filter(({ resource }) => resource === 'product')
  const idOf = ({ members }: Posted) => textOf(memberOf(members, 'identity'), 'externalId') ?? ''
  const [found, another] = wanted === undefined ? products : products.filter((one) => idOf(one) === wanted)
  if (!found) throw malformed('Among the resources is no product; it says of which type the offer is.')
  if (another) throw malformed(`There are several products: ${products.map(idOf).join(', ')}. Name one of them.`)
  const wire = typeCalled('productIngestion', textOf(found.members, 'type') ?? '')
  if (!wire)
    throw malformed(`The product type “${textOf(found.members, 'type') ?? ''}” is not one of this marketplace.`)
  const externalId = idOf(found)
  return { posted: found, externalId, alias: textOf(found.members, 'alias') || externalId, wire }
}

/** By the reference, or by the part of its id that is the product's. */
function refersTo(product: Posted, externalId: string, { product: reference, id }: Posted): boolean {
  const own = product.id?.split('/').at(-1)?.toLowerCase()
  if (reference === undefined) return own !== undefined && id?.split('/')[1]?.toLowerCase() === own
  if ('resourceName' in reference) return reference.resourceName === product.resourceName
  if ('externalId' in reference) return reference.externalId === externalId
  return own !== undefined && reference.id.split('/').at(-1)?.toLowerCase() === own
}

/** Plans by everything that others may call them. */
class Plans {
  private readonly ids = new Map<string, string>()
  private readonly names = new Map<string, string>()
  private readonly planIds = new Set<string>()

  add({ id, resourceName }: Posted, planId: string): void {
    this.planIds.add(planId)
    if (id) this.ids.set(id.split('/').at(-1)!.toLowerCase(), planId)
    if (resourceName) this.names.set(resourceName, planId)
  }

  of(reference: Reference | undefined, id = ''): string | undefined {
    if (reference && 'resourceName' in reference) return this.names.get(reference.resourceName)
    if (reference && 'externalId' in reference)
      return this.planIds.has(reference.externalId) ? reference.externalId : undefined
    const parts = (reference?.id ?? id).toLowerCase().split('/')
    return parts.map((part) => this.ids.get(part)).find((planId) => planId !== undefined)
  }
}

function withBasePlan(members: Members, plans: Plans): Members {
  const planId = plans.of(referenceIn(memberOf(members, 'basePlan')))
  return planId === undefined ? members : { ...members, basePlan: planId }
}

function takeLeads(reading: DocumentReading, { members }: Posted): void {
  const destination = destinationCalled('wire', textOf(members, 'leadDestination') ?? '')
  if (destination) reading.leadsTo(destination, configurationIn(members, destination), 'wire')
}

/** As a listing shows them, where they say so. */
function inOrder(assets: Posted[]): Posted[] {
  const order = ({ members }: Posted) => Number(memberOf(members, 'displayOrder') ?? 0)
  return assets.toSorted((a, b) => order(a) - order(b))
}

function takeAsset(reading: DocumentReading, { id, members }: Posted): void {
  const wire = textOf(members, 'type') ?? (id && parseAssetId(id)?.type) ?? ''
  const type = mediaTypeCalled(wire)
  const url = textOf(members, 'url')
  if (!type || !url) reading.note('document.notTaken', { what: `listing-asset ${wire}` })
  else {
    const caption = textOf(members, captionMember(type))
    reading.medium(wire, { url, caption, fileName: textOf(members, 'fileName') })
  }
}

function takeTrailer(reading: DocumentReading, { members }: Posted): void {
  const assets = memberOf(members, 'assets')
  const [shown] = isMembers(assets) ? Object.values(assets) : []
  const thumbnail = textOf(listOf(shown, 'imageList')[0], 'url')
  const before = reading.get('listing.videos')
  const video: Members = {
    name: textOf(shown, 'title') ?? '',
    url: textOf(members, 'streamingUrl') ?? '',
    ...(thumbnail !== undefined && { thumbnail }),
  }
  reading.set('listing.videos', [...(Array.isArray(before) ? before : []), video])
}
