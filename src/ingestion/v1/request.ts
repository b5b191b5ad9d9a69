/** A request about a product of Ingestion v1: the product's draft is read before. */
import type { OfferView } from '../offer-view.ts'
import type { WireRequest } from '../wire/request.ts'
import type { Parameters } from '../wire/routes.ts'

export type V1Request = WireRequest & {
  view: OfferView
  parameters: Parameters
  /** `$expand`, as it came: some clients repeat the name in the value. */
  expand: string
  /** Of a listing of a plan. */
  planId?: string
}
