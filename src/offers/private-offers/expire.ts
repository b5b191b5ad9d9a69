/** Once an hour: private offers whose time has passed are written down as such, and their contacts are told. */
import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { inTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'
import { privateOffers } from '../schema.ts'
import { dayOf } from './deal.ts'
import { stateOn } from './moves.ts'
import { announceExpired } from './notices.ts'
import { changed, holdRow, isRow } from './rows.ts'

export const expirePrivateOffers = defineJob({
  name: 'offers.expire-private-offers',
  data: z.object({}),
  every: '20 * * * *',
  async run(ctx) {
    const rows = await ctx.db
      .select()
      .from(privateOffers)
      .where(inArray(privateOffers.state, ['live', 'accepted']))
    const today = dayOf(ctx.now())
    for (const seen of rows.filter((row) => stateOn(today, row) === 'expired')) {
      await inTransaction(ctx, async (ctx) => {
        const row = await holdRow(ctx, seen)
        if (row.state === 'expired' || stateOn(today, row) !== 'expired') return
        await ctx.db
          .update(privateOffers)
          .set({ state: 'expired', revision: row.revision + 1, ...changed(ctx) })
          .where(isRow(row))
        await announceExpired(ctx, row)
      })
    }
  },
})
