/** An id that a product does not know: copies of an offer forget to rename the plans of the one they were made from. */
import type { Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { forbidden, notFound } from '#platform/problem'
import { plansOf, viewDraft } from '../offer-view.ts'
import { productById } from '../products.ts'
import { planGuid, productRef } from './ids.ts'

/**
 * Says whose plan it is, to those who may see that product; to everybody else it does not exist.
 *
 * @param id durable id of a plan, or of a resource that one has
 * @throws notFound always
 */
export async function refuseUnknownPlan(ctx: Ctx, product: Product, id: string, unknown: string): Promise<never> {
  const owner = await ownerOf(ctx, product, id)
  if (!owner) throw notFound(unknown)
  throw notFound(`“${id}” is a plan of ${productRef(owner)} (${owner.offerId}), and not of ${productRef(product)}.`)
}

async function ownerOf(ctx: Ctx, { publisherId, productId }: Product, id: string): Promise<Product | undefined> {
  const [, named, ...parts] = id.toLowerCase().split('/')
  if (!named || named === productId.toLowerCase()) return undefined
  try {
    const other = await productById(ctx, publisherId, named)
    const plans = plansOf(await viewDraft(ctx, other))
    return plans.some(({ planId }) => parts.includes(planGuid(other, planId))) ? other : undefined
  } catch (error) {
    // An application that is limited to some offers may not be told of the others.
    if (notFound.is(error) || forbidden.is(error)) return undefined
    throw error
  }
}
