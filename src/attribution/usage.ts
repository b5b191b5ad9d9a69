/** Usage rows of the cloud, matched to what deployments created. What matches nothing is counted and not kept. */
import { desc, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendJob } from '#platform/jobs'
import { unprocessable } from '#platform/problem'
import { hash } from './deployment-event.ts'
import { whatIsWrong } from './read-rows.ts'
import { forgetMonth, restatedMonth } from './restated-usage.ts'
import { totalMonths } from './rollup.ts'
import { attributedResources, attributedUsage, staleMonths } from './schema.ts'
import { amount, told, wrongTimes } from './told.ts'
import { ownColumns } from './usage-columns.ts'

export const usageRowShape = z.object({
  /** A day, or an instant. */
  usageDate: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  resourceId: told(1000),
  meterId: told(100).default(''),
  meterCategory: told(100).default(''),
  quantity: amount,
  unit: told(60).default(''),
  cost: amount.default(0),
  currency: told(3).default(''),
  subscriptionId: told(100).optional(),
  /** The resource whose service made the group this one stands in. */
  managedBy: told(1000).optional(),
})

export type UsageRow = z.input<typeof usageRowShape>
export type UsageTaken = {
  counted: number
  unmatched: number
  duplicates: number
  rejected: { row: number; reason: string }[]
}

type Attributed = typeof attributedResources.$inferSelect

/**
 * Requires operator.admin: usage is the operator’s to tell.
 *
 * @param restates the rows are all there is of this month so far, `2026-03`, for the subscriptions in them: what was
 *   told of it before is replaced, in one transaction
 * @param exportId the rows are a part of this export: what its other parts told of that month stays
 */
export async function importUsage(
  ctx: Ctx,
  rows: readonly unknown[],
  { restates, exportId }: { restates?: string | undefined; exportId?: string | undefined } = {},
): Promise<UsageTaken> {
  if (ctx.actor.kind !== 'system') requirePermission(ctx, 'operator.admin')
  if (restates !== undefined && !restatedMonth.test(restates)) throw unprocessable('Name a month, as 2026-03.')
  if (exportId !== undefined && !told(100).min(1).safeParse(exportId).success)
    throw unprocessable('Name the export in at most 100 characters.')
  const taken: UsageTaken = { counted: 0, unmatched: 0, duplicates: 0, rejected: [] }
  const read: z.output<typeof usageRowShape>[] = []
  for (const [i, row] of rows.entries()) {
    const parsed = usageRowShape.safeParse(ownColumns(row))
    const reason = parsed.success ? whyNot(ctx, parsed.data, restates) : whatIsWrong(parsed.error)
    if (parsed.success && reason === undefined) read.push(parsed.data)
    else taken.rejected.push({ row: i + 1, reason: reason! })
  }
  const batches = Array.from({ length: Math.ceil(read.length / 500) }, (_, i) => read.slice(i * 500, i * 500 + 500))
  if (restates === undefined)
    for (const batch of batches) await inTransaction(ctx, (ctx) => count(ctx, { rows: batch, taken, exportId }))
  else
    await inTransaction(ctx, async (ctx) => {
      const ids = read.map(({ resourceId }) => resourceId)
      await forgetMonth(ctx, { month: restates, exportId }, ids)
      for (const batch of batches) await count(ctx, { rows: batch, taken, exportId })
    })
  if (taken.counted || restates !== undefined) await sendJob(ctx, totalMonths, {}, { singletonKey: 'now' })
  return taken
}

function whyNot(ctx: Ctx, { usageDate }: { usageDate: string }, restates: string | undefined): string | undefined {
  if (restates !== undefined && new Date(usageDate).toISOString().slice(0, 7) !== restates)
    return `usageDate: not in ${restates}`
  return wrongTimes(ctx.now(), { usageDate })
}

type Batch = { rows: z.output<typeof usageRowShape>[]; taken: UsageTaken; exportId: string | undefined }

async function count(ctx: Ctx, { rows, taken, exportId }: Batch) {
  const candidates = [
    ...new Set(
      rows.flatMap((row) => [...ancestorsOf(row.resourceId), ...(row.managedBy ? ancestorsOf(row.managedBy) : [])]),
    ),
  ]
  const known = candidates.length
    ? await ctx.db
        .select()
        .from(attributedResources)
        .where(inArray(attributedResources.resourceId, candidates))
        // On the day of a hand-over both were there: the day is the newer one’s.
        .orderBy(desc(attributedResources.fromAt), attributedResources.publisherId)
    : []
  const byId = Map.groupBy(known, ({ resourceId }) => resourceId)
  const values: (typeof attributedUsage.$inferInsert)[] = []
  const stale = new Map<string, { publisherId: string; month: string }>()
  for (const row of rows) {
    const found = match(row, byId)
    if (!found) {
      taken.unmatched++
      continue
    }
    const month = `${new Date(row.usageDate).toISOString().slice(0, 7)}-01`
    stale.set(`${found.publisherId} ${month}`, { publisherId: found.publisherId, month })
    values.push({ ...usageOf(row, found), exportId })
  }
  if (!values.length) return
  const fresh = await ctx.db
    .insert(attributedUsage)
    .values(values)
    .onConflictDoNothing()
    .returning({ rowKey: attributedUsage.rowKey })
  taken.counted += fresh.length
  taken.duplicates += values.length - fresh.length
  await ctx.db
    .insert(staleMonths)
    .values([...stale.values()])
    .onConflictDoNothing()
}

function usageOf(row: z.output<typeof usageRowShape>, found: Attributed): typeof attributedUsage.$inferInsert {
  const { publisherId, guid, offerId, planId, channel, method, type, region, customerRef } = found
  const resourceId = row.resourceId.toLowerCase()
  return {
    publisherId,
    rowKey: hash(
      row.usageDate,
      resourceId,
      row.meterId,
      row.meterCategory,
      row.unit,
      row.currency,
      String(row.quantity),
      String(row.cost),
    ),
    usedAt: new Date(row.usageDate),
    resourceId,
    guid,
    offerId,
    planId,
    channel,
    method,
    type,
    region,
    customerRef,
    meterCategory: row.meterCategory,
    quantity: row.quantity,
    unit: row.unit,
    cost: row.cost,
    currency: row.currency.toUpperCase(),
  }
}

/** The longest attributed ancestor counts; failing that, the owner of a managed group. */
function match(row: z.output<typeof usageRowShape>, byId: Map<string, Attributed[]>): Attributed | undefined {
  for (const id of [...ancestorsOf(row.resourceId), ...(row.managedBy ? ancestorsOf(row.managedBy) : [])]) {
    const found = byId.get(id)?.find((resource) => wasInForce(row.usageDate, resource))
    if (found) return found
  }
  return undefined
}

/** A row of a day counts when any of that day does: exports have no finer time. */
function wasInForce(usageDate: string, { fromAt, toAt }: Attributed): boolean {
  if (usageDate.length > 10) {
    const at = new Date(usageDate)
    return at >= fromAt && (toAt === null || at < toAt)
  }
  return (
    usageDate >= fromAt.toISOString().slice(0, 10) && (toAt === null || usageDate <= toAt.toISOString().slice(0, 10))
  )
}

/** An id and those above it, longest first: `…/storageAccounts/x/blobServices/default`, `…/storageAccounts/x`. */
export function ancestorsOf(id: string): string[] {
  const lower = id.toLowerCase().replace(/\/$/, '')
  const provider = lower.lastIndexOf('/providers/')
  if (provider < 0) return [lower]
  const head = lower.slice(0, provider)
  const [namespace = '', ...steps] = lower.slice(provider + '/providers/'.length).split('/')
  const ids: string[] = []
  for (let length = steps.length - (steps.length % 2); length >= 2; length -= 2)
    ids.push(`${head}/providers/${namespace}/${steps.slice(0, length).join('/')}`)
  return steps.length % 2 ? [lower, ...ids] : ids
}
