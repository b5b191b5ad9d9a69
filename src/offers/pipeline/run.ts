/**
 * The pipeline's engine: each step is a job, sent in the transaction that ends the step before. A worker
 * that is killed loses nothing: its job is given to another, which starts the step again from what it kept.
 */
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { can, recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import { as, type Ctx, system } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, sendJob } from '#platform/jobs'
import { carryOver } from '../certification/carry-over.ts'
import { noteHistory } from '../history.ts'
import { statusAfter } from '../lifecycle.ts'
import { announceBlocked, announceFailed, announceInCertification, announcePreview } from '../notices.ts'
import type { OfferKey } from '../offer-key.ts'
import { nothingToRetry } from '../problems.ts'
import { offers, submissionSteps, submissions } from '../schema.ts'
import { holdOffer, isOffer, type SubmissionRow } from '../standing.ts'
import { isSubmission, ofSubmission, type StepRow, stepsOfSubmission, supersede } from '../submission-rows.ts'
import { getOfferType } from '../types/registry.ts'
import { finalPublish } from './final-publish.ts'
import { leadRegistration } from './lead-registration.ts'
import { offerValidation } from './offer-validation.ts'
import { packaging } from './packaging.ts'
import { prerequisites } from './prerequisites.ts'
import { provisioning } from './provisioning.ts'
import { purchaseFlow } from './purchase-flow.ts'
import type { StepResult, StepRunner, StepWork } from './runner.ts'
import type { StepId, StepMessage } from './steps.ts'
import { testDriveProvisioning, testDriveValidation } from './test-drive.ts'

/** Certification and sign-off have no runner: they wait for people. */
const runners: Partial<Record<StepId, StepRunner>> = {
  prerequisites,
  purchaseFlow,
  testDriveValidation,
  testDriveProvisioning,
  leadRegistration,
  offerValidation,
  provisioning,
  packaging,
  finalPublish,
}

// Tries after which a step waits for a person: with doubling waits, the last falls about 25 minutes after the first.
const maxTries = 10

export const runStep = defineJob({
  name: 'offers.run-step',
  data: z.object({ publisherId: z.string(), submissionId: z.uuid(), stepId: z.string() }),
  async run(ctx, { publisherId, submissionId, stepId }) {
    const claimed = await claim(ctx, { publisherId, id: submissionId }, stepId as StepId)
    if (!claimed) return
    const { submission, step } = claimed
    try {
      const result = await runners[step.stepId]!(ctx, workOf(ctx, claimed))
      await finish(ctx, submission, step, result)
    } catch (error) {
      const about = { err: error, submissionId, stepId, tries: step.tries }
      ctx.log.warn(about, 'a publishing step could not be carried out')
      await tryLater(ctx, submission, step)
    }
  },
})

type Claimed = { submission: SubmissionRow; step: StepRow; others: StepRow[] }

/** Takes the step, unless the submission was cancelled or the step is done: then there is nothing to do. */
async function claim(ctx: Ctx, id: Pick<SubmissionRow, 'publisherId' | 'id'>, stepId: StepId) {
  return inTransaction(ctx, async (ctx): Promise<Claimed | undefined> => {
    const submission = await holdRunning(ctx, id)
    if (!submission) return undefined
    const steps = await stepsOfSubmission(ctx, submission)
    const next = steps.find((step) => step.status !== 'complete')
    if (next?.stepId !== stepId || !runners[stepId]) return undefined
    const [step] = await ctx.db
      .update(submissionSteps)
      .set({
        status: 'inProgress',
        tries: next.tries + 1,
        triedAt: ctx.now(),
        startedAt: next.startedAt ?? ctx.now(),
      })
      .where(isStep(next))
      .returning()
    return { submission, step: step!, others: steps }
  })
}

function workOf(ctx: Ctx, { submission, step, others }: Claimed): StepWork {
  return {
    submission,
    type: getOfferType(submission.snapshot.type, submission.snapshot.profile),
    kept: step.kept,
    tries: step.tries,
    keptBy: Object.fromEntries(others.map((other) => [other.stepId, other.kept])),
    async keep(kept, progressPercentage) {
      step.kept = { ...step.kept, ...kept }
      await ctx.db
        .update(submissionSteps)
        .set({ kept: step.kept, triedAt: ctx.now(), ...(progressPercentage && { progressPercentage }) })
        .where(isThisTry(step))
    },
    message: (level, code, params = {}, where = {}) => ({ code, params, level, at: ctx.now().toISOString(), ...where }),
  }
}

/** Writes what came of a step and sends the next, unless somebody cancelled or a later try took over meanwhile. */
async function finish(ctx: Ctx, submission: SubmissionRow, step: StepRow, result: StepResult) {
  await inTransaction(as(ctx, system), async (ctx) => {
    const held = await holdRunning(ctx, submission)
    if (!held) return
    const done = result.do === 'complete'
    const [ended] = await ctx.db
      .update(submissionSteps)
      .set({
        status: done ? 'complete' : 'blocked',
        progressPercentage: done ? 100 : step.progressPercentage,
        messages: result.messages,
        endedAt: ctx.now(),
      })
      .where(isThisTry(step))
      .returning()
    if (!ended) return
    await noteStep(ctx, held, ended)
    await result.apply?.(ctx)
    if (done) await advance(ctx, held)
    else await fail(ctx, held, ended)
  })
}

/**
 * Starts the first step that is not complete: sends its job, or begins to wait for people. In the
 * transaction that ended the step before, with the offer held.
 */
export async function advance(ctx: Ctx, submission: SubmissionRow): Promise<void> {
  const next = (await stepsOfSubmission(ctx, submission)).find((step) => step.status !== 'complete')
  if (!next) return
  if (next.stepId === 'certification') {
    await startWaiting(ctx, submission, next, 'waitingForApproval')
    await carryOver(ctx, submission)
    await announceInCertification(ctx, submission)
  } else if (next.stepId === 'publisherSignoff') {
    await startWaiting(ctx, submission, next, 'waitingForPublisherReview')
    await offerPreview(ctx, submission)
  } else {
    await sendJob(ctx, runStep, {
      publisherId: submission.publisherId,
      submissionId: submission.id,
      stepId: next.stepId,
    })
  }
}

async function startWaiting(ctx: Ctx, submission: SubmissionRow, step: StepRow, status: Waiting) {
  await ctx.db.update(submissionSteps).set({ status, startedAt: ctx.now() }).where(isStep(step))
  await noteHistory(as(ctx, system), submission, {
    event: 'step',
    submissionId: submission.id,
    stepId: step.stepId,
    outcome: 'waiting',
  })
}
type Waiting = 'waitingForApproval' | 'waitingForPublisherReview'

async function offerPreview(ctx: Ctx, submission: SubmissionRow) {
  const { publisherId, offerId, id } = submission
  const { standing } = await holdOffer(ctx, submission)
  await ctx.db
    .update(offers)
    .set({ status: statusAfter(standing, 'readyPreview') })
    .where(isOffer(submission))
  await supersede(ctx, submission)
  await ctx.db
    .update(submissions)
    .set({ status: 'waitingForPublisher', previewReadyAt: ctx.now() })
    .where(isSubmission(submission))
  await recordEvents(ctx, [{ kind: 'offer.previewed', publisherId, offerId, subjectId: id }])
  await announcePreview(ctx, submission)
}

async function fail(ctx: Ctx, submission: SubmissionRow, step: StepRow) {
  const { standing } = await holdOffer(ctx, submission)
  await ctx.db.update(submissions).set({ status: 'failed', endedAt: ctx.now() }).where(isSubmission(submission))
  await ctx.db
    .update(offers)
    .set({ status: statusAfter(standing, 'failStep') })
    .where(isOffer(submission))
  await announceFailed(ctx, submission, step)
}

/** Not the content's fault: tried again by itself, with growing waits, and at last shown to people. */
async function tryLater(ctx: Ctx, submission: SubmissionRow, step: StepRow) {
  await inTransaction(as(ctx, system), async (ctx) => {
    const held = await holdRunning(ctx, submission)
    if (!held) return
    const exhausted = step.tries >= maxTries
    const at = new Date(ctx.now().getTime() + Math.min(600, 5 * 2 ** (step.tries - 1)) * 1000)
    const message: StepMessage = exhausted
      ? { code: 'trouble.stalled', params: { tries: step.tries }, level: 'error', at: ctx.now().toISOString() }
      : { code: 'trouble.triedAgain', params: { at: at.toISOString() }, level: 'warning', at: ctx.now().toISOString() }
    const [noted] = await ctx.db
      .update(submissionSteps)
      .set({ messages: [message], ...(exhausted && { status: 'blocked' as const }) })
      .where(isThisTry(step))
      .returning()
    if (!noted) return
    const { publisherId, id: submissionId } = submission
    if (exhausted) await announceBlocked(ctx, held, noted)
    else await sendJob(ctx, runStep, { publisherId, submissionId, stepId: step.stepId }, { startAfter: at })
  })
}

/**
 * Starts a step again that gave up on something of ours or of the world. For the publisher and the operator.
 * @throws nothingToRetry when no step of the running submission is blocked
 */
export async function retryStep(ctx: Ctx, key: OfferKey): Promise<void> {
  if (!can(ctx, 'operator.admin')) requirePermission(ctx, 'offer.submit', key)
  await inTransaction(ctx, async (ctx) => {
    const { running } = await holdOffer(ctx, key)
    const blocked = running && (await stepsOfSubmission(ctx, running)).find((step) => step.status === 'blocked')
    if (!blocked) throw nothingToRetry('No step of this offer waits to be tried again.')
    await ctx.db.update(submissionSteps).set({ status: 'notStarted', tries: 0, messages: [] }).where(isStep(blocked))
    await recordAct(ctx, { ...key, act: 'offer.stepRetried', subject: running.id, detail: { step: blocked.stepId } })
    await advance(ctx, running)
  })
}

/** The floor under the queue: a step that nobody has worked at for half an hour is sent again. */
export const resumeSteps = defineJob({
  name: 'offers.resume-steps',
  data: z.object({}),
  every: '*/10 * * * *',
  async run(ctx) {
    const quiet = new Date(ctx.now().getTime() - 30 * 60_000)
    const stuck = await ctx.db
      .selectDistinct({ publisherId: submissions.publisherId, id: submissions.id })
      .from(submissions)
      .innerJoin(
        submissionSteps,
        and(eq(submissionSteps.publisherId, submissions.publisherId), eq(submissionSteps.submissionId, submissions.id)),
      )
      .where(
        and(
          eq(submissions.status, 'running'),
          lt(submissions.submittedAt, quiet),
          inArray(submissionSteps.status, ['notStarted', 'inProgress']),
          sql`not exists (select from submission_steps o where o.publisher_id = ${submissions.publisherId}
            and o.submission_id = ${submissions.id}
            and (o.status in ('waitingForApproval', 'blocked') or o.tried_at > ${quiet.toISOString()}
              or o.ended_at > ${quiet.toISOString()}))`,
        ),
      )
    for (const { publisherId, id } of stuck) {
      await inTransaction(ctx, async (ctx) => {
        const submission = await holdRunning(ctx, { publisherId, id })
        if (submission) await advance(ctx, submission)
      })
    }
  },
})

/** The submission if it runs, with its offer held: deeds on the offer and steps of its submission take turns. */
async function holdRunning(ctx: Ctx, id: Pick<SubmissionRow, 'publisherId' | 'id'>) {
  const [found] = await ctx.db.select().from(submissions).where(isSubmission(id))
  if (!found) return undefined
  const { running } = await holdOffer(ctx, found)
  return running?.id === found.id ? running : undefined
}

async function noteStep(ctx: Ctx, submission: SubmissionRow, step: StepRow) {
  const { publisherId, offerId, id } = submission
  const warned = step.messages.some((message) => message.level === 'warning')
  const outcome = step.status === 'blocked' ? 'failed' : warned ? 'warning' : 'complete'
  await noteHistory(ctx, submission, { event: 'step', submissionId: id, stepId: step.stepId, outcome })
  const seconds = Math.round((ctx.now().getTime() - (step.startedAt ?? ctx.now()).getTime()) / 1000)
  await recordEvents(ctx, [
    {
      kind: 'offer.stepFinished',
      publisherId,
      offerId,
      subjectId: id,
      data: { step: step.stepId, result: outcome, seconds },
    },
  ])
}

function isStep(step: StepRow) {
  return and(
    ofSubmission({ publisherId: step.publisherId, id: step.submissionId }),
    eq(submissionSteps.stepId, step.stepId),
  )
}

function isThisTry(step: StepRow) {
  return and(isStep(step), eq(submissionSteps.status, 'inProgress'), eq(submissionSteps.tries, step.tries))
}
