/** What may stand in the relay's file, and the words for what may not. */
import { z } from 'zod'
import type { MessageParams } from '#platform/messages'
import { idPattern } from './config.ts'

const reference = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })], {
  error: 'relay.shape.reference',
})
const plain = z.union([z.string(), z.number().transform(String)], { error: 'relay.shape.text' })
const plainOrReference = z.union([plain, reference], { error: 'relay.shape.reference' })
const id = z.string().regex(idPattern, 'relay.shape.id')
const port = z.int('relay.shape.port').min(0, 'relay.shape.port').max(65_535, 'relay.shape.port')
const days = z.int('relay.shape.days').min(1, 'relay.shape.days').max(1_830, 'relay.shape.days')
const seconds = z.array(z.number('relay.shape.seconds').positive('relay.shape.seconds'), 'relay.shape.seconds')
const upTo = (most: number) => z.string().min(1, `relay.shape.upTo${most}`).max(most, `relay.shape.upTo${most}`)

export const fileShape = z.strictObject({
  publisher: z.strictObject({ id: id.default('relay'), name: upTo(100).optional() }).default({ id: 'relay' }),
  marketplace: upTo(100).default('Microsoft commercial marketplace'),
  listen: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: port.default(8443),
      tls: z.strictObject({ certificate: z.string().min(1), key: z.string().min(1) }).optional(),
    })
    .default({ host: '127.0.0.1', port: 8443 }),
  database: plainOrReference.optional(),
  data: z.string().min(1).default('relay-data'),
  keepDays: days.default(90),
  retrySchedule: seconds.min(1, 'relay.shape.seconds').max(50, 'relay.shape.seconds').optional(),
  egress: z
    .strictObject({
      allow: z.array(z.string()).default([]),
      certificates: z.string().optional(),
      standIns: z.record(z.string().min(1), z.url({ protocol: /^https?$/, error: 'relay.shape.origin' })).default({}),
    })
    .optional(),
  admin: z.strictObject({ token: plainOrReference }).optional(),
  listeners: z
    .array(
      z.strictObject({
        id,
        path: z.string().regex(/^\/[A-Za-z0-9/_.~-]*$/, 'relay.shape.path'),
        token: plainOrReference.optional(),
        to: z.array(z.string()).min(1, 'relay.shape.to').max(5, 'relay.shape.to'),
        offerTitle: upTo(200).optional(),
        sameBodyMinutes: z.union([z.literal(0), z.literal(10)], { error: 'relay.shape.sameBodyMinutes' }).default(10),
      }),
    )
    .min(1, 'relay.shape.none'),
  connections: z
    .array(
      z.strictObject({
        name: upTo(100),
        kind: z.string(),
        settings: z
          .record(
            z.string(),
            z.union([z.string(), z.boolean(), z.number().transform(String), reference], {
              error: 'relay.shape.reference',
            }),
          )
          .default({}),
        mapping: z.array(z.strictObject({ target: z.string(), value: plain })).default([]),
      }),
    )
    .min(1, 'relay.shape.none'),
})

export type ReadFile = z.infer<typeof fileShape>
export type Path = (string | number)[]
export type Fault = { path: Path; code: string; params?: MessageParams }

/** What the file has that its shape does not allow; a member nobody knows is a typo, and stands for itself. */
export function faultsOfShape(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const path = issue.path as Path
    const name = String(path.findLast((step) => typeof step === 'string') ?? '')
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'relay.unknown_key',
        params: { key, known: membersAt(path).join(', ') },
      }))
    if (issue.message.startsWith('relay.')) return [{ path, code: issue.message, params: { name } }]
    if (issue.code === 'invalid_type') {
      const isMissing = / undefined$/.test(issue.message)
      return [{ path, code: isMissing ? 'relay.missing' : `relay.expected.${issue.expected}`, params: { name } }]
    }
    return [{ path, code: 'relay.shape.text', params: { name } }]
  })
}

/** The members that the shape has at a path. */
function membersAt(path: Path): string[] {
  let at: unknown = fileShape
  for (const step of path) at = typeof step === 'number' ? bare(at).element : bare(at).shape?.[step]
  return Object.keys(bare(at).shape ?? {})
}

type Bare = { shape?: Record<string, unknown>; element?: unknown }

/** Without what says that it may be left out. */
function bare(type: unknown): Bare {
  const { unwrap } = (type ?? {}) as { unwrap?: () => unknown }
  if (type instanceof z.ZodArray) return type
  return unwrap ? bare(unwrap.call(type)) : ((type ?? {}) as Bare)
}
