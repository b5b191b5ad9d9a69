/** The publications of an offer as the wire tells of them: what waits, what is live, what failed and why. */
import {
  getSlot,
  goLive,
  listSubmissions,
  type Product,
  type Submission,
  type SubmissionStatus,
  submitOffer,
} from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { keyOf } from './offer-view.ts'

// As large as the numbers that clients know, and still a text of digits: it goes beyond what a double holds.
const FIRST_NUMBER = 1_152_921_505_690_000_000n

const KEPT = 50

export function submissionIdOf({ number }: Pick<Submission, 'number'>): string {
  return String(FIRST_NUMBER + BigInt(number))
}

/** How far a submission has come, as every surface needs to know it. */
export type Stage =
  | 'toPreview'
  | 'inPreview'
  | 'toLive'
  | 'live'
  | 'failed'
  | 'rejected'
  | 'past' // superseded, or live once
  | 'canceled'

export type Publication = Submission & { id: string; stage: Stage }

/** Newest first; those taken back are left out. Older ones than these no client asks for. */
export async function publicationsOf(ctx: Ctx, product: Product): Promise<Publication[]> {
  const { items } = await listSubmissions(ctx, keyOf(product), { limit: KEPT })
  const live = await liveSubmissionId(ctx, product)
  return items
    .map((item) => ({ ...item, id: submissionIdOf(item), stage: stageOf(item, live) }))
    .filter(({ stage }) => stage !== 'canceled')
}

/** @throws notFound */
export async function publicationOf(ctx: Ctx, product: Product, id: string): Promise<Publication> {
  const found = (await publicationsOf(ctx, product)).find((one) => one.id === id)
  if (!found) throw notFound(`The product has no submission ${id}.`)
  return found
}

export async function isLive(ctx: Ctx, product: Product): Promise<boolean> {
  return (await liveSubmissionId(ctx, product)) !== undefined
}

async function liveSubmissionId(ctx: Ctx, product: Product): Promise<string | undefined> {
  try {
    return (await getSlot(ctx, keyOf(product), 'live')).submissionId
  } catch (error) {
    if (!notFound.is(error)) throw error
    return undefined
  }
}

const settled: Partial<Record<SubmissionStatus, Stage>> = {
  waitingForPublisher: 'inPreview',
  failed: 'failed',
  rejected: 'rejected',
  canceled: 'canceled',
  superseded: 'past',
}

function stageOf({ status, target, submissionId }: Submission, live: string | undefined): Stage {
  if (submissionId === live) return 'live'
  if (status === 'running') return target === 'live' ? 'toLive' : 'toPreview'
  return settled[status] ?? 'past'
}

/** Hands the draft in as it is. @throws what submitOffer throws */
export async function publishDraft(
  ctx: Ctx,
  product: Product,
  more: { revision: number; notes?: string; notificationEmails?: string[] },
): Promise<Publication> {
  const submission = await submitOffer(ctx, { ...keyOf(product), ...more })
  return { ...submission, id: submissionIdOf(submission), stage: 'toPreview' }
}

/** The publisher's sign-off. A program cannot read warnings first: sending it acknowledges them. */
export async function promote(ctx: Ctx, product: Product, submissionId?: string): Promise<Publication> {
  const submission = await goLive(ctx, { ...keyOf(product), submissionId, acknowledgeWarnings: true })
  return { ...submission, id: submissionIdOf(submission), stage: 'toLive' }
}

/** What went wrong, in words, when something did. Never empty for a publication that failed. */
export function failuresOf(publication: Publication): { code: string; message: string; pointer?: string }[] {
  if (publication.stage !== 'failed' && publication.stage !== 'rejected') return []
  const said = publication.steps.flatMap((step) =>
    step.messages
      .filter((message) => message.level === 'error')
      .map(({ code, text, pointer }) => ({ code, message: text, pointer })),
  )
  if (said.length > 0) return said
  const stuck = publication.steps.find(({ status }) => status === 'blocked' || status === 'rejected')
  return publication.stage === 'rejected'
    ? [{ code: 'certification.rejected', message: 'Certification was refused. The report names each finding.' }]
    : [{ code: 'publishing.failed', message: `The step ${stuck?.stepId ?? 'of publication'} failed.` }]
}
