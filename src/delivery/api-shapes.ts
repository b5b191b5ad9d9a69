/** What the API takes and gives, as schemas: they check, type and document. */
import { z } from '@hono/zod-openapi'
import { outcomeClasses } from '#connectors'
import type { Connection } from './connection.ts'
import type { Attempt, Delivery } from './deliveries.ts'
import type { Replay } from './replay.ts'
import { deliveryStates } from './states.ts'
import type { Validation } from './validation.ts'

const at = z.iso.datetime().openapi({ description: 'UTC, ISO 8601.' })
const params = z.record(z.string(), z.union([z.string(), z.number()]))
const text = z.object({ en: z.string(), fr: z.string() })

const settingValue = z.union([z.string(), z.boolean()])

export const connectorShape = z
  .object({
    kind: z.string().openapi({ example: 'https' }),
    name: text,
    summary: text,
    instructions: text.openapi({ description: 'How to set the other side up, in Markdown.' }),
    settings: z.array(
      z.object({
        key: z.string(),
        label: text,
        help: text,
        control: z.enum(['text', 'url', 'select', 'switch', 'area', 'date']),
        required: z.boolean(),
        secret: z.boolean().openapi({ description: 'Taken, never given back.' }),
        generated: z.boolean().openapi({ description: 'Made by the marketplace and shown once; not to be sent.' }),
        paste: z.boolean().openapi({ description: 'Read for other settings when it is sent; never stored.' }),
        maxLength: z.int().optional(),
        placeholder: z.string().optional(),
        options: z.array(z.object({ value: z.string(), label: text })).optional(),
        default: settingValue.optional(),
      }),
    ),
  })
  .openapi('Connector')

const mapping = z
  .array(z.object({ target: z.string(), value: z.string() }))
  .openapi({ description: 'Own fields, filled with literals or templates such as {{campaign.mktcmpid}}.' })
const contactEmails = z.string().openapi({
  description: 'Told that a lead arrived and that the connection fails; up to ten, separated by “;”.',
  example: 'sales@fabrikam.example; crm@fabrikam.example',
})
const settings = z
  .record(z.string(), settingValue)
  .openapi({ example: { url: 'https://hooks.fabrikam.example/leads', profile: 'documented' } })

export const newConnectionShape = z
  .object({
    name: z.string(),
    kind: z.string().openapi({ example: 'https' }),
    settings,
    mapping: mapping.optional(),
    contactEmails: contactEmails.optional(),
  })
  .openapi('NewConnection')

export const connectionChangeShape = z
  .object({
    name: z.string(),
    settings: settings.openapi({ description: 'Those to change. A secret left out, or empty, stays what it is.' }),
    mapping,
    contactEmails,
  })
  .partial()
  .openapi('ConnectionChange')

export const validationShape = z
  .object({
    id: z.uuid(),
    connectionId: z.uuid(),
    version: z.int(),
    outcome: z.enum(['passed', 'passed_unconfirmed', 'failed']),
    steps: z.array(
      z.object({
        step: z.enum(['shape', 'reach', 'auth', 'write', 'evidence']),
        result: z.enum(['passed', 'warning', 'failed', 'skipped']),
        code: z.string().optional(),
        params: params.optional(),
        httpStatus: z.int().optional(),
        vendorMessage: z.string().optional(),
        tries: z.int(),
        durationMs: z.int(),
      }),
    ),
    marker: z.string().openapi({ description: 'What to search for in the destination.' }),
    seenAt: at.nullable().openapi({ description: 'When somebody said that the test lead is there.' }),
    seenBy: z.string().nullable(),
    at,
    by: z.string(),
  })
  .openapi('ConnectionValidation')

const reason = z.object({ code: z.string().openapi({ example: 'leads.https.tls' }), params })

export const connectionShape = z
  .object({
    publisherId: z.string(),
    id: z.uuid(),
    name: z.string(),
    kind: z.string(),
    state: z.enum(['draft', 'ok', 'degraded', 'failing', 'suspended', 'paused']),
    problem: reason.extend({ since: at }).nullable(),
    nextProbeAt: at.nullable(),
    liveVersion: z.int().nullable().openapi({ description: 'The version live leads go through.' }),
    lastVersion: z.int().openapi({ description: 'Greater than liveVersion while a change waits for validation.' }),
    settings,
    secrets: z.record(
      z.string(),
      z.object({ set: z.literal(true), mask: z.string(), setAt: at, setBy: z.string(), expiresAt: at.optional() }),
    ),
    mapping,
    secretExpiresAt: at.nullable().openapi({ description: 'When the credentials end, where that is known.' }),
    pace: z.object({ since: at, sent: z.int() }).nullable().openapi({
      description: 'Leads sent in the running stretch of time, where the destination takes a limited number.',
    }),
    contactEmails: z.array(z.string()),
    waiting: z.int(),
    failed: z.int(),
    lastValidation: z.union([validationShape, z.null()]),
    revision: z.int(),
    createdAt: at,
    updatedAt: at,
    updatedBy: z.string(),
  })
  .openapi('Connection')

export const shownOnceShape = z
  .object({
    connection: connectionShape,
    shownOnce: z
      .record(z.string(), z.string())
      .openapi({ description: 'Secrets made for this connection. They are shown this once.' }),
  })
  .openapi('ConnectionWithSecrets')

export const deliveryShape = z
  .object({
    publisherId: z.string(),
    id: z.uuid(),
    leadId: z.uuid(),
    connectionId: z.uuid(),
    connectionName: z.string(),
    kind: z.string(),
    offerId: z.string(),
    environment: z.enum(['live', 'preview']),
    state: z.enum(deliveryStates),
    reason: reason.nullable(),
    attempts: z.int(),
    requestedAt: at,
    nextAt: at.nullable(),
    firstAttemptAt: at.nullable(),
    lastAttemptAt: at.nullable(),
    deliveredAt: at.nullable(),
    destinationId: z.string().nullable(),
    destinationUri: z.string().nullable(),
    possibleDuplicate: z.boolean(),
    replayId: z.uuid().nullable(),
    replayOf: z.uuid().nullable(),
  })
  .openapi('Delivery')

const headers = z.record(z.string(), z.string())

export const attemptShape = z
  .object({
    number: z.int(),
    version: z.int().nullable(),
    class: z.enum([...outcomeClasses, 'interrupted']),
    code: z.string(),
    params,
    httpStatus: z.int().nullable(),
    vendorCode: z.string().nullable(),
    vendorMessage: z.string().nullable(),
    warnings: z
      .array(z.object({ code: z.string(), params: params.optional() }))
      .openapi({ description: 'It was taken, but not whole, or not as new.' }),
    request: z.object({ method: z.string(), url: z.string(), headers, bodyBytes: z.int() }).nullable(),
    response: z.object({ status: z.int(), headers, body: z.string(), bodyTruncated: z.boolean() }).nullable(),
    failure: z.object({ stage: z.string(), reason: z.string(), message: z.string() }).nullable(),
    startedAt: at,
    durationMs: z.int(),
    requestId: z.string(),
  })
  .openapi('Attempt')

export const replayShape = z
  .object({
    id: z.uuid(),
    connectionId: z.uuid(),
    what: z.enum(['missing', 'everything']),
    leads: z.int(),
    queued: z.int(),
    createdAt: at,
    createdBy: z.string(),
    cancelledAt: at.nullable(),
  })
  .openapi('Replay')

const iso = (date: Date | null) => date?.toISOString() ?? null

export function shownValidation(v: Validation): z.infer<typeof validationShape> {
  return { ...v, at: v.at.toISOString(), seenAt: iso(v.seenAt) }
}

export function shownConnection(c: Connection): z.infer<typeof connectionShape> {
  return {
    ...c,
    problem: c.problem && { ...c.problem, since: c.problem.since.toISOString() },
    nextProbeAt: iso(c.nextProbeAt),
    secretExpiresAt: iso(c.secretExpiresAt),
    pace: c.pace && { since: c.pace.since.toISOString(), sent: c.pace.sent },
    lastValidation: c.lastValidation && shownValidation(c.lastValidation),
    createdAt: c.createdAt.toISOString(),
    updatedAt: c.updatedAt.toISOString(),
  }
}

export function shownDelivery(d: Delivery): z.infer<typeof deliveryShape> {
  return {
    ...d,
    requestedAt: d.requestedAt.toISOString(),
    nextAt: iso(d.nextAt),
    firstAttemptAt: iso(d.firstAttemptAt),
    lastAttemptAt: iso(d.lastAttemptAt),
    deliveredAt: iso(d.deliveredAt),
  }
}

export function shownAttempt(a: Attempt): z.infer<typeof attemptShape> {
  return {
    ...a,
    request: a.request ?? null,
    response: a.response ?? null,
    failure: a.failure ?? null,
    startedAt: a.startedAt.toISOString(),
  }
}

export function shownReplay(r: Replay): z.infer<typeof replayShape> {
  return { ...r, createdAt: r.createdAt.toISOString(), cancelledAt: iso(r.cancelledAt) }
}
