/**
 * Applies a configure request: all of it in one transaction, or none. What must be fetched from outside is
 * fetched before; a publication is begun last, on the draft that the request left.
 */
import { createOffer, deleteDraft, listProducts, type Product, stopSelling, syncPrivateAudience } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { malformed, notFound, type Problem, unprocessable } from '#platform/problem'
import { type Change, changeOffer, type Edit, planSheet } from '../change-offer.ts'
import { configurationIn, connectLeads, destinationCalled } from '../leads.ts'
import { refuseLivePlans } from '../live-plans.ts'
import { typeCalled, wireTypeOf } from '../offer-types.ts'
import { hasPlans, keyOf, type OfferView, plansOf, viewDraft } from '../offer-view.ts'
import { planEntries } from '../plan-entries.ts'
import { productById } from '../products.ts'
import type { Writing } from '../sheets/sheet.ts'
import { isLive, promote, publicationsOf, publishDraft, submissionIdOf } from '../submissions.ts'
import { type Members, memberOf, textOf } from '../wire/json.ts'
import { applyAssets, type FetchedFiles } from './configure-assets.ts'
import { audienceAfter, audienceOf } from './configure-audiences.ts'
import { AUDIENCES, PRIVATE_OFFER, planGuid, planRef, productRef, resourceId, submissionRef } from './ids.ts'
import { refuseUnknownPlan } from './plan-elsewhere.ts'
import { type Posted, type Reference, referenceIn } from './posted.ts'
import { isOfPrivateOffers } from './private-offer-faults.ts'
import { applyPrivateOffer, type Terms } from './private-offers.ts'
import { keepPublished } from './published-images.ts'
import { customerLeads, resourceCalled, sheetOf } from './resources.ts'

export type Applied = {
  /** Durable id of each posted resource, in their order. */
  ids: string[]
  publication?: { offerId: string; submissionId: string; target: 'preview' | 'live' }
}

/** Resources of one product, in the order of the request. */
type Group = { product: Product; posted: Posted[]; isNew: boolean }

/** @throws a problem that names the resource it is about, when one does */
export async function applyConfigure(
  ctx: Ctx,
  { publisherId, posted, files, terms }: { publisherId: string; posted: Posted[]; files: FetchedFiles; terms: Terms },
): Promise<Applied> {
  return inTransaction(ctx, async (ctx) => {
    const ofProducts = posted.filter((one) => !isOfPrivateOffers(one))
    const groups = await grouped(ctx, publisherId, ofProducts)
    const ids = new Map<Posted, string>()
    let publication: Applied['publication']
    for (const group of groups) {
      const begun = await applyGroup(ctx, group, { files, ids })
      if (begun) publication = begun
    }
    for (const one of posted.filter(({ resource }) => resource === PRIVATE_OFFER)) {
      await about(one, async () => {
        ids.set(one, await applyPrivateOffer(ctx, one, { publisherId, posted, terms }))
      })
    }
    return { ids: posted.map((one) => ids.get(one) ?? ''), publication }
  })
}

async function grouped(ctx: Ctx, publisherId: string, posted: Posted[]): Promise<Group[]> {
  const groups = new Map<string, Group>()
  const named = new Map<string, Product>()
  // Asked for once: most of a request's resources are of the same product.
  const found = new Map<string, Product>()
  const join = (product: Product, one: Posted, isNew = false) => {
    const group = groups.get(product.productId) ?? { product, posted: [], isNew }
    group.posted.push(one)
    groups.set(product.productId, group)
    if (one.resource === 'product' && one.resourceName) named.set(one.resourceName, product)
  }
  for (const one of posted.filter(({ resource }) => resource === 'product')) {
    await about(one, async () => {
      const known = one.id ? await productById(ctx, publisherId, one.id.split('/')[1] ?? '') : undefined
      join(known ?? (await newProduct(ctx, publisherId, one)), one, !known)
    })
  }
  for (const one of posted.filter(({ resource }) => resource !== 'product')) {
    await about(one, async () => {
      const reference = one.product ?? { id: `product/${one.id?.split('/')[1] ?? ''}` }
      const name = JSON.stringify(reference)
      const product = found.get(name) ?? (await productOf(ctx, publisherId, reference, named))
      found.set(name, product)
      join(product, one)
    })
  }
  return [...groups.values()]
}

async function newProduct(ctx: Ctx, publisherId: string, { members }: Posted): Promise<Product> {
  const type = typeCalled('productIngestion', textOf(members, 'type') ?? '')!
  const offerId = textOf(memberOf(members, 'identity'), 'externalId') ?? ''
  const draft = await createOffer(ctx, { publisherId, offerId, type: type.type, alias: textOf(members, 'alias') ?? '' })
  return productById(ctx, publisherId, (await listProducts(ctx, keyOf(draft))).items[0]!.productId)
}

async function productOf(
  ctx: Ctx,
  publisherId: string,
  reference: Reference,
  named: Map<string, Product>,
): Promise<Product> {
  if ('resourceName' in reference) {
    const product = named.get(reference.resourceName)
    if (!product) throw notFound(`No product in this request has the resourceName “${reference.resourceName}”.`)
    return product
  }
  if ('id' in reference) return productById(ctx, publisherId, reference.id.split('/').at(-1) ?? '')
  const [product] = (await listProducts(ctx, { publisherId, offerId: reference.externalId })).items
  if (!product) throw notFound(`There is no product with the externalId “${reference.externalId}”.`)
  return product
}

type NewPlan = { planId: string; name: string }
type Work = { files: FetchedFiles; ids: Map<Posted, string> }

async function applyGroup(ctx: Ctx, { product, posted, isNew }: Group, work: Work): Promise<Applied['publication']> {
  const gone = posted.find(({ resource, lifecycleState }) => resource === 'product' && lifecycleState === 'deleted')
  if (gone) {
    work.ids.set(gone, productRef(product))
    await about(gone, () => deleteDraft(ctx, keyOf(product)))
    return undefined
  }
  const view = await viewDraft(ctx, product)
  await keepPublished(ctx, view, posted)
  const { change, byField } = await changeFor(ctx, view, { posted, isNew, ids: work.ids })
  let after = view
  const audiences = Object.keys(change.planValues ?? {}).length > 0
  if ((change.edits?.length ?? 0) > 0 || change.newPlans?.length || change.gonePlans?.length || audiences) {
    after = await changeOffer(ctx, product, change).catch((error: Problem) => {
      throw withResource(error, byField(error))
    })
  }
  after = await applyAssets(ctx, after, { posted, files: work.files, ids: work.ids })
  // What is sold already gets its customers without a publication; a draft only waits for one.
  if (audiences && (await isLive(ctx, product))) await syncPrivateAudience(ctx, keyOf(product))
  let begun: Applied['publication']
  for (const one of posted.filter(({ resource }) => resource === 'submission')) {
    await about(one, async () => {
      begun = await publish(ctx, after, one)
      work.ids.set(
        one,
        begun ? submissionRef(product, await numberOf(ctx, product, begun)) : submissionRef(product, '0'),
      )
    })
  }
  return begun
}

/** What the posted resources mean for the draft, all at once. */
async function changeFor(
  ctx: Ctx,
  view: OfferView,
  { posted, isNew, ids }: { posted: Posted[]; isNew: boolean; ids: Map<Posted, string> },
): Promise<{ change: Change; byField(error: Problem): string | undefined }> {
  const { product } = view
  const change = {
    edits: [] as Edit[],
    newPlans: [] as NewPlan[],
    gonePlans: [] as string[],
    values: {},
    planValues: {} as Record<string, Writing>,
  }
  const plans = new Map(plansOf(view).map(({ planId }) => [planGuid(product, planId), planId]))
  const named = new Map<string, string>()

  for (const one of posted.filter(({ resource }) => resource === 'product')) {
    ids.set(one, productRef(product))
    await about(one, async () => refuseOtherIdentity(product, one))
    const { identity: _i, type, alias: _a, lifecycleState: _l, ...others } = one.members
    // Its second name is given back to whoever used it.
    const isOurs = type === undefined || type === wireTypeOf(product.type).productIngestion
    const rest = isOurs ? others : { ...others, type }
    if (!isNew || Object.keys(rest).length > 0) change.edits.push({ name: 'product', sheet: [], body: rest })
  }
  for (const one of posted.filter(({ resource }) => resource === 'plan')) {
    await about(one, async () => {
      const planId = await planIdOf(ctx, one, { product, plans })
      ids.set(one, planRef(product, planId))
      if (one.resourceName) named.set(one.resourceName, planId)
      if (one.lifecycleState === 'deleted') {
        await refuseLivePlans(ctx, product, [planId])
        change.gonePlans.push(planId)
        return
      }
      if (!hasPlans(view.type)) throw unprocessable('Offers of this type have no plans.')
      const alias = textOf(one.members, 'alias')
      if (!plans.has(planGuid(product, planId))) change.newPlans.push({ planId, name: alias ?? planId })
      plans.set(planGuid(product, planId), planId)
      const { identity: _, ...members } = one.members
      change.edits.push({ name: planSheet('plan', planId), sheet: planEntries, body: members, planId })
    })
  }
  for (const one of posted.filter(({ resource }) => resource === AUDIENCES)) {
    await about(one, async () => {
      const planId = await planOfResource(ctx, one, { product, plans, named })
      ids.set(one, `${AUDIENCES}/${product.productId}/${planGuid(product, planId)}`)
      const { privateAudience } = change.planValues[planId] ?? audienceOf(view, planId)
      change.planValues[planId] = { privateAudience: audienceAfter(privateAudience ?? null, one) }
    })
  }
  for (const one of posted) {
    const resource = resourceCalled(one.resource)
    if (!resource) continue
    await about(one, async () => {
      const planId = resource.of === 'plan' ? await planOfResource(ctx, one, { product, plans, named }) : undefined
      ids.set(one, resourceId(product, resource, planId))
      const edit: Edit = {
        name: planId === undefined ? resource.name : planSheet(resource.name, planId),
        sheet: sheetOf(resource, view.type),
        body: await withBasePlan(ctx, one.members, { product, plans, named }),
        planId,
      }
      if (resource === customerLeads) Object.assign(change.values, await withLeads(ctx, product, edit))
      change.edits.push(edit)
    })
  }
  return { change, byField: (error) => resourceOfField(error, { product, posted, ids }) }
}

/** What was said at creation may be said again, and never otherwise. */
function refuseOtherIdentity(product: Product, { members }: Posted): void {
  const type = textOf(members, 'type')
  const said: [string, string | undefined, string][] = [
    ['identity.externalId', textOf(memberOf(members, 'identity'), 'externalId'), product.offerId],
    ['type', type && (typeCalled('productIngestion', type)?.type ?? type), product.type],
    ['alias', textOf(members, 'alias')?.trim(), product.alias],
  ]
  const errors = said
    .filter(([, posted, own]) => posted !== undefined && posted !== own)
    .map(([member]) => ({ pointer: `#/${member}`, detail: `${member} cannot be changed once the product exists.` }))
  if (errors.length > 0) throw unprocessable('What identifies a product never changes.', { errors })
}

async function planIdOf(ctx: Ctx, { id, members }: Posted, { product, plans }: Omit<Known, 'named'>): Promise<string> {
  if (id === undefined) return textOf(memberOf(members, 'identity'), 'externalId') ?? ''
  const planId = plans.get(id.split('/').at(-1)!.toLowerCase())
  return planId ?? refuseUnknownPlan(ctx, product, id, `There is no plan ${id}.`)
}

type Known = { product: Product; plans: Map<string, string>; named: Map<string, string> }

async function planOfResource(
  ctx: Ctx,
  { id, plan, resource }: Pick<Posted, 'id' | 'plan' | 'resource'>,
  { product, plans, named }: Known,
): Promise<string> {
  if (plan && 'resourceName' in plan) {
    const planId = named.get(plan.resourceName)
    if (!planId) throw notFound(`No plan in this request has the resourceName “${plan.resourceName}”.`)
    return planId
  }
  if (plan && 'externalId' in plan) {
    if (![...plans.values()].includes(plan.externalId)) throw notFound(`There is no plan “${plan.externalId}”.`)
    return plan.externalId
  }
  const given = plan && 'id' in plan ? plan.id : (id ?? '')
  const parts = given.toLowerCase().split('/')
  const planId = parts.map((part) => plans.get(part)).find((known) => known !== undefined)
  return planId ?? refuseUnknownPlan(ctx, product, given, `The plan of this ${resource} does not exist.`)
}

/** A plan that lends its images is named as plans are, and is a planId in the fields. */
async function withBasePlan(ctx: Ctx, members: Members, known: Known): Promise<Members> {
  const plan = referenceIn(memberOf(members, 'basePlan'))
  return plan ? { ...members, basePlan: await planOfResource(ctx, { plan, resource: 'basePlan' }, known) } : members
}

async function withLeads(ctx: Ctx, product: Product, edit: Edit): Promise<Change['values']> {
  const destination = destinationCalled('wire', textOf(edit.body, 'leadDestination') ?? '')!
  const configuration = configurationIn(edit.body, destination)
  const connected = await connectLeads(ctx, product, { destination, configuration, surface: 'wire' })
  edit.body = {
    leadDestination: destination.wire,
    ...(destination.config && configuration !== null && { [destination.config]: connected.configuration }),
  }
  return connected.values
}

async function publish(ctx: Ctx, view: OfferView, one: Posted): Promise<Applied['publication']> {
  const { product, revision } = view
  const key = keyOf(product)
  if (one.lifecycleState === 'deprecated') {
    await stopSelling(ctx, key)
    return undefined
  }
  const target = textOf(memberOf(one.members, 'target'), 'targetType')
  const number = one.id?.split('/').at(-1) ?? '0'
  if (target === 'draft') return undefined
  if (target === 'preview') {
    // Whatever is named: what can be published to preview is the draft, with all its changes.
    const { submissionId } = await publishDraft(ctx, product, { revision })
    return { offerId: key.offerId, submissionId, target }
  }
  // Some clients name no submission: they mean the one that waits for them.
  const publication = (await publicationsOf(ctx, product)).find(({ id, stage }) =>
    one.id === undefined ? stage === 'inPreview' : id === number,
  )
  if (!publication) {
    throw malformed('Going live needs a submission that is in preview.', { extra: { code: 'invalidId' } })
  }
  const { submissionId } = await promote(ctx, product, publication.submissionId)
  return { offerId: key.offerId, submissionId, target: 'live' }
}

async function numberOf(ctx: Ctx, product: Product, { submissionId }: { submissionId: string }): Promise<string> {
  const publication = (await publicationsOf(ctx, product)).find((one) => one.submissionId === submissionId)
  return publication ? publication.id : submissionIdOf({ number: 0 })
}

/** Says of which resource a problem is. */
async function about<T>(one: Posted, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed()
  } catch (error) {
    throw withResource(error, one.id ?? one.resourceName)
  }
}

function withResource(error: unknown, resourceId: string | undefined): unknown {
  const problem = error as Problem
  if (resourceId && problem?.extra && problem.extra.resourceId === undefined) problem.extra.resourceId = resourceId
  return error
}

/** A value that cannot be stored is told with the resource whose sheet wrote that field. */
function resourceOfField(
  { errors }: Problem,
  { product, posted, ids }: { product: Product; posted: Posted[]; ids: Map<Posted, string> },
): string | undefined {
  const key =
    errors?.[0]?.pointer
      .replace(/^#\//, '')
      .replace(/^plans\/\d+\//, '')
      .replaceAll('/', '.') ?? ''
  const one = posted.find(({ resource }) =>
    resourceCalled(resource)?.sheet.some(({ fields }) => fields.some((field) => key.startsWith(field))),
  )
  return (one && ids.get(one)) ?? productRef(product)
}
