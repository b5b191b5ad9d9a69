/** Once a day: previews that wait too long (M10), findings left open, and what customers of live offers will soon miss (M9). */
import { and, eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'
import { findingsOf } from './findings-of.ts'
import { announceExpiring, remindOfPreview, remindOfReport } from './notices.ts'
import { aboutLink, linksOf, look } from './pipeline/links.ts'
import type { StepMessage } from './pipeline/steps.ts'
import { findings, offers, publications, remindersSent, submissions, verdicts } from './schema.ts'
import type { Publication } from './slots.ts'
import type { OfferRow } from './standing.ts'
import { getOfferType } from './types/registry.ts'

const dayMs = 86_400_000
const previewWaitsDays = 7

export const remind = defineJob({
  name: 'offers.remind',
  data: z.object({}),
  every: '0 6 * * *',
  // Hours of visits may lie between two heartbeats of a slow network.
  heartbeatSeconds: 300,
  async run(ctx) {
    await remindOfPreviews(ctx)
    await remindOfFindings(ctx)
    await warnOfLiveOffers(ctx)
  },
})

async function remindOfPreviews(ctx: Ctx) {
  const before = new Date(ctx.now().getTime() - previewWaitsDays * dayMs)
  const waiting = await ctx.db
    .select()
    .from(submissions)
    .where(and(eq(submissions.status, 'waitingForPublisher'), lt(submissions.previewReadyAt, before)))
  for (const submission of waiting) {
    await once(ctx, submission, `preview-waiting:${submission.id}`, (ctx) => remindOfPreview(ctx, submission))
  }
}

const findingsWaitDays = 7
const findingReminders = 4

/**
 * Findings that are open a week after the report, and again each week for a month. Fixed, waived or disputed ones are
 * not spoken of, nor those of a submission that another has followed.
 */
async function remindOfFindings(ctx: Ctx) {
  const before = new Date(ctx.now().getTime() - findingsWaitDays * dayMs)
  const rows = await ctx.db
    .select({ submission: submissions, decidedAt: verdicts.decidedAt, open: sql<number>`count(*)::int` })
    .from(findings)
    .innerJoin(
      submissions,
      and(eq(submissions.publisherId, findings.publisherId), eq(submissions.id, findings.submissionId)),
    )
    .innerJoin(
      verdicts,
      and(eq(verdicts.publisherId, findings.publisherId), eq(verdicts.submissionId, findings.submissionId)),
    )
    .where(
      and(
        eq(findings.status, 'open'),
        eq(submissions.status, 'rejected'),
        lt(verdicts.decidedAt, before),
        sql`not exists (select from submissions s where s.publisher_id = ${submissions.publisherId}
          and s.offer_id = ${submissions.offerId} and s.number > ${submissions.number})`,
      ),
    )
    .groupBy(submissions.publisherId, submissions.id, verdicts.publisherId, verdicts.submissionId)
  for (const { submission, decidedAt, open } of rows) {
    const week = Math.floor((ctx.now().getTime() - decidedAt.getTime()) / (findingsWaitDays * dayMs))
    if (week > findingReminders) continue
    await once(ctx, submission, `findings-open:${submission.id}:${week}`, (ctx) =>
      remindOfReport(ctx, submission, open),
    )
  }
}

async function warnOfLiveOffers(ctx: Ctx) {
  const live = await ctx.db
    .select({ offer: offers, publication: publications })
    .from(publications)
    .innerJoin(
      offers,
      and(
        eq(offers.publisherId, publications.publisherId),
        eq(offers.offerId, publications.offerId),
        eq(offers.liveVersion, publications.version),
      ),
    )
  for (const { offer, publication } of live) {
    const messages = [...(await expiring(ctx, offer, publication)), ...(await deadLinks(ctx, publication))]
    if (messages.length === 0) continue
    const about = `live:${publication.version}:${messages.map((m) => `${m.code}${m.pointer ?? ''}`).join()}`
    await once(ctx, offer, about, (ctx) => announceExpiring(ctx, offer, messages))
  }
}

// Once the package was copied, the end of its address harms nobody.
const harmless = ['technical.packageUrl']

async function expiring(ctx: Ctx, offer: OfferRow, { snapshot }: Publication): Promise<StepMessage[]> {
  const found = await findingsOf(ctx, { ...offer, draft: snapshot.document })
  return found
    .filter(({ code, fieldKey }) => /\.expire[sd]/.test(code) && !(snapshot.package && harmless.includes(fieldKey)))
    .map(({ code, params, pageKey, fieldKey, pointer }) => ({
      ...{ code, params, pageKey, fieldKey, pointer },
      level: 'warning',
      at: ctx.now().toISOString(),
    }))
}

const watched = ['listing.helpUrl', 'listing.privacyPolicyUrl']

async function deadLinks(ctx: Ctx, { snapshot }: Publication): Promise<StepMessage[]> {
  if (ctx.config.offerLinks === 'shape') return []
  const type = getOfferType(snapshot.type, snapshot.profile)
  const links = linksOf(type, snapshot.document, () => true).filter((link) => watched.includes(link.field.key))
  const messages: StepMessage[] = []
  for (const link of links) {
    const state = await look(ctx, link.url)
    // Out of order for a moment is not dead.
    if (state.is === 'dead' || state.is === 'private') {
      const at = ctx.now().toISOString()
      messages.push(
        ...aboutLink(
          { message: (level, code, params = {}, where = {}) => ({ level, code, params, at, ...where }) },
          link,
          state,
        ),
      )
    }
  }
  return messages
}

/** Sends a reminder unless the same was sent; both commit together. */
async function once(
  ctx: Ctx,
  { publisherId, offerId }: { publisherId: string; offerId: string },
  about: string,
  send: (ctx: Ctx) => Promise<void>,
) {
  await inTransaction(ctx, async (ctx) => {
    const [first] = await ctx.db
      .insert(remindersSent)
      .values({ publisherId, offerId, about, sentAt: ctx.now() })
      .onConflictDoNothing()
      .returning()
    if (first) await send(ctx)
  })
}
