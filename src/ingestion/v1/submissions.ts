/** Submissions of Ingestion v1: what was asked for comes back as it was sent, and what became of it beside it. */
import { and, eq } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import { cancelSubmission, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { malformed } from '#platform/problem'
import { keyOf } from '../offer-view.ts'
import { ingestionRequests } from '../schema.ts'
import {
  failuresOf,
  type Publication,
  promote,
  publicationOf,
  publicationsOf,
  publishDraft,
  type Stage,
} from '../submissions.ts'
import { listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import type { V1Request } from './request.ts'

/**
 * Strictly typed clients know two states. A failed submission is `InProgress`: its substate says that it failed,
 * and its validations why.
 */
const states: Record<Stage, [state: string, substate: string]> = {
  toPreview: ['InProgress', 'Submitted'],
  inPreview: ['Published', 'ReadyToPublish'],
  toLive: ['Published', 'Publishing'],
  live: ['Published', 'InStore'],
  failed: ['InProgress', 'Failed'],
  rejected: ['InProgress', 'FailedInCertification'],
  past: ['Published', 'Published'],
  canceled: ['InProgress', 'InDraft'],
}

export async function listPublications(ctx: Ctx, { view }: V1Request): Promise<Members[]> {
  const requests = await requestsOf(ctx, view.product)
  return (await publicationsOf(ctx, view.product)).map((one) => readSubmission(view.product, one, requests))
}

export async function getPublication(ctx: Ctx, { view }: V1Request, id: string): Promise<Members> {
  const publication = await publicationOf(ctx, view.product, id)
  return readSubmission(view.product, publication, await requestsOf(ctx, view.product))
}

/** The whole draft is handed in, whichever modules are named: a version is certified as a whole. */
export async function createPublication(ctx: Ctx, request: V1Request): Promise<Members> {
  const body = await request.members()
  const { product } = request.view
  const targets = listOf(body, 'targets').map((target) => textOf(target, 'value')?.toLowerCase())
  if (!targets.includes('preview')) {
    throw malformed('A submission goes to the target “preview”; promote it to go live.', {
      errors: [{ pointer: '#/Targets', detail: 'The target must be the scope “preview”.' }],
    })
  }
  const option = memberOf(body, 'publishOption')
  const autoPromote = memberOf(option, 'isAutoPromote') === true
  if (autoPromote) requirePermission(ctx, 'offer.goLive', keyOf(product))
  const { resourceType: _, ...members } = body
  return inTransaction(ctx, async (ctx) => {
    const notes = textOf(option, 'certificationNotes') || undefined
    const publication = await publishDraft(ctx, product, { revision: request.view.revision, notes })
    const row = { ...keyOf(product), submissionId: publication.submissionId, members, autoPromote }
    await ctx.db.insert(ingestionRequests).values(row)
    return readSubmission(product, publication, new Map([[publication.submissionId, members]]))
  })
}

/** Takes a submission back. */
export async function cancelPublication(ctx: Ctx, { view }: V1Request, id: string): Promise<void> {
  const { stage } = await publicationOf(ctx, view.product, id)
  if (stage !== 'toPreview' && stage !== 'toLive') throw malformed('Only a running submission can be canceled.')
  await cancelSubmission(ctx, keyOf(view.product))
}

export async function promotePublication(ctx: Ctx, { view }: V1Request, id: string): Promise<Members> {
  const publication = await publicationOf(ctx, view.product, id)
  const promoted = await promote(ctx, view.product, publication.submissionId)
  return workflows(promoted)[1]!
}

type Requests = Map<string, Members>

async function requestsOf(ctx: Ctx, { publisherId, offerId }: Product): Promise<Requests> {
  const rows = await ctx.db
    .select()
    .from(ingestionRequests)
    .where(and(eq(ingestionRequests.publisherId, publisherId), eq(ingestionRequests.offerId, offerId)))
  return new Map(rows.map((row) => [row.submissionId, row.members as Members]))
}

function readSubmission(product: Product, publication: Publication, requests: Requests): Members {
  const [state, substate] = states[publication.stage]
  const running = publication.stage === 'toPreview' || publication.stage === 'toLive'
  const { number, stage } = publication
  const failure = failuresOf(publication)[0]
  return {
    resourceType: 'Submission',
    state,
    substate,
    targets: [{ type: 'Scope', value: stage === 'live' || stage === 'toLive' ? 'live' : 'preview' }],
    resources: [],
    variantResources: [],
    ...requests.get(publication.submissionId),
    ...(stage === 'live' && publication.endedAt && { publishedTimeInUtc: publication.endedAt.toISOString() }),
    ...((running || failure) && {
      pendingUpdateInfo: {
        updateType: stage === 'toLive' ? 'Promote' : 'Create',
        status: running ? 'Running' : 'Failed',
        href: `v1.0/ingestion/products/${product.productId}/submissions/${publication.id}`,
        ...(failure && { failureReason: failure.message }),
      },
    }),
    releaseNumber: number,
    friendlyName: `Submission ${number}`,
    areResourcesReady: true,
    id: publication.id,
  }
}

/** Names that a publishing script prints, and the steps of ours that each stands for. */
const phases = {
  'Automated validation': [
    'prerequisites',
    'purchaseFlow',
    'testDriveValidation',
    'testDriveProvisioning',
    'leadRegistration',
    'offerValidation',
  ],
  Certification: ['certification'],
  'Preview Creation': ['provisioning', 'packaging'],
  'Publisher Signoff': ['publisherSignoff'],
  Publish: ['finalPublish'],
} as const

/** Two, always: the way to the preview, and the way from there to the store. */
export function workflows(publication: Publication): Members[] {
  const steps = publication.steps
  const signoff = steps.findIndex(({ stepId }) => stepId === 'publisherSignoff')
  return [
    workflow('Preview', steps.slice(0, signoff + 1), publication.submittedAt),
    workflow('Live', steps.slice(signoff + 1), publication.signedOffAt),
  ]
}

type Steps = Publication['steps']

function workflow(targetEnvironment: string, steps: Steps, startedAt: Date | null): Members {
  const workflowSteps = Object.entries(phases).flatMap(([name, stepIds]) => {
    const own = steps.filter(({ stepId }) => (stepIds as readonly string[]).includes(stepId))
    if (own.length === 0) return []
    return [{ name, state: stateOf(own), ...timesOf(own) }]
  })
  const state = stateOf(steps)
  const endedAt = state === 'Success' ? steps.at(-1)?.endedAt : null
  return {
    type: 'Push',
    state,
    targetEnvironment,
    workflowSteps,
    ...(startedAt && { startDateTimeInUtc: startedAt.toISOString() }),
    ...(endedAt && { completeDateTimeInUtc: endedAt.toISOString() }),
  }
}

function stateOf(steps: Steps): string {
  if (steps.some(({ status }) => status === 'blocked' || status === 'rejected')) return 'Failed'
  if (steps.every(({ status }) => status === 'complete')) return 'Success'
  return steps.every(({ status }) => status === 'notStarted' || status === 'canceled') ? 'NotStarted' : 'InProgress'
}

function timesOf(steps: Steps): Members {
  const startedAt = steps.find((step) => step.startedAt)?.startedAt
  const endedAt = steps.every((step) => step.endedAt) ? steps.at(-1)?.endedAt : null
  return {
    ...(startedAt && { startDateTimeInUtc: startedAt.toISOString() }),
    ...(endedAt && { completeDateTimeInUtc: endedAt.toISOString() }),
  }
}

/** Never empty for a submission that failed. */
export function validations(publication: Publication): Members[] {
  return failuresOf(publication).map(({ code, message, pointer }) => ({
    errorCode: code,
    severity: 'Error',
    message,
    resource: pointer ?? '',
  }))
}

export async function certificationReports(ctx: Ctx, { view, base }: V1Request, id: string): Promise<Members[]> {
  const publication = await publicationOf(ctx, view.product, id)
  const step = publication.steps.find(({ stepId }) => stepId === 'certification')
  if (!step) return []
  const status = publication.stage === 'rejected' ? 'Failed' : step.status === 'complete' ? 'Passed' : 'Pending'
  const page = `${base}/publisher/${view.product.publisherId}/offers/${view.product.offerId}`
  return [
    {
      reportTimeInUtc: (step.endedAt ?? step.startedAt ?? publication.submittedAt).toISOString(),
      status,
      ...(status === 'Failed' && { fileUri: `${page}/submissions/${publication.submissionId}` }),
    },
  ]
}
