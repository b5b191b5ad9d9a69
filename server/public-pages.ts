/**
 * Public pages from memory: made once for each state of the catalogue, then the same bytes for everybody, answered
 * before any router is asked. What has a form, a key or a session in it never comes this way.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Ctx } from '#platform/ctx'
import { counter } from '#platform/metrics'
import {
  type Came,
  campaignCookies,
  catalogueRevision,
  type PublicAddress,
  publicAddress,
  Recent,
  recordSearch,
  recordVisit,
  referrerHost,
} from '#storefront'

type Kept = {
  revision: number
  html: Buffer
  gzipped: Buffer
  etag: string
  headers: Record<string, string>
  /** How many a search found. */
  results: number | undefined
}
type Rendered = Kept | Response

const MOST_BYTES = 48 * 1024 * 1024
/** Kept by browsers, but asked for each time: the answer "still the same" is quick, and a change is seen at once. */
const CACHE_CONTROL = 'public, max-age=0, must-revalidate'
const ownToThisAnswer = new Set(['date', 'connection', 'transfer-encoding', 'content-length', 'comptoir-results'])

const served = counter('public_pages_total', 'Public pages answered, by where they came from', ['from'])
const compress = promisify(gzip)

/**
 * @param render makes a page that is not in memory, as an anonymous visitor without cookies gets it
 * @returns answers the request and says so, or leaves it to somebody else
 */
export function publicPages(
  ctx: Ctx,
  render: (request: Request) => Response | Promise<Response>,
): (req: IncomingMessage, res: ServerResponse) => boolean {
  const kept = new Recent<Kept>(MOST_BYTES)
  const beingMade = new Map<string, Promise<Rendered>>()

  function make(address: string, revision: number): Promise<Rendered> {
    const name = `${revision} ${address}`
    const already = beingMade.get(name)
    if (already) return already
    const making = renderToKeep(ctx.config.url + address, revision, render)
      .then((page) => {
        if (!(page instanceof Response)) kept.put(address, page, page.html.length + page.gzipped.length)
        return page
      })
      .finally(() => beingMade.delete(name))
    beingMade.set(name, making)
    return making
  }

  return (req, res) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const asked = publicAddress(req.url ?? '/')
    const revision = catalogueRevision(ctx)
    if (!asked || revision === undefined) return false
    const page = kept.get(asked.address)
    if (page?.revision === revision) {
      served.inc({ from: 'memory' })
      send(ctx, { req, res, asked, page })
      return true
    }
    served.inc({ from: 'rendering' })
    make(asked.address, revision)
      .then((made) =>
        made instanceof Response ? relay(made.clone(), req, res) : send(ctx, { req, res, asked, page: made }),
      )
      .catch((error) => {
        ctx.log.error({ err: error, path: asked.address.split('?')[0] }, 'public page could not be made')
        if (!res.headersSent) res.writeHead(500)
        res.end()
      })
    return true
  }
}

async function renderToKeep(
  url: string,
  revision: number,
  render: (request: Request) => Response | Promise<Response>,
): Promise<Rendered> {
  const answer = await render(new Request(url, { headers: { accept: 'text/html' } }))
  if (answer.status !== 200 || answer.headers.has('set-cookie')) return answer
  const html = Buffer.from(await answer.arrayBuffer())
  const results = answer.headers.get('comptoir-results')
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ownToThisAnswer.has(name)))
  return {
    revision,
    html,
    gzipped: await compress(html),
    etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 27)}"`,
    headers: { ...headers, 'cache-control': CACHE_CONTROL, vary: 'Accept-Encoding' },
    results: results === null ? undefined : Number(results),
  }
}

type Exchange = { req: IncomingMessage; res: ServerResponse; asked: PublicAddress; page: Kept }

function send(ctx: Ctx, { req, res, asked, page }: Exchange): void {
  const headers: Record<string, string | string[] | number> = { ...page.headers, etag: page.etag }
  if (req.method === 'GET') count(ctx, { req, asked, page }, headers)
  if (req.headers['if-none-match']?.includes(page.etag)) {
    res.writeHead(304, headers)
    res.end()
    return
  }
  const zipped = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
  const body = zipped ? page.gzipped : page.html
  if (zipped) headers['content-encoding'] = 'gzip'
  headers['content-length'] = body.length
  res.writeHead(200, headers)
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** Counts the visit, and lets the browser remember how it came to this listing. */
function count(
  ctx: Ctx,
  { req, asked, page }: Omit<Exchange, 'res'>,
  headers: Record<string, string | string[] | number>,
): void {
  const userAgent = req.headers['user-agent']
  const { language } = asked
  // Fetched in advance, perhaps never looked at.
  if (req.headers['sec-purpose']) return
  if (asked.listing) {
    const came: Came = { campaign: asked.campaign, referrerHost: referrerHost(req.headers.referer, ctx.config.url) }
    recordVisit(ctx, { key: asked.listing, language, ...came, userAgent })
    const path = asked.address.replace(/^\/fr(?=\/)/, '')
    const cookies = campaignCookies([path, `/fr${path}`], came, ctx.config.url.startsWith('https:'))
    if (cookies.length) {
      headers['set-cookie'] = cookies
      headers['cache-control'] = 'private, no-cache'
    }
  }
  if (asked.searchFacets !== undefined && page.results !== undefined) {
    recordSearch(ctx, { results: page.results, facets: asked.searchFacets, language, userAgent })
  }
}

/** What is not to be kept (nothing there, somewhere else, broken) is passed on as it was answered. */
async function relay(answer: Response, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !ownToThisAnswer.has(name)))
  res.writeHead(answer.status, { ...headers, 'content-length': body.length })
  res.end(req.method === 'HEAD' ? undefined : body)
}
