/** Connections, deliveries, attempts and replays over REST. Parses, calls, answers; rules are in the deeds. */
import { connectors } from '#connectors'
import { createRoute, idempotencyHeader, ifMatchHeader, jsonAnswer, jsonBody, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import {
  attemptShape,
  connectionChangeShape,
  connectionShape,
  connectorShape,
  deliveryShape,
  newConnectionShape,
  replayShape,
  shownAttempt,
  shownConnection,
  shownDelivery,
  shownOnceShape,
  shownReplay,
  shownValidation,
  validationShape,
} from './api-shapes.ts'
import { createConnection, updateConnection } from './configure.ts'
import { getConnection, listConnections } from './connection.ts'
import { attemptsOf, getDelivery } from './deliveries.ts'
import { cancelDelivery, retryDelivery, retryFailed } from './manual.ts'
import { pauseConnection, resumeConnection } from './pause.ts'
import { removeConnection } from './remove.ts'
import { cancelReplay } from './replay.ts'
import { rotateSecret } from './rotate.ts'
import { validateConnection } from './validate.ts'
import { webhooksApi } from './webhooks/api.ts'

export const deliveryApi = apiRoom()
deliveryApi.route('/', webhooksApi)

const strangers = refusing(401, 403, 404)
const wrongState = refusing(409)
const wrongFields = refusing(422)

const ofPublisher = z.object({ publisherId: z.string().openapi({ example: 'fabrikam' }) })
const ofConnection = ofPublisher.extend({ connectionId: z.uuid() })
const ofDelivery = ofPublisher.extend({ deliveryId: z.uuid() })
const ofReplay = ofPublisher.extend({ replayId: z.uuid() })

const destinations = ['Destinations']
const deliveries = ['Deliveries']
const connectionsPath = '/publishers/{publisherId}/connections'
const connectionPath = '/publishers/{publisherId}/connections/{connectionId}'
const deliveryPath = '/publishers/{publisherId}/deliveries/{deliveryId}'

deliveryApi.openapi(
  createRoute({
    method: 'get',
    path: '/connectors',
    operationId: 'listConnectors',
    tags: destinations,
    summary: 'Kinds of destinations',
    description: 'What leads can be sent to, with the settings of each and how to set the other side up.',
    security: [],
    responses: { 200: jsonAnswer(z.object({ items: z.array(connectorShape) }), 'The kinds.') },
  }),
  (c) => {
    const items = connectors.map(({ kind, name, summary, instructions, settings }) => ({
      kind,
      name,
      summary,
      instructions,
      settings: settings.map(({ mask: _, onlyIf: __, generated = false, paste = false, ...setting }) => ({
        ...setting,
        generated,
        paste,
      })),
    }))
    return c.json({ items }, 200)
  },
)

deliveryApi.openapi(
  createRoute({
    method: 'get',
    path: connectionsPath,
    operationId: 'listConnections',
    tags: destinations,
    summary: 'Connections of a publisher',
    request: { params: ofPublisher },
    responses: { 200: jsonAnswer(z.object({ items: z.array(connectionShape) }), 'Connections by name.'), ...strangers },
  }),
  async (c) => c.json({ items: (await listConnections(ctxOf(c), c.req.valid('param'))).map(shownConnection) }, 200),
)

deliveryApi.openapi(
  createRoute({
    method: 'post',
    path: connectionsPath,
    operationId: 'createConnection',
    tags: destinations,
    summary: 'Create a connection',
    description: 'It takes live leads once a validation of it has passed.',
    request: { params: ofPublisher, headers: idempotencyHeader, body: jsonBody(newConnectionShape) },
    middleware: [idempotent] as const,
    responses: { 201: jsonAnswer(shownOnceShape, 'The connection.'), ...strangers, ...wrongFields },
  }),
  async (c) => {
    const { publisherId } = c.req.valid('param')
    const { connection, shownOnce } = await createConnection(ctxOf(c), { ...c.req.valid('json'), publisherId })
    const location = `/api/v1/publishers/${publisherId}/connections/${connection.id}`
    const answer = { connection: shownConnection(connection), shownOnce }
    return c.json(answer, 201, { Location: location, ETag: `"${connection.revision}"` })
  },
)

deliveryApi.openapi(
  createRoute({
    method: 'get',
    path: connectionPath,
    operationId: 'getConnection',
    tags: destinations,
    summary: 'A connection',
    request: { params: ofConnection },
    responses: { 200: jsonAnswer(connectionShape, 'The connection; secrets only as set.'), ...strangers },
  }),
  async (c) => {
    const connection = await getConnection(ctxOf(c), c.req.valid('param'))
    return c.json(shownConnection(connection), 200, { ETag: `"${connection.revision}"` })
  },
)

deliveryApi.openapi(
  createRoute({
    method: 'patch',
    path: connectionPath,
    operationId: 'updateConnection',
    tags: destinations,
    summary: 'Change a connection',
    description: 'Changed settings take effect when a validation has passed; until then the old ones are used.',
    request: { params: ofConnection, headers: ifMatchHeader, body: jsonBody(connectionChangeShape) },
    responses: {
      200: jsonAnswer(connectionShape, 'The connection.'),
      ...strangers,
      ...refusing(412, 428),
      ...wrongFields,
    },
  }),
  async (c) => {
    const change = { ...c.req.valid('json'), ...c.req.valid('param'), revision: revisionOf(c) }
    const connection = await updateConnection(ctxOf(c), change)
    return c.json(shownConnection(connection), 200, { ETag: `"${connection.revision}"` })
  },
)

deliveryApi.openapi(
  createRoute({
    method: 'delete',
    path: connectionPath,
    operationId: 'removeConnection',
    tags: destinations,
    summary: 'Remove a connection',
    request: { params: ofConnection },
    responses: { 204: { description: 'Removed.' }, ...strangers, ...wrongState },
  }),
  async (c) => {
    await removeConnection(ctxOf(c), c.req.valid('param'))
    return c.body(null, 204)
  },
)

deliveryApi.openapi(
  createRoute({
    method: 'post',
    path: `${connectionPath}/validations`,
    operationId: 'validateConnection',
    tags: destinations,
    summary: 'Validate a connection with a test lead',
    description: 'Answers when it is done, which can take a minute. When it passes, the last saved version is live.',
    request: { params: ofConnection },
    responses: { 201: jsonAnswer(validationShape, 'How it went, step by step.'), ...strangers, ...wrongState },
  }),
  async (c) => {
    const validation = await validateConnection(ctxOf(c), { ...c.req.valid('param'), again: true })
    return c.json(shownValidation(validation), 201)
  },
)

deliveryApi.openapi(
  createRoute({
    method: 'post',
    path: `${connectionPath}/secrets`,
    operationId: 'rotateConnectionSecret',
    tags: destinations,
    summary: 'Make a new signing secret',
    description: 'In use at once; the old one stays valid for a day and both are used until then.',
    request: {
      params: ofConnection,
      headers: idempotencyHeader,
      body: jsonBody(z.object({ key: z.string().openapi({ example: 'signingSecret' }) })),
    },
    middleware: [idempotent] as const,
    responses: { 201: jsonAnswer(shownOnceShape, 'The new secret.'), ...strangers },
  }),
  async (c) => {
    const rotated = await rotateSecret(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json') })
    return c.json({ connection: shownConnection(rotated.connection), shownOnce: rotated.shownOnce }, 201)
  },
)

deliveryApi.openapi(
  createRoute({
    method: 'put',
    path: `${connectionPath}/pause`,
    operationId: 'pauseConnection',
    tags: destinations,
    summary: 'Pause a connection',
    description: 'Nothing is sent through it; leads keep queueing.',
    request: { params: ofConnection },
    responses: { 200: jsonAnswer(connectionShape, 'The connection.'), ...strangers },
  }),
  async (c) => c.json(shownConnection(await pauseConnection(ctxOf(c), c.req.valid('param'))), 200),
)

deliveryApi.openapi(
  createRoute({
    method: 'delete',
    path: `${connectionPath}/pause`,
    operationId: 'resumeConnection',
    tags: destinations,
    summary: 'Resume a connection',
    description: 'After a pause; or asks a failing or suspended one at once whether it works again.',
    request: { params: ofConnection },
    responses: { 200: jsonAnswer(connectionShape, 'The connection.'), ...strangers },
  }),
  async (c) => c.json(shownConnection(await resumeConnection(ctxOf(c), c.req.valid('param'))), 200),
)

deliveryApi.openapi(
  createRoute({
    method: 'post',
    path: `${connectionPath}/retries`,
    operationId: 'retryFailedDeliveries',
    tags: destinations,
    summary: 'Send everything again that failed',
    request: { params: ofConnection },
    responses: { 201: jsonAnswer(z.object({ queued: z.int() }), 'How many were queued.'), ...strangers },
  }),
  async (c) => c.json(await retryFailed(ctxOf(c), c.req.valid('param')), 201),
)

deliveryApi.openapi(
  createRoute({
    method: 'get',
    path: deliveryPath,
    operationId: 'getDelivery',
    tags: deliveries,
    summary: 'A delivery',
    request: { params: ofDelivery },
    responses: { 200: jsonAnswer(deliveryShape, 'Where it stands, and why.'), ...strangers },
  }),
  async (c) => c.json(shownDelivery(await getDelivery(ctxOf(c), c.req.valid('param'))), 200),
)

deliveryApi.openapi(
  createRoute({
    method: 'delete',
    path: deliveryPath,
    operationId: 'cancelDelivery',
    tags: deliveries,
    summary: 'Give a delivery up',
    request: { params: ofDelivery },
    responses: { 200: jsonAnswer(deliveryShape, 'The delivery.'), ...strangers, ...wrongState },
  }),
  async (c) => c.json(shownDelivery(await cancelDelivery(ctxOf(c), c.req.valid('param'))), 200),
)

deliveryApi.openapi(
  createRoute({
    method: 'get',
    path: `${deliveryPath}/attempts`,
    operationId: 'listAttempts',
    tags: deliveries,
    summary: 'Attempts of a delivery',
    description: 'Oldest first, with what was sent (redacted) and answered. Kept for thirty days.',
    request: { params: ofDelivery },
    responses: { 200: jsonAnswer(z.object({ items: z.array(attemptShape) }), 'The attempts.'), ...strangers },
  }),
  async (c) => c.json({ items: (await attemptsOf(ctxOf(c), c.req.valid('param'))).map(shownAttempt) }, 200),
)

deliveryApi.openapi(
  createRoute({
    method: 'post',
    path: `${deliveryPath}/attempts`,
    operationId: 'retryDelivery',
    tags: deliveries,
    summary: 'Try again',
    description: 'At once, and with a fresh schedule, even if the connection is throttled or failing.',
    request: { params: ofDelivery },
    responses: { 202: jsonAnswer(deliveryShape, 'The delivery, queued.'), ...strangers, ...wrongState },
  }),
  async (c) => c.json(shownDelivery(await retryDelivery(ctxOf(c), c.req.valid('param'))), 202),
)

deliveryApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/lead-replays/{replayId}',
    operationId: 'cancelReplay',
    tags: deliveries,
    summary: 'Take back what a replay has not sent yet',
    request: { params: ofReplay },
    responses: { 200: jsonAnswer(replayShape, 'The replay.'), ...strangers },
  }),
  async (c) => c.json(shownReplay(await cancelReplay(ctxOf(c), c.req.valid('param'))), 200),
)
