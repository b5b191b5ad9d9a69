/** Offers and their drafts. */
import {
  createRoute,
  etagHeader,
  idempotencyHeader,
  ifMatchHeader,
  jsonAnswer,
  jsonBody,
  noContent,
  pageOf,
  paging,
  refusing,
  wire,
  z,
} from '#platform/api-shapes'
import type { Ctx } from '#platform/ctx'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { notFound } from '#platform/problem'
import { archiveOffer, purgeOffer, restoreOffer } from '../archive.ts'
import { readKey, type Values } from '../document.ts'
import { createOffer, deleteDraft, getDraft, type OfferDraft, saveDraft } from '../draft.ts'
import { tryDraft } from '../dry-run.ts'
import { KEPT_DAYS } from '../lifecycle.ts'
import { getOffer, getSlot, listOffers, type Offer } from '../overview.ts'
import { fieldsOf, getOfferType } from '../types/registry.ts'
import {
  documentShape,
  draftShape,
  findingShape,
  inOffer,
  inPublisher,
  offerItemShape,
  offerShape,
  offerStatus,
  pageStateShape,
  qualityShape,
  snapshotShape,
} from './shapes.ts'
import { shownFindings, shownScore, shownSubmission } from './words.ts'

export const offersPart = apiRoom()
const tags = ['Offers']

const etag = (revision: number) => ({ ETag: `"${revision}"` })

function shownDraft(ctx: Ctx, draft: OfferDraft) {
  return wire({ ...draft, findings: shownFindings(ctx, draft.findings) }) as z.infer<typeof draftShape>
}

function shownOffer(ctx: Ctx, offer: Offer) {
  return {
    ...wire(offer),
    findings: shownFindings(ctx, offer.findings),
    submission: offer.submission && shownSubmission(ctx, offer.submission),
  } as z.infer<typeof offerShape>
}

offersPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers',
    operationId: 'listOffers',
    tags,
    summary: 'The offers of a publisher',
    request: {
      params: inPublisher,
      query: z.object({
        status: offerStatus.optional(),
        archived: z
          .enum(['true', 'false'])
          .optional()
          .openapi({ description: '`true` for those that were put away, instead of the others.' }),
        text: z.string().max(200).optional().openapi({ description: 'In the name, alias or id.' }),
        ...paging,
      }),
    },
    responses: { 200: jsonAnswer(pageOf(offerItemShape), 'The last saved first.'), ...refusing(400, 401, 403, 404) },
  }),
  async (c) => {
    const { archived, ...query } = c.req.valid('query')
    const page = await listOffers(ctxOf(c), { ...c.req.valid('param'), ...query, archived: archived === 'true' })
    return c.json(wire(page), 200)
  },
)

offersPart.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/offers',
    operationId: 'createOffer',
    tags,
    summary: 'Begin an offer',
    description: 'Its id, alias and type never change afterwards.',
    request: {
      params: inPublisher,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          offerId: z.string().openapi({ example: 'route-planner' }),
          alias: z.string().openapi({ example: 'Route Planner (internal)' }),
          type: z.string().optional().openapi({ example: 'dynamics-365-ce' }),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: {
      201: { ...jsonAnswer(draftShape, 'The draft.'), headers: etagHeader },
      ...refusing(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const draft = await createOffer(ctxOf(c), { publisherId, ...c.req.valid('json') })
    return c.json(shownDraft(ctxOf(c), draft), 201, {
      ...etag(draft.revision),
      Location: `/api/v1/publishers/${publisherId}/offers/${draft.offerId}`,
    })
  },
)

offersPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers/{offerId}',
    operationId: 'getOffer',
    tags,
    summary: 'An offer at a glance',
    description:
      'Its draft with findings, what is in preview and live, the newest submission, and what can be done now.',
    request: { params: inOffer },
    responses: {
      200: { ...jsonAnswer(offerShape, 'The offer.'), headers: etagHeader },
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const offer = await getOffer(ctxOf(c), c.req.valid('param'))
    return c.json(shownOffer(ctxOf(c), offer), 200, etag(offer.revision))
  },
)

offersPart.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/offers/{offerId}',
    operationId: 'deleteOffer',
    tags,
    summary: 'Delete an offer that was never published, or was archived long enough',
    description: `What was published once is kept for ${KEPT_DAYS} days after it was archived, and as long as customers have private offers on it.`,
    request: { params: inOffer },
    responses: { 204: noContent('Deleted, for good.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const { moves } = await getOffer(ctxOf(c), c.req.valid('param'))
    await (moves.includes('purge') ? purgeOffer : deleteDraft)(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

offersPart.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/offers/{offerId}/archive',
    operationId: 'archiveOffer',
    tags,
    summary: 'Put a stopped offer away',
    request: { params: inOffer },
    responses: { 204: noContent('Not listed any more, and not to be changed.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await archiveOffer(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

offersPart.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/offers/{offerId}/archive',
    operationId: 'restoreOffer',
    tags,
    summary: 'Take an archived offer out again',
    request: { params: inOffer },
    responses: { 204: noContent('Among the offers again, still stopped.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    await restoreOffer(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

offersPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers/{offerId}/draft',
    operationId: 'getDraft',
    tags,
    summary: 'The draft',
    request: { params: inOffer },
    responses: { 200: { ...jsonAnswer(draftShape, 'The draft.'), headers: etagHeader }, ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const draft = await getDraft(ctxOf(c), c.req.valid('param'))
    return c.json(shownDraft(ctxOf(c), draft), 200, etag(draft.revision))
  },
)

const savedShape = draftShape.extend({
  removed: z.array(findingShape).openapi({ description: 'Markup that was taken out of texts.' }),
})

offersPart.openapi(
  createRoute({
    method: 'patch',
    path: '/publishers/{publisherId}/offers/{offerId}/draft',
    operationId: 'saveDraft',
    tags,
    summary: 'Save values of the draft',
    description:
      'Only what is named changes; null takes a value away. Whatever is typed is kept, and `findings` says what is wrong with it. Keys may be nested or dotted.',
    request: { params: inOffer, headers: ifMatchHeader, body: jsonBody(documentShape) },
    responses: {
      200: { ...jsonAnswer(savedShape, 'The draft as it is now.'), headers: etagHeader },
      ...refusing(400, 401, 403, 404, 412, 422, 428),
    },
  }),
  async (c) => {
    const revision = revisionOf(c)
    const values = c.req.valid('json') as Values
    const draft = await saveDraft(ctxOf(c), { ...c.req.valid('param'), revision, values })
    const removed = shownFindings(ctxOf(c), draft.removed)
    return c.json({ ...shownDraft(ctxOf(c), draft), removed }, 200, etag(draft.revision))
  },
)

const inPage = inOffer.extend({ pageKey: z.string().openapi({ example: 'listing' }) })
const pageShape = z
  .object({ page: pageStateShape, values: documentShape, findings: z.array(findingShape), revision: z.int() })
  .openapi('DraftPage', { description: 'One page of the draft; `values` has its fields by dotted key.' })

offersPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers/{offerId}/draft/pages/{pageKey}',
    operationId: 'getDraftPage',
    tags,
    summary: 'One page of the draft',
    request: { params: inPage },
    responses: { 200: { ...jsonAnswer(pageShape, 'The page.'), headers: etagHeader }, ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { pageKey, ...key } = c.req.valid('param')
    const ctx = ctxOf(c)
    const draft = await getDraft(ctx, key)
    const state = draft.pages.find((page) => page.pageKey === pageKey)
    const page = getOfferType(draft.type, draft.profile).pages.find((one) => one.key === pageKey)
    if (!state || !page) throw notFound('The offer has no such page.')
    const values = Object.fromEntries(
      fieldsOf(page).map((field) => [field.key, readKey(draft.document, field.key) ?? null]),
    )
    const findings = shownFindings(ctx, draft.findings).filter((finding) => finding.pageKey === pageKey)
    return c.json({ page: state, values, findings, revision: draft.revision }, 200, etag(draft.revision))
  },
)

offersPart.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/offers/{offerId}/validations',
    operationId: 'validateDraft',
    tags,
    summary: 'Try whether the draft could be submitted',
    description:
      'A dry run: all findings and the quality score, with these values in place of the draft’s if any are given. Nothing is written.',
    request: { params: inOffer, body: jsonBody(z.object({ values: documentShape.optional() })) },
    responses: {
      200: jsonAnswer(
        z.object({
          ready: z.boolean(),
          pages: z.array(pageStateShape),
          findings: z.array(findingShape),
          quality: qualityShape,
        }),
        'What would be said.',
      ),
      ...refusing(401, 403, 404, 422),
    },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const values = c.req.valid('json').values as Values | undefined
    const run = await tryDraft(ctx, { ...c.req.valid('param'), values })
    return c.json({ ...run, findings: shownFindings(ctx, run.findings), quality: shownScore(ctx, run.quality) }, 200)
  },
)

offersPart.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/offers/{offerId}/slots/{slot}',
    operationId: 'getSlot',
    tags,
    summary: 'What is in preview, or live',
    request: { params: inOffer.extend({ slot: z.enum(['preview', 'live']) }) },
    responses: {
      200: jsonAnswer(
        z.object({ version: z.int(), publishedAt: z.string(), hidden: z.boolean(), content: snapshotShape }),
        'The frozen content.',
      ),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const { slot, ...key } = c.req.valid('param')
    const { version, publishedAt, hidden, snapshot } = await getSlot(ctxOf(c), key, slot)
    return c.json({ ...wire({ version, publishedAt, hidden }), content: asContent(snapshot) }, 200)
  },
)

const asContent = (snapshot: object) => JSON.parse(JSON.stringify(snapshot)) as z.infer<typeof snapshotShape>
