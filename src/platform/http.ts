/** The small part of HTTP that rooms' api.ts share: the request's context, and how an API room is made. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { Ctx } from './ctx.ts'
import { readJson } from './json-body.ts'
import { type FieldError, malformed, notFound, preconditionRequired, unprocessable } from './problem.ts'

export type ApiEnv = { Variables: { ctx: Ctx } }

/** The context of this request; the edge puts it there before any room is asked. */
export function ctxOf(c: Context<ApiEnv>): Ctx {
  return c.get('ctx')
}

/** A room's REST face. What does not fit its schemas is refused with every field named at once. */
export function apiRoom() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook(result) {
      if (result.success) return
      const errors: FieldError[] = result.error.issues.map((issue) => ({
        pointer: `#/${issue.path.map(String).join('/')}`,
        detail: issue.message,
        code: issue.code,
      }))
      if (result.target === 'param') throw notFound('No such address.')
      if (result.target === 'json') throw unprocessable('Some members of the body do not fit.', { errors })
      throw malformed(`Some values of the ${result.target} do not fit.`, { errors })
    },
  })
}

/** Has every JSON body of an API read by `readJson`. Put it before all of its rooms. */
export const strictJson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  let refusal: unknown
  c.req.json = async <T>() => {
    try {
      return readJson(new Uint8Array(await c.req.arrayBuffer())) as T
    } catch (error) {
      refusal = error
      throw error
    }
  }
  await next()
  // The routes' validator says only that a body could not be read; why, is what helps.
  if (refusal) throw refusal
}

/** The revision a client read, from If-Match: `"7"` → 7. @throws preconditionRequired when absent */
export function revisionOf(c: Context): number {
  const match = c.req.header('if-match')?.match(/^(?:W\/)?"(\d+)"$/)
  if (!match) throw preconditionRequired('Send If-Match with the ETag you read, so that nobody’s work is overwritten.')
  return Number(match[1])
}
