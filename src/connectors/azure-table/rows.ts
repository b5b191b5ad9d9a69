/** Writes leads as rows with Azure's own client; how it ended is read from the wire. */
import { AzureNamedKeyCredential, AzureSASCredential, TableClient, type TableEntity } from '@azure/data-tables'
import { accountOf, type StorageAccount } from '../azure-storage/connection-string.ts'
import { errorCodeOf, verdictOf } from '../azure-storage/result.ts'
import { attempt, throughTheDoor } from '../azure-storage/transport.ts'
import type { ConnectionSettings, Outcome, ReachResult, SendCall } from '../contract.ts'
import { Wire } from '../wire.ts'
import { entityOf } from './entity.ts'

const apiVersion = '2020-12-06'
const shortDescription = 8_192

export async function authenticate(call: Omit<SendCall, 'message' | 'attempt' | 'mapping'>): Promise<ReachResult> {
  const { client, wire, account } = open(call)
  const nothing = { queryOptions: { select: ['RowKey'], filter: "PartitionKey eq ''" } }
  await attempt(client.listEntities(nothing).byPage({ maxPageSize: 1 }).next())
  const verdict = verdictOf(wire, { service: 'table', url: account.endpoint, now: call.now })
  // A table that does not exist yet is made with the first lead; a signature that may only add may not look.
  const known = verdict.vendorCode === 'TableNotFound' || verdict.code === 'leads.table.sas'
  return verdict.class === 'delivered' || known ? { reached: true } : { reached: false, outcome: wire.outcome(verdict) }
}

export async function send(call: SendCall): Promise<Outcome> {
  const opened = open(call)
  const whole = await insert(call, opened, entityOf(call.message, call.mapping))
  if (whole.code !== 'leads.table.too_large') return whole
  return insert(call, opened, entityOf(call.message, call.mapping, { descriptionLimit: shortDescription }))
}

type Opened = { client: TableClient; wire: Wire; account: StorageAccount }

function open({
  egress,
  settings,
  secrets,
}: Pick<ConnectionSettings, 'settings' | 'secrets'> & Pick<SendCall, 'egress'>): Opened {
  const account = accountOf(secrets.connectionString ?? '', 'table')
  const { name, key, sas, endpoint } = account
  const wire = new Wire(egress, {
    secrets: [secrets.connectionString, key, sas, sas && new URLSearchParams(sas).get('sig')!],
  })
  const options = {
    httpClient: throughTheDoor(wire),
    retryOptions: { maxRetries: 0 },
    version: apiVersion,
    allowInsecureConnection: endpoint.startsWith('http:'),
  }
  const table = String(settings.table ?? 'MarketplaceLeads')
  const client = sas
    ? new TableClient(endpoint, table, new AzureSASCredential(sas), options)
    : new TableClient(endpoint, table, new AzureNamedKeyCredential(name, key ?? ''), options)
  return { client, wire, account }
}

async function insert({ now }: SendCall, { client, wire, account }: Opened, entity: TableEntity): Promise<Outcome> {
  const ended = () => verdictOf(wire, { service: 'table', url: account.endpoint, now })
  await attempt(client.createEntity(entity))
  if (missesTable(wire)) {
    await attempt(client.createTable())
    const made = ended()
    const isThere = wire.reply?.kind === 'answer' && errorCodeOf(wire.reply) === 'TableAlreadyExists'
    if (made.class === 'connection_error') return wire.outcome({ ...made, code: 'leads.table.create' })
    if (made.class !== 'delivered' && !isThere) return wire.outcome(made)
    await attempt(client.createEntity(entity))
    // Made a moment ago, and not yet everywhere.
    if (missesTable(wire))
      return wire.outcome({ class: 'transient', code: 'leads.table.unavailable', params: { status: 404 } })
  }
  const verdict = ended()
  const id = `${entity.partitionKey}/${entity.rowKey}`
  return wire.outcome(verdict.class === 'delivered' ? { ...verdict, destinationId: id } : verdict)
}

function missesTable({ reply }: Wire): boolean {
  return reply?.kind === 'answer' && errorCodeOf(reply) === 'TableNotFound'
}
