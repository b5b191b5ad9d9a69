/** Webhooks of a publisher over REST. */
import { createRoute, jsonAnswer, jsonBody, noContent, refusing, wire, z } from '#platform/api-shapes'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { explainReason } from '../texts.ts'
import { removeWebhook, saveWebhook } from './configure.ts'
import { tryWebhook } from './notify.ts'
import { listWebhooks, noticeTypes } from './webhook.ts'

export const webhooksApi = apiRoom()
const tags = ['Webhooks']
const purposes = z.enum(['notices', 'lookup']).openapi({
  description: '`notices`: is told what happened, without personal data. `lookup`: is asked who somebody is.',
})
const ofPublisher = z.object({ publisherId: z.string().openapi({ example: 'fabrikam' }) })
const answerShape = z.object({ class: z.string(), code: z.string(), what: z.string(), fix: z.string() })
const webhookShape = z
  .object({
    purpose: purposes,
    url: z.string().openapi({ description: 'Where it leads; the address itself is never shown again.' }),
    events: z.array(z.enum(noticeTypes)),
    tellsAddress: z.boolean(),
    answeredAt: z.string().nullable(),
    answer: answerShape.nullable(),
    stoppedAt: z.string().nullable(),
    revision: z.int(),
    updatedAt: z.string(),
    updatedBy: z.string(),
  })
  .openapi('Webhook')
const draftShape = z
  .object({
    url: z.string().optional().openapi({ description: 'Absent: stays as it is.' }),
    events: z.array(z.enum(noticeTypes)).optional(),
    tellsAddress: z.boolean().optional().openapi({
      description: 'Lookups: the address itself is told where its hash is not known.',
    }),
    newSecret: z.boolean().optional().openapi({ description: 'Makes a new signing secret, in use at once.' }),
  })
  .openapi('WebhookDraft')
const savedShape = webhookShape.extend({
  shownOnce: z.record(z.string(), z.string()).openapi({ description: 'The signing secret, when one was made.' }),
})

const inWords = (
  locale: 'en' | 'fr',
  answer: { class: string; code: string; params?: Record<string, string | number> },
) => ({
  class: answer.class,
  code: answer.code,
  ...explainReason(locale, answer.code, answer.params),
})

webhooksApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/webhooks',
    operationId: 'listWebhooks',
    tags,
    summary: 'Programs of yours that are told, or asked',
    request: { params: ofPublisher },
    responses: { 200: jsonAnswer(z.object({ items: z.array(webhookShape) }), 'Webhooks'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const items = (await listWebhooks(ctx, c.req.valid('param'))).map((one) => ({
      ...one,
      answer: one.answer && inWords(ctx.locale, one.answer),
    }))
    return c.json(wire({ items }), 200)
  },
)

const examples: Record<'notices' | 'lookup', z.input<typeof draftShape>> = {
  notices: { url: 'https://crm.fabrikam.example/notices', events: ['lead.arrived', 'lead.overdue'] },
  lookup: { url: 'https://crm.fabrikam.example/who', tellsAddress: false },
}

for (const purpose of ['notices', 'lookup'] as const) {
  const path = `/publishers/{publisherId}/webhooks/${purpose}`
  const name = purpose === 'notices' ? 'Notice' : 'Lookup'

  webhooksApi.openapi(
    createRoute({
      method: 'put',
      path,
      operationId: `save${name}Webhook`,
      tags,
      summary: `Say where your program for ${purpose} listens`,
      description: 'Without If-Match it is made; with the ETag of the one that was read it is changed.',
      request: {
        params: ofPublisher,
        headers: z.object({ 'if-match': z.string().optional() }),
        body: jsonBody(draftShape, examples[purpose]),
      },
      responses: { 200: jsonAnswer(savedShape, 'The webhook'), ...refusing(401, 403, 404, 412, 422, 428) },
    }),
    async (c) => {
      const revision = c.req.header('if-match') === undefined ? undefined : revisionOf(c)
      const draft = { ...c.req.valid('param'), purpose, ...c.req.valid('json'), revision }
      const { webhook, shownOnce } = await saveWebhook(ctxOf(c), draft)
      c.header('ETag', `"${webhook.revision}"`)
      c.header('Cache-Control', 'no-store')
      return c.json(wire({ ...webhook, answer: null, shownOnce }), 200)
    },
  )

  webhooksApi.openapi(
    createRoute({
      method: 'delete',
      path,
      operationId: `remove${name}Webhook`,
      tags,
      summary: `Have no program for ${purpose} any more`,
      request: { params: ofPublisher },
      responses: { 204: noContent('Removed'), ...refusing(401, 403, 404) },
    }),
    async (c) => {
      await removeWebhook(ctxOf(c), { ...c.req.valid('param'), purpose })
      return c.body(null, 204)
    },
  )

  webhooksApi.openapi(
    createRoute({
      method: 'post',
      path: `${path}/tests`,
      operationId: `try${name}Webhook`,
      tags,
      summary: `Post to your program for ${purpose} what says nothing`,
      request: { params: ofPublisher },
      responses: { 200: jsonAnswer(answerShape, 'What came of it'), ...refusing(401, 403, 404) },
    }),
    async (c) => {
      const ctx = ctxOf(c)
      return c.json(inWords(ctx.locale, await tryWebhook(ctx, { ...c.req.valid('param'), purpose })), 200)
    },
  )
}
