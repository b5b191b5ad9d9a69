import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { type Egress, openEgress } from '#platform/egress'
import { openLog } from '#platform/log'
import { type AzureStorage, account, accountKey, startAzureStorage } from '../../../test/fakes/azure-storage.ts'
import type { Fault } from '../../../test/fakes/stand-in.ts'
import { aLeadMessage, connectorConformance, type Situation } from '../conformance.ts'
import type { ConnectionSettings, LeadMessage, MappingEntry } from '../contract.ts'
import { explain } from '../explain.ts'
import { azureTable } from './index.ts'

let storage: AzureStorage
let egress: Egress
let closedEgress: Egress
let freshDoor: () => Egress
let rows: Record<string, unknown>[] = []
const now = new Date('2026-03-02T09:14:08.500Z')
const connection: ConnectionSettings = { settings: { table: 'MarketplaceLeads' }, secrets: {}, mapping: [] }
const withKey = (key: string) =>
  `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${key};TableEndpoint=${storage.endpoint};`

beforeAll(async () => {
  storage = await startAzureStorage('table')
  connection.secrets = { connectionString: withKey(accountKey) }
  const config = (allow: string) =>
    readConfig({ COMPTOIR_LEADS_EGRESS_ALLOW: allow, COMPTOIR_LEADS_EGRESS_CA: storage.front.caFile })
  freshDoor = () => openEgress(config(storage.front.allow), openLog('silent'))
  egress = freshDoor()
  closedEgress = openEgress(config(''), openLog('silent'))
})
afterAll(async () => {
  await egress.close()
  await closedEgress.close()
  await storage.close()
})

const error = (status: number, code: string, value = 'No.'): Fault => ({
  status,
  headers: { 'x-ms-error-code': code },
  body: { 'odata.error': { code, message: { lang: 'en-US', value: `${value}\nRequestId:1\nTime:2` } } },
})
const faults: Partial<Record<Situation, Fault>> = {
  'refuses-credentials': error(403, 'AuthenticationFailed', `The key ${accountKey} is not ours.`),
  'refuses-the-lead': error(400, 'InvalidInput'),
  throttles: { status: 503, headers: { 'x-ms-error-code': 'ServerBusy', 'retry-after': '30' } },
  'is-broken': error(500, 'InternalError'),
  'hangs-up': { cut: true },
}
let isDown = false

connectorConformance(azureTable, () => ({
  egress,
  closedEgress,
  connection,
  async make(situation) {
    if (isDown) await storage.front.up()
    isDown = situation === 'is-down'
    if (isDown) await storage.front.down()
    await egress.close()
    egress = freshDoor()
    await storage.front.present(situation === 'has-an-expired-certificate' ? 'expired' : undefined)
    storage.front.always(faults[situation])
  },
  async holds() {
    rows = await storage.rows('MarketplaceLeads')
    return new Map(rows.map((row) => [String(row.RowKey), Object.values(row).join('\n')]))
  },
}))

const sent = (
  message: LeadMessage,
  more: { secrets?: Record<string, string>; table?: string; mapping?: MappingEntry[] } = {},
) =>
  azureTable.send({
    settings: { table: more.table ?? 'MarketplaceLeads' },
    secrets: more.secrets ?? connection.secrets,
    mapping: more.mapping ?? [],
    egress,
    message,
    attempt: 1,
    now,
  })

describe('a lead in Azure Table', () => {
  test('41: the table is made, the row has the classic columns and the flat copies, a second send makes no second row', async () => {
    const lead = aLeadMessage({ duplicateOf: null, sequence: 9_007_199_254_740_000 })
    const mapping = [{ target: 'CampaignCode', value: '{{campaign.mktcmpid}}' }]
    expect(await sent(lead, { table: 'Fresh41', mapping })).toMatchObject({
      class: 'delivered',
      destinationId: `20260302/${lead.leadId}`,
    })
    expect(await sent(lead, { table: 'Fresh41', mapping })).toMatchObject({
      class: 'delivered',
      code: 'leads.table.delivered_before',
    })
    const found = await storage.rows('Fresh41')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      PartitionKey: '20260302',
      RowKey: lead.leadId,
      ProductId: 'fabrikam.route-planner',
      CustomerInfo:
        '{"FirstName":"Amélie","LastName":"Okonkwo","Email":"a.okonkwo@delvaux.example","Phone":"+3225550143","Country":"BE","Company":"Transports Delvaux SA","Title":"Responsable flotte"}',
      LeadSource: 'SPZA',
      ActionCode: 'PLT',
      PublisherDisplayName: 'Fabrikam',
      OfferDisplayName: 'Route Planner',
      CreatedTime: '2026-03-02T09:14:07.221Z',
      Description: expect.stringContaining('Message: We run 40 vans'),
      FirstName: 'Amélie',
      Company: 'Transports Delvaux SA',
      LeadSourceFull: 'SPZA-PLT|fabrikam.route-planner',
      Marketplace: 'Example Store',
      Environment: 'live',
      Score: 62,
      Sequence: '9007199254740000',
      'Sequence@odata.type': 'Edm.Int64',
      CampaignCode: 'spring26',
    })
  })

  test('43: a wrong key is said to be one', async () => {
    const wrong = Buffer.from('another key, of the right length, but not the one of this account')
      .subarray(0, 64)
      .toString('base64')
    const outcome = await sent(aLeadMessage(), { secrets: { connectionString: withKey(wrong) } })
    expect(outcome).toMatchObject({ class: 'connection_error', code: 'leads.table.key' })
  })

  test('a description that is too large is cut, and the lead sent again at once', async () => {
    storage.front.next(error(400, 'PropertyValueTooLarge'))
    const lead = aLeadMessage({ message: 'm'.repeat(20_000) })
    expect((await sent(lead)).class).toBe('delivered')
    const row = (await storage.rows('MarketplaceLeads')).find(({ RowKey }) => RowKey === lead.leadId)!
    expect(String(row.Description).length).toBeLessThanOrEqual(8_192)
  })

  test.each([
    ['AuthorizationFailure', 403, 'connection_error', 'firewall'],
    ['KeyBasedAuthenticationNotPermitted', 403, 'connection_error', 'key_disabled'],
    ['AuthorizationPermissionMismatch', 403, 'connection_error', 'sas'],
    ['AuthorizationSourceIPMismatch', 403, 'connection_error', 'sas'],
    ['AccountIsDisabled', 403, 'connection_error', 'account'],
    ['ResourceNotFound', 404, 'connection_error', 'account'],
    ['TableBeingDeleted', 409, 'throttled', 'being_deleted'],
    ['EntityAlreadyExists', 409, 'delivered', 'delivered_before'],
    ['OutOfRangeInput', 400, 'record_error', 'refused'],
    ['OperationTimedOut', 500, 'transient', 'unavailable'],
    ['ServerBusy', 503, 'transient', 'unavailable'],
  ])('%s is a %s %s: %s', async (code, status, of, name) => {
    storage.front.next(error(status, code))
    const outcome = await sent(aLeadMessage())
    expect(outcome).toMatchObject({ class: of, code: `leads.table.${name}` })
    for (const locale of ['en', 'fr'] as const)
      expect(explain(locale, outcome.code, outcome.params).what).not.toMatch(/[{}]/)
  })

  test('a table that may not be made is said to be missing', async () => {
    storage.front.next(error(404, 'TableNotFound'), error(403, 'AuthorizationPermissionMismatch'))
    expect(await sent(aLeadMessage())).toMatchObject({ class: 'connection_error', code: 'leads.table.create' })
  })
})

describe('the form of Azure Table', () => {
  const key = Buffer.alloc(64, 7).toString('base64')
  const faultsOf = (connectionString: string, table = 'MarketplaceLeads') =>
    azureTable
      .check(azureTable.tidy!({ connectionString, table }), closedEgress)
      .map(({ code, params }) => [code, params?.part])

  test.each([
    `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${key};EndpointSuffix=core.windows.net`,
    `EndpointSuffix=core.windows.net;AccountKey=${key};AccountName=contoso;;`,
    `"AccountName=contoso;\n AccountKey=${key}"`,
    `{"connectionString":"AccountName=contoso;AccountKey=${key}"}`,
    'AccountName=contoso;SharedAccessSignature=sv=2020-08-04&ss=t&srt=o&sp=a&se=2027-01-01T00:00:00Z&sig=abc%3D',
  ])('42: takes %s', (text) => {
    expect(faultsOf(text)).toEqual([])
  })

  test.each([
    ['AccountName=contoso', [['leads.table.cs_missing', 'AccountKey']]],
    [`AccountKey=${key}`, [['leads.table.cs_missing', 'AccountName']]],
    [`DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${key}`, [['leads.table.cs_http', undefined]]],
    ['AccountName=contoso;AccountKey=not base64', [['leads.table.cs_key', undefined]]],
    [
      `AccountEndpoint=https://contoso.documents.azure.com:443/;AccountKey=${key}`,
      [['leads.table.cs_kind', undefined]],
    ],
    ['UseDevelopmentStorage=true', [['leads.table.cs_development', undefined]]],
    [
      `AccountName=contoso;AccountKey=${key};TableEndpoint=https://127.0.0.1:10002/contoso`,
      [['leads.table.cs_endpoint', undefined]],
    ],
  ])('42: refuses %s', (text, faults) => {
    expect(faultsOf(text)).toEqual(faults)
  })

  test('knows when a shared access signature ends, and says when a key has an odd length', () => {
    const sas = 'AccountName=contoso;SharedAccessSignature=?sv=1&sp=a&se=2027-01-01T00:00:00Z&sig=abc'
    expect(azureTable.secretExpiry!({ connectionString: sas })).toEqual(new Date('2027-01-01T00:00:00Z'))
    const short = `AccountName=contoso;AccountKey=${Buffer.alloc(30).toString('base64')}`
    expect(azureTable.advise!({ connectionString: short }).map(({ code }) => code)).toEqual([
      'leads.table.cs_key_length',
    ])
    expect(faultsOf(short)).toEqual([])
  })
})
