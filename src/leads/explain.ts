/** What happened to a lead, why it stands where it does, and what to do next: in words. */
import { type Connection, explainReason, listConnections } from '#delivery'
import type { Ctx } from '#platform/ctx'
import type { Locale, MessageParams } from '#platform/messages'
import { momentIn } from '#platform/moment'
import { explainTexts } from './explain-texts.ts'
import { getLead, type LeadSheet } from './inbox.ts'
import { type StoryLine, storyOf } from './story.ts'

export type Explanation = {
  leadId: string
  publisherId: string
  /** Everything that happened, oldest first. */
  story: StoryLine[]
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

/** Tells a lead's sheet in words: what happened, what comes next, and whether that is for a person to do. */
export function explainSheet(sheet: LeadSheet, { connections, locale }: Telling): Explanation {
  const say = (code: string, params: MessageParams = {}) => explainTexts(locale, `explain.${code}`, params).trim()
  const { lead } = sheet
  const story = storyOf(sheet, locale)
  const { next, needsYou } = nextFor(sheet, { say, locale, connections })
  return { leadId: lead.id, publisherId: lead.publisherId, story, next, needsYou }
}

type Say = (code: string, params?: MessageParams) => string

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
