import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPublisher, findPublisher, listActs } from '#accounts'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import {
  aDestination,
  aLeadBook,
  clearDestinations,
  deliverAll,
  type LeadBook,
} from '../../test/support/destination.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import { listMails } from '../platform/mail.ts'
import type { Problem } from '../platform/problem.ts'
import {
  attemptsOf,
  createConnection,
  deliveriesOf,
  getConnection,
  listConnections,
  pauseConnection,
  removeConnection,
  rotateSecret,
  setOfferDestinations,
  updateConnection,
  validateConnection,
} from './index.ts'
import { deliveries } from './schema.ts'

let receiver: HttpsReceiver
let shop: TestShop
let leads: LeadBook
const publisherId = 'fabrikam'
const atOnce = { wait: async () => {} }

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
  })
  await createPublisher(shop.ctx, { publisherId, displayName: 'Fabrikam' })
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})
beforeEach(() => {
  receiver.expectSignature()
  receiver.always(202)
  receiver.received.length = 0
  receiver.taken.clear()
  leads = aLeadBook()
})
afterEach(() => clearDestinations(shop))

async function problemOf(deed: Promise<unknown>): Promise<Problem> {
  return deed.then(
    () => {
      throw new Error('was not refused')
    },
    (problem: Problem) => problem,
  )
}
const codesOf = async (deed: Promise<unknown>) =>
  (await problemOf(deed)).errors.map(({ pointer, code }) => [pointer, code])
const aConnection = (changes: object = {}) =>
  createConnection(shop.ctx, { publisherId, kind: 'https', name: 'CRM', settings: { url: receiver.url() }, ...changes })
function member(roles: string[]): Ctx {
  return as(shop.ctx, {
    kind: 'person',
    id: crypto.randomUUID(),
    name: 'Ada',
    grants: [{ organisationId: publisherId, roles }],
    instanceRoles: [],
  })
}

describe('saving a connection', () => {
  test('66: shows the signing secret once, and of the address only where it leads', async () => {
    const { connection, shownOnce } = await aConnection({
      settings: { url: receiver.url('/flow?sig=4f9d2c') },
      contactEmails: 'a@x.example; b@x.example,\nA@x.example',
    })
    expect(shownOnce.signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
    expect(connection).toMatchObject({
      state: 'draft',
      liveVersion: null,
      settings: { profile: 'documented' },
      secrets: { url: { set: true, mask: `${receiver.origin}/…` }, signingSecret: { set: true } },
      contactEmails: ['A@x.example', 'b@x.example'],
    })
    const seen = JSON.stringify([connection, await listConnections(shop.ctx, { publisherId })])
    for (const secret of ['4f9d2c', shownOnce.signingSecret!]) expect(seen).not.toContain(secret)
  })

  test('66: leaves no secret readable in the database', async () => {
    const { shownOnce } = await aConnection({
      settings: { url: receiver.url('/flow?sig=4f9d2c'), headerName: 'X-Key', headerValue: 'k-8d1f77aa' },
    })
    const { rows } = await shop.ctx.database.pool.query('select v::text as row from connection_versions v')
    for (const secret of ['sig=', '4f9d2c', 'k-8d1f77aa', shownOnce.signingSecret!])
      expect(rows[0].row).not.toContain(secret)
  })

  test('refuses everything that is wrong at once, each with its own code', async () => {
    expect(
      await codesOf(
        aConnection({
          settings: { url: 'http://hooks.example.com/', profile: 'fancy', colour: 'red', signingSecret: 'mine' },
          mapping: [{ target: 'UserDetails', value: '' }],
        }),
      ),
    ).toEqual([
      ['#/settings/colour', 'leads.setting.unknown'],
      ['#/settings/signingSecret', 'leads.setting.generated'],
      ['#/settings/profile', 'leads.setting.option'],
      ['#/mapping/0/target', 'leads.mapping.reserved'],
    ])
    expect(await codesOf(aConnection({ settings: {} }))).toEqual([['#/settings/url', 'leads.setting.required']])
    expect(await codesOf(aConnection({ name: ' ', contactEmails: 'not an address', settings: {} }))).toEqual([
      ['#/name', 'leads.setting.required'],
      ['#/contactEmails', 'leads.contact_emails.address'],
      ['#/settings/url', 'leads.setting.required'],
    ])
    expect(await codesOf(aConnection({ settings: { url: 'https://10.0.0.1/' } }))).toEqual([
      ['#/settings/url', 'leads.https.url_private'],
    ])
    const pasted = { connectionString: `AccountName=${' '.repeat(1_000_000)}x`, table: 'Leads' }
    expect(await codesOf(aConnection({ kind: 'azure-table', settings: pasted }))).toEqual([
      ['#/settings/connectionString', 'leads.setting.too_long'],
    ])
    expect((await problemOf(aConnection({ kind: 'pigeon' }))).errors).toMatchObject([{ pointer: '#/kind' }])
  })

  test('says in the reader’s language what is wrong', async () => {
    const french = { ...shop.ctx, locale: 'fr' as const }
    const refused = await problemOf(
      createConnection(french, { publisherId, kind: 'https', name: 'CRM', settings: { url: 'http://x.example/' } }),
    )
    expect(refused.errors[0]?.detail).toContain('L’adresse doit commencer par https://.')
  })

  test('is for those who may connect leads, and strangers learn nothing', async () => {
    const { connection } = await aConnection()
    const which = { publisherId, connectionId: connection.id }
    const stranger = as(shop.ctx, {
      kind: 'person',
      id: 's',
      name: 'S',
      grants: [{ organisationId: 'contoso', roles: ['owner'] }],
      instanceRoles: [],
    })
    expect((await problemOf(getConnection(stranger, which))).status).toBe(404)
    expect((await problemOf(validateConnection(stranger, which))).status).toBe(404)
    expect((await problemOf(pauseConnection(member(['businessContributor']), which))).status).toBe(403)
    expect((await getConnection(member(['developer']), which)).id).toBe(connection.id)
    expect((await problemOf(getConnection(shop.ctx, { publisherId, connectionId: 'guessed' }))).status).toBe(404)
    expect(
      (await problemOf(getConnection(shop.ctx, { publisherId: 'contoso', connectionId: connection.id }))).status,
    ).toBe(404)
  })

  test('a change made in the meantime is not overwritten', async () => {
    const { connection } = await aConnection()
    const which = { publisherId, connectionId: connection.id }
    const changed = await updateConnection(shop.ctx, { ...which, revision: connection.revision, name: 'CRM of sales' })
    expect(changed).toMatchObject({ name: 'CRM of sales', lastVersion: 1, revision: 2 })
    expect(
      (await problemOf(updateConnection(shop.ctx, { ...which, revision: connection.revision, name: 'Mine' }))).status,
    ).toBe(412)
  })

  test('a secret that is left out or blank stays, and says who set it when', async () => {
    const { connection } = await aConnection({
      settings: { url: receiver.url(), headerName: 'X-Key', headerValue: 'k-8d1f77aa-0042-b' },
    })
    shop.clock.advance(60_000)
    const after = await updateConnection(shop.ctx, {
      publisherId,
      connectionId: connection.id,
      revision: 1,
      settings: { url: '', profile: 'extended' },
    })
    expect(after).toMatchObject({ lastVersion: 2, settings: { profile: 'extended', headerName: 'X-Key' } })
    expect(after.secrets).toEqual(connection.secrets)
    expect(after.secrets.headerValue?.mask).toBe('…42-b')
  })

  test('every act on it is in the audit log, without its secrets', async () => {
    const { connection } = await aConnection()
    await updateConnection(shop.ctx, {
      publisherId,
      connectionId: connection.id,
      revision: 1,
      settings: { url: receiver.url('/x?sig=77') },
    })
    const { items } = await listActs(shop.ctx, { publisherId })
    const acts = items.filter(({ subject }) => subject === connection.id)
    expect(acts.map(({ act }) => act)).toEqual(['connection.updated', 'connection.created'])
    expect(acts[0]?.detail).toMatchObject({ changed: ['url'], version: 2 })
    expect(JSON.stringify(acts)).not.toContain('sig=')
  })
})

describe('validation', () => {
  test('52: sends one test lead, tells what to search for, and makes the version live', async () => {
    const { connection, shownOnce } = await aConnection()
    receiver.expectSignature(shownOnce.signingSecret!)
    const which = { publisherId, connectionId: connection.id }
    const validation = await validateConnection(shop.ctx, { ...which, offerTitle: 'Fast | Cheap - Pro' }, atOnce)
    expect(validation).toMatchObject({ outcome: 'passed', version: 1 })
    expect(validation.steps.map(({ step, result }) => `${step} ${result}`)).toEqual([
      'shape passed',
      'reach passed',
      // Nothing was entered that could prove who we are.
      'auth skipped',
      'write passed',
      'evidence passed',
    ])
    expect(validation.marker).toMatch(/^COMPTOIR_TEST_\d{18}$/)
    expect(receiver.received).toHaveLength(1)
    const marker = validation.marker
    expect(receiver.received[0]?.json).toEqual({
      UserDetails: {
        FirstName: marker,
        LastName: marker,
        Email: `${marker}@example.com`,
        Phone: '1234567890',
        Country: 'US',
        Company: marker,
        Title: marker,
      },
      LeadSource: 'AzureMarketplace',
      ActionCode: 'INS',
      OfferTitle: 'Fast | Cheap - Pro',
      Description: marker,
    })
    expect(await getConnection(shop.ctx, which)).toMatchObject({
      state: 'ok',
      liveVersion: 1,
      lastValidation: { id: validation.id },
    })
    // A test lead is nobody's enquiry: nothing is counted, and no contact is told.
    expect(await shop.ctx.db.$count(deliveries)).toBe(0)
    expect((await listMails(shop.ctx, {})).items).toEqual([])
  })

  test('is not repeated within ten minutes for an unchanged version that passed, unless asked to', async () => {
    const { connection } = await aConnection()
    const which = { publisherId, connectionId: connection.id }
    const first = await validateConnection(shop.ctx, which, atOnce)
    expect((await validateConnection(shop.ctx, which, atOnce)).id).toBe(first.id)
    const again = await validateConnection(shop.ctx, { ...which, again: true }, atOnce)
    expect(again.marker).not.toBe(first.marker)
    shop.clock.advance(10 * 60_000)
    expect((await validateConnection(shop.ctx, which, atOnce)).id).not.toBe(again.id)
  })

  test('says at which step it failed, with the code that helps', async () => {
    const { connection } = await aConnection()
    const which = { publisherId, connectionId: connection.id }
    const failing = async () => (await validateConnection(shop.ctx, which, atOnce)).steps.at(-1)
    await receiver.present('expired')
    expect(await failing()).toMatchObject({
      step: 'reach',
      result: 'failed',
      code: 'leads.https.tls',
      params: { reason: 'expired' },
    })
    await receiver.present()
    receiver.always({ status: 403, body: 'wrong key' })
    expect(await failing()).toMatchObject({
      step: 'auth',
      result: 'failed',
      code: 'leads.https.auth',
      vendorMessage: 'wrong key',
    })
    receiver.always({ status: 301, headers: { location: 'https://elsewhere.example/' } })
    expect(await failing()).toMatchObject({
      step: 'write',
      code: 'leads.https.redirect',
      params: { host: 'elsewhere.example' },
    })
    expect((await getConnection(shop.ctx, which)).state).toBe('draft')
  })

  test('tries passing troubles three times, five and twenty seconds apart', async () => {
    const { connection } = await aConnection()
    const waits: number[] = []
    const wait = async (ms: number) => void waits.push(ms)
    receiver.next(503, 503, 202)
    const { steps, outcome } = await validateConnection(
      shop.ctx,
      { publisherId, connectionId: connection.id },
      { wait },
    )
    expect([outcome, waits, steps.find(({ step }) => step === 'write')?.tries]).toEqual(['passed', [5_000, 20_000], 3])
  })

  test('54: that fails leaves live leads on the old version', async () => {
    const { connectionId } = await aDestination(shop, receiver, { path: '/old' })
    const { revision } = await getConnection(shop.ctx, { publisherId, connectionId })
    await updateConnection(shop.ctx, { publisherId, connectionId, revision, settings: { url: receiver.url('/new') } })
    receiver.always((request) => (request.path === '/new' ? 404 : 202))
    expect((await validateConnection(shop.ctx, { publisherId, connectionId }, atOnce)).outcome).toBe('failed')
    const [live] = await leads.capture(shop)
    await deliverAll(shop, leads)
    expect(receiver.received.at(-1)).toMatchObject({ path: '/old', headers: { 'webhook-id': live!.leadId } })
  })

  test('preview leads go through the version that was saved last', async () => {
    const { connectionId } = await aDestination(shop, receiver, { path: '/old' })
    const { revision } = await getConnection(shop.ctx, { publisherId, connectionId })
    await updateConnection(shop.ctx, { publisherId, connectionId, revision, settings: { url: receiver.url('/new') } })
    await leads.capture(shop, [{ environment: 'preview' }])
    await deliverAll(shop, leads)
    expect(receiver.received.map(({ path }) => path)).toEqual(['/new'])
  })

  test('a connection that never passed gets no live leads, and gets them when it does', async () => {
    const { connectionId } = await aDestination(shop, receiver, { validated: false })
    await leads.capture(shop)
    expect(await deliverAll(shop, leads)).toBe(0)
    await validateConnection(shop.ctx, { publisherId, connectionId }, atOnce)
    expect(await deliverAll(shop, leads)).toBe(1)
  })
})

describe('rotating the signing secret', () => {
  test('uses both for a day, then only the new one', async () => {
    const { connectionId, secret } = await aDestination(shop, receiver)
    const { shownOnce } = await rotateSecret(shop.ctx, { publisherId, connectionId, key: 'signingSecret' })
    const signaturesSent = async () => {
      await leads.capture(shop)
      await deliverAll(shop, leads)
      return String(receiver.received.at(-1)?.headers['webhook-signature']).split(' ').length
    }
    receiver.expectSignature(secret)
    expect(await signaturesSent()).toBe(2)
    expect(receiver.received.at(-1)).toMatchObject({ verified: true, answered: 202 })
    receiver.expectSignature(shownOnce.signingSecret!)
    expect(await signaturesSent()).toBe(2)
    shop.clock.advance(25 * 3_600_000)
    expect(await signaturesSent()).toBe(1)
    expect(receiver.received.at(-1)).toMatchObject({ verified: true, answered: 202 })
  })

  test('leaves a draft a draft', async () => {
    const { connectionId } = await aDestination(shop, receiver, { path: '/old' })
    const { revision } = await getConnection(shop.ctx, { publisherId, connectionId })
    await updateConnection(shop.ctx, { publisherId, connectionId, revision, settings: { url: receiver.url('/new') } })
    const { connection } = await rotateSecret(shop.ctx, { publisherId, connectionId, key: 'signingSecret' })
    expect(connection).toMatchObject({ liveVersion: 3, lastVersion: 4 })
    await leads.capture(shop, [{}, { environment: 'preview' }])
    await deliverAll(shop, leads)
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/new', '/old'])
  })
})

describe('changing where leads go', () => {
  const offer = { publisherId, offerId: 'route-planner', environment: 'live' as const }
  const statesOf = async (leadId: string) =>
    (await deliveriesOf(shop.ctx, { publisherId, leadIds: [leadId] }))
      .get(leadId)!
      .map(({ connectionName, state, reason }) => [connectionName, state, reason?.code])

  test('what was not delivered to the old destination goes to the new one, what was delivered does not', async () => {
    const old = await aDestination(shop, receiver, { name: 'Old', path: '/old' })
    const [before] = await leads.capture(shop)
    await deliverAll(shop, leads)
    receiver.always((request) => (request.path === '/old' ? 401 : 202))
    const [stuck] = await leads.capture(shop)
    await deliverAll(shop, leads)
    const fresh = await aDestination(shop, receiver, { name: 'New', path: '/new', offerIds: [] })
    await setOfferDestinations(shop.ctx, { ...offer, connectionIds: [fresh.connectionId] })
    await deliverAll(shop, leads)
    expect(await statesOf(before!.leadId)).toEqual([['Old', 'delivered', undefined]])
    expect((await statesOf(stuck!.leadId)).sort()).toEqual([
      ['New', 'delivered', undefined],
      ['Old', 'superseded', 'leads.https.auth'],
    ])
    expect(
      (await problemOf(removeConnection(shop.ctx, { publisherId, connectionId: fresh.connectionId }))).status,
    ).toBe(409)
    expect(old.connectionId).not.toBe(fresh.connectionId)
  })

  test('an old attempt that still arrives takes the new delivery back', async () => {
    await aDestination(shop, receiver, { name: 'Old', path: '/old' })
    const fresh = await aDestination(shop, receiver, { name: 'New', path: '/new', offerIds: [] })
    const [lead] = await leads.capture(shop)
    let switched: Promise<void> | undefined
    receiver.always(() => {
      switched ??= setOfferDestinations(shop.ctx, { ...offer, connectionIds: [fresh.connectionId] })
      return { status: 202, delayMs: 500 }
    })
    await deliverAll(shop, { messagesOf: leads.messagesOf })
    await switched
    expect((await statesOf(lead!.leadId)).sort()).toEqual([
      ['New', 'cancelled', 'delivery.delivered_by_old'],
      ['Old', 'delivered', undefined],
    ])
  })

  test('without a destination leads are held, and go out when there is one again', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    await pauseConnection(shop.ctx, { publisherId, connectionId })
    const [lead] = await leads.capture(shop)
    await setOfferDestinations(shop.ctx, { ...offer, connectionIds: [] })
    expect(await statesOf(lead!.leadId)).toEqual([['Receiver', 'held', 'delivery.no_destination']])
    const fresh = await aDestination(shop, receiver, { name: 'New', path: '/new' })
    await deliverAll(shop, leads)
    expect(receiver.received.map(({ path }) => path)).toEqual(['/new'])
    expect(await statesOf(lead!.leadId)).toContainEqual(['New', 'delivered', undefined])
    expect(fresh.connectionId).toBeTruthy()
  })

  test('a destination that comes back takes up what was held for it', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    receiver.always(500)
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    await setOfferDestinations(shop.ctx, { ...offer, connectionIds: [] })
    await setOfferDestinations(shop.ctx, { ...offer, connectionIds: [connectionId] })
    receiver.always(202)
    await deliverAll(shop, leads)
    expect(await statesOf(lead!.leadId)).toEqual([['Receiver', 'delivered', undefined]])
  })

  test('at most five, and only of the publisher', async () => {
    const ids = Array.from({ length: 6 }, () => crypto.randomUUID())
    expect((await problemOf(setOfferDestinations(shop.ctx, { ...offer, connectionIds: ids }))).status).toBe(422)
    if (!(await findPublisher(shop.ctx, 'contoso')))
      await createPublisher(shop.ctx, { publisherId: 'contoso', displayName: 'Contoso' })
    const foreign = await aDestination(shop, receiver, { publisherId: 'contoso', offerIds: [] })
    expect(
      (await problemOf(setOfferDestinations(shop.ctx, { ...offer, connectionIds: [foreign.connectionId] }))).status,
    ).toBe(422)
  })

  test('the attempts of a lead say with which version of the settings they were made', async () => {
    const { connectionId } = await aDestination(shop, receiver)
    receiver.next(500)
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    const { revision } = await getConnection(shop.ctx, { publisherId, connectionId })
    await updateConnection(shop.ctx, { publisherId, connectionId, revision, settings: { profile: 'extended' } })
    await validateConnection(shop.ctx, { publisherId, connectionId }, atOnce)
    shop.clock.advance(10_000)
    await deliverAll(shop, leads)
    const [delivery] = (await deliveriesOf(shop.ctx, { publisherId, leadIds: [lead!.leadId] })).get(lead!.leadId)!
    expect(
      (await attemptsOf(shop.ctx, { publisherId, deliveryId: delivery!.id })).map(({ version }) => version),
    ).toEqual([1, 2])
  })
})
