/**
 * Where an offer stands, and every move it may make from there: the one table of docs spec "offers" 2.3.
 * Deeds ask it before they change anything, pages and the API offer what it allows, and nothing else knows.
 */
import { malformed } from '#platform/problem'
import { moveNotPermitted } from './problems.ts'

export const offerStatuses = [
  'draft',
  'publishing',
  'attentionNeeded',
  'preview',
  'live',
  'stopPending',
  'notAvailable',
] as const
export type OfferStatus = (typeof offerStatuses)[number]

/**
 * A submission's own status. `waitingForPublisher`: its preview is ready, sign-off is awaited;
 * `superseded`: a later preview took the place of this one before it was signed off, or the offer was stopped.
 */
export const submissionStatuses = [
  'running',
  'waitingForPublisher',
  'succeeded',
  'failed',
  'rejected',
  'canceled',
  'superseded',
] as const
export type SubmissionStatus = (typeof submissionStatuses)[number]

/** Which slot a running submission is on its way to. */
export type Target = 'preview' | 'live'

/** The facts on which moves depend. */
export type Standing = {
  status: OfferStatus
  /** Of the running submission; null when none runs. */
  target: Target | null
  /** The last step has begun: from then on the publication can no longer be called back. */
  finalPublishBegun: boolean
  /** The offer has a live version now. */
  hasLive: boolean
  /** The offer had a preview or live version once. */
  wasPublished: boolean
  /** Whole days since it was archived; null when it is not. */
  archivedDays: number | null
}

/** How long an archived offer is kept before it can be removed for good. */
export const KEPT_DAYS = 90

type Move = {
  /** Row of the table in spec 2.3. */
  rule: string
  from: readonly OfferStatus[]
  /** What else must hold. */
  when?: (standing: Standing) => boolean
  /** `same`: it stays; `former`: back to what it was before the submission. */
  to: OfferStatus | 'same' | 'former'
  /** The permission a person needs; moves of the pipeline and of reviewers have none here. */
  permission?:
    | 'offer.edit'
    | 'offer.submit'
    | 'offer.cancel'
    | 'offer.cancelGoLive'
    | 'offer.goLive'
    | 'offer.stop'
    | 'offer.deleteDraft'
}

const everywhere = offerStatuses

export const moves = {
  saveDraft: {
    rule: 'T2',
    from: everywhere,
    when: (s) => s.archivedDays === null,
    to: 'same',
    permission: 'offer.edit',
  },
  // A resubmission from preview (T9) and a return after stopping (T15) are the same move.
  submit: {
    rule: 'T3, T9, T15',
    from: ['draft', 'attentionNeeded', 'preview', 'live', 'notAvailable'],
    when: (s) => s.archivedDays === null,
    to: 'publishing',
    permission: 'offer.submit',
  },
  failStep: { rule: 'T4', from: ['publishing'], to: 'attentionNeeded' },
  reject: { rule: 'T5', from: ['publishing'], to: 'attentionNeeded' },
  readyPreview: { rule: 'T6', from: ['publishing'], when: (s) => s.target === 'preview', to: 'preview' },
  cancelSubmission: {
    rule: 'T7',
    from: ['publishing'],
    when: (s) => s.target === 'preview',
    to: 'former',
    permission: 'offer.cancel',
  },
  goLive: { rule: 'T8', from: ['preview'], to: 'publishing', permission: 'offer.goLive' },
  finishPublish: {
    rule: 'T10',
    from: ['publishing'],
    when: (s) => s.target === 'live' && s.finalPublishBegun,
    to: 'live',
  },
  // The sources contradict each other here; docs/decisions/0031 says why it is allowed, and until when.
  cancelGoLive: {
    rule: 'T11',
    from: ['publishing'],
    when: (s) => s.target === 'live' && !s.finalPublishBegun,
    to: 'preview',
    permission: 'offer.cancelGoLive',
  },
  stopSelling: {
    rule: 'T12',
    from: ['live', 'preview', 'attentionNeeded'],
    when: (s) => s.hasLive,
    to: 'stopPending',
    permission: 'offer.stop',
  },
  finishStop: { rule: 'T12', from: ['stopPending'], to: 'notAvailable' },
  deleteDraft: {
    rule: 'T14',
    from: ['draft', 'attentionNeeded'],
    when: (s) => !s.wasPublished,
    to: 'same',
    permission: 'offer.deleteDraft',
  },
  archive: {
    rule: 'P13',
    from: ['notAvailable'],
    when: (s) => s.archivedDays === null,
    to: 'same',
    permission: 'offer.stop',
  },
  restore: {
    rule: 'P13',
    from: ['notAvailable'],
    when: (s) => s.archivedDays !== null,
    to: 'same',
    permission: 'offer.stop',
  },
  purge: {
    rule: 'P13',
    from: ['notAvailable'],
    when: (s) => s.archivedDays !== null && s.archivedDays >= KEPT_DAYS,
    to: 'same',
    permission: 'offer.deleteDraft',
  },
  forceStop: { rule: 'T17', from: everywhere, when: (s) => s.wasPublished || s.target !== null, to: 'attentionNeeded' },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves
/** Moves that a person of the publisher can choose: what buttons are made of. */
export type OwnMove = {
  [M in MoveName]: (typeof moves)[M] extends { permission: string } ? M : never
}[MoveName]

const ownMoves = (Object.keys(moves) as MoveName[]).filter((name): name is OwnMove => 'permission' in moves[name])

function isPermitted(standing: Standing, name: MoveName): boolean {
  const move: Move = moves[name]
  return move.from.includes(standing.status) && (move.when?.(standing) ?? true)
}

/** The moves that the state of the offer allows its publisher now. Who may make them is for `can` to say. */
export function movesOf(standing: Standing): OwnMove[] {
  return ownMoves.filter((name) => isPermitted(standing, name))
}

/** A move named by a form. @throws malformed */
export function parseOfferMove(value: unknown): OwnMove {
  const name = ownMoves.find((move) => move === value)
  if (!name) throw malformed(`There is no such move of an offer; choose one of ${ownMoves.join(', ')}.`)
  return name
}

/**
 * The status after the move. `former` is what the submission remembers of the time before it.
 * @throws moveNotPermitted when the table has no such move from here
 */
export function statusAfter(standing: Standing, name: MoveName, former: OfferStatus = 'draft'): OfferStatus {
  if (!isPermitted(standing, name)) {
    throw moveNotPermitted(
      refusals[name as keyof typeof refusals] ?? `An offer that is ${standing.status} cannot ${name}.`,
      {
        extra: { status: standing.status, move: name, allowed: movesOf(standing) },
      },
    )
  }
  const { to } = moves[name]
  return to === 'same' ? standing.status : to === 'former' ? former : to
}

const refusals = {
  submit: 'A submission of this offer is running, or the offer is being stopped. Wait for its end or cancel it first.',
  cancelSubmission: 'No submission to preview is running, so there is nothing to cancel.',
  cancelGoLive: 'Publication can be called back only after Go live and before the last step begins.',
  goLive: 'Only an offer whose preview is ready can go live.',
  stopSelling: 'Only an offer that is live, and not being published, can be stopped.',
  deleteDraft: 'Only an offer that was never published, and has no submission running, can be deleted.',
  archive: 'Only an offer that was stopped can be archived.',
  restore: 'Only an archived offer can be restored.',
  purge: `Only an offer that has been archived for ${KEPT_DAYS} days can be removed for good.`,
  reject: 'This offer is not in certification.',
} satisfies Partial<Record<MoveName, string>>
