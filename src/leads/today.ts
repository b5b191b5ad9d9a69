/** What changes after a lead came: where its publisher stands with it, what the lists know, today's score. */
import type { Ctx } from '#platform/ctx'
import { type Fact, factsAbout } from './facts.ts'
import type { Lead } from './lead.ts'
import { type LeadRow, leadOf } from './rows.ts'
import type { Points, Score } from './score.ts'
import { scoreNow } from './score-now.ts'
import { settingsOf } from './settings.ts'
import { type Standing, standingsOf } from './standing.ts'

export type Today = {
  standings: Map<string, Standing>
  factsOf(row: LeadRow): Fact[]
  scoreOf(row: LeadRow): Score
  /** The lead with today's score. */
  scored(row: LeadRow): Lead
}

/** @param points tried out in place of the publisher's own */
export async function knownToday(ctx: Ctx, publisherId: string, rows: LeadRow[], points?: Points): Promise<Today> {
  const standings = await standingsOf(ctx, { publisherId, leadIds: rows.map(({ id }) => id) })
  const facts = await factsAbout(ctx, publisherId, rows)
  const counted = points ?? (await settingsOf(ctx, publisherId)).points
  const factsOf = ({ id }: LeadRow) => facts.get(id) ?? []
  const scoreOf = (row: LeadRow) =>
    scoreNow(row, {
      points: counted,
      isCustomer: factsOf(row).some(({ isCustomer }) => isCustomer),
      touchedAt: standings.get(row.id)?.touchedAt,
      now: ctx.now(),
    })
  return { standings, factsOf, scoreOf, scored: (row) => ({ ...leadOf(row), ...scoreOf(row) }) }
}
