/** Publishing through the older portal API: what was begun, how far it is, and what it says. */
import { cancelSubmission, getOffer, type Product, plannedSteps } from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { wireTypeOf } from '../offer-types.ts'
import { keyOf, type OfferView, viewDraft } from '../offer-view.ts'
import { type Publication, promote, publicationsOf, publishDraft } from '../submissions.ts'
import { type Members, memberOf, textOf } from '../wire/json.ts'
import type { WireRequest } from '../wire/request.ts'
import { statusOf } from './offers.ts'
import { fetchPictures } from './pictures.ts'

type Slot = 'preview' | 'live'

export async function publishOffer(ctx: Ctx, product: Product, request: WireRequest): Promise<string> {
  const body = await request.members()
  const emails = textOf(memberOf(body, 'metadata'), 'notification-emails')
  await fetchPictures(ctx, await viewDraft(ctx, product))
  const { revision } = await viewDraft(ctx, product)
  const notificationEmails = emails
    ?.split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean)
  return operationId(await publishDraft(ctx, product, { revision, notificationEmails }), 'preview')
}

export async function goLiveWithOffer(ctx: Ctx, product: Product): Promise<string> {
  return operationId(await promote(ctx, product), 'live')
}

export async function cancelOffer(ctx: Ctx, product: Product): Promise<string> {
  const [running] = await publicationsOf(ctx, product)
  await cancelSubmission(ctx, keyOf(product))
  return operationId(running!, running!.stage === 'toLive' ? 'live' : 'preview')
}

function operationId({ number }: Pick<Publication, 'number'>, slot: Slot): string {
  return `${number}$${slot}`
}

export async function operationsOf(ctx: Ctx, product: Product): Promise<Members[]> {
  return (await publicationsOf(ctx, product)).flatMap((publication) =>
    slotsOf(publication).map((slot) => operation(product, publication, slot)),
  )
}

/** One operation with its steps. @throws notFound */
export async function operationOf(ctx: Ctx, product: Product, id: string): Promise<Members> {
  for (const publication of await publicationsOf(ctx, product)) {
    const slot = slotsOf(publication).find((one) => operationId(publication, one) === id)
    if (!slot) continue
    return {
      ...operation(product, publication, slot),
      status: stateOf(publication, slot),
      messages: [],
      steps: stepsOf(publication, slot).map(stepOf),
      ...linksIn((await getOffer(ctx, keyOf(product))).links),
      notificationEmails: publication.notificationEmails.join(','),
    }
  }
  throw notFound(`The offer has no operation ${id}.`)
}

/** Those up to the sign-off make the preview; what comes after makes the offer live. */
function stepsOf({ steps }: Publication, slot: Slot): Publication['steps'] {
  const after = steps.findIndex(({ stepId }) => stepId === 'publisherSignoff') + 1
  return slot === 'preview' ? steps.slice(0, after) : steps.slice(after)
}

function linksIn({ preview, live }: Awaited<ReturnType<typeof getOffer>>['links']): Members {
  const link = (uri: string | null | undefined, displayText: string) => (uri ? [{ displayText, uri }] : [])
  return { previewLinks: link(preview, 'Preview'), liveLinks: link(live, 'Listing') }
}

function slotsOf({ stage, target }: Publication): Slot[] {
  return stage === 'live' || target === 'live' ? ['live', 'preview'] : ['preview']
}

function operation(product: Product, publication: Publication, slot: Slot): Members {
  return {
    id: operationId(publication, slot),
    submissionType: slot === 'preview' ? 'publish' : 'goLive',
    submissionState: stateOf(publication, slot),
    cancellationRequestState: stateOf(publication, slot) === 'running' ? 'canCancel' : 'cannotCancel',
    publishingVersion: publication.number,
    slot: slot === 'preview' ? 'staging' : 'production',
    version: publication.revision,
    offerId: product.offerId,
    offerVersion: publication.revision,
    offerTypeId: wireTypeOf(product.type).portal ?? '',
    publisherId: product.publisherId,
    definition: { metadata: { emails: publication.notificationEmails.join(',') } },
    changedTime: (publication.endedAt ?? publication.previewReadyAt ?? publication.submittedAt).toISOString(),
  }
}

function stateOf({ stage, target }: Publication, slot: Slot): string {
  if (slot === 'preview') {
    if (stage === 'toPreview') return 'running'
    return (stage === 'failed' || stage === 'rejected') && target === 'preview' ? 'failed' : 'completed'
  }
  if (stage === 'toLive') return 'running'
  return stage === 'failed' || stage === 'rejected' ? 'failed' : 'completed'
}

/** Where the offer stands, step by step; before the first publication, the steps that it would go through. */
export async function offerStatus(ctx: Ctx, view: OfferView): Promise<Members> {
  const publications = await publicationsOf(ctx, view.product)
  const [newest] = publications
  const { links } = await getOffer(ctx, keyOf(view.product))
  const { document, type, product } = view
  const planned = plannedSteps({ document, type: type.id, profile: product.profile })
  return {
    status: statusOf(publications),
    messages: [],
    steps: newest
      ? newest.steps.map(stepOf)
      : planned.map(({ id }) => ({ ...namedStep(id), status: 'notStarted', messages: [], progressPercentage: 0 })),
    ...linksIn(links),
    notificationEmails: newest?.notificationEmails.join(',') ?? '',
  }
}

const stepNames: Record<string, [name: string, time: string]> = {
  prerequisites: ['Validate prerequisites', '< 15 min'],
  purchaseFlow: ['Offer purchase flow setup', '< 10 min'],
  testDriveValidation: ['Test drive data validation', '~ 5 min'],
  testDriveProvisioning: ['Test drive provisioning', '~ 30 min'],
  leadRegistration: ['Lead management validation and registration', '< 15 min'],
  offerValidation: ['Offer validation', '< 30 min'],
  certification: ['Certification', '2-5 days'],
  provisioning: ['Provisioning', '< 1 day'],
  packaging: ['Packaging and lead registration', '< 1 hour'],
  publisherSignoff: ['Publisher signoff', 'waits for the publisher'],
  finalPublish: ['Live', '> 30 min'],
}

function namedStep(id: string): Members {
  const [stepName, estimatedTimeFrame] = stepNames[id] ?? [id, '']
  return {
    id: id === 'publisherSignoff' ? 'publisher-signoff' : id,
    stepName,
    estimatedTimeFrame,
    description: stepName,
  }
}

function stepOf(step: Publication['steps'][number]): Members {
  return {
    ...namedStep(step.stepId),
    status: step.status,
    messages: step.messages.map(({ text, level, at }) => ({ messageHtml: escaped(text), level, timestamp: at })),
    progressPercentage: step.progressPercentage,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
