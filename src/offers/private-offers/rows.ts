/** Rows of private offers: read, and held while something is decided on them. */
import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { privateOffers } from '../schema.ts'
import { dealWords } from './words.ts'

export type PrivateOfferKey = { publisherId: string; id: string }
export type PrivateOfferRow = typeof privateOffers.$inferSelect

/** @throws notFound */
export async function readRow(ctx: Pick<Ctx, 'db' | 'locale'>, key: PrivateOfferKey): Promise<PrivateOfferRow> {
  const [row] = isUuid.test(key.id) ? await ctx.db.select().from(privateOffers).where(isRow(key)) : []
  if (!row) throw notFound(dealWords(ctx.locale, 'refused.unknown'))
  return row
}

/** Locked until the transaction ends. @throws notFound */
export async function holdRow(ctx: Ctx, key: PrivateOfferKey): Promise<PrivateOfferRow> {
  const [row] = isUuid.test(key.id) ? await ctx.db.select().from(privateOffers).where(isRow(key)).for('update') : []
  if (!row) throw notFound(dealWords(ctx.locale, 'refused.unknown'))
  return row
}

export function isRow({ publisherId, id }: PrivateOfferKey) {
  return and(eq(privateOffers.publisherId, publisherId), eq(privateOffers.id, id))
}

export function changed(ctx: Ctx) {
  return { changedAt: ctx.now(), changedByName: ctx.actor.name }
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
