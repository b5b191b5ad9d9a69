/** How customers are called in reports. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { attributedCustomers } from './schema.ts'

const masked = '*'.repeat(12)

export function pseudonym(customerRef: string, country?: string | null): string {
  const name = `customer-${customerRef
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 8)
    .toLowerCase()}`
  return country ? `${name} (${country})` : name
}

/** @param mayKnow whether the viewer may see who customers are; names are kept only where the channel brings them */
export async function customerNames(
  ctx: Ctx,
  publisherId: string | undefined,
  refs: string[],
  mayKnow: boolean,
): Promise<Map<string, string>> {
  if (!refs.length) return new Map()
  const rows = await ctx.db
    .select()
    .from(attributedCustomers)
    .where(
      and(
        publisherId === undefined ? undefined : eq(attributedCustomers.publisherId, publisherId),
        inArray(attributedCustomers.customerRef, refs),
      ),
    )
    // Where several publishers know a customer, the one with a name is told last, and stays.
    .orderBy(sql`${attributedCustomers.name} nulls first`, asc(attributedCustomers.publisherId))
  return new Map(
    rows.map(({ customerRef, name, country, isProtected }) => {
      if (isProtected) return [customerRef, masked]
      return [customerRef, mayKnow && name ? name : pseudonym(customerRef, country)]
    }),
  )
}
