/**
 * One configure request of two hundred resources, from the request to the finished job, over HTTP on loopback;
 * beside the raw limit: the same number of rows with the same bytes, inserted in one durable transaction, and the
 * bare receiving of the same body. node script/benches/configure.ts [rounds]
 */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { addSecret, createApplication } from '#accounts'
import { as } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { strangerContext } from '../../server/request.ts'
import { answerPublishingApis } from '../../src/ingestion/api.ts'
import { aPerson, aPublisher } from '../../test/support/people.ts'
import { median } from './lead/pace.ts'
import { aBenchShop, type DatabaseKind, databaseKinds } from './lead/shop.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const LIMIT_MS = 1000
const schema = (name: string) => `https://schema.mp.microsoft.com/schema/${name}/2022-03-01-preview2`

/** A product, its offer-level resources, and plans with four each: two hundred together. */
function twoHundred(externalId: string) {
  const product = { resourceName: 'product' }
  const plans = Array.from({ length: 48 }, (_, i) => `plan-${i}`)
  const resources = [
    {
      $schema: schema('product'),
      ...product,
      identity: { externalId },
      type: 'azureVirtualMachine',
      alias: externalId,
    },
    {
      $schema: schema('listing'),
      product,
      title: 'Crew Planner',
      searchResultSummary: 'Plans crews.',
      description: `<p>${'Plans crews, day by day. '.repeat(100)}</p>`,
      supportContact: { name: 'Sam', email: 'sam@fabrikam.example', phone: '+1 425 555 0100' },
    },
    { $schema: schema('property'), product, categories: { compute: ['os'] }, termsConditions: 'standardMicrosoft' },
    { $schema: schema('customer-leads'), product, leadDestination: 'none' },
    { $schema: schema('test-drive'), product, enabled: false },
    { $schema: schema('reseller'), product, resellerChannelState: 'none' },
    {
      $schema: schema('price-and-availability-offer'),
      product,
      previewAudiences: [{ type: 'subscription', id: randomUUID(), label: 'Us' }],
    },
    { $schema: schema('commercial-marketplace-setup'), product, callToAction: 'free' },
    ...plans.flatMap((name) => [
      { $schema: schema('plan'), resourceName: name, product, identity: { externalId: name }, alias: name },
      {
        $schema: schema('plan-listing'),
        product,
        plan: { resourceName: name },
        name,
        summary: 'A plan.',
        description: 'It plans.',
      },
      {
        $schema: schema('price-and-availability-plan'),
        product,
        plan: { resourceName: name },
        visibility: 'visible',
        audience: 'public',
        markets: ['us', 'fr', 'be', 'de'],
        pricing: { licenseModel: 'payAsYouGo', corePricing: { priceInputOption: 'perCore', pricePerCore: 0.25 } },
      },
      {
        $schema: schema('virtual-machine-plan-technical-configuration'),
        product,
        plan: { resourceName: name },
        operatingSystem: { family: 'linux', type: 'ubuntu' },
        vmImageVersions: [
          {
            versionNumber: '1.0.0',
            vmImages: [
              {
                imageType: 'x64Gen2',
                source: {
                  sourceType: 'sasUri',
                  osDisk: { uri: `https://images.fabrikam.example/${name}.vhd` },
                  dataDisks: [],
                },
              },
            ],
          },
        ],
      },
    ]),
  ]
  return { $schema: schema('configure'), resources }
}

async function measure(kind: DatabaseKind) {
  const shop = await aBenchShop(kind)
  const { ctx } = shop
  const { publisherId } = await aPublisher({ ctx })
  const owner = as(ctx, await aPerson({ ctx }, { publisherId }))
  const { id } = await createApplication(owner, publisherId, { name: 'Bench', roles: ['manager'] })
  const { secret } = await addSecret(owner, publisherId, { applicationId: id })
  const web = await listening(
    createServer(
      getRequestListener(async (request) => {
        const answer = await answerPublishingApis(() => strangerContext(ctx, request, '127.0.0.1'), request)
        return answer ?? new Response(null, { status: 404 })
      }),
    ),
  )
  const { url } = web
  const form = {
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
    resource: 'https://graph.microsoft.com',
  }
  const token = await fetch(`${url}/common/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) })
  const { access_token } = (await token.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }

  const configure = async (body: string) => {
    const began = performance.now()
    const answer = await fetch(`${url}/rp/product-ingestion/configure`, { method: 'POST', headers, body })
    const { jobId } = (await answer.json()) as { jobId: string }
    const status = await fetch(`${url}/rp/product-ingestion/configure/${jobId}/status`, { headers })
    const { jobResult } = (await status.json()) as { jobResult: string }
    if (jobResult !== 'succeeded') throw new Error(`the job ended as ${jobResult}`)
    return performance.now() - began
  }
  const created: number[] = []
  const updated: number[] = []
  const bodies = Array.from({ length: ROUNDS + 1 }, (_, i) => twoHundred(`bench-${i}`))
  for (const body of bodies) created.push(await configure(JSON.stringify(body)))
  for (const [i, body] of bodies.entries()) {
    const resources = body.resources
      .slice(1)
      .map((one) => ({ ...one, ...('resourceName' in one ? {} : { product: { externalId: `bench-${i}` } }) }))
    const again = {
      ...body,
      resources: [{ ...body.resources[0], id: await productId(url, headers, `bench-${i}`) }, ...resources],
    }
    updated.push(await configure(JSON.stringify(again)))
  }
  const rows = bodies[0]!.resources.map((one) => JSON.stringify(one))
  const inserting = await rawInserts(ctx, rows)
  const receiving = await bareReceiving(JSON.stringify(bodies[0]))
  web.server.close()
  await shop.close()
  const createMs = Math.round(median(created.slice(1)))
  return {
    database: kind,
    resources: rows.length,
    bytes: JSON.stringify(bodies[0]).length,
    createMs,
    updateMs: Math.round(median(updated.slice(1))),
    raw: { insertMs: inserting, receiveMs: receiving },
    ratio: Math.round((createMs / (inserting + receiving)) * 10) / 10,
  }
}

async function productId(url: string, headers: Record<string, string>, externalId: string): Promise<string> {
  const answer = await fetch(`${url}/rp/product-ingestion/product?externalId=${externalId}`, { headers })
  return ((await answer.json()) as { value: { id: string }[] }).value[0]!.id
}

type BenchCtx = Awaited<ReturnType<typeof aBenchShop>>['ctx']

async function rawInserts(ctx: BenchCtx, rows: string[]): Promise<number> {
  await ctx.db.execute(sql`create table bare (id uuid primary key, body jsonb not null)`)
  const taken: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const began = performance.now()
    await inTransaction(ctx, async (ctx) => {
      for (const row of rows) await ctx.db.execute(sql`insert into bare values (${randomUUID()}, ${row}::jsonb)`)
    })
    taken.push(performance.now() - began)
  }
  return Math.round(median(taken.slice(1)))
}

async function bareReceiving(body: string): Promise<number> {
  const { server, url } = await listening(
    createServer((request, response) => {
      let text = ''
      request.on('data', (chunk) => (text += chunk))
      request.on('end', () => response.end(String(JSON.parse(text).resources.length)))
    }),
  )
  const taken: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const began = performance.now()
    await (await fetch(url, { method: 'POST', body })).text()
    taken.push(performance.now() - began)
  }
  server.close()
  return Math.round(median(taken.slice(1)) * 10) / 10
}

async function listening(server: Server): Promise<{ server: Server; url: string }> {
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const results = []
for (const kind of databaseKinds) results.push(await measure(kind))
process.stdout.write(`${JSON.stringify({ bench: 'configure', limits: { createMs: LIMIT_MS }, results }, null, 2)}\n`)
if (results.some((r) => r.createMs > LIMIT_MS || r.updateMs > LIMIT_MS)) process.exitCode = 1
