/**
 * Idempotency-Key on creates: a client that did not hear the answer asks again with the same key and
 * gets the first answer, instead of a second thing. Answers are kept 24 hours, sealed, because some
 * hold what is shown only once.
 */
import { createHash } from 'node:crypto'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { type ApiEnv, ctxOf } from './http.ts'
import { defineJob } from './jobs.ts'
import { declareProblem, malformed } from './problem.ts'
import { idempotencyKeys } from './schema.ts'

/** The key was used for another request: a mistake of the client's, refused before anything is done. */
const idempotencyKeyReused = declareProblem({
  type: 'idempotency-key-reused',
  status: 422,
  title: 'This Idempotency-Key belongs to another request',
})
const idempotencyKeyBusy = declareProblem({
  type: 'idempotency-key-busy',
  status: 409,
  title: 'The first request with this Idempotency-Key is not answered yet',
})

const keptForMs = 24 * 3_600_000
// A process that died between the deed and its answer leaves the key taken; after this the request is done again.
const abandonedAfterMs = 60_000

/** Put it before the handler of a route that creates. Without the header it does nothing. */
export const idempotent = createMiddleware<ApiEnv>(async (c, next) => {
  const given = c.req.header('idempotency-key')
  if (given === undefined) return next()
  if (!/^[\x21-\x7e]{1,200}$/.test(given)) {
    throw malformed('Idempotency-Key must be 1 to 200 visible ASCII characters.')
  }
  const ctx = ctxOf(c)
  // Keys of different callers and addresses never meet: nobody can read another's answer by guessing a key.
  const key = sha256(JSON.stringify([ctx.actor.kind, ctx.actor.id, c.req.method, new URL(c.req.url).pathname, given]))
  const request = sha256(new Uint8Array(await c.req.raw.clone().arrayBuffer()))
  const now = ctx.now()
  const [taken] = await ctx.db
    .insert(idempotencyKeys)
    .values({ key, request, startedAt: now })
    .onConflictDoUpdate({
      target: idempotencyKeys.key,
      set: { request, startedAt: now, answeredAt: null, status: null, answer: null },
      setWhere: sql`${idempotencyKeys.startedAt} < ${new Date(now.getTime() - keptForMs).toISOString()}
        or (${idempotencyKeys.answeredAt} is null
          and ${idempotencyKeys.startedAt} < ${new Date(now.getTime() - abandonedAfterMs).toISOString()})`,
    })
    .returning({ key: idempotencyKeys.key })
  if (!taken) {
    const [first] = await ctx.db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key))
    if (first && first.request !== request) {
      throw idempotencyKeyReused('Use a new key for a request with another body.')
    }
    if (!first?.answer) {
      throw idempotencyKeyBusy('Ask again in a moment.', { headers: { 'Retry-After': '1' } })
    }
    const answer = storedAnswer.parse(JSON.parse(ctx.keys.unseal(first.answer, key)))
    return new Response(answer.body, {
      status: first.status ?? 200,
      headers: { ...answer.headers, 'idempotency-replayed': 'true' },
    })
  }
  await next()
  if (c.error || c.res.status >= 300) {
    // Nothing was created: the same key may try again.
    await ctx.db
      .delete(idempotencyKeys)
      .where(and(eq(idempotencyKeys.key, key), eq(idempotencyKeys.startedAt, now), isNull(idempotencyKeys.answeredAt)))
    return
  }
  const headers = Object.fromEntries([...c.res.headers].filter(([name]) => keptHeaders.has(name.toLowerCase())))
  const answer = JSON.stringify({ headers, body: await c.res.clone().text() })
  await ctx.db
    .update(idempotencyKeys)
    .set({ status: c.res.status, answer: ctx.keys.seal(answer, key), answeredAt: ctx.now() })
    .where(and(eq(idempotencyKeys.key, key), eq(idempotencyKeys.startedAt, now)))
})

const keptHeaders = new Set(['content-type', 'location', 'etag'])
const storedAnswer = z.object({ headers: z.record(z.string(), z.string()), body: z.string() })

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

export const forgetIdempotencyKeys = defineJob({
  name: 'platform.forget-idempotency-keys',
  data: z.object({}),
  every: '17 * * * *',
  async run(ctx) {
    await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.startedAt, new Date(ctx.now().getTime() - keptForMs)))
  },
})
