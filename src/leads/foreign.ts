/**
 * Leads that another marketplace captured: handed over as they came, kept and sent on like our own. What
 * somebody else's form has let through is not judged again; nothing of it is dropped because it looks odd.
 */
import { sql } from 'drizzle-orm'
import { recordEvents } from '#events'
import { as, type Ctx, system } from '#platform/ctx'
import type { Database } from '#platform/db'
import { inTransaction } from '#platform/db'
import { executePrepared } from '#platform/prepared'
import { isPassing, sqlState } from './capture.ts'
import { claimActs } from './claim-acts.ts'
import { insertLeads } from './commit-leads.ts'
import { isCountry } from './fields/country.ts'
import { parseEmail } from './fields/email.ts'
import { isPhoneText, toE164 } from './fields/phone.ts'
import { leadCaptured, sendOff } from './follow-up.ts'
import { GroupCommit } from './group-commit.ts'
import { awaitJournal, keepInJournal } from './journal.ts'
import { flagsOf } from './judge.ts'
import type { Campaign, Consent, Flag, Lead } from './lead.ts'
import { composeLeadSource } from './lead-source.ts'
import { readLeads } from './read-leads.ts'
import { type LeadRow, leadOf, type NewLeadRow } from './rows.ts'
import { scoreOf } from './score.ts'

/** A lead as somebody else recorded it. */
export type ForeignLead = {
  /** Its own id, if it has one: the same id again is the same lead, however late it comes. */
  leadId?: string
  /** Hash of what came: the same again within ten minutes is the same lead. Absent: each is one of its own. */
  sameAs?: string
  publisherId: string
  publisherName: string
  offerId: string
  offerTitle: string
  offerType?: string
  listingOption?: string
  marketplace: string
  /** Codes as they came; unknown ones are kept. */
  source: string
  actionCode: string
  /** The composite, when it came as one. */
  leadSource?: string
  customer: Partial<
    Record<'firstName' | 'lastName' | 'email' | 'phone' | 'country' | 'company' | 'title', string | null>
  >
  /** What the other side wrote about it. */
  message: string | null
  campaign?: Campaign
  consent?: Consent | null
  occurredAt?: Date
  locale?: string
  keptForDays: number
  /** It is only kept, and goes to no destination. */
  staysHere?: boolean
}

export type KeptForeign = { lead: Lead; isNew: boolean }

const DAY_MS = 86_400_000
const DUPLICATE_DAYS = 180

/**
 * Keeps a lead that came from elsewhere and puts it on its way, in one transaction that many share: when this
 * resolves it is not lost any more. Asks nobody's permission: whoever calls has checked who hands it over.
 * Opens its own transaction: never call it inside one.
 */
export async function keepForeignLead(ctx: Ctx, lead: ForeignLead): Promise<KeptForeign> {
  const kept = await committerOf(ctx).submit({ ...lead, leadId: lead.leadId ?? ctx.newId() })
  const { row, act, isNew } = kept
  await (isNew ? keepInJournal(ctx, { row, act }) : awaitJournal(ctx))
  return { lead: leadOf(row), isNew }
}

type Identified = ForeignLead & { leadId: string }
type Kept = { row: LeadRow; act: string; isNew: boolean }

const committers = new WeakMap<Database, GroupCommit<Identified, Kept>>()

function committerOf(ctx: Ctx): GroupCommit<Identified, Kept> {
  let committer = committers.get(ctx.database)
  if (!committer) {
    const shared = { ...as(ctx, system), db: ctx.database.db, requestId: undefined, client: undefined }
    const commit = async (group: Identified[]) => {
      try {
        return await commitForeign(shared, group)
      } catch (error) {
        if (!isPassing(error)) throw error
        return commitForeign(shared, group)
      }
    }
    committer = new GroupCommit(commit, {
      parallel: 1,
      most: 200,
      isItemsFault: (error) => /^2[23]/.test(sqlState(error)),
    })
    committers.set(ctx.database, committer)
  }
  return committer
}

async function commitForeign(ctx: Ctx, group: Identified[]): Promise<Kept[]> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const acts = group.map((lead) => actOf(ctx, lead))
    const claims = await claimActs(ctx, acts, now)
    const ownIds = new Set<string>()
    const fresh = group.filter(({ leadId }) => {
      // The same id twice in one group is the same lead, too.
      const isFirst = claims.get(leadId)?.leadId === leadId && !ownIds.has(leadId)
      ownIds.add(leadId)
      return isFirst
    })
    const earlier = await earlierLeads(ctx, fresh, now)
    const rows = fresh.map((lead) =>
      foreignRow(lead, {
        now,
        duplicateOf: earlier.get(lead.leadId) ?? null,
        otherActs: claims.get(lead.leadId)!.otherActs,
      }),
    )
    const inserted = await insertLeads(ctx, rows)
    const stay = new Set(fresh.flatMap(({ leadId, staysHere }) => (staysHere ? [leadId] : [])))
    await sendOff(
      ctx,
      inserted.filter(({ id }) => !stay.has(id)),
    )
    await recordEvents(ctx, inserted.flatMap(leadCaptured))

    const byId = new Map(inserted.map((row) => [row.id, row]))
    const answers = group.map(({ leadId }) => claims.get(leadId)!.leadId)
    for (const row of await readLeads(
      ctx,
      [...new Set(answers)].filter((id) => !byId.has(id)),
    ))
      byId.set(row.id, row)
    const newIds = new Set(inserted.map(({ id }) => id))
    return group.map(({ leadId }, i): Kept => {
      const isNew = newIds.delete(leadId)
      return { row: byId.get(answers[i]!)!, act: acts[i]!.act, isNew }
    })
  })
}

function actOf(ctx: Ctx, { publisherId, offerId, leadId, sameAs, customer, actionCode }: Identified) {
  const normalised = normalisedOf(customer.email)
  const act = ctx.keys.hash('foreign', sameAs ?? leadId)
  return { publisherId, offerId, leadId, act, checked: { actionCode, parsedEmail: { normalised: normalised ?? '' } } }
}

/** For each lead the newest of the same person doing the same on the same offer, here or earlier in this group. */
async function earlierLeads(ctx: Ctx, leads: Identified[], now: Date): Promise<Map<string, string>> {
  const known = leads.flatMap((lead) => {
    const email = normalisedOf(lead.customer.email)
    return email ? [{ lead, email, key: `${lead.publisherId} ${lead.offerId} ${lead.actionCode} ${email}` }] : []
  })
  if (known.length === 0) return new Map()
  const asked = known.map(({ lead, email }) => ({
    lead_id: lead.leadId,
    publisher_id: lead.publisherId,
    offer_id: lead.offerId,
    action_code: lead.actionCode,
    email,
  }))
  const since = new Date(now.getTime() - DUPLICATE_DAYS * DAY_MS).toISOString()
  // `offset 0` keeps the order out: for one lead in order, every lead of half a year would be gone through.
  const rows = await executePrepared<{ lead_id: string; earlier: string }>(
    ctx,
    'leads.earlier',
    sql`
    select r.lead_id, l.id as earlier
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as r(lead_id uuid, publisher_id text, offer_id text, action_code text, email text)
    cross join lateral (
      select l.id from (
        select id, captured_at from leads l
        where l.publisher_id = r.publisher_id and l.email_normalised = r.email and l.offer_id = r.offer_id
          and l.action_code = r.action_code and l.captured_at > ${since} and l.id <> r.lead_id
          and l.state <> 'unconfirmed'
        offset 0) l
      order by l.captured_at desc, l.id desc limit 1) l`,
  )
  const earlier = new Map(rows.map((row) => [row.lead_id, row.earlier]))
  const inGroup = new Map<string, string>()
  for (const { lead, key } of known) {
    const before = inGroup.get(key)
    if (before) earlier.set(lead.leadId, before)
    inGroup.set(key, lead.leadId)
  }
  return earlier
}

function foreignRow(
  lead: Identified,
  { now, duplicateOf, otherActs }: { now: Date; duplicateOf: string | null; otherActs: number },
): NewLeadRow {
  const { customer } = lead
  const text = (key: keyof ForeignLead['customer']) => customer[key]?.trim() || null
  const email = text('email')
  const parsed = email ? parseEmail(email) : undefined
  const phone = text('phone')
  const country = text('country')
  const flags: Flag[] = parsed ? flagsOf(parsed) : []
  if (lead.actionCode === 'DNC') flags.push('dnc')
  if (duplicateOf) flags.push('duplicate')
  const offerKey = `${lead.publisherId}.${lead.offerId}`
  const listingOption = lead.listingOption ?? listingOptionOf(lead.actionCode)
  return {
    publisherId: lead.publisherId,
    id: lead.leadId,
    environment: 'live',
    state: 'routable',
    offerId: lead.offerId,
    offerTitle: lead.offerTitle,
    offerType: lead.offerType ?? '',
    listingOption,
    planId: null,
    publisherName: lead.publisherName,
    marketplace: lead.marketplace,
    source: lead.source,
    actionCode: lead.actionCode,
    leadSource:
      lead.leadSource ?? composeLeadSource({ source: lead.source, actionCode: lead.actionCode, offer: offerKey }),
    firstName: text('firstName'),
    lastName: text('lastName'),
    email,
    emailNormalised: normalisedOf(email),
    phone,
    phoneE164: phone && isPhoneText(phone) ? toE164(phone, country && isCountry(country) ? country : null) : null,
    country,
    company: text('company'),
    title: text('title'),
    message: lead.message?.trim() || null,
    campaign: lead.campaign ?? {},
    referrerHost: null,
    locale: lead.locale ?? 'en',
    consent: lead.consent ?? null,
    allowMarketing: false,
    flags,
    suspicions: [],
    duplicateOf,
    ...scoreOf({
      actionCode: lead.actionCode,
      listingOption,
      flags,
      suspect: false,
      phone,
      title: text('title'),
      message: lead.message,
      country,
      targetMarkets: [],
      campaign: lead.campaign ?? {},
      otherActs,
      repeated: duplicateOf !== null,
    }),
    ipHash: null,
    occurredAt: lead.occurredAt ?? now,
    capturedAt: now,
    retainUntil: new Date(now.getTime() + lead.keptForDays * DAY_MS),
    erasedAt: null,
  }
}

/** For matching; what is no address is matched as it was typed. */
function normalisedOf(email: string | null | undefined): string | null {
  if (!email?.trim()) return null
  return parseEmail(email.trim())?.normalised ?? email.trim().toLowerCase()
}

function listingOptionOf(actionCode: string): string {
  return { INS: 'get-it-now-free', Create: 'transact', StartTestDrive: 'test-drive' }[actionCode] ?? 'contact-me'
}
