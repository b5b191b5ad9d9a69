/**
 * What a loader or an action needs to know of its request. Each is handed in by server/web-pages.ts
 * through answer.server.ts; pages only read.
 */
import { createContext, RouterContextProvider } from 'react-router'
import type { Ctx } from '#platform/ctx'

const ctxKey = createContext<Ctx>()
const nonceKey = createContext<string>()

type RequestContext = Readonly<RouterContextProvider>

/** The platform's ctx of this request: its actor, its language, the database. The first argument of every deed. */
export const ctxOf = (context: RequestContext): Ctx => context.get(ctxKey)

/** Marks the inline scripts of this answer, so that its content security policy lets them run. */
export const nonceOf = (context: RequestContext): string => context.get(nonceKey)

export function requestContext(ctx: Ctx, nonce: string): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(ctxKey, ctx)
  context.set(nonceKey, nonce)
  return context
}
