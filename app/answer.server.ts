/**
 * The pages' one entrance: a request and its ctx in, a page out. This is what the server build exports
 * (build/server/index.js) and server/web-pages.ts calls.
 */
import { randomBytes } from 'node:crypto'
import * as build from 'virtual:react-router/server-build'
import { createRequestHandler, type ServerBuild } from 'react-router'
import type { Ctx } from '#platform/ctx'
import { requestContext } from './ctx.server.ts'
import { localeOfRequest } from './i18n.server.ts'
import { refusalsAsPages } from './refusals.server.ts'

const render = createRequestHandler({ ...build, routes: refusalsAsPages(build.routes) } as ServerBuild, 'production')

export async function answer(request: Request, ctx: Ctx): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const locale = localeOfRequest(request)
  return render(request, requestContext({ ...ctx, locale }, nonce))
}
