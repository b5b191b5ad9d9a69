import { createRoute, idempotencyHeader, jsonAnswer, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { addCertificate, addSecret, revokeSecret } from '../application-secrets.ts'
import {
  type Application,
  type ApplicationSecret,
  createApplication,
  getApplication,
  listApplications,
  removeApplication,
  updateApplication,
} from '../applications.ts'
import { applicationShape, inPublisher, newSecretShape, rightsShape, secretShape } from './shapes.ts'

export const applicationsApi = apiRoom()
const tags = ['Applications']

const shownSecret = <T extends ApplicationSecret>(s: T) => ({
  ...s,
  createdAt: s.createdAt.toISOString(),
  expiresAt: s.expiresAt.toISOString(),
  lastUsedAt: s.lastUsedAt?.toISOString() ?? null,
})
const shown = (a: Application) => ({ ...a, createdAt: a.createdAt.toISOString(), secrets: a.secrets.map(shownSecret) })
const inApplication = inPublisher.extend({ applicationId: z.string() })
const form = rightsShape.extend({ name: z.string() })

applicationsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/applications',
    operationId: 'listApplications',
    tags,
    summary: 'Programs that use the API',
    request: { params: inPublisher },
    responses: {
      200: jsonAnswer(z.object({ items: z.array(applicationShape) }), 'Applications by name.'),
      ...refusing(401, 403, 404),
    },
  }),
  async (c) => {
    const items = await listApplications(ctxOf(c), c.req.valid('param').publisherId)
    return c.json({ items: items.map(shown) }, 200)
  },
)

applicationsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/applications',
    operationId: 'createApplication',
    tags,
    summary: 'Create an application',
    description: 'It never may more than the person who creates it, whatever its roles say. Add a secret to it next.',
    request: { params: inPublisher, headers: idempotencyHeader, body: jsonBody(form) },
    middleware: [idempotent] as const,
    responses: { 201: jsonAnswer(applicationShape, 'The application.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const application = await createApplication(ctxOf(c), c.req.valid('param').publisherId, c.req.valid('json'))
    const { publisherId, id } = application
    return c.json(shown(application), 201, { Location: `/api/v1/publishers/${publisherId}/applications/${id}` })
  },
)

applicationsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/applications/{applicationId}',
    operationId: 'getApplication',
    tags,
    summary: 'One application',
    request: { params: inApplication },
    responses: { 200: jsonAnswer(applicationShape, 'The application.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { publisherId, applicationId } = c.req.valid('param')
    return c.json(shown(await getApplication(ctxOf(c), publisherId, applicationId)), 200)
  },
)

applicationsApi.openapi(
  createRoute({
    method: 'put',
    path: '/publishers/{publisherId}/applications/{applicationId}',
    operationId: 'updateApplication',
    tags,
    summary: 'Rename an application or change its rights',
    description: 'Whoever does answers for the application from then on.',
    request: { params: inApplication, body: jsonBody(form) },
    responses: { 200: jsonAnswer(applicationShape, 'The application.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { publisherId, applicationId } = c.req.valid('param')
    const application = await updateApplication(ctxOf(c), publisherId, { ...c.req.valid('json'), applicationId })
    return c.json(shown(application), 200)
  },
)

applicationsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/applications/{applicationId}',
    operationId: 'removeApplication',
    tags,
    summary: 'Remove an application',
    description: 'Its secrets and access tokens stop working at once.',
    request: { params: inApplication },
    responses: { 204: noContent('Removed.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { publisherId, applicationId } = c.req.valid('param')
    await removeApplication(ctxOf(c), publisherId, applicationId)
    return c.body(null, 204)
  },
)

applicationsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/applications/{applicationId}/secrets',
    operationId: 'addApplicationSecret',
    tags,
    summary: 'Add a secret',
    description:
      'An application may have several, so that one can be exchanged without a pause. The secret is shown this once.',
    request: {
      params: inApplication,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({ description: z.string().optional(), lifetimeDays: z.number().int().min(1).max(730).default(365) }),
      ),
    },
    middleware: [idempotent] as const,
    responses: { 201: jsonAnswer(newSecretShape, 'The secret.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { publisherId, applicationId } = c.req.valid('param')
    const secret = await addSecret(ctxOf(c), publisherId, { ...c.req.valid('json'), applicationId })
    return c.json(shownSecret(secret), 201, { 'Cache-Control': 'no-store' })
  },
)

applicationsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/applications/{applicationId}/certificates',
    operationId: 'addApplicationCertificate',
    tags,
    summary: 'Register a certificate',
    description:
      'Instead of a secret: the application signs in with a client_assertion that the key of the certificate signed. ' +
      'Only the certificate is sent, never the key. It stands among the secrets, and is revoked as one.',
    request: {
      params: inApplication,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          certificate: z.string().openapi({ description: 'X.509, in PEM form.' }),
          description: z.string().optional(),
        }),
        {
          certificate: '-----BEGIN CERTIFICATE-----\nMIIB…\n-----END CERTIFICATE-----\n',
          description: 'Build machine',
        },
      ),
    },
    middleware: [idempotent] as const,
    responses: { 201: jsonAnswer(secretShape, 'The certificate.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { publisherId, applicationId } = c.req.valid('param')
    const added = await addCertificate(ctxOf(c), publisherId, { ...c.req.valid('json'), applicationId })
    return c.json(shownSecret(added), 201)
  },
)

applicationsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/applications/{applicationId}/secrets/{secretId}',
    operationId: 'revokeApplicationSecret',
    tags,
    summary: 'Revoke a secret',
    description: 'It, and the access tokens got with it, stop working at once.',
    request: { params: inApplication.extend({ secretId: z.string() }) },
    responses: { 204: noContent('Revoked.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { publisherId, ...which } = c.req.valid('param')
    await revokeSecret(ctxOf(c), publisherId, which)
    return c.body(null, 204)
  },
)
