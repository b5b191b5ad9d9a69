/** What kinds of destinations other than HTTPS ask of delivery: several leads with one call, a pace, secrets that end. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPublisher } from '#accounts'
import { type AzureStorage, account, accountKey, startAzureStorage } from '../../test/fakes/azure-storage.ts'
import { type Authority, createAuthority } from '../../test/fakes/certificates.ts'
import {
  clientId,
  clientSecret,
  type Dataverse,
  directoryId,
  environment,
  startDataverse,
} from '../../test/fakes/dataverse.ts'
import { type Salesforce, startSalesforce } from '../../test/fakes/salesforce.ts'
import { aLeadBook, clearDestinations, deliverAll, type LeadBook } from '../../test/support/destination.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { listMails } from '../platform/mail.ts'
import { attemptsOverTime } from './attempts-over-time.ts'
import { remindOfExpiry } from './expiry.ts'
import {
  alertContacts,
  attemptsOf,
  confirmSeen,
  createConnection,
  deliveriesOf,
  getConnection,
  retryDelivery,
  setOfferDestinations,
  updateConnection,
  validateConnection,
} from './index.ts'
import { checkAll } from './nightly.ts'

const publisherId = 'fabrikam'
const hourMs = 3_600_000
const atOnce = { wait: async () => {} }
let shop: TestShop
let authority: Authority
let crm: Dataverse
let salesforce: Salesforce
let storage: AzureStorage
let leads: LeadBook

beforeAll(async () => {
  authority = await createAuthority()
  crm = await startDataverse({ authority })
  salesforce = await startSalesforce({ authority })
  storage = await startAzureStorage('table', { authority })
  shop = await aShop({
    env: {
      COMPTOIR_LEADS_EGRESS_ALLOW: storage.front.allow,
      COMPTOIR_LEADS_EGRESS_CA: crm.standIn.caFile,
      COMPTOIR_LEADS_STAND_INS: [...crm.hosts, ...salesforce.hosts].join(','),
    },
    jobs: [alertContacts, remindOfExpiry],
  })
  await createPublisher(shop.ctx, { publisherId, displayName: 'Fabrikam' })
})
beforeEach(async () => {
  await clearDestinations(shop)
  crm.set({ refusal: undefined, mandatory: [], denied: [] })
  crm.leads.clear()
  crm.standIn.asked.length = 0
  leads = aLeadBook()
})
afterAll(async () => {
  await shop.close()
  await crm.close()
  await salesforce.close()
  await storage.close()
})

async function aConnection(kind: string, settings: Record<string, string | boolean>) {
  const contactEmails = 'sales@fabrikam.example'
  const { connection } = await createConnection(shop.ctx, { publisherId, kind, name: 'CRM', settings, contactEmails })
  const of = { publisherId, connectionId: connection.id }
  const { outcome } = await validateConnection(shop.ctx, of, atOnce)
  await setOfferDestinations(shop.ctx, {
    publisherId,
    offerId: 'route-planner',
    environment: 'live',
    connectionIds: [connection.id],
  })
  return { ...of, outcome }
}
// Each time with another user name, so that no token of another test is used.
let users = 0
const dynamicsSettings = (more: Record<string, string> = {}) => ({
  url: environment,
  authentication: 'entra-app',
  directoryId,
  clientId,
  clientSecret,
  leadSourceCode: '8',
  userName: `crm${users++}@contoso.example`,
  ...more,
})
const stateOf = async (leadId: string) =>
  (await deliveriesOf(shop.ctx, { publisherId, leadIds: [leadId] })).get(leadId)![0]!

test('44: a lead in Azure Blob is there in the same second, not by the next hour', async () => {
  const blobs = await startAzureStorage('blob', { authority })
  try {
    const own = await aShop({
      env: { COMPTOIR_LEADS_EGRESS_ALLOW: blobs.front.allow, COMPTOIR_LEADS_EGRESS_CA: blobs.front.caFile },
    })
    await createPublisher(own.ctx, { publisherId, displayName: 'Fabrikam' })
    const { connection } = await createConnection(own.ctx, {
      publisherId,
      kind: 'azure-blob',
      name: 'Archive',
      settings: {
        connectionString: `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${accountKey};BlobEndpoint=${blobs.endpoint}`,
        container: 'leads',
      },
    })
    const of = { publisherId, connectionId: connection.id }
    expect((await validateConnection(own.ctx, of, atOnce)).outcome).toBe('passed')
    const offer = { publisherId, offerId: 'route-planner', environment: 'live' as const }
    await setOfferDestinations(own.ctx, { ...offer, connectionIds: [connection.id] })
    const [lead] = await leads.capture(own)
    own.clock.advance(1_000)
    await deliverAll(own, leads)
    const day = lead!.capturedAt.toISOString().slice(0, 10).replaceAll('-', '/')
    expect(await blobs.blob(`leads/${day}/${lead!.leadId}.json`)).toContain(lead!.leadId)
    const [delivery] = (await deliveriesOf(own.ctx, { publisherId, leadIds: [lead!.leadId] })).get(lead!.leadId)!
    expect(delivery!.deliveredAt!.getTime() - lead!.capturedAt.getTime()).toBeLessThanOrEqual(2_000)
    await own.close()
  } finally {
    await blobs.close()
  }
})

describe('leads to Dynamics 365', () => {
  test('go several with one call, each with its own fate', async () => {
    await aConnection('dynamics', dynamicsSettings())
    crm.set({ mandatory: ['jobtitle'] })
    crm.standIn.asked.length = 0
    const customer = (title: string) => ({
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.example',
      phone: '',
      country: 'BE',
      company: 'C',
      title,
    })
    const captured = await leads.capture(shop, [...Array.from({ length: 12 }, () => ({})), { customer: customer('') }])
    await deliverAll(shop, leads)
    const states = await Promise.all(captured.map(async ({ leadId }) => (await stateOf(leadId)).state))
    expect(states).toEqual([...Array.from({ length: 12 }, () => 'delivered'), 'rejected'])
    expect(crm.standIn.asked.filter(({ path }) => path.endsWith('$batch')).length).toBeGreaterThan(0)
    expect(crm.standIn.asked.length).toBeLessThan(5)
    const refused = (
      await attemptsOf(shop.ctx, { publisherId, deliveryId: (await stateOf(captured[12]!.leadId)).id })
    )[0]!
    expect(refused).toMatchObject({ code: 'leads.dynamics.plugin', vendorMessage: 'jobtitle is mandatory' })
  })

  test('18: that met an expired secret are held, one mail is sent, and a new secret brings them over', async () => {
    const of = await aConnection('dynamics', dynamicsSettings())
    crm.set({ refusal: 7000222 })
    shop.clock.advance(2 * hourMs)
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    expect(await stateOf(lead!.leadId)).toMatchObject({
      state: 'held',
      reason: { code: 'leads.dynamics.secret_expired' },
    })
    expect((await getConnection(shop.ctx, of)).state).toBe('failing')
    await shop.runJobs()
    expect((await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items).toHaveLength(1)
    crm.set({ refusal: undefined })
    const { revision } = await getConnection(shop.ctx, of)
    await updateConnection(shop.ctx, { ...of, revision, settings: { userName: `crm${users++}@contoso.example` } })
    expect((await validateConnection(shop.ctx, of, atOnce)).outcome).toBe('passed')
    await deliverAll(shop, leads)
    expect((await stateOf(lead!.leadId)).state).toBe('delivered')
  })

  test('22, 23: whose answer does not come within two minutes, or is lost, wait, and make one row', async () => {
    await aConnection('dynamics', dynamicsSettings())
    const timeouts: (number | undefined)[] = []
    const { egress } = shop.ctx
    const impatient = {
      ...shop.ctx,
      egress: {
        ...egress,
        call: (request: Parameters<typeof egress.call>[0]) => {
          timeouts.push(request.timeoutMs)
          return egress.call({ ...request, timeoutMs: 200 })
        },
      },
    }
    crm.standIn.next({ hang: true })
    const [lead] = await leads.capture(shop)
    await deliverAll({ ctx: impatient }, leads)
    expect(timeouts).toEqual([120_000])
    expect(await stateOf(lead!.leadId)).toMatchObject({ state: 'waiting', reason: { code: 'leads.dynamics.timeout' } })
    crm.standIn.next({ cut: true, after: true })
    shop.clock.advance(10_000)
    await deliverAll(shop, leads)
    expect((await stateOf(lead!.leadId)).state).toBe('waiting')
    shop.clock.advance(60_000)
    await deliverAll(shop, leads)
    const { id, state } = await stateOf(lead!.leadId)
    expect(state).toBe('delivered')
    const attempts = await attemptsOf(shop.ctx, { publisherId, deliveryId: id })
    expect(attempts.map(({ code }) => code).toSorted()).toEqual([
      'leads.dynamics.cut_off',
      'leads.dynamics.delivered_before',
      'leads.dynamics.timeout',
    ])
    expect([...crm.leads.keys()].filter((row) => row === lead!.leadId)).toHaveLength(1)
  })

  test('26: that a plug-in refused arrive when the mapping has what it wants, and somebody sends them again', async () => {
    const of = await aConnection('dynamics', dynamicsSettings())
    crm.set({ mandatory: ['address1_stateorprovince'] })
    const [lead] = await leads.capture(shop)
    await deliverAll(shop, leads)
    const { id, state } = await stateOf(lead!.leadId)
    const [attempt] = await attemptsOf(shop.ctx, { publisherId, deliveryId: id })
    expect([state, attempt!.vendorMessage]).toEqual(['rejected', 'address1_stateorprovince is mandatory'])
    const { revision } = await getConnection(shop.ctx, of)
    const mapping = [{ target: 'address1_stateorprovince', value: 'N/A' }]
    await updateConnection(shop.ctx, { ...of, revision, mapping })
    await validateConnection(shop.ctx, of, atOnce)
    await retryDelivery(shop.ctx, { publisherId, deliveryId: id })
    await deliverAll(shop, leads)
    expect((await stateOf(lead!.leadId)).state).toBe('delivered')
    expect(crm.leads.get(lead!.leadId)).toMatchObject({ address1_stateorprovince: 'N/A' })
  })

  test('20: a right that is missing is a warning of the check, not its failure, and stands with the attempt', async () => {
    crm.set({ denied: ['leadsourcecode'] })
    const of = await aConnection('dynamics', dynamicsSettings())
    expect(of.outcome).toBe('passed')
    const { lastValidation } = await getConnection(shop.ctx, of)
    expect(lastValidation!.steps.filter(({ result }) => result === 'warning').map(({ code }) => code)).toEqual([
      'leads.dynamics.column_secured',
      'leads.dynamics.column_denied',
    ])
  })

  test('are not sent to find out at night that the sign-in is refused, and that it is taken again', async () => {
    const of = await aConnection('dynamics', dynamicsSettings())
    shop.clock.advance(2 * hourMs)
    crm.set({ refusal: 7000215 })
    crm.standIn.asked.length = 0
    await checkAll(shop.ctx)
    expect((await getConnection(shop.ctx, of)).problem?.code).toBe('leads.dynamics.secret_invalid')
    crm.set({ refusal: undefined })
    await checkAll(shop.ctx)
    expect((await getConnection(shop.ctx, of)).state).toBe('ok')
    expect(crm.standIn.asked.filter(({ method, path }) => method === 'POST' && path.startsWith('/api/'))).toEqual([])
  })
})

describe('leads to Azure Table', () => {
  const stringOf = (key: string) =>
    `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${key};TableEndpoint=${storage.endpoint}`

  test('43: are held while the key is refused, and come oldest first when it is replaced', async () => {
    const of = await aConnection('azure-table', { connectionString: stringOf(accountKey), table: 'Rotated' })
    storage.front.always({ status: 403, headers: { 'x-ms-error-code': 'AuthenticationFailed' } })
    const captured = []
    for (let n = 0; n < 4; n++) {
      captured.push(...(await leads.capture(shop)))
      shop.clock.advance(1_000)
    }
    await deliverAll(shop, leads)
    expect(await stateOf(captured[0]!.leadId)).toMatchObject({ state: 'held', reason: { code: 'leads.table.key' } })
    storage.front.always()
    const { revision } = await getConnection(shop.ctx, of)
    await updateConnection(shop.ctx, { ...of, revision, settings: { connectionString: stringOf(accountKey) } })
    await validateConnection(shop.ctx, { ...of, again: true }, atOnce)
    storage.front.asked.length = 0
    for (let n = 0; n < 20; n++) {
      await deliverAll(shop, leads)
      shop.clock.advance(500)
    }
    const ids = new Set(captured.map(({ leadId }) => leadId))
    const came = storage.front.asked.map(({ json }) => String(json.RowKey)).filter((id) => ids.has(id))
    expect(came).toEqual(captured.map(({ leadId }) => leadId))
  })
})

describe('credentials that end', () => {
  test('are told of 30, 14, 7 and 1 days before, once each, and anew when there are others', async () => {
    const on = new Date(shop.clock.now().getTime() + 40 * 24 * hourMs).toISOString().slice(0, 10)
    const of = await aConnection('dynamics', dynamicsSettings({ secretExpiresOn: on }))
    const told: number[] = []
    for (let day = 0; day < 42; day++) {
      shop.clock.advance(24 * hourMs)
      const before = (await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items.length
      await remindOfExpiry.run(shop.ctx, {})
      if ((await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items.length > before) told.push(40 - day - 1)
    }
    expect(told).toEqual([30, 14, 7, 1, 0].map((days) => expect.closeTo(days, -0.5)))
    const later = new Date(shop.clock.now().getTime() + 10 * 24 * hourMs).toISOString().slice(0, 10)
    const { revision } = await getConnection(shop.ctx, of)
    await updateConnection(shop.ctx, { ...of, revision, settings: { secretExpiresOn: later } })
    await validateConnection(shop.ctx, of, atOnce)
    const before = (await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items.length
    await remindOfExpiry.run(shop.ctx, {})
    expect((await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items.length).toBe(before + 1)
  })
})

describe('leads by Web-to-Lead', () => {
  test('38: wait from the 501st of a day on, contacts are told at the 400th, and none is lost', async () => {
    const of = await aConnection('salesforce', {
      mode: 'web-to-lead',
      oid: salesforce.oid,
      host: 'production',
      countryFormat: 'iso2',
      countryField: 'country',
    })
    expect(of.outcome).toBe('passed_unconfirmed')
    const at = shop.clock.now().getTime()
    await shop.ctx.database.pool.query('insert into account_paces values ($1, $2, $3)', [
      publisherId,
      `salesforce web ${salesforce.oid.slice(0, 15)}`,
      JSON.stringify([{ from: at, to: at, sent: 398 }]),
    ])
    const captured = await leads.capture(
      shop,
      Array.from({ length: 104 }, () => ({})),
    )
    salesforce.standIn.asked.length = 0
    await deliverAll(shop, leads)
    expect(salesforce.standIn.asked.length).toBe(102)
    await alertContacts.run(shop.ctx, {})
    const mails = (await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items
    expect(mails.filter(({ kind }) => kind === 'connection.pace')).toHaveLength(1)
    shop.clock.advance(24 * hourMs)
    await deliverAll(shop, leads)
    const states = await Promise.all(captured.map(async ({ leadId }) => (await stateOf(leadId)).state))
    expect(new Set(states)).toEqual(new Set(['delivered_unconfirmed']))
    const chart = await attemptsOverTime(shop.ctx, { ...of, hours: 48 })
    expect(chart.reduce((sum, hour) => sum + hour.delivered, 0)).toBe(104)
    expect(chart.length).toBeGreaterThanOrEqual(48)
  })

  test('are proved by a person who saw the test lead', async () => {
    const of = await aConnection('salesforce', {
      mode: 'web-to-lead',
      oid: salesforce.oid,
      host: 'production',
      countryFormat: 'iso2',
      countryField: 'country',
    })
    await confirmSeen(shop.ctx, of)
    expect((await getConnection(shop.ctx, of)).lastValidation).toMatchObject({ seenBy: shop.ctx.actor.name })
  })
})
