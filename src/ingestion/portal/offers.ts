/** Offers as one document, read and put whole. */
import { createOffer, fieldIndex, listProducts, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, staleRevision, unprocessable } from '#platform/problem'
import { changeOffer, type Edit, planSheet } from '../change-offer.ts'
import { typeCalled, typesOf, wireTypeOf } from '../offer-types.ts'
import { hasPlans, type OfferView, offerFields, planFields, plansOf, viewDraft, viewSlot } from '../offer-view.ts'
import { noFields } from '../sheets/entries.ts'
import { readSheet } from '../sheets/sheet.ts'
import { type Publication, publicationsOf } from '../submissions.ts'
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import type { WireRequest } from '../wire/request.ts'
import { tagMatches, tagOf } from '../wire/tags.ts'
import { badRequest } from './errors.ts'
import { LEADS, readLeads, writeLeads } from './leads.ts'
import { PICTURES, readPictures, writePictures } from './pictures.ts'
import { pictures, portalSheets, SCREENSHOTS, withoutKeys } from './sheets.ts'

const OFFER = 'portal/offer'
const DEFINITION = 'portal/definition'

export async function listPortalOffers(ctx: Ctx, request: WireRequest, publisherId: string): Promise<Members[]> {
  const filter = request.query('$filter')
  const typeId = filter?.match(/^\s*offerTypeId\s+eq\s+'([^']*)'\s*$/i)?.[1]
  if (filter && typeId === undefined) throw badRequest("Only “offerTypeId eq '…'” can be filtered by.")
  const called = typeId === undefined ? undefined : typeCalled('portal', typeId)
  const types = typeId === undefined ? typesOf('portal') : called ? [called.type] : []
  const offers: Members[] = []
  let cursor: string | undefined
  do {
    const page = await listProducts(ctx, { publisherId, types, cursor, limit: 100 })
    offers.push(...page.items.map(summaryOf))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return offers
}

/** As much as a list needs: nothing is read for it but the row. */
function summaryOf(product: Product): Members {
  const status = statusWords[product.status]
  return { ...envelope(product, { status, revision: product.revision }), definition: { displayText: product.alias } }
}

const statusWords: Record<Product['status'], string> = {
  draft: 'neverPublished',
  publishing: 'running',
  attentionNeeded: 'failed',
  preview: 'waitingForPublisherReview',
  live: 'succeeded',
  stopPending: 'succeeded',
  notAvailable: 'succeeded',
}

/** @throws notFound when there is none, or its type has no name here */
export async function portalProduct(ctx: Ctx, publisherId: string, offerId: string): Promise<Product | undefined> {
  return (await listProducts(ctx, { publisherId, offerId, types: typesOf('portal') })).items[0]
}

export async function readPortalOffer(ctx: Ctx, view: OfferView, base: string): Promise<Members> {
  const { product } = view
  return {
    ...envelope(product, { status: statusOf(await publicationsOf(ctx, product)), revision: view.revision }),
    ...(view.target !== 'draft' && { slot: view.target === 'live' ? 'Production' : 'Preview' }),
    definition: definitionOf(view, readPictures(ctx, view, base)),
  }
}

/** @param drawn the members that hold its pictures */
export function definitionOf(
  view: Pick<OfferView, 'type' | 'document' | 'kept'> & { product: Pick<Product, 'alias'> },
  drawn: Members,
): Members {
  const sheets = portalSheets(view.type)
  return {
    ...readSheet([], noFields, view.kept[DEFINITION]),
    displayText: view.product.alias,
    offer: { ...readSheet(sheets.offer, offerFields(view), view.kept[OFFER]), ...drawn, ...readLeads(view) },
    plans: plansOf(view).map((plan) => ({
      planId: plan.planId,
      ...readSheet(sheets.plan, planFields(view, plan), view.kept[planSheet('portal/plan', plan.planId)]),
    })),
  }
}

function envelope(product: Product, { status, revision }: { status: string; revision: number }): Members {
  return {
    offerTypeId: wireTypeOf(product.type).portal ?? '',
    publisherId: product.publisherId,
    status,
    pcMigrationStatus: 'migrated',
    pcRedirectUri: '',
    isvUpgradeRequest: false,
    id: product.offerId,
    version: revision,
    offerTypeVersions: {},
    lockStatus: 'none',
    changedTime: product.savedAt.toISOString(),
  }
}

export function statusOf([newest]: Publication[]): string {
  switch (newest?.stage) {
    case undefined:
      return 'neverPublished'
    case 'toPreview':
    case 'toLive':
      return 'running'
    case 'inPreview':
      return 'waitingForPublisherReview'
    case 'failed':
    case 'rejected':
      return 'failed'
    case 'canceled':
      return 'canceled'
    default:
      return 'succeeded'
  }
}

export function tagOfOffer({ product, revision, kept, document }: OfferView): string {
  return tagOf([product.productId, revision, document, kept as unknown as Members])
}

export async function viewOfSlot(ctx: Ctx, product: Product, slot: string): Promise<OfferView> {
  const target = { draft: 'draft', preview: 'preview', production: 'live' }[slot.toLowerCase()]
  if (target === undefined) throw badRequest('The slot must be Draft, Preview or Production.')
  return target === 'draft' ? viewDraft(ctx, product) : viewSlot(ctx, product, target as 'preview' | 'live')
}

/** One of the versions that are there: the draft, or what is in a slot. */
export async function viewOfVersion(ctx: Ctx, product: Product, version: number): Promise<OfferView> {
  for (const slot of ['draft', 'preview', 'production']) {
    try {
      const view = await viewOfSlot(ctx, product, slot)
      if (view.revision === version) return view
    } catch (error) {
      if (!notFound.is(error)) throw error
    }
  }
  throw notFound(`The offer has no version ${version}.`)
}

/** What cannot be read would be gone, and with it what stood in its place. @throws badRequest */
function requireShapes(definition: Members): void {
  const {
    displayText = '',
    offer = {},
    plans = [],
  } = Object.fromEntries(
    ['displayText', 'offer', 'plans'].map((name) => [name, memberOf(definition, name) ?? undefined]),
  )
  const isPlan = (one: Json) => isMembers(one) && typeof memberOf(one, 'planId') === 'string'
  if (typeof displayText !== 'string') throw badRequest("The argument: 'DisplayText' must be a text.")
  if (!isMembers(offer)) throw badRequest("The argument: 'Offer' must be an object.")
  if (!Array.isArray(plans) || !plans.every(isPlan)) {
    throw badRequest("The argument: 'Plans' must be a list of objects, each with a planId.")
  }
}

/** Creates the offer, or replaces its definition. @throws staleRevision when it is another than was read */
export async function putPortalOffer(
  ctx: Ctx,
  request: WireRequest,
  { publisherId, offerId }: { publisherId: string; offerId: string },
): Promise<OfferView> {
  const body = await request.members()
  const typeId = textOf(body, 'offerTypeId')
  if (!typeId) throw badRequest("The argument: 'OfferTypeId' cannot be null or empty.")
  const type = typeCalled('portal', typeId)
  if (!type) throw badRequest(`The offer type “${typeId}” is not supported.`)
  const definition = memberOf(body, 'definition')
  if (!isMembers(definition)) throw badRequest("The argument: 'Definition' cannot be null or empty.")
  requireShapes(definition)
  const said = textOf(body, 'id') ?? offerId
  if (said !== offerId) throw badRequest(`The offer in the body is “${said}”, the one in the address “${offerId}”.`)
  const known = await portalProduct(ctx, publisherId, offerId)
  if (known && known.type !== type.type) throw badRequest('The type of an offer never changes.')
  if (known) requireTag(request, await viewDraft(ctx, known))
  return inTransaction(ctx, async (ctx) => {
    const alias = textOf(definition, 'displayText') || offerId
    if (!known) await createOffer(ctx, { publisherId, offerId, type: type.type, alias })
    const product = known ?? (await portalProduct(ctx, publisherId, offerId))!
    return replace(ctx, await viewDraft(ctx, product), { definition, base: request.base })
  })
}

/** Some clients send no tag at all: they mean any, as those do that send an asterisk. */
function requireTag(request: WireRequest, view: OfferView): void {
  if (!tagMatches(request.header('if-match'), tagOfOffer(view)))
    throw staleRevision('The offer was changed since it was read.')
}

async function replace(
  ctx: Ctx,
  view: OfferView,
  { definition, base }: { definition: Members; base: string },
): Promise<OfferView> {
  const given = memberOf(definition, 'offer')
  const offer = isMembers(given) ? given : {}
  const drawn = writePictures(view, offer, { sent: readPictures(ctx, view, base) })
  const leads = await writeLeads(ctx, view, offer)
  const { edits, newPlans, gonePlans } = planChanges(view, listOf(definition, 'plans'))
  const separate = [...pictures.map(({ key }) => key), SCREENSHOTS, ...leads.keys]
  const others = withoutKeys(definition, ['displayText', 'offer', 'plans'])
  return changeOffer(ctx, view.product, {
    edits: [
      { name: OFFER, sheet: portalSheets(view.type).offer, body: withoutKeys(offer, separate), replace: true },
      { name: DEFINITION, sheet: [], body: others, replace: true },
      ...edits,
    ],
    newPlans,
    gonePlans,
    // Nothing here says who may have a plan; a new one is for everybody, until it is said otherwise.
    planValues: hasAudience(view.type)
      ? Object.fromEntries(newPlans.map(({ planId }) => [planId, { audience: 'public' }]))
      : {},
    values: { ...drawn.values, ...leads.values },
    sheets: { [PICTURES]: drawn.sheet, [LEADS]: leads.sheet },
  })
}

function hasAudience(type: OfferView['type']): boolean {
  return (
    fieldIndex(type)
      .get('plans')
      ?.field.item?.some(({ key }) => key === 'audience') ?? false
  )
}

type NewPlan = { planId: string; name: string }

function planChanges(view: OfferView, plans: ReturnType<typeof listOf>) {
  const given = plans.map((plan) => ({ planId: textOf(plan, 'planId')?.trim() ?? '', plan }))
  const wrong = given.filter(({ planId }) => !/^[a-z0-9_-]{1,50}$/.test(planId))
  if (wrong.length > 0 || new Set(given.map(({ planId }) => planId)).size !== given.length) {
    throw unprocessable('Every plan needs a planId of its own: lower-case letters, digits, hyphens and underscores.')
  }
  if (given.length > 0 && !hasPlans(view.type)) throw unprocessable('Offers of this type have no plans.')
  const known = plansOf(view).map(({ planId }) => planId)
  const newPlans: NewPlan[] = given
    .filter(({ planId }) => !known.includes(planId))
    .map(({ planId }) => ({ planId, name: planId }))
  const gonePlans = known.filter((planId) => !given.some((one) => one.planId === planId))
  const edits = given.map(
    ({ planId, plan }): Edit => ({
      name: planSheet('portal/plan', planId),
      sheet: portalSheets(view.type).plan,
      body: withoutKeys(isMembers(plan) ? plan : {}, ['planId']),
      planId,
      replace: true,
    }),
  )
  return { newPlans, gonePlans, edits }
}
