/** Everything that an offer is, in one version, as resources of the Product Ingestion API. */
import type { Ctx } from '#platform/ctx'
import { planSheet } from '../change-offer.ts'
import { wireTypeOf } from '../offer-types.ts'
import { type OfferView, offerFields, planFields, planOf, plansOf } from '../offer-view.ts'
import { planEntries } from '../plan-entries.ts'
import { noFields } from '../sheets/entries.ts'
import { readSheet } from '../sheets/sheet.ts'
import { submissionIdOf } from '../submissions.ts'
import type { Members } from '../wire/json.ts'
import { readAssets } from './assets.ts'
import { planRef, productRef, resourceId, schemaOf, submissionRef } from './ids.ts'
import type { Resource } from './resource.ts'
import { belongs, offerResources, onceSent, planResources, sheetOf, whenHeld } from './resources.ts'

export async function resourceTree(ctx: Ctx, view: OfferView, base: string): Promise<Members> {
  return {
    $schema: schemaOf('resource-tree'),
    root: productRef(view.product),
    target: { targetType: view.target },
    resources: await resourcesOf(ctx, view, base),
  }
}

export async function resourcesOf(ctx: Ctx, view: OfferView, base: string): Promise<Members[]> {
  return [...readContent(view, await readAssets(ctx, view, base)), readSubmissionOf(view)]
}

/** Everything that the offer says. @param assets its files, which have their place among the rest */
export function readContent(view: OfferView, assets: Members[]): Members[] {
  const plans = plansOf(view)
  return [
    readProduct(view),
    ...plans.map((plan) => readPlan(view, plan.planId)),
    ...shownIn(view, 'offer').map((resource) => readResource(view, resource)),
    ...assets,
    ...plans.flatMap(({ planId }) => shownIn(view, 'plan', planId).map((one) => readResource(view, one, planId))),
  ]
}

function shownIn(view: OfferView, of: Resource['of'], planId?: string): Resource[] {
  const isKept = ({ name }: Resource) => view.kept[planId === undefined ? name : planSheet(name, planId)] !== undefined
  const holds = (resource: Resource) => Object.keys(contentOf(view, resource, planId)).length > 0
  return [
    ...(of === 'offer' ? offerResources : planResources).filter((resource) => belongs(resource, view.type)),
    ...whenHeld.filter((resource) => resource.of === of && holds(resource)),
    ...onceSent.filter((resource) => resource.of === of && isKept(resource)),
  ]
}

export function readProduct({ product, kept }: Pick<OfferView, 'product' | 'kept'>): Members {
  return {
    $schema: schemaOf('product'),
    id: productRef(product),
    identity: { externalId: product.offerId },
    type: wireTypeOf(product.type).productIngestion,
    alias: product.alias,
    lifecycleState: product.status === 'notAvailable' ? 'deprecated' : 'generallyAvailable',
    ...readSheet([], noFields, kept.product),
  }
}

export function readPlan(view: OfferView, planId: string): Members {
  const plan = planOf(view, planId)
  return {
    $schema: schemaOf('plan'),
    id: planRef(view.product, planId),
    product: productRef(view.product),
    identity: { externalId: planId },
    alias: typeof plan.name === 'string' ? plan.name : planId,
    azureRegions: ['azureGlobal'],
    ...(view.type.id === 'azure-application' && { subtype: 'solutionTemplate' }),
    lifecycleState: 'generallyAvailable',
    ...readSheet(planEntries, planFields(view, plan), view.kept[planSheet('plan', planId)]),
  }
}

export function readResource(view: OfferView, resource: Resource, planId?: string): Members {
  const content = contentOf(view, resource, planId)
  return {
    $schema: schemaOf(resource.name),
    id: resourceId(view.product, resource, planId),
    ...(resource.kind !== undefined && { kind: `${wireTypeOf(view.type.id).kind}${resource.kind}` }),
    product: productRef(view.product),
    ...(planId !== undefined && { plan: planRef(view.product, planId) }),
    ...resource.always,
    ...content,
    ...(typeof content.basePlan === 'string' && { basePlan: planRef(view.product, content.basePlan) }),
  }
}

function contentOf(view: OfferView, resource: Resource, planId?: string): Members {
  const fields = planId === undefined ? offerFields(view) : planFields(view, planOf(view, planId))
  const name = planId === undefined ? resource.name : planSheet(resource.name, planId)
  return readSheet(sheetOf(resource, view.type), fields, view.kept[name])
}

function readSubmissionOf({ product, target, submissionNumber }: OfferView): Members {
  const number = target === 'draft' ? '0' : submissionIdOf({ number: submissionNumber ?? 0 })
  return {
    $schema: schemaOf('submission'),
    id: submissionRef(product, number),
    product: productRef(product),
    target: { targetType: target },
    ...(target !== 'draft' && { status: 'completed', result: 'succeeded' }),
    lifecycleState: 'generallyAvailable',
  }
}
