/**
 * Visits of listings, counted without knowing whose: no address, no cookie, no browser is kept. They are written
 * some moments later, many at once, so that a page never waits for the count of its readers; at worst those
 * moments are lost.
 */
import { isbot } from 'isbot'
import { type Happening, recordEvents } from '#events'
import { parseOfferKey } from '#offers'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import { counter } from '#platform/metrics'
import type { Campaign } from './campaign.ts'

const WRITE_AFTER_MS = 1_000
const MOST_AT_ONCE = 500
/** A database that is away for long must not fill the memory with visits. */
const MOST_WAITING = 20_000

const uncounted = counter('visits_uncounted_total', 'Visits that could not be written and are not in the figures')

export type Visit = {
  /** `{publisherId}.{offerId}` */
  key: string
  /** Of the page. */
  language: string
  campaign: Campaign
  referrerHost: string | undefined
  userAgent: string | undefined
}

/** What is counted of a search: never its words. */
export type Search = { results: number; facets: number; language: string; userAgent: string | undefined }

type Recorder = Pick<Ctx, 'db' | 'database' | 'now' | 'newId' | 'log'>
type Waiting = { happenings: Happening[]; timer: NodeJS.Timeout | undefined }
const waiting = new WeakMap<Database, Waiting>()

/** Counts a visit, unless it is a robot's. */
export function recordVisit(ctx: Recorder, visit: Visit): void {
  const { language, campaign, referrerHost } = visit
  record(ctx, visit, 'listing.visited', {
    language,
    src: campaign.src ?? null,
    mktcmpid: campaign.mktcmpid ?? null,
    referrerHost: referrerHost ?? null,
    utmSource: campaign.utm_source ?? null,
    utmMedium: campaign.utm_medium ?? null,
    utmCampaign: campaign.utm_campaign ?? null,
  })
}

/** Counts that somebody pressed the button of a listing, unless it is a robot. */
export function recordAction(ctx: Recorder, visit: Visit & { action: string }): void {
  record(ctx, visit, 'listing.actionStarted', { action: visit.action })
}

/** Counts a search, unless it is a robot's. */
export function recordSearch(ctx: Recorder, { results, facets, language, userAgent }: Search): void {
  if (isPerson(userAgent)) enqueue(ctx, { kind: 'catalogue.searched', data: { results, facets, language } })
}

function record(
  ctx: Recorder,
  visit: Visit,
  kind: 'listing.visited' | 'listing.actionStarted',
  data: Happening['data'],
): void {
  const key = parseOfferKey(visit.key)
  if (key && isPerson(visit.userAgent)) enqueue(ctx, { kind, ...key, data })
}

function isPerson(userAgent: string | undefined): boolean {
  return !!userAgent && !isbot(userAgent)
}

function enqueue(ctx: Recorder, happening: Happening): void {
  const queue = queueOf(ctx)
  if (queue.happenings.length >= MOST_WAITING) {
    uncounted.inc()
    return
  }
  queue.happenings.push({ ...happening, at: ctx.now() })
  queue.timer ??= setTimeout(() => void writeVisits(ctx), WRITE_AFTER_MS)
}

/** Writes what waits, now: at the end of a process, and in tests. */
export async function writeVisits(ctx: Recorder): Promise<void> {
  const queue = queueOf(ctx)
  clearTimeout(queue.timer)
  queue.timer = undefined
  while (queue.happenings.length) {
    const happenings = queue.happenings.splice(0, MOST_AT_ONCE)
    try {
      await recordEvents(ctx, happenings)
    } catch (error) {
      // Visits are worth a try, not a wait: what the database does not take now is not in the figures.
      uncounted.inc(happenings.length)
      ctx.log.warn({ err: (error as Error).message, visits: happenings.length }, 'visits not written')
    }
  }
}

function queueOf(ctx: Pick<Recorder, 'database'>): Waiting {
  const known = waiting.get(ctx.database)
  if (known) return known
  const queue: Waiting = { happenings: [], timer: undefined }
  waiting.set(ctx.database, queue)
  return queue
}
