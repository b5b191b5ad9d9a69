/** Durable ids and schema addresses of the Product Ingestion API. */
import type { Product } from '#offers'
import { derivedGuid } from '../wire/tags.ts'
import type { Resource } from './resource.ts'

const SCHEMAS = 'https://schema.mp.microsoft.com/schema'
const VERSION = '2022-03-01-preview2'
/** The versions by which clients look for resources in a tree; all others have the first. */
const later: Record<string, string[]> = {
  '2022-03-01-preview3': [
    'product',
    'plan',
    'property',
    'listing',
    'listing-asset',
    'listing-trailer',
    'plan-listing',
    'customer-leads',
    'price-and-availability-offer',
    'price-and-availability-custom-meter',
    'software-as-a-service-technical-configuration',
    'container-plan-technical-configuration',
    'test-drive-listing',
    'azure-test-drive-technical-configuration',
  ],
  '2022-03-01-preview4': ['price-and-availability-plan'],
  '2022-03-01-preview5': [
    'virtual-machine-plan-technical-configuration',
    'core-virtual-machine-plan-technical-configuration',
  ],
  '2022-07-01': ['private-offer', 'price-and-availability-private-offer-plan'],
}
const versions = new Map(Object.entries(later).flatMap(([version, names]) => names.map((name) => [name, version])))

export function schemaOf(name: string): string {
  return `${SCHEMAS}/${name}/${versions.get(name) ?? VERSION}`
}

/** `https://…/schema/plan-listing/2022-03-01-preview5` → `plan-listing`: the host and the version do not matter. */
export function resourceOfSchema(schema: unknown): string | undefined {
  return typeof schema === 'string' ? schema.match(/\/schema\/([a-z0-9-]+)\/[^/]+$/i)?.[1]?.toLowerCase() : undefined
}

/** A change of who may buy a private plan: posted, and never read. */
export const AUDIENCES = 'price-and-availability-update-private-audiences'

/** A deal with named customers, and prices that it has instead of the listed ones. */
export const PRIVATE_OFFER = 'private-offer'
export const PRICES = 'price-and-availability-private-offer-plan'

type Identified = Pick<Product, 'productId'>

export function productRef({ productId }: Identified): string {
  return `product/${productId}`
}

export function planGuid({ productId }: Identified, planId: string): string {
  return derivedGuid(productId, 'plan', planId)
}

export function planRef(product: Identified, planId: string): string {
  return `plan/${product.productId}/${planGuid(product, planId)}`
}

export function resourceId(product: Identified, resource: Pick<Resource, 'name' | 'path'>, planId?: string): string {
  const path = planId === undefined ? resource.path : resource.path.replace('{plan}', planGuid(product, planId))
  return `${resource.name}/${product.productId}${path && `/${path}`}`
}

/** Of a submission, by the number that clients know; the draft is number 0. */
export function submissionRef({ productId }: Identified, number: string): string {
  return `submission/${productId}/${number}`
}
