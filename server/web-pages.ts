/**
 * Serves the website that Vite built: its assets from build/client, its pages through build/server.
 * Which pages there are is app/routes.ts; who asks is in the ctx that the caller makes for each request.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Config } from '#platform/config'
import type { Ctx } from '#platform/ctx'
import { ownForms } from './own-forms.ts'

/** The pages' only export, of app/answer.server.ts. */
export type Answer = (request: Request, ctx: Ctx) => Promise<Response>

const YEAR_SECONDS = 365 * 24 * 3600
const built = { client: rootPath('build/client'), server: rootPath('build/server/index.js') }

/**
 * @param ctxFor makes the ctx of a request: its actor (from the session), its id, the language of the profile
 * @throws when the website has not been built (script/server and script/setup build it)
 */
export async function webPages<C extends Context>(config: Config, ctxFor: (c: C) => Promise<Ctx>): Promise<Hono> {
  const answer = await loadPages()
  const pages = new Hono()
  pages.use(securityHeaders(config))
  pages.get('/assets/*', immutable, serveStatic({ root: built.client, precompressed: true }))
  pages.get('/assets/*', (c) => c.text('Not found', 404, { 'Cache-Control': 'no-store' }))
  pages.use(ownForms(config), withinReason)
  pages.all('*', compress(), async (c) => answer(c.req.raw, await ctxFor(c as unknown as C)))
  return pages
}

// What strangers may send is small; people at work fill in long forms. Far more than any form takes, so that whoever
// types too much is told at the field and keeps it.
const publicBody = limitedTo(256 * 1024)
const workBody = limitedTo(8 * 1024 * 1024)

/**
 * A form is held in memory while it is read. Files of people at work are bounded as they arrive: those of forms by
 * app/form-body.server.ts, those that travel alone by the room that stores them.
 */
const withinReason: MiddlewareHandler = (c, next) => {
  const isAtWork = /^\/(?:publisher|operator)(?:\/|$)/.test(c.req.path)
  if (!isAtWork) return publicBody(c, next)
  return bringsFiles.test(c.req.header('content-type') ?? '') ? next() : workBody(c, next)
}

const bringsFiles = /^(?:multipart\/form-data|application\/octet-stream)\b/i

function limitedTo(maxSize: number): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: (c) => c.text('Too large. – Trop volumineux.', 413) })
}

/** The built pages alone, for whoever renders them into a cache of its own. */
export async function loadPages(): Promise<Answer> {
  if (!existsSync(built.server))
    throw new Error('The website is not built. Run script/setup, or npx react-router build.')
  const { answer } = (await import(built.server)) as { answer: Answer }
  return answer
}

/** What every answer says, pages and assets alike. Pages add their content security policy themselves. */
export function securityHeaders(config: Config): MiddlewareHandler {
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY', // frame-ancestors for browsers that do not know it
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    ...(config.url.startsWith('https:') && {
      'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains`,
    }),
  }
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}

/** Built files carry a hash of their content in the name, so what was fetched once stays right for ever. */
const immutable: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.ok) c.res.headers.set('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`)
}

function rootPath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}
