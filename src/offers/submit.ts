/** Handing an offer in: its draft is frozen as it is, and sent on its way through the pipeline. */
import { and, eq, max } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { staleRevision } from '#platform/problem'
import { sealCertificationSecrets } from './certification-secrets.ts'
import { changedPages, changesBetween } from './compare.ts'
import { asFieldErrors, errorsIn } from './finding.ts'
import { findingsOf } from './findings-of.ts'
import { freeze } from './freeze.ts'
import { noteHistory } from './history.ts'
import { statusAfter } from './lifecycle.ts'
import { announceSubmitted } from './notices.ts'
import type { OfferDocument } from './offer-document.ts'
import type { OfferKey } from './offer-key.ts'
import { advance } from './pipeline/run.ts'
import { stepsFor } from './pipeline/steps.ts'
import { offerIncomplete } from './problems.ts'
import { scoreOfOffer, stored } from './quality/of-offer.ts'
import { offers, type StoredScore, submissionSteps, submissions } from './schema.ts'
import { openOfferSecret } from './secrets.ts'
import { published } from './slots.ts'
import type { Snapshot } from './snapshot.ts'
import { holdOffer, isOffer, type OfferRow, type SubmissionRow } from './standing.ts'
import { type Submission, submissionView } from './submissions.ts'
import { getOfferType } from './types/registry.ts'

export type SubmitRequest = OfferKey & {
  /** Of the draft that was looked at: somebody may have saved since. */
  revision: number
  /** Instead of those in the draft. */
  notes?: string
  notificationEmails?: string[]
  /** Accounts and keys for reviewers: sealed, never shown to anybody else. */
  certificationSecrets?: string
}

/**
 * Freezes the draft and starts the pipeline. As often as needed; one at a time.
 *
 * @throws moveNotPermitted when a submission is running, or the offer is being stopped
 * @throws staleRevision when the draft was saved since
 * @throws offerIncomplete with every finding that stands in the way
 */
export async function submitOffer(ctx: Ctx, request: SubmitRequest): Promise<Submission> {
  requirePermission(ctx, 'offer.submit', request)
  const key = { publisherId: request.publisherId, offerId: request.offerId }
  return inTransaction(ctx, async (ctx) => {
    const { offer, standing } = await holdOffer(ctx, key)
    const status = statusAfter(standing, 'submit')
    if (offer.draftRevision !== request.revision) {
      throw staleRevision('The draft was saved after you looked at it. Look at it again, then submit.', {
        extra: { revision: offer.draftRevision, savedAt: offer.draftSavedAt, savedBy: offer.draftSavedByName },
      })
    }
    const document = withRequest(offer.draft, request)
    const findings = await findingsOf(ctx, { ...offer, draft: document })
    const inTheWay = errorsIn(findings)
    if (inTheWay.length) {
      throw offerIncomplete('Mend what is listed, then submit again.', { errors: asFieldErrors(inTheWay) })
    }
    const quality = stored(await scoreOfOffer(ctx, { ...offer, draft: document }, findings))
    const submission = await handIn(ctx, { offer, document, request, quality })
    await ctx.db.update(offers).set({ status }).where(isOffer(key))
    await advance(ctx, submission)
    return submissionView(ctx, key, submission.id)
  })
}

type HandIn = { offer: OfferRow; document: OfferDocument; request: SubmitRequest; quality: StoredScore }

async function handIn(ctx: Ctx, { offer, document, request, quality }: HandIn): Promise<SubmissionRow> {
  const key = { publisherId: offer.publisherId, offerId: offer.offerId }
  const type = getOfferType(offer.type, offer.profile)
  const snapshot = await freeze(ctx, offer, document)
  const before = await published(ctx, key)
  const pages = changedPages(changesBetween(type, before?.snapshot, snapshot))
  // A type that is certified on its way to live has only that version behind it; its preview nobody has reviewed.
  const wasCertified = before && (type.certificationPhase === 'beforePreview' || before.slot === 'live')
  const id = ctx.newId()
  const [submission] = await ctx.db
    .insert(submissions)
    .values({
      ...key,
      id,
      number: await nextNumber(ctx, key),
      status: 'running',
      target: 'preview',
      statusBefore: offer.status,
      snapshot,
      revision: offer.draftRevision,
      marketingOnly: wasCertified === true && !touchesTechnology(snapshot, pages),
      notes: document.submission?.notes ?? '',
      notificationEmails: document.submission?.notificationEmails ?? [],
      certificationSecrets: secretsFor(ctx, offer, request, id),
      quality,
      submittedBy: ctx.actor.id,
      submittedByName: ctx.actor.name,
      submittedByEmail: ctx.actor.email,
      submittedAt: ctx.now(),
    })
    .returning()
  const steps = stepsFor(type, { document })
  await ctx.db.insert(submissionSteps).values(
    steps.map((step, position) => ({
      publisherId: key.publisherId,
      submissionId: id,
      position,
      stepId: step.id,
      status: 'notStarted' as const,
    })),
  )
  await noteHistory(ctx, key, { event: 'submitted', submissionId: id, pages })
  await recordAct(ctx, { ...key, act: 'offer.submitted', subject: id, detail: { revision: offer.draftRevision } })
  await recordEvents(ctx, [{ kind: 'offer.submitted', ...key, subjectId: id, data: { attempt: submission!.number } }])
  await announceSubmitted(ctx, submission!, steps)
  return submission!
}

function withRequest(draft: OfferDocument, { notes, notificationEmails }: SubmitRequest): OfferDocument {
  if (notes === undefined && notificationEmails === undefined) return draft
  return {
    ...draft,
    submission: {
      ...draft.submission,
      ...(notes !== undefined && { notes }),
      ...(notificationEmails && { notificationEmails }),
    },
  }
}

async function nextNumber(ctx: Ctx, key: OfferKey): Promise<number> {
  const [last] = await ctx.db
    .select({ number: max(submissions.number) })
    .from(submissions)
    .where(and(eq(submissions.publisherId, key.publisherId), eq(submissions.offerId, key.offerId)))
  return (last?.number ?? 0) + 1
}

// A new text or picture needs no second look at the package; a new package, region or way of getting it does.
const technicalPages = ['setup', 'technical', 'testDrive']
function touchesTechnology(snapshot: Snapshot, pages: string[]): boolean {
  return pages.some((page) => technicalPages.includes(page)) || snapshot.document.testDrive?.enabled === true
}

function secretsFor(ctx: Ctx, offer: OfferRow, request: SubmitRequest, submissionId: string): string | null {
  const text = request.certificationSecrets ?? openOfferSecret(ctx, offer, 'submission.certificationSecrets')
  return text ? sealCertificationSecrets(ctx, submissionId, text) : null
}
