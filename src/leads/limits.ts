/**
 * How often a visitor may send enquiries. Counted on PostgreSQL for all web processes together, in memory
 * where there is only one; if the counters cannot be reached each process counts for itself. Programs
 * with credentials are known by name and not counted.
 */
import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import { leadTexts } from './messages.ts'
import { tooManyEnquiries } from './problems.ts'

const rates = {
  ipMinute: { points: 5, seconds: 60 },
  ipHour: { points: 20, seconds: 3600 },
  emailOffer: { points: 3, seconds: 3600 },
  emailDay: { points: 30, seconds: 86_400 },
  offerHour: { points: 200, seconds: 3600 },
  /** Forms that only a program fills in so. */
  robotDay: { points: 3, seconds: 86_400 },
} as const
type Rate = keyof typeof rates

/**
 * Counts an enquiry. More than an offer is usually sent is not refused, because it may be a success: the
 * answer `flood` says to hold it back for a person.
 * @throws tooManyEnquiries with Retry-After
 */
export async function countEnquiry(ctx: Ctx, enquiry: { email: string; offerKey: string }): Promise<'fine' | 'flood'> {
  const address = ctx.client && ctx.keys.hash('enquiry-rate', networkOf(ctx.client.address))
  const person = ctx.keys.hash('enquiry-rate', enquiry.email)
  // What is refused here counts no further: nobody uses up what others may send to an offer, or in whose name.
  for (const rate of ['ipMinute', 'ipHour'] as const) {
    if (address) await refuseTooMany(ctx, [consume(ctx, rate, address)])
  }
  await refuseTooMany(ctx, [
    consume(ctx, 'emailOffer', `${person}:${enquiry.offerKey}`),
    consume(ctx, 'emailDay', person),
  ])
  const { waitSeconds } = await consume(ctx, 'offerHour', enquiry.offerKey)
  return waitSeconds > 0 ? 'flood' : 'fine'
}

async function refuseTooMany(ctx: Ctx, counting: Promise<{ waitSeconds: number }>[]): Promise<void> {
  const seconds = Math.max(...(await Promise.all(counting)).map(({ waitSeconds }) => waitSeconds))
  if (seconds === 0) return
  throw tooManyEnquiries(leadTexts(ctx.locale, 'leads.enquiry.too_many', { minutes: Math.ceil(seconds / 60) }), {
    headers: { 'Retry-After': String(seconds) },
  })
}

/** Takes back what a repeated enquiry was counted as: the same click twice is one enquiry. */
export async function uncountEnquiry(ctx: Ctx, enquiry: { email: string; offerKey: string }): Promise<void> {
  const person = ctx.keys.hash('enquiry-rate', enquiry.email)
  const { emailOffer, emailDay, offerHour } = limitersOf(ctx.database)
  await Promise.all([
    emailOffer.reward(`${person}:${enquiry.offerKey}`),
    emailDay.reward(person),
    offerHour.reward(enquiry.offerKey),
  ])
}

/** Whether an offer is asked for more often just now than people do. */
export async function isFlooded(ctx: Ctx, offerKey: string): Promise<boolean> {
  const counted = await limitersOf(ctx.database).offerHour.get(offerKey)
  return (counted?.consumedPoints ?? 0) >= rates.offerHour.points
}

/** A program gave itself away; its network is remembered for a day, as a hash. */
export async function noteRobot(ctx: Ctx): Promise<void> {
  const network = ctx.client && ctx.keys.hash('enquiry-rate', networkOf(ctx.client.address))
  if (network) await consume(ctx, 'robotDay', network)
}

export async function isKnownRobot(ctx: Ctx): Promise<boolean> {
  if (!ctx.client) return false
  const counted = await limitersOf(ctx.database).robotDay.get(
    ctx.keys.hash('enquiry-rate', networkOf(ctx.client.address)),
  )
  return (counted?.consumedPoints ?? 0) >= rates.robotDay.points
}

/** One visitor has a whole IPv6 network to send from, so that is what is counted. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':')
}

async function consume(ctx: Ctx, rate: Rate, key: string): Promise<{ waitSeconds: number }> {
  try {
    await limitersOf(ctx.database)[rate].consume(key)
    return { waitSeconds: 0 }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { waitSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }
  }
}

type Limiters = Record<Rate, RateLimiterMemory | RateLimiterPostgres>
const limiters = new WeakMap<Database, Limiters>()

function limitersOf(database: Database): Limiters {
  let known = limiters.get(database)
  if (!known) {
    const names = Object.keys(rates) as Rate[]
    known = Object.fromEntries(names.map((rate) => [rate, limiterOf(database, rate)])) as Limiters
    limiters.set(database, known)
  }
  return known
}

function limiterOf(database: Database, rate: Rate) {
  const options = { keyPrefix: rate, points: rates[rate].points, duration: rates[rate].seconds }
  if (database.kind === 'pglite') return new RateLimiterMemory(options)
  return new RateLimiterPostgres({
    ...options,
    storeClient: database.pool,
    storeType: 'pool',
    tableName: 'enquiry_rates',
    tableCreated: true,
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory(options),
    // Whoever is over the limit is refused from memory and costs the database nothing more.
    inMemoryBlockOnConsumed: rates[rate].points + 1,
  })
}
