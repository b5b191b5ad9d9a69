/** Everything that happened to a lead, in one order: how it came, where it was sent, what people did with it. */
import { type Attempt, type Delivery, explainReason } from '#delivery'
import type { Locale, MessageParams } from '#platform/messages'
import type { LeadChange } from './changes.ts'
import { explainTexts } from './explain-texts.ts'
import type { LeadSheet } from './inbox.ts'
import { actionWord, leadTexts } from './messages.ts'
import { leadTaskText } from './tasks.ts'

/** A moment of a lead's story. `about` says which part of it: how it came, its ways, or people's work. */
export type StoryLine = { at: Date; about: 'arrival' | 'delivery' | 'work'; says: string }

/** Oldest first, in the reader's language; what happened at once in the order of cause. */
export function storyOf(sheet: LeadSheet, locale: Locale): StoryLine[] {
  const say = (code: string, params: MessageParams = {}) => explainTexts(locale, `explain.${code}`, params).trim()
  const told = (about: StoryLine['about'], lines: Line[]) => lines.map((line) => ({ ...line, about }))
  const lines = [
    ...told('arrival', arrival(sheet, say, locale)),
    ...told(
      'delivery',
      sheet.deliveries.flatMap((delivery) => ways(delivery, sheet, { say, locale })),
    ),
    ...told('work', work(sheet, say, locale)),
  ]
  return lines
    .map((line, i) => ({ line, i }))
    .sort((a, b) => a.line.at.getTime() - b.line.at.getTime() || a.i - b.i)
    .map(({ line }) => line)
}

type Say = (code: string, params?: MessageParams) => string
type Line = { at: Date; says: string }

function arrival({ lead, confirmation }: LeadSheet, say: Say, locale: Locale): Line[] {
  const at = lead.capturedAt
  const word = (code: string, otherwise: string) => (leadTexts.has(code) ? leadTexts(locale, code) : otherwise)
  const list = (kind: 'flag' | 'suspicion', of: string[]) =>
    of.map((one) => word(`leads.${kind}.${one}`, one)).join(', ')
  const { offerTitle: offer, leadSource, marketplace, consent } = lead
  const reasons = lead.scoreReasons.map(({ reason, points }) => {
    return `${word(`leads.score.${reason}`, reason)} ${points > 0 ? '+' : ''}${points}`
  })
  const action = actionWord(locale, lead.actionCode)
  const state =
    lead.state === 'routable'
      ? undefined
      : say(`state.${lead.state}`, { suspicions: list('suspicion', lead.suspicions) })
  return [
    { at, says: say('captured', { action, offer, leadSource, marketplace }) },
    ...(consent ? [{ at: new Date(consent.at), says: say('consent', { textId: consent.textId }) }] : []),
    ...(lead.duplicateOf ? [{ at, says: say('duplicate', { other: lead.duplicateOf }) }] : []),
    ...(lead.flags.length > 0 ? [{ at, says: say('flags', { flags: list('flag', lead.flags) }) }] : []),
    ...(lead.scoreReasons.length > 0
      ? [
          {
            at,
            says: say('score', {
              score: lead.score,
              rating: word(`leads.rating.${lead.rating}`, lead.rating),
              reasons: reasons.join(', '),
            }),
          },
        ]
      : []),
    ...(confirmation?.mailedAt ? [{ at: confirmation.mailedAt, says: say('asked_to_confirm') }] : []),
    ...(confirmation?.confirmedAt ? [{ at: confirmation.confirmedAt, says: say('confirmed') }] : []),
    ...(state ? [{ at: lead.erasedAt ?? at, says: state }] : []),
  ]
}

type Timed = Delivery & { timeline: Attempt[] }

function ways(delivery: Timed, { lead }: LeadSheet, { say, locale }: { say: Say; locale: Locale }): Line[] {
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

function work(sheet: LeadSheet, say: Say, locale: Locale): Line[] {
  const { steps, changes, tasks, mails, releaseRequest } = sheet
  const note = (text: string | null) => (text ? say('note', { text }) : '')
  return [
    ...steps.map(({ at, byName, workState, reason, note: text }) => {
      const state = leadTexts(locale, `leads.work.${workState}`)
      const says = say(reason ? 'step_reason' : 'step', { name: byName, state, reason: reason ?? '' })
      return { at, says: `${says} ${note(text)}`.trim() }
    }),
    ...changes.map((change) => ({ at: change.at, says: changed(change, say, locale) })).filter(({ says }) => says),
    ...tasks.map((task) => {
      const what = leadTaskText(locale, task.what)
      return { at: task.createdAt, says: say('task', { name: task.byName, what }) }
    }),
    ...tasks.flatMap(({ what, doneAt, doneByName }) =>
      doneAt
        ? [{ at: doneAt, says: say('task_done', { name: doneByName ?? '', what: leadTaskText(locale, what) }) }]
        : [],
    ),
    ...mails.flatMap(({ sentAt, subject }) => (sentAt ? [{ at: sentAt, says: say('mail', { subject }) }] : [])),
    ...(releaseRequest ? asked(releaseRequest, say) : []),
  ]
}

function changed({ what, value, byName: name }: LeadChange, say: Say, locale: Locale): string {
  if (what === 'given') return say(value ? 'given' : 'given_nobody', { name, owner: value ?? '' })
  if (what === 'tagged') return say(value ? 'tagged' : 'tagged_none', { name, tags: value ?? '' })
  if (what === 'judged') return say('judged', { name, quality: say(`quality.${value}`) })
  if (what === 'evidence') return value ? say('evidence', { name, text: value }) : ''
  return say('released', { name, state: leadTexts(locale, `leads.state.${value}`) })
}

function asked(request: NonNullable<LeadSheet['releaseRequest']>, say: Say): Line[] {
  const { at, byName: name, why, verdict, answer, settledAt } = request
  return [
    { at, says: say('release_asked', { name, why }) },
    ...(settledAt && verdict ? [{ at: settledAt, says: say(`release_${verdict}`, { answer: answer ?? '' }) }] : []),
  ]
}
