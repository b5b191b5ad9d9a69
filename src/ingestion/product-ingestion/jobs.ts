/** Configure requests as jobs. Content is changed at once; what a job may wait for is the publication it asked for. */
import { and, eq } from 'drizzle-orm'
import { cancelSubmission, listProducts } from '#offers'
import type { Ctx } from '#platform/ctx'
import { malformed, notFound, type Problem } from '#platform/problem'
import { ingestionJobs, type WireError } from '../schema.ts'
import { failuresOf, type Publication, publicationsOf } from '../submissions.ts'
import type { Members } from '../wire/json.ts'
import { applyConfigure } from './configure.ts'
import { fetchAssets } from './configure-assets.ts'
import { readConfigure } from './configure-request.ts'
import { isForJob, jobError } from './errors.ts'
import { schemaOf } from './ids.ts'
import { fetchNamedFiles } from './named-files.ts'

const NEVER = '0001-01-01T00:00:00'

type JobRow = typeof ingestionJobs.$inferSelect

/** @throws unprocessable, forbidden at once; any other refusal ends the job as failed, and nothing is changed */
export async function configure(ctx: Ctx, publisherId: string, body: Members): Promise<JobRow> {
  const posted = readConfigure(body)
  const startedAt = ctx.now()
  try {
    const files = await fetchAssets(ctx, publisherId, posted)
    await fetchNamedFiles(ctx, publisherId, posted)
    const { ids, publication } = await applyConfigure(ctx, { publisherId, posted, files })
    const resources = posted.map(({ resource, members }, i) => ({
      $schema: schemaOf(resource),
      id: ids[i]!,
      ...members,
    }))
    return await keepJob(ctx, {
      publisherId,
      startedAt,
      resources,
      ...publication,
      endedAt: publication ? null : ctx.now(),
    })
  } catch (error) {
    if (!isForJob(error)) throw error
    return keepJob(ctx, { publisherId, startedAt, resources: [], errors: [errorOf(error)], endedAt: ctx.now() })
  }
}

function errorOf(problem: Problem): WireError {
  return jobError(problem, problem.extra.resourceId as string | undefined)
}

type NewJob = Pick<JobRow, 'publisherId' | 'startedAt' | 'resources' | 'endedAt'> & Partial<JobRow>

async function keepJob(ctx: Ctx, job: NewJob): Promise<JobRow> {
  const [row] = await ctx.db
    .insert(ingestionJobs)
    .values({ id: ctx.newId(), startedBy: ctx.actor.id, ...job })
    .returning()
  return row!
}

/** @throws notFound */
export async function readJob(ctx: Ctx, publisherId: string, id: string): Promise<JobRow> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
  const [row] = isUuid
    ? await ctx.db
        .select()
        .from(ingestionJobs)
        .where(and(eq(ingestionJobs.publisherId, publisherId), eq(ingestionJobs.id, id)))
    : []
  if (!row) throw notFound(`There is no job ${id}.`)
  return row
}

type Standing = { status: 'running' | 'completed'; result: string; endedAt: Date | null; errors: WireError[] }

export async function jobView(ctx: Ctx, job: JobRow, base: string): Promise<Members> {
  const { status, result, endedAt, errors } = await standingOf(ctx, job)
  return {
    $schema: schemaOf('configure-status'),
    jobId: job.id,
    jobStatus: status,
    jobResult: result,
    jobStart: job.startedAt.toISOString(),
    jobEnd: endedAt ? endedAt.toISOString() : NEVER,
    resourceUri: `${base}/rp/product-ingestion/configure/${job.id}`,
    errors: errors as Members[],
  }
}

/** What the job changed, with the ids that were given. @throws malformed before it is over */
export async function jobDetail(ctx: Ctx, job: JobRow): Promise<Members> {
  if ((await standingOf(ctx, job)).status !== 'completed') throw malformed('The job is not completed yet.')
  return { $schema: schemaOf('configure-detail'), resources: job.resources as Members[] }
}

/** Takes the publication back that the job waits for. @throws malformed when it waits for none any more */
export async function cancelJob(ctx: Ctx, job: JobRow): Promise<JobRow> {
  if ((await standingOf(ctx, job)).status === 'completed' || !job.offerId) {
    throw malformed('The job is completed: nothing of it can be canceled.')
  }
  await cancelSubmission(ctx, { publisherId: job.publisherId, offerId: job.offerId })
  const [row] = await ctx.db
    .update(ingestionJobs)
    .set({ canceled: true, endedAt: ctx.now() })
    .where(and(eq(ingestionJobs.publisherId, job.publisherId), eq(ingestionJobs.id, job.id)))
    .returning()
  return row!
}

async function standingOf(ctx: Ctx, job: JobRow): Promise<Standing> {
  if (job.errors.length > 0) return { status: 'completed', result: 'failed', endedAt: job.endedAt, errors: job.errors }
  if (job.canceled) return { status: 'completed', result: 'cancelled', endedAt: job.endedAt, errors: [] }
  if (!job.submissionId) return { status: 'completed', result: 'succeeded', endedAt: job.endedAt, errors: [] }
  const publication = await publicationOfJob(ctx, job)
  if (!publication) return { status: 'completed', result: 'cancelled', endedAt: job.startedAt, errors: [] }
  const endedAt = job.target === 'preview' ? publication.previewReadyAt : publication.endedAt
  switch (publication.stage) {
    case 'failed':
    case 'rejected':
      // A preview that was ready is not undone by what came after it.
      return job.target === 'preview' && publication.target === 'live'
        ? { status: 'completed', result: 'succeeded', endedAt, errors: [] }
        : { status: 'completed', result: 'failed', endedAt: publication.endedAt, errors: [failureOf(publication)] }
    case 'toPreview':
      return { status: 'running', result: 'pending', endedAt: null, errors: [] }
    case 'toLive':
      if (job.target === 'live') return { status: 'running', result: 'pending', endedAt: null, errors: [] }
      break
    case 'inPreview':
      if (job.target === 'live') return { status: 'completed', result: 'cancelled', endedAt: job.startedAt, errors: [] }
      break
  }
  return { status: 'completed', result: 'succeeded', endedAt: endedAt ?? job.startedAt, errors: [] }
}

async function publicationOfJob(ctx: Ctx, job: JobRow): Promise<Publication | undefined> {
  const { publisherId, offerId, submissionId } = job
  const [product] = (await listProducts(ctx, { publisherId, offerId: offerId ?? '' })).items
  if (!product) return undefined
  return (await publicationsOf(ctx, product)).find((one) => one.submissionId === submissionId)
}

function failureOf(publication: Publication): WireError {
  const rejected = publication.stage === 'rejected'
  return {
    code: rejected ? 'businessValidationError' : 'invalidState',
    message: rejected ? 'Certification was refused.' : 'Publishing failed.',
    details: failuresOf(publication).map(({ code, message }) => ({
      code: 'businessValidationError',
      message: rejected ? `Certification: ${message}` : message,
      details: [{ code, message, details: [] }],
    })),
  }
}
