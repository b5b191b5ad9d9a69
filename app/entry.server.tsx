import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { type EntryContext, type HandleErrorFunction, type RouterContextProvider, ServerRouter } from 'react-router'
import { ctxOf, nonceOf } from './ctx.server.ts'
import { isHydrated } from './hydration.ts'
import { i18nOf } from './i18n.server.ts'
import { contentSecurityPolicy } from './security.server.ts'

const RENDER_TIMEOUT_MS = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const ctx = ctxOf(context)
  const hydrated = isHydrated(router.staticHandlerContext.matches.map((m) => router.routeModules[m.route.id]?.handle))
  const nonce = hydrated ? nonceOf(context) : undefined
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', ctx.locale)
  headers.set('Content-Security-Policy', contentSecurityPolicy(nonce))
  // When to try again is said by whoever refused; pages with headers of their own would leave it out.
  const { loaderHeaders, actionHeaders } = router.staticHandlerContext
  for (const said of [...Object.values(loaderHeaders), ...Object.values(actionHeaders)]) {
    const wait = said.get('Retry-After')
    if (wait !== null) headers.set('Retry-After', wait)
  }

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18nOf(ctx.locale)}>
        <ServerRouter context={router} url={request.url} nonce={nonce} />
      </I18nextProvider>,
      {
        nonce,
        // Nothing of ours streams late, and a page that is whole can be kept and given an ETag.
        onAllReady() {
          clearTimeout(timer)
          const body = new PassThrough()
          pipe(body)
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        },
        onShellError: reject,
        onError: (error) => ctx.log.error({ err: error, requestId: ctx.requestId }, 'page could not be rendered'),
      },
    )
    const timer = setTimeout(abort, RENDER_TIMEOUT_MS)
  })
}

/** What went wrong outside loaders and actions (those are answered in refusals.server.ts). */
export const handleError: HandleErrorFunction = (error, { context, request }) => {
  if (request.signal.aborted) return
  const ctx = ctxOf(context)
  ctx.log.error({ err: error, requestId: ctx.requestId, path: new URL(request.url).pathname }, 'page failed')
}
