/** Everything that an offer is, in one version, as resources of the Product Ingestion API. */
import type { Ctx } from '#platform/ctx'
import { planSheet } from '../change-offer.ts'
import { leadSheet } from '../leads.ts'
import { wireTypeOf } from '../offer-types.ts'
import { type OfferView, offerFields, planFields, planOf, plansOf } from '../offer-view.ts'
import { planEntries } from '../plan-entries.ts'
import { noFields } from '../sheets/entries.ts'
import { readSheet, type Sheet } from '../sheets/sheet.ts'
import { submissionIdOf } from '../submissions.ts'
import type { Members } from '../wire/json.ts'
import { readAssets } from './assets.ts'
import { planRef, productRef, resourceId, schemaOf, submissionRef } from './ids.ts'
import type { Resource } from './resource.ts'
import { belongs, customerLeads, offerResources, onceSent, planResources } from './resources.ts'

export async function resourceTree(ctx: Ctx, view: OfferView, base: string): Promise<Members> {
  return {
    $schema: schemaOf('resource-tree'),
    root: productRef(view.product),
    target: { targetType: view.target },
    resources: await resourcesOf(ctx, view, base),
  }
}

export async function resourcesOf(ctx: Ctx, view: OfferView, base: string): Promise<Members[]> {
  const plans = plansOf(view)
  return [
    readProduct(view),
    ...plans.map((plan) => readPlan(view, plan.planId)),
    ...offerResources
      .filter((resource) => belongs(resource, view.type))
      .map((resource) => readResource(view, resource)),
    ...onceSent
      .filter(({ name, of }) => of === 'offer' && view.kept[name] !== undefined)
      .map((resource) => readResource(view, resource)),
    ...(await readAssets(ctx, view, base)),
    ...plans.flatMap(({ planId }) => [
      ...planResources
        .filter((resource) => belongs(resource, view.type))
        .map((resource) => readResource(view, resource, planId)),
      ...onceSent
        .filter(({ name, of }) => of === 'plan' && view.kept[planSheet(name, planId)] !== undefined)
        .map((resource) => readResource(view, resource, planId)),
    ]),
    readSubmissionOf(view),
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
  const fields = planId === undefined ? offerFields(view) : planFields(view, planOf(view, planId))
  const name = planId === undefined ? resource.name : planSheet(resource.name, planId)
  return {
    $schema: schemaOf(resource.name),
    id: resourceId(view.product, resource, planId),
    ...(resource.kind !== undefined && { kind: `${wireTypeOf(view.type.id).kind}${resource.kind}` }),
    product: productRef(view.product),
    ...(planId !== undefined && { plan: planRef(view.product, planId) }),
    ...resource.always,
    ...readSheet(sheetOf(resource), fields, view.kept[name]),
  }
}

/** The sheet of a resource; leads have one of their own, because secrets hang on them. */
export function sheetOf(resource: Resource): Sheet {
  return resource === customerLeads ? leadSheet : resource.sheet
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
