/**
 * Modules and their draft instances: content of Ingestion v1 is found by the instance of a branch, and changed by
 * the id of its entity. Both follow from the product, the module and the plan: nothing of them is kept.
 */
import type { Product } from '#offers'
import { notFound } from '#platform/problem'
import { type OfferView, plansOf } from '../offer-view.ts'
import { planGuid } from '../product-ingestion/ids.ts'
import type { Members } from '../wire/json.ts'
import { derivedGuid } from '../wire/tags.ts'

const modules = {
  Listing: { ofPlans: true },
  Property: { ofPlans: false },
  Package: { ofPlans: true },
  Availability: { ofPlans: true },
  ResellerConfiguration: { ofPlans: false },
  SupplementalContent: { ofPlans: false },
} as const

export type Module = keyof typeof modules
/** An entity of the product itself, or of one of its plans. */
export type Place = { planId?: string }

export function moduleCalled(name: string): Module | undefined {
  return (Object.keys(modules) as Module[]).find((module) => module.toLowerCase() === name.toLowerCase())
}

function instanceId({ productId }: Pick<Product, 'productId'>, module: Module, { planId = '' }: Place): string {
  return derivedGuid(productId, 'instance', module, planId)
}

/** The product's own branch first. A branch of no variant has no `variantID`: clients tell them apart by that. */
export function branchesOf(view: OfferView, module: Module): Members[] {
  return placesOf(view, module).map((place) => ({
    resourceType: 'Branch',
    friendlyName: 'Main',
    type: 'Main',
    module,
    currentDraftInstanceID: instanceId(view.product, module, place),
    ...(place.planId !== undefined && { variantID: planGuid(view.product, place.planId) }),
  }))
}

export function placesOf(view: OfferView, module: Module): Place[] {
  const plans = modules[module].ofPlans ? plansOf(view).map(({ planId }) => ({ planId })) : []
  return [{}, ...plans]
}

/** @throws notFound */
export function placeOfInstance(view: OfferView, module: Module, id: string): Place {
  const { product } = view
  const isReseller = module === 'ResellerConfiguration' && id === `${product.productId}-ResellerInstance`
  const place = placesOf(view, module).find(
    (one) => isReseller || instanceId(product, module, one) === id.toLowerCase(),
  )
  if (!place) throw notFound(`There is no instance ${id} of the module ${module}.`)
  return place
}
