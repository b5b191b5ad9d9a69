/** Configure requests as jobs. Content is changed at once; what a job may wait for is the publication it asked for. */
import { and, eq } from 'drizzle-orm'
import { cancelSubmission, listProducts } from '#offers'
import type { Ctx } from '#platform/ctx'
import { malformed, notFound, type Problem } from '#platform/problem'
import { ingestionJobs, type WireError } from '../schema.ts'
import { failuresOf, type Publication, publicationsOf } from '../submissions.ts'
import { type Members, memberOf } from '../wire/json.ts'
import { type Applied, applyConfigure } from './configure.ts'
import { fetchAssets } from './configure-assets.ts'
import { readConfigure } from './configure-request.ts'
import { isForJob, jobError } from './errors.ts'
import { PRICES, PRIVATE_OFFER, schemaOf } from './ids.ts'
import { fetchNamedFiles } from './named-files.ts'
import { type Posted, type Reference, referenceIn } from './posted.ts'
import { fetchTerms } from './private-offers.ts'

const NEVER = '0001-01-01T00:00:00'

type JobRow = typeof ingestionJobs.$inferSelect

/**
 * All of it or nothing; with `isPartial` each resource by itself.
 * @throws unprocessable, forbidden at once; any other refusal ends the job as failed
 */
export async function configure(
  ctx: Ctx,
  publisherId: string,
  { body, isPartial = false }: { body: Members; isPartial?: boolean },
): Promise<JobRow> {
  const posted = readConfigure(body)
  const startedAt = ctx.now()
  const { applied, publication, errors } = isPartial
    ? await applyEach(ctx, publisherId, posted)
    : await applyAll(ctx, publisherId, posted)
  // Prices belong to the private offer that names them.
  const kept = applied.filter(({ one }) => one.resource !== PRICES)
  const resources = kept.map(({ one, id }) => ({ $schema: schemaOf(one.resource), id, ...one.members }))
  const endedAt = publication && errors.length === 0 ? null : ctx.now()
  return keepJob(ctx, { publisherId, startedAt, resources, ...publication, errors, endedAt })
}

type Tried = {
  applied: { one: Posted; id: string }[]
  publication?: Applied['publication']
  errors: WireError[]
}

async function applyAll(ctx: Ctx, publisherId: string, posted: Posted[]): Promise<Tried> {
  try {
    const files = await fetchAssets(ctx, publisherId, posted)
    await fetchNamedFiles(ctx, publisherId, posted)
    const terms = await fetchTerms(ctx, publisherId, posted)
    const { ids, publication } = await applyConfigure(ctx, { publisherId, posted, files, terms })
    return { applied: posted.map((one, i) => ({ one, id: ids[i]! })), publication, errors: [] }
  } catch (error) {
    if (!isForJob(error)) throw error
    return { applied: [], errors: [errorOf(error)] }
  }
}

/** What others refer to comes first; what was not applied is known to nobody. */
async function applyEach(ctx: Ctx, publisherId: string, posted: Posted[]): Promise<Tried> {
  const tried: Tried = { applied: [], errors: [] }
  const idOf = new Map<string, string>()
  const resolved = (reference: Reference | undefined): Reference | undefined => {
    const id = reference && 'resourceName' in reference ? idOf.get(reference.resourceName) : undefined
    return id === undefined ? reference : { id }
  }
  for (const one of posted.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    if (one.resource === 'submission' && tried.errors.length > 0) {
      const message = 'Not published, because other resources of this request failed.'
      tried.errors.push({ resourceId: one.id ?? one.resourceName, code: 'operationCanceled', message, details: [] })
      continue
    }
    const basePlan = resolved(referenceIn(memberOf(one.members, 'basePlan')))
    const members = basePlan ? { ...one.members, basePlan } : one.members
    const alone = { ...one, members, product: resolved(one.product), plan: resolved(one.plan) }
    const prices = one.resource === PRIVATE_OFFER ? posted.filter(({ resource }) => resource === PRICES) : []
    const { applied, publication, errors } = await applyAll(ctx, publisherId, [alone, ...prices])
    const named = errors.map((error) => ({ ...error, resourceId: error.resourceId ?? one.id ?? one.resourceName }))
    tried.errors.push(...named)
    tried.applied.push(...applied.slice(0, 1))
    tried.publication = publication ?? tried.publication
    const [{ id } = { id: '' }] = applied
    if (id && one.resourceName) idOf.set(one.resourceName, id)
  }
  return tried
}

const order = ['product', 'plan', 'submission']

function rankOf({ resource }: Posted): number {
  const rank = order.indexOf(resource)
  return rank < 0 ? 1.5 : rank
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
