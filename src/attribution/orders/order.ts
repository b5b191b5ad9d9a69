/**
 * A customer takes a template from a listing to deploy it: whether its usage is reported is the customer’s choice, and
 * what they were told before choosing is kept with it. Specification: attribution §8.
 */
import { and, desc, eq, getTableColumns, lt, or, type SQL, sql } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { notFound, unprocessable } from '#platform/problem'
import { noticeChanged } from '../problems.ts'
import { fieldError } from '../registry-words.ts'
import { deploymentOrders } from '../schema.ts'
import { type DeployablePlan, type ListingKey, type Looking, plansToDeploy } from './deployable-plans.ts'
import { countOrder } from './limits.ts'

export type DeploymentOrder = typeof deploymentOrders.$inferSelect

export type OrderForm = ListingKey &
  Looking & {
    planId: string
    /** Usage of this deployment is not reported. */
    leaveOut: boolean
    /** The version of the notice that the form showed; undefined where it showed none. */
    noticeVersion: string | undefined
  }

/** What the form shows: nothing when customers cannot deploy anything of this listing. */
export async function deployablePlans(ctx: Ctx, key: ListingKey, looking: Looking = {}): Promise<DeployablePlan[]> {
  return (await plansToDeploy(ctx, key, looking)).map(({ planId, name, trackingId, notice, canBeLeftOut }) => ({
    ...{ planId, name, trackingId, notice, canBeLeftOut },
  }))
}

/**
 * Needs no sign-in: listings are public, and of the customer nothing is kept.
 *
 * @throws unprocessable when the plan is none of those, or cannot be left out and is to be
 * @throws noticeChanged when another notice was shown than is now in force
 */
export async function orderDeployment(ctx: Ctx, form: OrderForm): Promise<DeploymentOrder> {
  const { publisherId, offerId, planId, leaveOut } = form
  await countOrder(ctx)
  const plans = await plansToDeploy(ctx, { publisherId, offerId }, form)
  if (!plans.length) throw notFound('Nothing of this listing is deployed from here.')
  const plan = plans.find((one) => one.planId === planId)
  if (!plan) throw unprocessable('Which plan?', { errors: [fieldError(ctx, '#/planId', 'plan')] })
  const choice = leaveOut ? plan.choices.leftOut : plan.choices.reported
  if (!choice) throw unprocessable('It cannot be left out.', { errors: [fieldError(ctx, '#/leaveOut', 'leaveOut')] })
  if (plan.notice && plan.notice.version !== form.noticeVersion)
    throw noticeChanged('Read the notice again, then send the form.')
  return inTransaction(ctx, async (ctx) => {
    const [order] = await ctx.db
      .insert(deploymentOrders)
      .values({
        ...{ publisherId, offerId, planId, packageSha256: plan.package.sha256 },
        id: crypto.randomUUID(),
        trackingId: plan.trackingId ?? null,
        leftOut: leaveOut,
        parameter: choice.parameter?.name ?? null,
        noticeVersion: plan.notice?.version ?? null,
        noticeDate: plan.notice?.date ?? null,
        noticeText: plan.notice?.text ?? null,
        locale: ctx.locale,
        orderedAt: ctx.now(),
      })
      .returning()
    await recordEvents(ctx, [
      { kind: 'deployment.ordered', publisherId, offerId, data: { plan: planId, leftOut: leaveOut } },
    ])
    return order!
  })
}

/**
 * The order of this id, for whoever knows it.
 * @throws notFound
 */
export async function getOrder(ctx: Ctx, orderId: string): Promise<DeploymentOrder> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(orderId)
  const [order] = isId ? await ctx.db.select().from(deploymentOrders).where(eq(deploymentOrders.id, orderId)) : []
  if (!order) throw notFound('No such order.')
  return order
}

/** Tells orders of the same moment apart in a cursor, which publishers see. */
const tie = sql<string>`md5(${deploymentOrders.id}::text)`

/** An order without what opens it. */
export type ListedOrder = Omit<DeploymentOrder, 'id' | 'packageSha256'> & { number: string }

/** Newest first. Requires attribution.read. */
export async function listOrders(
  ctx: Ctx,
  { publisherId, cursor, limit = 50 }: { publisherId: string; cursor?: string | undefined; limit?: number },
): Promise<Page<ListedOrder>> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const where: (SQL | undefined)[] = [eq(deploymentOrders.publisherId, publisherId)]
  if (cursor) {
    const [before, id] = decodeCursor(cursor, ['moment', 'id'])
    const { orderedAt } = deploymentOrders
    where.push(or(lt(orderedAt, before), and(eq(orderedAt, before), lt(tie, id))))
  }
  const rows = await ctx.db
    .select({ ...getTableColumns(deploymentOrders), tie })
    .from(deploymentOrders)
    .where(and(...where))
    .orderBy(desc(deploymentOrders.orderedAt), desc(tie))
    .limit(limit + 1)
  const page = pageOf(rows, limit, (row) => [row.orderedAt.toISOString(), row.tie])
  return {
    ...page,
    items: page.items.map(({ id, packageSha256: _, tie: __, ...order }) => ({ ...order, number: orderNumber(id) })),
  }
}

/** What customer and publisher can both name an order by: not enough of its id to open it. */
export function orderNumber(id: string): string {
  return id.slice(0, 8).toUpperCase()
}
