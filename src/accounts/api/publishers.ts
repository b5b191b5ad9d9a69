import {
  createRoute,
  etagHeader,
  idempotencyHeader,
  ifMatchHeader,
  jsonAnswer,
  jsonBody,
  pageOf,
  refusing,
  z,
} from '#platform/api-shapes'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { listActs } from '../acts.ts'
import { permissionMatrix } from '../permissions.ts'
import {
  createPublisher,
  getPublisher,
  listPublishers,
  type Publisher,
  setVerification,
  updatePublisher,
} from '../publishers.ts'
import {
  actShape,
  inPublisher,
  newPublisherShape,
  pageAsked,
  publisherChangeShape,
  publisherShape,
  verificationShape,
} from './shapes.ts'

export const publishersApi = apiRoom()
const tags = ['Publishers']

const shown = (p: Publisher) => ({ ...p, createdAt: p.createdAt.toISOString(), updatedAt: p.updatedAt.toISOString() })
const etag = (p: Publisher) => ({ ETag: `"${p.revision}"` })
const onePublisher = (description: string) => ({ ...jsonAnswer(publisherShape, description), headers: etagHeader })

publishersApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers',
    operationId: 'listPublishers',
    tags,
    summary: 'Publisher accounts',
    description: 'Those the caller belongs to; operators see all. Ordered by id.',
    request: {
      query: pageAsked.extend({ text: z.string().optional().openapi({ description: 'Part of an id or a name.' }) }),
    },
    responses: { 200: jsonAnswer(pageOf(publisherShape), 'A page of publishers.'), ...refusing(401) },
  }),
  async (c) => {
    const page = await listPublishers(ctxOf(c), c.req.valid('query'))
    return c.json({ ...page, items: page.items.map(shown) }, 200)
  },
)

publishersApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers',
    operationId: 'createPublisher',
    tags,
    summary: 'Open a publisher account',
    description:
      'The person who asks becomes its first owner. The publisher ID is part of all its addresses and never changes.',
    request: { headers: idempotencyHeader, body: jsonBody(newPublisherShape) },
    middleware: [idempotent] as const,
    responses: { 201: onePublisher('The account.'), ...refusing(401, 403, 409, 422) },
  }),
  async (c) => {
    const publisher = await createPublisher(ctxOf(c), c.req.valid('json'))
    return c.json(shown(publisher), 201, {
      ...etag(publisher),
      Location: `/api/v1/publishers/${publisher.publisherId}`,
    })
  },
)

publishersApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}',
    operationId: 'getPublisher',
    tags,
    summary: 'One publisher account',
    request: { params: inPublisher },
    responses: { 200: onePublisher('The account and its profile.'), ...refusing(401, 404) },
  }),
  async (c) => {
    const publisher = await getPublisher(ctxOf(c), c.req.valid('param').publisherId)
    return c.json(shown(publisher), 200, etag(publisher))
  },
)

publishersApi.openapi(
  createRoute({
    method: 'patch',
    path: '/publishers/{publisherId}',
    operationId: 'updatePublisher',
    tags,
    summary: 'Change the profile',
    description: 'Members left out stay as they are. Owners only.',
    request: { params: inPublisher, headers: ifMatchHeader, body: jsonBody(publisherChangeShape) },
    responses: { 200: onePublisher('The changed account.'), ...refusing(401, 403, 404, 412, 422, 428) },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const publisher = await updatePublisher(ctxOf(c), publisherId, {
      revision: revisionOf(c),
      profile: c.req.valid('json'),
    })
    return c.json(shown(publisher), 200, etag(publisher))
  },
)

publishersApi.openapi(
  createRoute({
    method: 'patch',
    path: '/publishers/{publisherId}/verification',
    operationId: 'verifyPublisher',
    tags,
    summary: 'Say what was verified',
    description: 'Operator administrators only.',
    request: { params: inPublisher, body: jsonBody(verificationShape, { email: 'verified', business: 'pending' }) },
    responses: { 200: onePublisher('The changed account.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const publisher = await setVerification(ctxOf(c), c.req.valid('param').publisherId, c.req.valid('json'))
    return c.json(shown(publisher), 200, etag(publisher))
  },
)

const actQuery = pageAsked.extend({
  offerId: z.string().optional(),
  actorId: z.string().optional(),
  act: z.string().optional().openapi({ description: 'A whole name (offer.submitted) or the part before the dot.' }),
  since: z.iso.datetime({ offset: true }).optional(),
})

publishersApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/acts',
    operationId: 'listActs',
    tags: ['Audit log'],
    summary: 'The audit log of a publisher',
    description:
      'Owners and managers see all of it, developers what they did themselves, reviewers what was done to offers.',
    request: { params: inPublisher, query: actQuery },
    responses: { 200: jsonAnswer(pageOf(actShape), 'Acts, newest first.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { since, ...filter } = c.req.valid('query')
    const { publisherId } = c.req.valid('param')
    const page = await listActs(ctxOf(c), { ...filter, publisherId, since: since ? new Date(since) : undefined })
    return c.json({ ...page, items: page.items.map((act) => ({ ...act, at: act.at.toISOString() })) }, 200)
  },
)

publishersApi.openapi(
  createRoute({
    method: 'get',
    path: '/acts',
    operationId: 'listInstanceActs',
    tags: ['Audit log'],
    summary: 'The audit log of the instance',
    description: 'What was done to the marketplace itself. Operator administrators only.',
    request: { query: actQuery },
    responses: { 200: jsonAnswer(pageOf(actShape), 'Acts, newest first.'), ...refusing(401, 403) },
  }),
  async (c) => {
    const { since, ...filter } = c.req.valid('query')
    const page = await listActs(ctxOf(c), { ...filter, since: since ? new Date(since) : undefined })
    return c.json({ ...page, items: page.items.map((act) => ({ ...act, at: act.at.toISOString() })) }, 200)
  },
)

const cell = z.union([z.boolean(), z.object({ within: z.string().optional(), optIn: z.string().optional() })])

publishersApi.openapi(
  createRoute({
    method: 'get',
    path: '/permissions',
    operationId: 'getPermissionMatrix',
    tags: ['Members'],
    summary: 'The permission matrix',
    description:
      'For each permission, what each role has of it: true, false, or a part (`within`), possibly only when the publisher opted in (`optIn`).',
    responses: {
      200: jsonAnswer(z.object({ permissions: z.record(z.string(), z.record(z.string(), cell)) }), 'The table.'),
    },
  }),
  (c) => c.json({ permissions: permissionMatrix }, 200),
)
