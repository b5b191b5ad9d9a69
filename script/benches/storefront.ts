/**
 * Public pages of a 10 000-offer catalogue: from memory, beside a bare node:http server that answers the same bytes
 * in the same run; and made anew for every request, each of another offer or another search. The server runs in this
 * process, those who ask in another.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { publicPages } from '../../server/public-pages.ts'
import { openShop } from '../../server/shop.ts'
import { webApp } from '../../server/web.ts'
import { readConfig } from '../../src/platform/config.ts'
import { followCatalogue } from '../../src/storefront/index.ts'
import type { Answers, Asked } from './catalogue/asking.ts'
import { generatedCatalogue } from './catalogue/generated.ts'
import { publishAll } from './catalogue/publish-all.ts'

const OFFERS = 10_000
const SECONDS = 8
const LIMITS = { shareOfBare: 0.3, madePerSecond: 150 }

const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
const config = readConfig({
  ...(process.env.DATABASE_URL && { DATABASE_URL: process.env.DATABASE_URL }),
  COMPTOIR_DATA: folder,
  COMPTOIR_LOG_LEVEL: 'error',
})
const shop = await openShop(config)
await publishAll(shop.ctx, generatedCatalogue(OFFERS))
const loadingFrom = performance.now()
const unfollow = await followCatalogue(shop.ctx)
const loadSeconds = (performance.now() - loadingFrom) / 1000

const app = await webApp(shop)
const fromMemory = publicPages(shop.ctx, (request) => app.fetch(request))
const other = getRequestListener(app.fetch, { overrideGlobalObjects: false })
const storefront = await listening((req, res) => {
  if (!fromMemory(req, res)) void other(req, res)
})

const offers = [...generatedCatalogue(OFFERS)]
const listings = offers.map((offer) => `/product/dynamics-365/${offer.publisherId}.${offer.offerId}`)
const searches = offers.map((offer) => `/search?q=${encodeURIComponent(offer.name)}`)

const results = {
  listing: await compareWithBare(listings[0]!),
  search: await compareWithBare('/search?q=planning&product=sales'),
  listingMade: await ask({ paths: listings.slice(1) }),
  searchMade: await ask({ paths: searches }),
}
const { heapUsed, rss } = process.memoryUsage()
process.stdout.write(
  `${JSON.stringify(
    {
      bench: 'storefront',
      offers: OFFERS,
      database: shop.ctx.database.kind,
      limits: LIMITS,
      loadSeconds: round(loadSeconds),
      memoryMB: { heapUsed: round(heapUsed / 1e6), rss: round(rss / 1e6) },
      ...results,
    },
    null,
    2,
  )}\n`,
)
const kept = [results.listing, results.search].every((r) => r.shareOfBare >= LIMITS.shareOfBare)
const made = [results.listingMade, results.searchMade].every((r) => r.perSecond >= LIMITS.madePerSecond)
if (!kept || !made) process.exitCode = 1

storefront.server.close()
await unfollow()
await shop.close()
rmSync(folder, { recursive: true, force: true })

/** Pages a second from memory, and from a server that does nothing but answer these bytes with these headers. */
async function compareWithBare(path: string) {
  const answer = await fetch(storefront.base + path, { headers: { 'accept-encoding': 'gzip' } })
  const body = Buffer.from(await (await fetch(storefront.base + path)).arrayBuffer())
  const headers = Object.fromEntries(
    [...answer.headers].filter(
      ([name]) => !['content-length', 'content-encoding', 'date', 'connection', 'keep-alive'].includes(name),
    ),
  )
  const bare = await listening((_, res) => {
    res.writeHead(200, { ...headers, 'content-length': body.length })
    res.end(body)
  })
  const raw = await ask({ paths: [path], base: bare.base })
  const ours = await ask({ paths: [path] })
  bare.server.close()
  return { bytes: body.length, fromMemory: ours, bare: raw, shareOfBare: round(ours.perSecond / raw.perSecond) }
}

async function ask({ paths, base = storefront.base }: { paths: string[]; base?: string }): Promise<Answers> {
  const asking: ChildProcess = fork(new URL('./catalogue/asking.ts', import.meta.url))
  const answers = new Promise<Answers>((resolve, reject) => {
    asking.once('message', (message) => resolve(message as Answers))
    asking.once('error', reject)
  })
  asking.send({ base, paths, seconds: SECONDS, connections: 8 } satisfies Asked)
  const result = await answers
  asking.disconnect()
  if (result.failed) throw new Error(`${result.failed} of the requests were not answered with 200`)
  return result
}

async function listening(listener: RequestListener): Promise<{ base: string; server: Server }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { base: `http://127.0.0.1:${(server.address() as { port: number }).port}`, server }
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
