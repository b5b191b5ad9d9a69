/** The products that a caller sees: those of its publisher. */
import { findProduct, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { forbidden, notFound } from '#platform/problem'

/** Applications act for one publisher. @throws forbidden when it may act for none any more */
export function publisherOf({ actor }: Pick<Ctx, 'actor'>): string {
  const publisherId = actor.grants[0]?.organisationId
  if (!publisherId) throw forbidden('The application has no role in a publisher’s account.')
  return publisherId
}

/** @throws notFound */
export async function productById(ctx: Ctx, publisherId: string, productId: string): Promise<Product> {
  const product = await findProduct(ctx, { publisherId, productId })
  if (!product) throw notFound(`There is no product ${productId}.`)
  return product
}
