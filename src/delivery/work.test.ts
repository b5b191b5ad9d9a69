import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HttpsReceiver } from '../../test/fakes/https-receiver.ts'
import {
  aDestination,
  aLeadBook,
  aShopAndReceiver,
  clearDestinations,
  deliverAll,
  type LeadBook,
} from '../../test/support/destination.ts'
import type { TestShop } from '../../test/support/shop.ts'
import { openLog } from '../platform/log.ts'
import { listMails } from '../platform/mail.ts'
import {
  type Attempt,
  alertContacts,
  attemptsOf,
  type Delivery,
  deliveriesOf,
  getConnection,
  pauseConnection,
  resumeConnection,
  retryFailed,
  setOfferDestinations,
  updateConnection,
  validateConnection,
  workOnce,
} from './index.ts'

let receiver: HttpsReceiver
let shop: TestShop
let leads: LeadBook
const publisherId = 'fabrikam'

beforeAll(async () => {
  ;({ receiver, shop } = await aShopAndReceiver({ jobs: [alertContacts] }))
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})
beforeEach(() => {
  receiver.always(202)
  leads = aLeadBook()
})
afterEach(() => clearDestinations(shop))

async function deliveryOf(leadId: string): Promise<Delivery> {
  return (await deliveriesOf(shop.ctx, { publisherId, leadIds: [leadId] })).get(leadId)![0]!
}
const attempts = (delivery: Delivery): Promise<Attempt[]> =>
  attemptsOf(shop.ctx, { publisherId, deliveryId: delivery.id })
const connection = (connectionId: string) => getConnection(shop.ctx, { publisherId, connectionId })

/** Lets time pass second by second, working whenever something may be sent; says at which seconds attempts were made. */
async function passSeconds(seconds: number, step = 1): Promise<number[]> {
  const at: number[] = []
  const start = shop.clock.now().getTime()
  for (let passed = 0; passed <= seconds; passed += step) {
    const made = await deliverAll(shop, leads)
    for (let i = 0; i < made; i++) at.push((shop.clock.now().getTime() - start) / 1000)
    shop.clock.advance(step * 1000)
  }
  return at
}

describe('the way of a lead', () => {
  test('a lead taken by a machine whose clock is a day ahead does not wait for that day', async () => {
    await aDestination(shop, receiver)
    const today = shop.clock.now()
    shop.clock.set(new Date(Date.now() + 86_400_000))
    const [lead] = await leads.capture(shop)
    shop.clock.set(new Date())
    expect(await deliverAll(shop, leads)).toBe(1)
    expect(receiver.taken.get(lead!.leadId)).toBe(1)
    shop.clock.set(today)
  })

  test('a captured lead is at its destination, once, with the story of its delivery', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    expect(await deliverAll(shop, leads)).toBe(1)
    expect(receiver.taken.get(lead!.leadId)).toBe(1)
    const delivery = await deliveryOf(lead!.leadId)
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1, connectionName: 'Receiver', reason: null })
    expect(await attempts(delivery)).toMatchObject([
      {
        number: 1,
        class: 'delivered',
        code: 'leads.https.delivered',
        httpStatus: 202,
        request: { method: 'POST', url: `${receiver.origin}/…` },
        response: { status: 202 },
      },
    ])
  })

  test('a lead of an offer without a destination is owed to nobody', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop, [{ offerId: 'another', offerKey: 'fabrikam.another' }])
    expect(await deliverAll(shop, leads)).toBe(0)
    expect((await deliveriesOf(shop.ctx, { publisherId, leadIds: [lead!.leadId] })).get(lead!.leadId)).toEqual([])
  })

  test('a lead whose transaction fails is owed to nobody', async () => {
    await aDestination(shop, receiver)
    const failing = leads.capture({
      ...shop,
      ctx: {
        ...shop.ctx,
        now: () => {
          throw new Error('the disk is full')
        },
      },
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await deliverAll(shop, leads)).toBe(0)
  })

  test('56: three hundred leads within a minute arrive, each once, and none waits for more than its turn', async () => {
    await aDestination(shop, receiver)
    const captured = []
    for (let second = 0; second < 60; second++) {
      captured.push(
        ...(await leads.capture(
          shop,
          Array.from({ length: 5 }, () => ({})),
        )),
      )
      // A worker that is woken by a capture has a second on this clock before the next one.
      shop.clock.advance(1_000)
      await workOnce(shop.ctx, leads)
    }
    const { rows } = await shop.ctx.database.pool.query(
      'select d.captured_at, a.started_at from attempts a join deliveries d on d.id = a.delivery_id where a.number = 1',
    )
    const waits = (rows as { captured_at: Date; started_at: Date }[])
      .map((row) => row.started_at.getTime() - row.captured_at.getTime())
      .sort((a, b) => a - b)
    expect(waits).toHaveLength(captured.length)
    expect(waits[Math.ceil(waits.length * 0.95) - 1]).toBeLessThanOrEqual(2_000)
    expect([...receiver.taken.values()].every((times) => times === 1)).toBe(true)
    expect(new Set(receiver.taken.keys())).toEqual(new Set(captured.map(({ leadId }) => leadId)))
  })

  test('66: a call that fails leaves neither key nor address of the endpoint in the logs', async () => {
    const lines: string[] = []
    const log = openLog('trace', { write: (line) => void lines.push(line) })
    const talkative = { ...shop, ctx: { ...shop.ctx, log } }
    const { connectionId } = await aDestination(talkative, receiver, { path: '/flow?sig=4f9d2cee' })
    const { revision } = await getConnection(shop.ctx, { publisherId, connectionId })
    const settings = { headerName: 'Authorization', headerValue: 'Bearer k-8d1f77aa' }
    await updateConnection(talkative.ctx, { publisherId, connectionId, revision, settings })
    await validateConnection(talkative.ctx, { publisherId, connectionId }, { wait: async () => {} })
    receiver.next(401, { status: 500, body: 'Authorization: Bearer k-8d1f77aa' }, { cut: 'before-headers' })
    await leads.capture(talkative, [{}, {}, {}])
    await deliverAll(talkative, leads)
    log.error({ headers: { authorization: 'Bearer k-8d1f77aa' }, token: 'k-8d1f77aa' }, 'the searched log is this one')
    expect(lines.join('')).toContain('the searched log is this one')
    expect(lines.join('')).not.toMatch(/k-8d1f77aa|4f9d2cee|whsec_/)
  })

  test('a lead that was erased before it could be sent is sent nowhere', async () => {
    await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    leads.forget(lead!.leadId)
    expect(await deliverAll(shop, leads)).toBe(0)
    expect(await deliveryOf(lead!.leadId)).toMatchObject({ state: 'erased', reason: { code: 'delivery.lead_gone' } })
  })

  test('what a destination answers is kept although it has bytes that the database refuses', async () => {
    await aDestination(shop, receiver)
    receiver.next({ status: 500, body: `nul \0 and ${'👩🏽‍💻'.repeat(2_000)}` })
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    const [attempt] = await attempts(await deliveryOf(lead!.leadId))
    expect(attempt?.response?.body).toMatch(/^nul {2}and 👩🏽‍💻/)
    expect(attempt!.response!.body.length).toBeLessThanOrEqual(2_048)
  })
})

describe('at the same time', () => {
  test('a few calls to one connection, more while it answers quickly, and leads of one person one after the other', async () => {
    await aDestination(shop, receiver)
    receiver.always({ status: 202, delayMs: 30 })
    await leads.capture(shop, [
      ...Array.from({ length: 12 }, () => ({})),
      ...Array.from({ length: 3 }, () => ({ person: 'ada' })),
    ])
    await Promise.all([workOnce(shop.ctx, leads), workOnce(shop.ctx, leads), workOnce(shop.ctx, leads)])
    await deliverAll(shop, leads)
    expect(receiver.taken.size).toBe(15)
    expect(receiver.mostAtOnce()).toBeGreaterThanOrEqual(4)
    // Twelve are leased while there are four places, and only what is leased can be sent.
    expect(receiver.mostAtOnce()).toBeLessThanOrEqual(12)
  })

  test('33: two leads of one person: the second call begins after the first was answered', async () => {
    await aDestination(shop, receiver)
    const [first, second] = await leads.capture(shop, [{ person: 'ada' }, { person: 'ada' }])
    expect(await workOnce(shop.ctx, leads)).toEqual({ attempts: 1 })
    expect([...receiver.taken.keys()]).toEqual([first!.leadId])
    await deliverAll(shop, leads)
    expect([...receiver.taken.keys()]).toEqual([first!.leadId, second!.leadId])
  })

  test('a publisher who floods the queue does not keep another waiting', async () => {
    await aDestination(shop, receiver)
    await aDestination(shop, receiver, { publisherId: 'contoso', name: 'Contoso' })
    await leads.capture(
      shop,
      Array.from({ length: 500 }, () => ({})),
    )
    const [other] = await leads.capture(shop, [{ publisherId: 'contoso' }])
    await workOnce(shop.ctx, leads)
    expect(receiver.taken.has(other!.leadId)).toBe(true)
  })

  test('a refused lead does not hold up the others of its connection', async () => {
    await aDestination(shop, receiver)
    const [bad, ...good] = await leads.capture(shop, [{ offerTitle: 'Bad' }, {}, {}])
    receiver.always((request) => (request.json.OfferTitle === 'Bad' ? 422 : 202))
    await deliverAll(shop, leads)
    for (const { leadId } of good) expect((await deliveryOf(leadId)).state).toBe('delivered')
    expect(await deliveryOf(bad!.leadId)).toMatchObject({
      state: 'waiting',
      reason: { code: 'leads.https.refused', params: { status: 422 } },
    })
  })
})

describe('trying again', () => {
  test('46: 500, 500, 202 are three attempts at about 0, 5 and 35 seconds', async () => {
    await aDestination(shop, receiver)
    receiver.next(500, 500, 202)
    const [lead] = await leads.capture(shop)
    const at = await passSeconds(60)
    expect(at).toHaveLength(3)
    expect(at[0]).toBe(0)
    expect(at[1]).toBeGreaterThanOrEqual(4)
    expect(at[1]).toBeLessThanOrEqual(7)
    expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(24)
    expect(at[2]! - at[1]!).toBeLessThanOrEqual(37)
    const delivery = await deliveryOf(lead!.leadId)
    expect(delivery.state).toBe('delivered')
    expect((await attempts(delivery)).map(({ httpStatus }) => httpStatus)).toEqual([500, 500, 202])
    expect(receiver.received.map(({ headers }) => headers['comptoir-attempt'])).toEqual(['1', '2', '3'])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
  })

  test('a lead that is refused gets three more tries within an hour, then is rejected', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    receiver.always({ status: 422, body: 'Province is mandatory' })
    const [lead] = await leads.capture(shop)
    const at = await passSeconds(3_600, 20)
    expect(at).toHaveLength(4)
    const delivery = await deliveryOf(lead!.leadId)
    expect(delivery).toMatchObject({ state: 'rejected', reason: { code: 'leads.https.refused' } })
    expect((await attempts(delivery)).at(-1)?.vendorMessage).toBe('Province is mandatory')
    expect((await connection(connectionId)).state).toBe('ok')
  })

  test('24: being throttled takes no try, and the whole connection waits as long as it was asked to', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    receiver.next({ status: 429, headers: { 'retry-after': '30' } })
    const [first] = await leads.capture(shop)
    await deliverAll(shop, leads)
    expect((await connection(connectionId)).state).toBe('degraded')
    const [second] = await leads.capture(shop)
    expect(await passSeconds(29)).toEqual([])
    await passSeconds(10)
    for (const lead of [first, second]) expect((await deliveryOf(lead!.leadId)).state).toBe('delivered')
    const { rows } = await shop.ctx.database.pool.query('select tries from deliveries where lead_id = $1', [
      first!.leadId,
    ])
    expect(rows[0].tries).toBe(0)
  })

  test('what was leased and not begun when a destination asked for a pause is not sent', async () => {
    await aDestination(shop, receiver)
    receiver.always({ status: 429, headers: { 'retry-after': '60' } })
    await leads.capture(
      shop,
      Array.from({ length: 12 }, () => ({})),
    )
    await deliverAll(shop, leads)
    expect(receiver.received.length).toBeLessThanOrEqual(4)
    receiver.always(202)
    await passSeconds(70, 2)
    expect(receiver.taken.size).toBe(12)
  })

  test('59: when the schedule is exhausted the lead is parked with its last error, and a person may send it again', async () => {
    const schedule = shop.ctx.config.leads.retryScheduleSeconds
    shop.ctx.config.leads.retryScheduleSeconds = [1, 2, 3]
    const { connectionId } = await aDestination(shop, receiver)
    receiver.always(500)
    const [lead] = await leads.capture(shop)
    expect(await passSeconds(60)).toHaveLength(4)
    shop.ctx.config.leads.retryScheduleSeconds = schedule
    expect(await deliveryOf(lead!.leadId)).toMatchObject({
      state: 'parked',
      reason: { code: 'leads.https.unavailable' },
    })
    expect((await connection(connectionId)).failed).toBe(1)
    receiver.always(202)
    expect(await retryFailed(shop.ctx, { publisherId, connectionId })).toEqual({ queued: 1 })
    await deliverAll(shop, leads)
    expect((await deliveryOf(lead!.leadId)).state).toBe('delivered')
  })

  test('thirteen tries over three days, then parked', async () => {
    await aDestination(shop, receiver)
    receiver.always(500)
    const [lead] = await leads.capture(shop)
    await passSeconds(100 * 3_600, 600)
    const delivery = await deliveryOf(lead!.leadId)
    expect(delivery.state).toBe('parked')
    const made = await attempts(delivery)
    const hours = (made.at(-1)!.startedAt.getTime() - made[0]!.startedAt.getTime()) / 3_600_000
    expect(hours).toBeGreaterThan(60)
    expect(hours).toBeLessThan(95)
  })
})

describe('a destination that is down', () => {
  test('57: is asked by one lead at a time after five failures in a row, and takes everything within seconds of its return', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    receiver.always({ cut: 'before-headers' })
    const captured = []
    let asked = 0
    for (let second = 0; second < 40; second++) {
      captured.push(
        ...(await leads.capture(
          shop,
          Array.from({ length: 30 }, () => ({})),
        )),
      )
      const before = receiver.received.length
      await deliverAll(shop, leads)
      if (second > 0) expect(receiver.received.length - before).toBeLessThanOrEqual(1)
      asked += receiver.received.length - before
      shop.clock.advance(1_000)
    }
    expect(asked).toBeGreaterThanOrEqual(5 + 7)
    expect(await connection(connectionId)).toMatchObject({ state: 'failing', problem: { code: 'leads.https.timeout' } })

    receiver.always(202)
    for (let tenth = 0; tenth < 150 && receiver.taken.size < captured.length; tenth++) {
      if (tenth % 10 === 0)
        captured.push(
          ...(await leads.capture(
            shop,
            Array.from({ length: 30 }, () => ({})),
          )),
        )
      await deliverAll(shop, leads)
      shop.clock.advance(100)
    }
    expect(receiver.taken.size).toBe(captured.length)
    expect([...receiver.taken.values()].every((times) => times === 1)).toBe(true)
    expect((await connection(connectionId)).state).toBe('ok')
  }, 60_000)

  test('is sent to gently at first when it comes back', async () => {
    await aDestination(shop, receiver)
    receiver.always(500)
    await leads.capture(
      shop,
      Array.from({ length: 200 }, () => ({})),
    )
    await deliverAll(shop, leads)
    receiver.always(202)
    shop.clock.advance(4_000)
    await deliverAll(shop, leads)
    const soon = receiver.taken.size
    expect(soon).toBeLessThanOrEqual(6)
    shop.clock.advance(1_000)
    await deliverAll(shop, leads)
    expect(receiver.taken.size - soon).toBeLessThanOrEqual(10)
    shop.clock.advance(4_000)
    await deliverAll(shop, leads)
    expect(receiver.taken.size).toBe(200)
  })

  test('57: for two hours is mailed about twice, and once when it works again', async () => {
    await aDestination(shop, receiver, { contactEmails: 'ops@fabrikam.example' })
    receiver.always(500)
    const captured = await leads.capture(
      shop,
      Array.from({ length: 20 }, () => ({})),
    )
    for (let minute = 0; minute < 120; minute++) {
      await deliverAll(shop, leads)
      await alertContacts.run(shop.ctx, {})
      shop.clock.advance(60_000)
    }
    receiver.always(202)
    for (let minute = 0; minute < 30; minute++) {
      await deliverAll(shop, leads)
      await alertContacts.run(shop.ctx, {})
      shop.clock.advance(60_000)
    }
    expect(receiver.taken.size).toBe(captured.length)
    const { items } = await listMails(shop.ctx, { to: 'ops@fabrikam.example' })
    expect(items.map(({ kind }) => kind)).toEqual(['connection.recovered', 'connection.failing', 'connection.failing'])
    for (const { subject, body } of items) expect(subject + body).not.toMatch(/Amélie|Okonkwo|delvaux|\+3225550143/i)
  })

  test('58: does not touch the deliveries of another connection of the same offer', async () => {
    const a = await aDestination(shop, receiver, { name: 'A' })
    const b = await aDestination(shop, receiver, { name: 'B', path: '/b' })
    const both = [a.connectionId, b.connectionId]
    await setOfferDestinations(shop.ctx, {
      publisherId,
      offerId: 'route-planner',
      environment: 'live',
      connectionIds: both,
    })
    receiver.always((request) => (request.path === '/b' ? 202 : 401))
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    const deliveries = (await deliveriesOf(shop.ctx, { publisherId, leadIds: [lead!.leadId] })).get(lead!.leadId)!
    expect(deliveries.map(({ connectionName, state }) => [connectionName, state])).toEqual([
      ['A', 'held'],
      ['B', 'delivered'],
    ])
  })

  test('that refuses one lead’s call and takes the next at the same moment forgets neither', async () => {
    await aDestination(shop, receiver)
    const [first] = await leads.capture(shop, [{}, {}])
    receiver.always(({ headers }) => (headers['webhook-id'] === first!.leadId ? 401 : 202))
    await workOnce(shop.ctx, leads)
    expect(receiver.taken.size).toBe(1)
    receiver.always(202)
    shop.clock.advance(5_000)
    await deliverAll(shop, leads)
    expect(receiver.taken.size).toBe(2)
  })

  test('recovers by itself from refused credentials, oldest lead first', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    receiver.always(401)
    const captured = []
    for (let i = 0; i < 5; i++) {
      captured.push(...(await leads.capture(shop)))
      await deliverAll(shop, leads)
      shop.clock.advance(1_000)
    }
    expect((await deliveryOf(captured[0]!.leadId)).state).toBe('held')
    expect(await connection(connectionId)).toMatchObject({ state: 'failing', problem: { code: 'leads.https.auth' } })
    receiver.always(202)
    await passSeconds(40)
    expect(receiver.taken.size).toBe(5)
  })

  test('49: says 410 and is suspended at once: leads queue, contacts are told, and it is asked once an hour', async () => {
    const { connectionId } = await aDestination(shop, receiver, { contactEmails: 'ops@fabrikam.example' })
    receiver.always(410)
    await leads.capture(shop)
    await deliverAll(shop, leads)
    await shop.runJobs()
    expect(await connection(connectionId)).toMatchObject({
      state: 'suspended',
      problem: { code: 'leads.https.gone' },
      waiting: 1,
    })
    expect((await listMails(shop.ctx, { to: 'ops@fabrikam.example' })).items).toMatchObject([
      { kind: 'connection.suspended' },
    ])
    await leads.capture(shop)
    expect(await passSeconds(3_500, 100)).toEqual([])
    receiver.always(202)
    await passSeconds(300, 10)
    expect(receiver.taken.size).toBe(2)
    expect((await connection(connectionId)).state).toBe('ok')
  })

  test('behind an address that turned private is suspended, and asked only when a person resumes it', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    const guarded = {
      ...shop.ctx,
      egress: {
        ...shop.ctx.egress,
        call: async () => ({
          kind: 'failure' as const,
          stage: 'guard' as const,
          reason: 'private-address',
          message: '',
          requestSent: false,
          durationMs: 1,
        }),
      },
    }
    await workOnce(guarded, leads)
    expect(await connection(connectionId)).toMatchObject({
      state: 'suspended',
      problem: { code: 'leads.https.url_private' },
      nextProbeAt: null,
    })
    expect(await passSeconds(7_200, 600)).toEqual([])
    await resumeConnection(shop.ctx, { publisherId, connectionId })
    await deliverAll(shop, leads)
    expect((await deliveryOf(lead!.leadId)).state).toBe('delivered')
  })

  test('whose name does not resolve is a passing trouble for an hour and the connection’s fault after it', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    const [lead] = await leads.capture(shop)
    const nameless = {
      ...shop.ctx,
      egress: {
        ...shop.ctx.egress,
        call: async () => ({
          kind: 'failure' as const,
          stage: 'dns' as const,
          reason: 'not-found',
          message: '',
          requestSent: false,
          durationMs: 1,
        }),
      },
    }
    await workOnce(nameless, leads)
    expect(await deliveryOf(lead!.leadId)).toMatchObject({ state: 'waiting', reason: { code: 'leads.https.dns' } })
    for (let minute = 0; minute < 70; minute += 5) {
      shop.clock.advance(5 * 60_000)
      await workOnce(nameless, leads)
    }
    expect(await deliveryOf(lead!.leadId)).toMatchObject({ state: 'held', reason: { code: 'leads.https.dns' } })
    expect((await connection(connectionId)).state).toBe('failing')
  })
})

describe('by hand', () => {
  test('a paused connection keeps queueing, and sends when it is resumed', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    await pauseConnection(shop.ctx, { publisherId, connectionId })
    await leads.capture(shop, [{}, {}])
    expect(await passSeconds(60)).toEqual([])
    expect(await connection(connectionId)).toMatchObject({ state: 'paused', waiting: 2 })
    await resumeConnection(shop.ctx, { publisherId, connectionId })
    await deliverAll(shop, leads)
    expect(receiver.taken.size).toBe(2)
  })

  test('held leads go out when the mended connection passes validation', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    receiver.always(401)
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    receiver.always(202)
    expect(await deliverAll(shop, leads)).toBe(0)
    await validateConnection(shop.ctx, { publisherId, connectionId, again: true })
    await deliverAll(shop, leads)
    expect((await deliveryOf(lead!.leadId)).state).toBe('delivered')
  })
})
