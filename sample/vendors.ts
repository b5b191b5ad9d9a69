/**
 * Stand-ins for the vendors' systems beside the shop: Dynamics 365, Salesforce, Marketo, HubSpot and Azure Storage,
 * as strict as in the tests, with a page that shows what landed in them. script/server starts them on --stand-ins.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { account, accountKey, startAzureStorage } from '../test/fakes/azure-storage.ts'
import type { Authority } from '../test/fakes/certificates.ts'
import * as dataverseFake from '../test/fakes/dataverse.ts'
import { startHubSpot } from '../test/fakes/hubspot.ts'
import { startMarketo } from '../test/fakes/marketo.ts'
import { startSalesforce } from '../test/fakes/salesforce.ts'
import { landedPage, type System } from './landed-page.ts'

export type Vendors = {
  /** Configuration under which the shop reaches them. */
  standIns: string[]
  allow: string[]
  /** Shows what landed, and what to enter in the portal to send leads there. */
  pageUrl: string
  close(): Promise<void>
}

const table = 'MarketplaceLeads'
const container = 'leads'

export async function startVendors(dataDir: string, { authority }: { authority: Authority }): Promise<Vendors> {
  const ports = readPorts(dataDir)
  const common = { authority }
  const [dataverse, salesforce, marketo, hubspot] = await Promise.all([
    dataverseFake.startDataverse(common),
    startSalesforce(common),
    startMarketo(common),
    startHubSpot(common),
  ])
  // Their address is part of the connection string that people save, so it stays the same.
  const [tables, blobs] = await Promise.all([
    startAzureStorage('table', { authority, port: ports.table }),
    startAzureStorage('blob', { authority, port: ports.blob }),
  ])
  writePorts(dataDir, { table: tables.front.port, blob: blobs.front.port, page: ports.page })
  const string = (kind: 'Table' | 'Blob', endpoint: string) =>
    `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${accountKey};${kind}Endpoint=${endpoint}`

  const systems: System[] = [
    {
      name: 'Dynamics 365',
      enter: {
        'Environment URL': dataverseFake.environment,
        'Directory (tenant) ID': dataverseFake.directoryId,
        'Application (client) ID': dataverseFake.clientId,
        'Client secret': dataverseFake.clientSecret,
      },
      landed: async () => [...dataverse.leads.values()],
    },
    {
      name: 'Salesforce',
      enter: {
        'Organization Identifier (oid)': salesforce.oid,
        'My Domain URL': 'https://acme.my.salesforce.com',
        'Consumer key': salesforce.clientId,
        'Consumer secret': salesforce.clientSecret,
      },
      landed: async () => [...salesforce.leads.values()],
    },
    {
      name: 'Marketo',
      enter: {
        'Embed code of the form': 'MktoForms2.loadForm("//app-ys12.marketo.com", "123-PQR-789", 1179);',
        'Client ID': marketo.clientId,
        'Client secret': marketo.clientSecret,
      },
      landed: async () => [...marketo.submitted.values()],
    },
    {
      name: 'HubSpot',
      enter: { 'Access token': hubspot.token },
      landed: async () => [...hubspot.contacts].map(([email, contact]) => ({ email, ...contact.properties })),
    },
    {
      name: 'Azure Table',
      enter: { 'Connection string': string('Table', tables.endpoint), Table: table },
      landed: () => tables.rows(table),
    },
    {
      name: 'Azure Blob',
      enter: { 'Connection string': string('Blob', blobs.endpoint), Container: container },
      landed: () => documentsIn(blobs),
    },
  ]
  const page = createServer((request, response) => {
    landedPage(systems, String(request.headers['accept-language'] ?? '')).then(
      (html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve) => page.listen(ports.page ?? 0, '127.0.0.1', resolve))
  const pagePort = (page.address() as AddressInfo).port
  writePorts(dataDir, { table: tables.front.port, blob: blobs.front.port, page: pagePort })

  const all = [dataverse, salesforce, marketo, hubspot]
  return {
    standIns: all.flatMap(({ hosts }) => hosts),
    allow: [tables, blobs].map(({ front }) => front.allow),
    pageUrl: `http://127.0.0.1:${pagePort}/`,
    async close() {
      page.close()
      await Promise.all([...all, tables, blobs].map((system) => system.close()))
    },
  }
}

/** Every document that was put there, found by what was asked of the service. */
async function documentsIn(blobs: Awaited<ReturnType<typeof startAzureStorage>>): Promise<Record<string, unknown>[]> {
  const paths = blobs.front.asked.flatMap(({ path }) => /\/leads\/(.+\.json)/.exec(path)?.[1] ?? [])
  const texts = await Promise.all([...new Set(paths)].map((path) => blobs.blob(`${container}/${path}`)))
  return texts.flatMap((text) => {
    if (!text) return []
    const { UserDetails, ...rest } = JSON.parse(text) as Record<string, unknown>
    return [{ ...(UserDetails as object), ...rest }]
  })
}

type Ports = { table?: number; blob?: number; page?: number }
const portsFile = (dataDir: string) => join(dataDir, 'vendors.json')

function readPorts(dataDir: string): Ports {
  try {
    return JSON.parse(readFileSync(portsFile(dataDir), 'utf8')) as Ports
  } catch {
    return {}
  }
}

function writePorts(dataDir: string, ports: Ports) {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(portsFile(dataDir), JSON.stringify(ports))
}
