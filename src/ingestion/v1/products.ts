/** Products: offers of the types that Ingestion v1 has a name for. */
import { createOffer, deleteDraft, listProducts, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { malformed } from '#platform/problem'
import { typeCalled, typesOf, wireTypeOf } from '../offer-types.ts'
import { keyOf } from '../offer-view.ts'
import { publisherOf } from '../products.ts'
import { listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import type { WireRequest } from '../wire/request.ts'

const PAGE = 50

export function readProduct(product: Product): Members {
  return {
    resourceType: wireTypeOf(product.type).v1 ?? 'AzureProduct',
    name: product.alias,
    externalIDs: [{ type: 'AzureOfferId', value: product.offerId }],
    isModularPublishing: true,
    id: product.productId,
  }
}

export async function listV1Products(ctx: Ctx, request: WireRequest): Promise<Members> {
  const { offerId, types } = readFilter(request.query('$filter'))
  const { items, nextCursor } = await listProducts(ctx, {
    publisherId: publisherOf(ctx),
    offerId,
    types: types ?? typesOf('v1'),
    cursor: request.query('$skipToken'),
    limit: PAGE,
  })
  const filter = request.query('$filter')
  const more = filter ? `&$filter=${encodeURIComponent(filter)}` : ''
  return {
    value: items.map(readProduct),
    // Relative, without a slash before it: clients put the host in front, or take the token out.
    ...(nextCursor && { nextLink: `v1.0/ingestion/products?$skipToken=${nextCursor}${more}` }),
  }
}

/** `ResourceType eq 'AzureApplication'` and `externalIDs/Any(i:i/type eq 'AzureOfferId' and i/value eq 'id')`. */
export function readFilter(filter: string | undefined): { offerId?: string; types?: string[] } {
  if (!filter) return {}
  const anyId = filter.match(
    /externalids\/any\(\s*(\w+)\s*:\s*\1\/type\s+eq\s+'azureofferid'\s+and\s+\1\/value\s+eq\s+'([^']*)'\s*\)/i,
  )
  const type = filter.match(/resourcetype\s+eq\s+'([^']*)'/i)
  if (!anyId && !type) throw malformed('Only resourceType and externalIDs can be filtered by.')
  const called = type && typeCalled('v1', type[1]!)
  return {
    ...(anyId && { offerId: anyId[2] }),
    ...(type && { types: called ? [called.type] : [] }),
  }
}

export async function createV1Product(ctx: Ctx, request: WireRequest): Promise<Product> {
  const body = await request.members()
  const resourceType = textOf(body, 'resourceType') ?? ''
  const type = typeCalled('v1', resourceType)
  if (!type) throw malformed(`The resourceType “${resourceType}” is not one of this marketplace’s.`)
  const offerId = listOf(body, 'externalIDs')
    .filter((one) => textOf(one, 'type')?.toLowerCase() === 'azureofferid')
    .map((one) => textOf(one, 'value'))[0]
  if (!offerId) throw malformed('externalIDs must hold the AzureOfferId.')
  const name = memberOf(body, 'name') ?? ''
  if (typeof name !== 'string') throw malformed('name must be a text.')
  const publisherId = publisherOf(ctx)
  await createOffer(ctx, { publisherId, offerId, type: type.type, alias: name || offerId })
  return (await listProducts(ctx, { publisherId, offerId })).items[0]!
}

export async function deleteV1Product(ctx: Ctx, product: Product): Promise<void> {
  await deleteDraft(ctx, keyOf(product))
}
