import { afterAll, beforeAll, expect, test } from 'vitest'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { apiRoom } from './http.ts'
import { forgetIdempotencyKeys, idempotent } from './idempotency.ts'
import { Problem } from './problem.ts'

let shop: TestShop
let made = 0
beforeAll(async () => {
  shop = await aShop({ jobs: [] })
})
afterAll(() => shop.close())

function room(actorId = 'ada') {
  const app = apiRoom()
  app.use(async (c, next) => {
    c.set('ctx', { ...shop.ctx, actor: { ...shop.ctx.actor, kind: 'person', id: actorId } })
    await next()
  })
  app.post('/things', idempotent, async (c) => {
    const { fail } = (await c.req.json()) as { fail?: boolean }
    if (fail) throw new Problem({ type: 'x', status: 409, title: 'x', detail: 'x' })
    made += 1
    return c.json({ thing: made }, 201, { location: `/things/${made}` })
  })
  app.onError((error, c: { json: (body: unknown, status: 409 | 422 | 400 | 500) => Response }) =>
    c.json({ type: (error as Problem).type }, ((error as Problem).status ?? 500) as 409),
  )
  return app
}
const post = (body: object, key?: string, actorId?: string) =>
  room(actorId).request('/things', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: key ? { 'idempotency-key': key } : {},
  })

test('a repeated create with the same key makes one thing and gives the first answer', async () => {
  const first = await post({}, 'k1')
  const again = await post({}, 'k1')
  expect(await again.json()).toEqual(await first.json())
  expect(again.status).toBe(201)
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  expect(again.headers.get('idempotency-replayed')).toBe('true')
})

test('without a key each request makes its thing', async () => {
  const before = made
  await post({})
  await post({})
  expect(made).toBe(before + 2)
})

test('the same key with another body is refused', async () => {
  await post({ a: 1 }, 'k2')
  const other = await post({ a: 2 }, 'k2')
  expect(other.status).toBe(422)
  expect(await other.json()).toEqual({ type: 'idempotency-key-reused' })
})

test('the keys of two callers never meet', async () => {
  const mine = await (await post({}, 'k3', 'ada')).json()
  const theirs = await (await post({}, 'k3', 'bob')).json()
  expect(theirs).not.toEqual(mine)
})

test('a refused create may be tried again with the same key', async () => {
  expect((await post({ fail: true }, 'k4')).status).toBe(409)
  expect((await post({}, 'k4')).status).toBe(201)
})

test('twenty creates with one key at the same moment make one thing', async () => {
  const before = made
  const answers = await Promise.all(Array.from({ length: 20 }, () => post({}, 'k5')))
  expect(made).toBe(before + 1)
  expect(answers.map((a) => a.status).filter((status) => status !== 201 && status !== 409)).toEqual([])
})

test('after a day the answer is forgotten', async () => {
  const before = made
  await post({}, 'k6')
  shop.clock.advance(25 * 3_600_000)
  await forgetIdempotencyKeys.run(shop.ctx, {})
  await post({}, 'k6')
  expect(made).toBe(before + 2)
})
