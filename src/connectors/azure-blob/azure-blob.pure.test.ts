import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { type Egress, openEgress } from '#platform/egress'
import { openLog } from '#platform/log'
import { type AzureStorage, account, accountKey, startAzureStorage } from '../../../test/fakes/azure-storage.ts'
import type { Fault } from '../../../test/fakes/stand-in.ts'
import { aLeadMessage, connectorConformance, type Situation } from '../conformance.ts'
import type { ConnectionSettings, LeadMessage } from '../contract.ts'
import { azureBlob } from './index.ts'

let storage: AzureStorage
let egress: Egress
let closedEgress: Egress
let freshDoor: () => Egress
const now = new Date('2026-03-02T09:14:08.500Z')
const connection: ConnectionSettings = { settings: { container: 'leads' }, secrets: {}, mapping: [] }

beforeAll(async () => {
  storage = await startAzureStorage('blob')
  connection.secrets = {
    connectionString: `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${accountKey};BlobEndpoint=${storage.endpoint};`,
  }
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

const error = (status: number, code: string): Fault => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>No ${accountKey}.</Message></Error>`,
})
const faults: Partial<Record<Situation, Fault>> = {
  'refuses-credentials': error(403, 'AuthenticationFailed'),
  'refuses-the-lead': error(400, 'InvalidInput'),
  throttles: { status: 503, headers: { 'x-ms-error-code': 'ServerBusy', 'retry-after': '30' } },
  'is-broken': error(500, 'InternalError'),
  'hangs-up': { cut: true },
}
let isDown = false

connectorConformance(azureBlob, () => ({
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
    const held = new Map<string, string>()
    for (const { path } of storage.front.asked) {
      const name = /\/leads\/(.+\/([0-9a-f-]{36})\.json)/.exec(path)
      if (!name || held.has(name[2]!)) continue
      const text = await storage.blob(`leads/${name[1]}`)
      if (text)
        held.set(
          name[2]!,
          Object.values(JSON.parse(text).UserDetails as object).join('\n') + JSON.parse(text).Description,
        )
    }
    return held
  },
}))

const sent = (message: LeadMessage, container = 'leads') =>
  azureBlob.send({ ...connection, settings: { container }, egress, message, attempt: 1, now })

describe('a lead in Azure Blob', () => {
  test('44: the container is made, private; the lead is the document of its day; a second send changes nothing', async () => {
    const lead = aLeadMessage()
    const outcome = await sent(lead, 'fresh44')
    expect(outcome).toMatchObject({ class: 'delivered', destinationId: `2026/03/02/${lead.leadId}.json` })
    const creation = storage.front.asked.find(({ path }) => path.includes('fresh44?restype=container'))!
    expect(creation.headers['x-ms-blob-public-access']).toBeUndefined()
    expect(JSON.parse((await storage.blob(`fresh44/2026/03/02/${lead.leadId}.json`))!)).toMatchObject({
      UserDetails: { FirstName: 'Amélie', Company: 'Transports Delvaux SA' },
      LeadSource: 'SPZA',
      ActionCode: 'PLT',
      Comptoir: { LeadId: lead.leadId },
    })
    expect(await sent(lead, 'fresh44')).toMatchObject({ class: 'delivered', code: 'leads.blob.delivered_before' })
  })

  test('44: a container name with a capital or an underscore is refused in the form, and the kind is said to be legacy', () => {
    const check = (container: string) =>
      azureBlob.check({ ...connection.secrets, container }, egress).map(({ code }) => code)
    expect(check('Leads_1')).toEqual(['leads.blob.container_name'])
    expect(check('$root')).toEqual(['leads.blob.container_name'])
    expect(check('a--b')).toEqual(['leads.blob.container_name'])
    expect(check('leads-1')).toEqual([])
    expect(azureBlob.legacy!.en).toContain('legacy')
  })

  test('a container that may not be made is said to be missing', async () => {
    storage.front.next(error(404, 'ContainerNotFound'), error(403, 'AuthorizationPermissionMismatch'))
    expect(await sent(aLeadMessage())).toMatchObject({ class: 'connection_error', code: 'leads.blob.create' })
  })

  test('a container that is being deleted is waited for', async () => {
    storage.front.next(error(409, 'ContainerBeingDeleted'))
    expect(await sent(aLeadMessage())).toMatchObject({ class: 'throttled', retryAt: new Date(now.getTime() + 40_000) })
  })

  test('a document that was written although the answer was lost is not written again', async () => {
    storage.front.next({ cut: true, after: true })
    const lead = aLeadMessage()
    expect(await sent(lead)).toMatchObject({ class: 'transient', ambiguous: true })
    expect(await sent(lead)).toMatchObject({ class: 'delivered', code: 'leads.blob.delivered_before' })
  })
})
