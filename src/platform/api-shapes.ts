/** Parts that the REST faces of rooms share: how lists, refusals and preconditions look, said once. */
import { createRoute, z } from '@hono/zod-openapi'

const problemShape = z
  .object({
    type: z.string().openapi({ example: 'https://comptoir.example/problems/unprocessable' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string(), code: z.string().optional() }).loose())
      .optional()
      .openapi({ description: 'Every field concerned: a JSON pointer, and what to do.' }),
  })
  .loose()
  .openapi('Problem')

export const instant = z.iso.datetime().openapi({ description: 'UTC, ISO 8601.' })

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const paging = {
  cursor: z.string().optional().openapi({ description: '`nextCursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const ifMatchHeader = z.object({
  'if-match': z.string().optional().openapi({ description: 'The ETag that was read. Required.', example: '"7"' }),
})
export const etagHeader = z.object({ ETag: z.string().openapi({ example: '"7"' }) })
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .openapi({ description: 'The same key and body again give the first answer again, for a day.' }),
})

export const jsonAnswer = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
/** @param example the whole body, where its fields' own examples do not make one */
export const jsonBody = <T extends z.ZodType>(schema: T, example?: z.input<T>) => ({
  required: true,
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
})
export const noContent = (description: string) => ({ description })

/** What every status of a refusal means, whoever answers with it. */
export const refusals = {
  400: 'The request could not be read.',
  401: 'Not signed in, or the access token is no good.',
  403: 'The caller’s roles do not include this.',
  404: 'Nothing there, or nothing that the caller may see.',
  409: 'Not possible in the present state.',
  410: 'The link was used, withdrawn or is too old, or what was here has left.',
  412: 'Somebody changed it since it was read.',
  413: 'Larger than allowed.',
  415: 'The body is not of a type this address takes.',
  422: 'Some members need mending; `errors` names each.',
  428: 'If-Match is missing.',
  429: 'Too many tries; see Retry-After.',
  503: 'It did not go through, and nothing was kept; see Retry-After.',
  507: 'The server has no room left.',
} as const

/** The refusals that a route can answer with, described once. */
export function refusing(...statuses: (keyof typeof refusals)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: refusals[status], content: { 'application/problem+json': { schema: problemShape } } },
    ]),
  )
}

/** A value as JSON makes it: instants become texts. */
export type Wire<T> = T extends Date
  ? string
  : T extends (infer U)[]
    ? Wire<U>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T

export function wire<T>(value: T): Wire<T> {
  return JSON.parse(JSON.stringify(value)) as Wire<T>
}

export { createRoute, z }
