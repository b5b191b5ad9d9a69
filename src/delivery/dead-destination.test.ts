import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { aDestination, aLeadBook, aShopAndReceiver, deliverAll } from '../../test/support/destination.ts'
import type { TestShop } from '../../test/support/shop.ts'
import { aLeadMessage } from '../connectors/conformance.ts'
import { workOnce } from './index.ts'

let receiver: HttpsReceiver
let shop: TestShop
let heard: Statement[]
beforeAll(async () => {
  ;({ receiver, shop } = await aShopAndReceiver())
  heard = listenTo(shop.ctx.database.pool)
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})

test('however many leads wait for a dead destination, those of a healthy one are found without going through them', async () => {
  const book = aLeadBook()
  const leads = {
    ...book,
    messagesOf: async (_ctx: unknown, ids: string[]) =>
      new Map(ids.map((leadId) => [leadId, aLeadMessage({ leadId })])),
  }
  const dead = await aDestination(shop, receiver, { name: 'Dead', path: '/dead', offerIds: ['stuck'] })
  await aDestination(shop, receiver, { name: 'Healthy', path: '/healthy', offerIds: ['route-planner'] })
  await fillQueue(dead.connectionId, 60_000)
  receiver.always((request) => (request.path === '/dead' ? 500 : 202))
  expect(await deliverAll(shop, leads)).toBeLessThan(10)

  await leads.capture(shop, [{}])
  heard.length = 0
  await workOnce(shop.ctx, leads)
  expect(receiver.taken.size).toBe(1)
  const looks = heard.filter(({ text }) => /^\s*(with|select)/i.test(text) && text.includes('deliveries'))
  expect(looks.length).toBeGreaterThan(0)
  for (const look of looks) expect(await rowsReadOfDeliveries(look), look.text).toBeLessThan(100)
}, 120_000)

async function fillQueue(connectionId: string, count: number) {
  await shop.ctx.database.pool.query(
    `insert into deliveries (publisher_id, lead_id, connection_id, offer_id, environment, state, person, captured_at, requested_at, next_at)
     select 'fabrikam', gen_random_uuid(), $1, 'stuck', 'live', 'queued', n::text, $2::timestamptz, $2::timestamptz, $2::timestamptz
     from generate_series(1, $3::int) n`,
    [connectionId, shop.clock.now(), count],
  )
  // As the database does by itself in time: with a few rows, going through all of them is the better way.
  await shop.ctx.database.pool.query('analyze deliveries')
}

type Statement = { text: string; values: unknown[] }

/** What is asked of the database from now on, by connections that are opened from now on. */
function listenTo(pool: Pool): Statement[] {
  const statements: Statement[] = []
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => never
    client.query = (...given: unknown[]) => {
      const [what, values] = given as [string | { text: string; values?: unknown[] }, unknown]
      const text = typeof what === 'string' ? what : what.text
      statements.push({ text, values: Array.isArray(values) ? values : [] })
      return query(...given)
    }
  })
  return statements
}

type PlanNode = {
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/** How many rows of deliveries a statement goes through to find its own: a figure that no busy machine changes. */
async function rowsReadOfDeliveries({ text, values }: Statement): Promise<number> {
  const { rows } = await shop.ctx.database.pool.query(`explain (analyze, format json) ${text}`, values)
  const read = (node: PlanNode): number => {
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
    const own = node['Relation Name'] === 'deliveries' ? (node['Actual Rows'] + removed) * node['Actual Loops'] : 0
    return (node.Plans ?? []).reduce((sum, inner) => sum + read(inner), own)
  }
  return read(rows[0]['QUERY PLAN'][0].Plan)
}
