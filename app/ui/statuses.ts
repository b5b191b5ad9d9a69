/**
 * Every state of the world with its tone, which decides colour and icon. The word stands in
 * locales/{en,fr}/ui.json under `status.<of>.<state>`. A room that gains a state adds its line here.
 */
export type Tone = 'done' | 'onItsWay' | 'needsYou' | 'failed' | 'atRest'

const statuses = {
  /** Offers: spec offers §2.2. */
  offer: {
    draft: 'atRest',
    publishing: 'onItsWay',
    attentionNeeded: 'needsYou',
    preview: 'needsYou',
    live: 'done',
    liveHidden: 'done',
    stopPending: 'onItsWay',
    notAvailable: 'atRest',
    canceled: 'atRest',
  },
  /** Pages of an offer: spec offers §2.4. */
  page: {
    notStarted: 'atRest',
    incomplete: 'needsYou',
    complete: 'done',
    unpublishedChanges: 'onItsWay',
  },
  /** Plans of an offer. */
  plan: {
    draft: 'atRest',
    preview: 'needsYou',
    live: 'done',
    stopPending: 'onItsWay',
    stopped: 'atRest',
  },
  /** Private offers: spec offers §4.5. */
  privateOffer: {
    draft: 'atRest',
    live: 'onItsWay',
    accepted: 'done',
    withdrawn: 'atRest',
    expired: 'atRest',
    upgraded: 'atRest',
  },
  /** Steps of the publishing pipeline: spec offers §2.5. */
  step: {
    notStarted: 'atRest',
    inProgress: 'onItsWay',
    waitingForPublisherReview: 'needsYou',
    waitingForApproval: 'onItsWay',
    blocked: 'failed',
    rejected: 'failed',
    complete: 'done',
    canceled: 'atRest',
  },
  /** Steps of the check of a destination: spec leads §4.2. */
  destinationCheck: { passed: 'done', warning: 'needsYou', failed: 'failed', skipped: 'atRest' },
  /** Deliveries of leads: spec leads §5.2. */
  delivery: {
    queued: 'onItsWay',
    leased: 'onItsWay',
    sending: 'onItsWay',
    waiting: 'onItsWay',
    delivered: 'done',
    delivered_unconfirmed: 'done',
    held: 'needsYou',
    rejected: 'failed',
    parked: 'failed',
    cancelled: 'atRest',
    superseded: 'atRest',
    erased: 'atRest',
    withheld: 'atRest',
  },
  /** Connections to destinations: spec leads §5.4. */
  connection: {
    draft: 'atRest',
    ok: 'done',
    degraded: 'needsYou',
    failing: 'failed',
    suspended: 'failed',
    paused: 'atRest',
  },
  /** How promising a lead is: spec leads §7.1. */
  rating: { hot: 'needsYou', warm: 'onItsWay', cold: 'atRest' },
  /** Files of leads. */
  export: { queued: 'onItsWay', running: 'onItsWay', ready: 'done', failed: 'failed', destroyed: 'atRest' },
  /** Mails of the instance. */
  mail: { waiting: 'onItsWay', sent: 'done', failed: 'failed', kept: 'atRest' },
  /** Items of the reviewer's checklist. */
  check: { pass: 'done', fail: 'failed', notApplicable: 'atRest', open: 'needsYou' },
  /** Findings of a certification: spec offers §2.6. */
  finding: { open: 'needsYou', fixed: 'done', disputed: 'onItsWay', waived: 'atRest' },
  /** How good a listing is: spec offers §6.1. */
  band: { great: 'done', good: 'onItsWay', fair: 'needsYou', weak: 'failed' },
  /** What a rule of listing quality says. */
  rule: { passed: 'done', partial: 'needsYou', failed: 'needsYou', notApplicable: 'atRest' },
  /** How grave a finding or a message is. */
  severity: { error: 'failed', warning: 'needsYou', information: 'onItsWay' },
  /** Tracking GUIDs: spec attribution §2.4. */
  guid: { draft: 'atRest', active: 'done', disputed: 'needsYou', retired: 'atRest', revoked: 'failed' },
  /** Tracked deployments. */
  run: { Running: 'onItsWay', Succeeded: 'done', Failed: 'failed', Canceled: 'atRest' },
  /** How grave a finding in a template is. */
  lint: { error: 'failed', warning: 'needsYou', info: 'onItsWay' },
  /** Entries of the operator's lists. */
  entry: { inUse: 'done', retired: 'atRest' },
} as const satisfies Record<string, Record<string, Tone>>

export type StatusOf = keyof typeof statuses

export function toneOf(of: StatusOf, state: string): Tone {
  return (statuses[of] as Record<string, Tone>)[state] ?? 'atRest'
}
