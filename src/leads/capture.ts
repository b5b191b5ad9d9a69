import { randomBytes } from 'node:crypto'
import { as, type Ctx, system } from '#platform/ctx'
import type { Database } from '#platform/db'
import { counter } from '#platform/metrics'
import { type Problem, unprocessable } from '#platform/problem'
import { holdsProof } from './challenge.ts'
import { type CheckedEnquiry, checkEnquiry } from './check-enquiry.ts'
import { CatalogueMoved, commitLeads, type Kept } from './commit-leads.ts'
import { doubtsAbout } from './doubts.ts'
import { type FormVerdict, judgeForm } from './enquiry-form.ts'
import { GroupCommit } from './group-commit.ts'
import { keepInJournal } from './journal.ts'
import type { Enquiry, Lead } from './lead.ts'
import { type AcceptedEnquiry, rowOf } from './lead-row.ts'
import { wireCode } from './lead-source.ts'
import { countEnquiry, noteRobot, uncountEnquiry } from './limits.ts'
import { leadTexts } from './messages.ts'
import { type EnquiredOffer, findEnquiredOffer, lookAgain, recallOffer } from './offer.ts'
import { noticeFor, withOwner } from './partners.ts'
import { formStale, notSent, offerNotLive } from './problems.ts'
import { leadOf } from './rows.ts'
import { settingsAtCapture } from './settings-at-capture.ts'

const enquiries = counter('enquiries_total', 'Enquiries by what became of them', ['result'])

/**
 * Records an enquiry and sends it on its way to the publisher's destinations.
 *
 * Lead, deliveries and event commit together: a lead answered with success is never lost, even if the
 * process dies on the next line. The same act again within ten minutes, and a second click on the same
 * form, get the lead that is there. What a robot sent is answered like success and not kept.
 *
 * Opens its own transaction, shared with other captures: never call it inside one.
 *
 * @throws offerNotLive when the offer was withdrawn while the form was open
 * @throws unprocessable with everything wrong at once: a pointer, a code and a sentence for each field
 * @throws formStale when the form must be sent again
 * @throws tooManyEnquiries with Retry-After
 * @throws notSent when the database did not take it: nothing was kept
 */
export async function captureLead(ctx: Ctx, enquiry: Enquiry): Promise<Lead> {
  // What is remembered of the offer will do: the transaction makes sure that it still is so.
  const lead = await captureFor(ctx, enquiry, await recallOffer(ctx, enquiry))
  return lead ?? captureNow(ctx, enquiry)
}

/** With the offer as it is now; again, should the catalogue change meanwhile. */
async function captureNow(ctx: Ctx, enquiry: Enquiry): Promise<Lead> {
  for (;;) {
    const lead = await captureFor(ctx, enquiry, await findEnquiredOffer(ctx, enquiry))
    if (lead) return lead
  }
}

/** @returns nothing when the offer is not any more what it was taken for */
async function captureFor(ctx: Ctx, enquiry: Enquiry, offer: EnquiredOffer | undefined): Promise<Lead | undefined> {
  if (!offer) throw offerNotLive(leadTexts(ctx.locale, 'leads.enquiry.not_live'))
  const form = judgeForm(ctx, enquiry, offer)
  const checked = await checkOrRefuse(ctx, enquiry, { offer: await withOwner(ctx, offer, enquiry.via), form })
  if (form.kind === 'stale') throw formStale(leadTexts(ctx.locale, form.code))

  const accepted = accept(ctx, { enquiry, offer, checked })
  if (form.kind === 'robot') {
    await noteRobot(ctx)
    return await feign(ctx, accepted)
  }
  // Programs with credentials are known by name; visitors are counted.
  const counts = form.kind === 'exempt' ? undefined : { email: checked.parsedEmail.normalised, offerKey: offer.key }
  if (counts) {
    const isFlood = (await countEnquiry(ctx, counts)) === 'flood' && !holdsProof(ctx, enquiry.form)
    accepted.doubts = [...(isFlood ? (['flood'] as const) : []), ...(await doubtsAbout(ctx, checked.parsedEmail))]
  }

  accepted.notice = await noticeFor(ctx, enquiry.via, accepted)
  const kept = await keep(ctx, accepted)
  // Only what became a lead counts: neither the same click twice nor what was not kept.
  if (counts && kept.kind !== 'captured') await uncountEnquiry(ctx, counts)
  if (kept.kind === 'moved') return undefined
  enquiries.inc({ result: kept.kind })
  if (kept.kind === 'failed') throw refusal(ctx, kept.error)
  if (kept.kind === 'spent') throw formStale(leadTexts(ctx.locale, 'leads.enquiry.form_spent'))
  return leadOf(kept.row)
}

async function checkOrRefuse(
  ctx: Ctx,
  enquiry: Enquiry,
  { offer, form }: { offer: EnquiredOffer; form: FormVerdict },
): Promise<CheckedEnquiry> {
  let verdict = checkEnquiry(ctx, enquiry, offer)
  if ('errors' in verdict && verdict.errors.some((e) => e.code === 'leads.enquiry.consent_changed')) {
    // The publisher may be called something else than when the offer was last read.
    lookAgain(ctx, offer.key)
    const now = await findEnquiredOffer(ctx, enquiry)
    verdict = checkEnquiry(ctx, enquiry, now ? await withOwner(ctx, now, enquiry.via) : offer)
  }
  const errors = 'errors' in verdict ? verdict.errors : []
  if (form.kind === 'missing') {
    const code = 'leads.enquiry.form_missing'
    errors.push({ pointer: '#/form/token', code, detail: leadTexts(ctx.locale, code) })
  }
  if ('checked' in verdict && errors.length === 0) return verdict.checked
  enquiries.inc({ result: 'invalid' })
  throw unprocessable(leadTexts(ctx.locale, 'leads.enquiry.invalid'), { errors })
}

function accept(
  ctx: Ctx,
  { enquiry, offer, checked }: { enquiry: Enquiry; offer: EnquiredOffer; checked: CheckedEnquiry },
): AcceptedEnquiry {
  const { publisherId, offerId } = offer
  const person = checked.parsedEmail.normalised
  const token = enquiry.form?.token
  const day = ctx.now().toISOString().slice(0, 10)
  return {
    leadId: ctx.newId(),
    publisherId,
    offerId,
    offer,
    checked,
    act: ctx.keys.hash('act', `${offer.key} ${offer.environment} ${checked.actionCode} ${person}`),
    token: token ? { id: ctx.keys.hash('form', token), enquiry: contentHash(ctx, checked) } : undefined,
    source: wireCode(checked.surface, ctx.config.leads.sourceCodes),
    isOwn: isOwn(ctx, publisherId),
    academic: ctx.config.leads.academic,
    doubts: [],
    ipHash: ctx.client ? ctx.keys.hash(`ip ${day}`, ctx.client.address) : null,
  }
}

/** Acts of the publisher's own people, and of the operator's, tell nothing about customers. */
function isOwn({ actor }: Ctx, publisherId: string): boolean {
  if (actor.kind !== 'person') return false
  return actor.instanceRoles.length > 0 || actor.grants.some((grant) => grant.organisationId === publisherId)
}

function contentHash(ctx: Ctx, { consent, occurredAt, ...content }: CheckedEnquiry): string {
  return ctx.keys.hash('enquiry', JSON.stringify(content))
}

/** What would have been kept: an answer like any other, so that a robot learns nothing. */
async function feign(ctx: Ctx, accepted: AcceptedEnquiry): Promise<Lead> {
  enquiries.inc({ result: 'robot' })
  const settings = (await settingsAtCapture(ctx, [accepted.publisherId])).get(accepted.publisherId)!
  const row = rowOf(accepted, { now: ctx.now(), duplicateOf: null, otherActs: 0, ...settings })
  return leadOf({ ...row, sequence: randomBytes(2).readUInt16BE() })
}

function refusal(ctx: Ctx, cause: unknown): Problem {
  return notSent(leadTexts(ctx.locale, 'leads.enquiry.not_sent'), { cause, headers: { 'Retry-After': '5' } })
}

async function keep(
  ctx: Ctx,
  accepted: AcceptedEnquiry,
): Promise<Kept | { kind: 'moved' } | { kind: 'failed'; error: unknown }> {
  try {
    return await committerOf(ctx).submit(accepted)
  } catch (error) {
    if (error instanceof CatalogueMoved) return { kind: 'moved' }
    ctx.log.error({ err: error, leadId: accepted.leadId }, 'a lead could not be kept')
    return { kind: 'failed', error }
  }
}

const committers = new WeakMap<Database, GroupCommit<AcceptedEnquiry, Kept>>()

/** Captures of one process share commits. */
function committerOf(ctx: Ctx): GroupCommit<AcceptedEnquiry, Kept> {
  let committer = committers.get(ctx.database)
  if (!committer) {
    const isEmbedded = ctx.database.kind === 'pglite'
    const shared = { ...as(ctx, system), db: ctx.database.db, requestId: undefined, client: undefined }
    committer = new GroupCommit((group) => commitAndJournal(shared, group), {
      // Two at a time. On PostgreSQL the server writes one while the rows of the other are made here; groups that
      // take everybody at once would leave one of the two idle. On the embedded database one is committed while the
      // one before it is put on the disk; there a commit of few costs nearly what one of many does.
      parallel: 2,
      most: isEmbedded ? 200 : 64,
      // Of few leads there, most of the work is a group's own: five milliseconds' worth of them share it.
      ...(isEmbedded && { apart: { ms: 5, enough: 48 } }),
      isItemsFault: (error) => /^2[23]/.test(sqlState(error)),
    })
    committers.set(ctx.database, committer)
  }
  return committer
}

/** On the embedded database a lead is answered for when its line is on the disk, and so is a repetition of it. */
async function commitAndJournal(ctx: Ctx, group: AcceptedEnquiry[]): Promise<Kept[]> {
  const kept = await commitWithPatience(ctx, group)
  const entries = kept.flatMap((one, i) => [
    ...(one.kind === 'captured' ? [{ row: one.row, act: group[i]!.act }] : []),
    ...(one.kind !== 'spent' && one.notice ? [{ row: one.notice, act: group[i]!.notice!.act }] : []),
  ])
  // When this fails the leads are in the database, and a second try will find them there.
  await keepInJournal(ctx, ...entries)
  return kept
}

/** Once more when the database was restarted or broke a tie: ids stay the same, so nothing is kept twice. */
async function commitWithPatience(ctx: Ctx, group: AcceptedEnquiry[]): Promise<Kept[]> {
  try {
    return await commitLeads(ctx, group)
  } catch (error) {
    if (!isPassing(error)) throw error
    return commitLeads(ctx, group)
  }
}

/** Whether the database refused for a moment only: the same transaction may succeed when it is tried again. */
export function isPassing(error: unknown): boolean {
  // Serialisation failures and deadlocks; connection lost, shutting down, starting up.
  return /^(40|08|57P)/.test(sqlState(error)) || /terminated|ECONNRESET|EPIPE/.test(String(causeOf(error)))
}

export function sqlState(error: unknown): string {
  return (causeOf(error) as { code?: string }).code ?? ''
}

/** Drizzle wraps what the driver says. */
function causeOf(error: unknown): object {
  const { cause } = error as { cause?: unknown }
  return cause instanceof Error ? cause : (error as object)
}
