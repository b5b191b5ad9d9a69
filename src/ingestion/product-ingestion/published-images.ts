/**
 * Images of a virtual machine that customers run: a version that is live is never dropped and never another, and the
 * ids of its SKUs stay. It may be deprecated, and is when a client marks it as deleted.
 */
import type { Ctx } from '#platform/ctx'
import { type FieldError, notFound, unprocessable } from '#platform/problem'
import { planSheet } from '../change-offer.ts'
import { type OfferView, plansOf, viewSlot } from '../offer-view.ts'
import { type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import { planGuid } from './ids.ts'
import type { Posted } from './posted.ts'
import { virtualMachine } from './resources.ts'
import { readResource } from './tree.ts'

/**
 * Looks at every posted technical configuration, and makes it what it means: versions marked as deleted are left out,
 * or deprecated when they are live.
 * @throws unprocessable naming each version that would be dropped or changed
 */
export async function keepPublished(ctx: Ctx, view: OfferView, posted: Posted[]): Promise<void> {
  const configurations = posted.filter(({ resource }) => resource.endsWith(virtualMachine.name))
  if (configurations.length === 0) return
  const live = await liveView(ctx, view)
  for (const one of configurations) {
    const published = live && publishedOf(live, one)
    const given = memberOf(one.members, 'vmImageVersions')
    if (!Array.isArray(given)) continue
    const meant = given.flatMap((version) => meantBy(version, published))
    if (published) refuseLosses(one, { published, meant })
    const name = Object.keys(one.members).find((key) => key.toLowerCase() === 'vmimageversions')!
    one.members = { ...one.members, [name]: meant }
  }
}

async function liveView(ctx: Ctx, { product }: OfferView): Promise<OfferView | undefined> {
  try {
    return await viewSlot(ctx, product, 'live')
  } catch (error) {
    if (!notFound.is(error)) throw error
    return undefined
  }
}

/** The technical configuration of the same plan as it is live. */
function publishedOf(live: OfferView, { id, plan }: Posted): Members | undefined {
  const named = plan && 'id' in plan ? plan.id : (id ?? '')
  const known = plansOf(live).find(
    ({ planId }) =>
      (plan && 'externalId' in plan && plan.externalId === planId) ||
      named.toLowerCase().split('/').includes(planGuid(live.product, planId)),
  )
  if (!known) return undefined
  const core = live.kept[planSheet(`core-${virtualMachine.name}`, known.planId)]
  const versions = core?.vmImageVersions?.posted
  return versions ? { vmImageVersions: versions } : readResource(live, virtualMachine, known.planId)
}

function meantBy(version: Json, published: Members | undefined): Json[] {
  const before = published && versionIn(published, version)
  if (textOf(version, 'lifecycleState') !== 'deleted') {
    const saysImages = memberOf(version, 'vmImages') !== undefined
    return [before && !saysImages ? { ...(before as Members), ...(version as Members) } : version]
  }
  return before ? [{ ...(before as Members), lifecycleState: 'deprecated' }] : []
}

function refuseLosses({ members }: Posted, { published, meant }: { published: Members; meant: Json[] }): void {
  const errors: FieldError[] = []
  for (const before of listOf(published, 'vmImageVersions')) {
    const number = textOf(before, 'versionNumber') ?? ''
    const after = meant.find((one) => textOf(one, 'versionNumber') === number)
    const says = after ? 'cannot be changed' : 'cannot be dropped'
    if (after && imagesOf(after) === imagesOf(before)) continue
    errors.push({
      pointer: '#/vmImageVersions',
      code: 'plans.technical.images.removed',
      detail: `Version ${number} is live: it ${says}. It may be deprecated.`,
    })
  }
  const skus = listOf(members, 'skus')
  for (const before of skus.length > 0 ? listOf(published, 'skus') : []) {
    const id = textOf(before, 'skuId') ?? ''
    if (skus.some((one) => textOf(one, 'skuId') === id)) continue
    errors.push({ pointer: '#/skus', detail: `The SKU “${id}” is live: its id stays.` })
  }
  if (errors.length > 0) throw unprocessable('What customers run already stays.', { errors })
}

function versionIn(members: Members, version: Json): Json | undefined {
  const number = textOf(version, 'versionNumber')
  return listOf(members, 'vmImageVersions').find((one) => textOf(one, 'versionNumber') === number)
}

/** The images of a version, without what may differ: signatures are renewed, and a type is not always said. */
function imagesOf(version: Json): string {
  const images = listOf(version, 'vmImages').map((image) => {
    const source = memberOf(image, 'source')
    const uri = textOf(memberOf(source, 'osDisk'), 'uri')?.split('?')[0]
    const shared = textOf(memberOf(source, 'sharedImage'), 'resourceId')
    return uri ?? shared ?? ''
  })
  return [...new Set(images)].sort().join()
}
