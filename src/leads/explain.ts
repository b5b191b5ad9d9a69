/** What happened to a lead, step by step, why it stands where it does, and what to do next: in words. */
import { type Attempt, type Connection, type Delivery, explainReason, listConnections } from '#delivery'
import type { Ctx } from '#platform/ctx'
import type { Locale, MessageParams } from '#platform/messages'
import { momentIn } from '#platform/moment'
import { explainTexts } from './explain-texts.ts'
import { getLead, type LeadSheet } from './inbox.ts'
import type { Lead } from './lead.ts'
import { leadTexts } from './messages.ts'

export type Explanation = {
  leadId: string
  publisherId: string
  /** Everything that happened, oldest first. */
  story: { at: Date; says: string }[]
  /** What somebody should do, most pressing first; never empty. */
  next: string[]
  /** Whether it needs a person. */
  needsYou: boolean
}

/** In the reader's language. Requires leads.read of its offer; the reading is an act. @throws notFound */
export async function explainLead(ctx: Ctx, which: { publisherId: string; leadId: string }): Promise<Explanation> {
  const sheet = await getLead(ctx, which)
  const connections = await listConnections(ctx, which)
  return explainSheet(sheet, { connections, locale: ctx.locale })
}

type Telling = { connections: Pick<Connection, 'id' | 'state'>[]; locale: Locale }

export function explainSheet(sheet: LeadSheet, { connections, locale }: Telling): Explanation {
  const say = (code: string, params: MessageParams = {}) => explainTexts(locale, `explain.${code}`, params).trim()
  const { lead, deliveries, steps } = sheet
  const story = [
    ...beginning(lead, say, locale),
    ...deliveries.flatMap((delivery) => delivered(delivery, lead, { say, locale })),
    ...steps.map(({ at, byName, workState }) => ({ at, says: say('step', { name: byName, state: workState }) })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  const { next, needsYou } = nextFor(sheet, { say, locale, connections })
  return { leadId: lead.id, publisherId: lead.publisherId, story, next, needsYou }
}

type Say = (code: string, params?: MessageParams) => string

function beginning(lead: Lead, say: Say, locale: Locale) {
  const at = lead.capturedAt
  const known = `leads.action.${lead.actionCode}`
  const action = leadTexts.has(known) ? leadTexts(locale, known) : lead.actionCode
  const { offerTitle: offer, leadSource, marketplace } = lead
  const state =
    lead.state === 'routable' ? undefined : say(`state.${lead.state}`, { suspicions: lead.suspicions.join(', ') })
  return [
    { at, says: say('captured', { action, offer, leadSource, marketplace }) },
    ...(lead.duplicateOf ? [{ at, says: say('duplicate', { other: lead.duplicateOf }) }] : []),
    ...(lead.flags.length > 0 ? [{ at, says: say('flags', { flags: lead.flags.join(', ') }) }] : []),
    ...(lead.consent ? [{ at: new Date(lead.consent.at), says: say('consent', { textId: lead.consent.textId }) }] : []),
    ...(state ? [{ at: lead.erasedAt ?? at, says: state }] : []),
  ]
}

type Timed = Delivery & { timeline: Attempt[] }

function delivered(delivery: Timed, lead: Lead, { say, locale }: { say: Say; locale: Locale }) {
  const { connectionName: connection, kind, requestedAt, deliveredAt, destinationId } = delivery
  const tries = delivery.timeline.map(({ startedAt, number, httpStatus, durationMs, code, params }) => {
    const { what } = explainReason(locale, code, params)
    const about = { connection, number, ms: durationMs, what, status: httpStatus ?? '' }
    return { at: startedAt, says: say(httpStatus ? 'attempt_status' : 'attempt', about) }
  })
  const seconds = deliveredAt ? Math.round((deliveredAt.getTime() - lead.capturedAt.getTime()) / 100) / 10 : 0
  return [
    { at: requestedAt, says: say('queued', { connection, kind }) },
    ...tries,
    ...(deliveredAt ? [{ at: deliveredAt, says: say('delivered', { connection, seconds }) }] : []),
    ...(deliveredAt && destinationId
      ? [{ at: deliveredAt, says: say('delivered_as', { connection, id: destinationId }) }]
      : []),
    ...(delivery.possibleDuplicate && delivery.lastAttemptAt
      ? [{ at: delivery.lastAttemptAt, says: say('possible_duplicate', { connection }) }]
      : []),
  ]
}

/** In this order people are told what to do: what needs them first. */
const pressing = ['rejected', 'parked', 'held', 'cancelled', 'waiting', 'queued', 'sending', 'delivered_unconfirmed']
const needy = new Set(['rejected', 'parked', 'held', 'cancelled'])

function nextFor(
  { lead, deliveries }: LeadSheet,
  { say, locale, connections }: Telling & { say: Say },
): { next: string[]; needsYou: boolean } {
  const id = lead.id
  if (lead.state === 'erased') return { next: [say('next.erased')], needsYou: false }
  if (lead.state === 'unconfirmed') {
    return { next: [say('next.await_customer', { at: momentIn(locale, lead.retainUntil) })], needsYou: false }
  }
  if (lead.state === 'quarantined') return { next: [say('next.quarantined')], needsYou: true }
  if (lead.state === 'withheld' && !lead.flags.includes('dnc')) return { next: [say('next.withheld')], needsYou: false }
  if (deliveries.length === 0) {
    if (lead.flags.includes('self')) return { next: [say('own')], needsYou: false }
    if (lead.flags.includes('dnc')) return { next: [say('next.nothing')], needsYou: false }
    return { next: [`${say('nowhere')} ${say('next.no_destination', { id })}`], needsYou: true }
  }
  const open = deliveries
    .filter(({ state }) => pressing.includes(state))
    .sort((a, b) => pressing.indexOf(a.state) - pressing.indexOf(b.state))
  const next = open.map((delivery) => {
    const { connectionName: connection, connectionId, state, reason, nextAt } = delivery
    const isPaused = connections.some((known) => known.id === connectionId && known.state === 'paused')
    if (isPaused && ['queued', 'waiting', 'held'].includes(state)) return say('next.paused', { connection })
    const told = reason ? explainReason(locale, reason.code, reason.params) : { what: '', fix: '' }
    const fix = [told.what, told.fix].filter(Boolean).join(' ')
    const at = nextAt ? momentIn(locale, nextAt) : ''
    const code = state === 'delivered_unconfirmed' ? 'unconfirmed' : state
    return say(`next.${code}`, { connection, connectionId, id, fix, at, email: lead.email ?? '' })
  })
  return {
    next: next.length > 0 ? next : [say('next.nothing')],
    needsYou: open.some(({ state }) => needy.has(state)),
  }
}
