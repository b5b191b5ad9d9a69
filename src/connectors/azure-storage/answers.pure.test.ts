/** Every answer of spec leads §3.4 and §3.5. */
import { describe } from 'vitest'
import { answersAt, everyAnswer, networkRows, type Row, type ScriptedAnswer } from '../../../test/support/answers.ts'
import { azureBlob } from '../azure-blob/index.ts'
import { azureTable } from '../azure-table/index.ts'
import type { ConnectionSettings } from '../contract.ts'

const connectionString = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${Buffer.alloc(64, 7).toString('base64')};EndpointSuffix=core.windows.net`
const connection: ConnectionSettings = {
  settings: { table: 'MarketplaceLeads', container: 'leads' },
  secrets: { connectionString },
  mapping: [],
}
const says = (status: number, code: string, headers: Record<string, string> = {}): ScriptedAnswer => ({
  status,
  headers: { 'x-ms-error-code': code, ...headers },
})
const inJson = (status: number, code: string): ScriptedAnswer => ({
  status,
  body: { 'odata.error': { code, message: { lang: 'en-US', value: 'No.\nRequestId:1\nTime:2' } } },
})
const inXml = (status: number, code: string): ScriptedAnswer => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`,
})

/** What tables and containers have in common. */
function commonRows(service: 'table' | 'blob', { what, written }: { what: string; written: number }): Row[] {
  const code = (name: string) => `leads.${service}.${name}`
  const fault = (name: string, what: string, fix: string) => ({
    is: 'connection_error' as const,
    code: code(name),
    what,
    fix,
  })
  const unavailable = (status: number) => ({
    is: 'transient' as const,
    code: code('unavailable'),
    what: `Azure Storage cannot take leads at the moment (${status}).`,
    fix: 'Nothing to do',
  })
  const delivered = {
    is: 'delivered' as const,
    code: code('delivered'),
    what: `The ${service === 'table' ? 'row' : 'blob'} was written (${written}).`,
  }
  const missing = service === 'table' ? 'TableNotFound' : 'ContainerNotFound'
  const noAccount = fault('account', 'No storage account of that name answers.', 'Check the account name')
  return [
    { row: 'success', answers: [], ...delivered, calls: 1 },
    {
      row: 'a name that does not exist',
      answers: [{ stage: 'dns', reason: 'not-found' }],
      ...noAccount,
      is: 'transient',
      more: { connectionErrorAfterMs: 3_600_000 },
    },
    {
      row: '403 AuthenticationFailed',
      answers: [says(403, 'AuthenticationFailed', { date: new Date().toUTCString() })],
      ...fault('key', 'The account refused the key.', 'Paste the current connection string.'),
    },
    {
      row: '403 AuthenticationFailed, and the clocks are half an hour apart',
      answers: [says(403, 'AuthenticationFailed', { date: new Date(Date.now() - 30 * 60_000).toUTCString() })],
      ...fault(
        'clock',
        'The account refused the signature: our clock is 30 minutes away from Azure’s.',
        'the operator of this marketplace was told',
      ),
      more: { ours: true },
    },
    {
      row: '403 AuthorizationFailure',
      answers: [says(403, 'AuthorizationFailure')],
      ...fault(
        'firewall',
        'The account’s firewall blocks this marketplace.',
        'Allow the addresses of this marketplace',
      ),
    },
    {
      row: '403 KeyBasedAuthenticationNotPermitted',
      answers: [says(403, 'KeyBasedAuthenticationNotPermitted')],
      ...fault(
        'key_disabled',
        'The account does not allow access with keys.',
        'Enable “Allow storage account key access”',
      ),
    },
    ...['Permission', 'ResourceType', 'Service', 'Protocol', 'SourceIP'].map(
      (of): Row => ({
        row: `403 Authorization${of}Mismatch`,
        answers: [says(403, `Authorization${of}Mismatch`)],
        ...fault(
          'sas',
          `The shared access signature does not allow this (Authorization${of}Mismatch).`,
          `Make one that allows adding to the ${what}`,
        ),
      }),
    ),
    { row: '403 AccountIsDisabled', answers: [says(403, 'AccountIsDisabled')], ...noAccount },
    { row: '404 ResourceNotFound of the account', answers: [says(404, 'ResourceNotFound')], ...noAccount },
    {
      row: `404 ${missing}: it is made, and the lead sent at once`,
      answers: [says(404, missing)],
      ...delivered,
      calls: 3,
    },
    {
      row: `404 ${missing}, and somebody else has just made it`,
      answers: [says(404, missing), says(409, service === 'table' ? 'TableAlreadyExists' : 'ContainerAlreadyExists')],
      ...delivered,
      calls: 3,
    },
    {
      row: `404 ${missing}, and making it is refused`,
      answers: [says(404, missing), says(403, 'AuthorizationPermissionMismatch')],
      ...fault('create', `The ${what} does not exist, and could not be made.`, 'Make it by hand'),
    },
    {
      row: `409 it is being deleted`,
      answers: [says(409, service === 'table' ? 'TableBeingDeleted' : 'ContainerBeingDeleted')],
      is: 'throttled',
      code: code('being_deleted'),
      what: `The ${what} is being deleted.`,
      fix: 'Nothing to do',
      more: { retryAt: new Date(answersAt.getTime() + 40_000) },
    },
    ...['OutOfRangeInput', 'InvalidInput', 'PropertiesNeedValue'].map(
      (of): Row => ({
        row: `400 ${of} is our own fault`,
        answers: [says(400, of)],
        is: 'record_error',
        code: code('refused'),
        what: `Azure Storage refused the data (${of}).`,
        fix: 'The operator of this marketplace was told.',
        more: { ours: true },
      }),
    ),
    ...['InternalError', 'OperationTimedOut'].map(
      (of): Row => ({ row: `500 ${of}`, answers: [says(500, of)], ...unavailable(500) }),
    ),
    { row: '503 ServerBusy', answers: [says(503, 'ServerBusy')], ...unavailable(503) },
    {
      row: '503 ServerBusy that says when',
      answers: [says(503, 'ServerBusy', { 'retry-after': '30' })],
      ...unavailable(503),
      is: 'throttled',
      more: { retryAt: new Date(answersAt.getTime() + 30_000) },
    },
    { row: 'a code in the body alone, as JSON', answers: [inJson(403, 'AccountIsDisabled')], ...noAccount },
    { row: 'a code in the body alone, as XML', answers: [inXml(403, 'AccountIsDisabled')], ...noAccount },
    ...networkRows(service, { name: 'Azure Storage', host: `contoso.${service}.core.windows.net` }),
  ]
}

const ourRepeat = (service: string, status: number, code: string): Row => ({
  row: `${status} ${code}: our own repeat`,
  answers: [says(status, code)],
  is: 'delivered',
  code: `leads.${service}.delivered_before`,
  what: `It was there already: our own repeat (${status}).`,
})
const tableRows: Row[] = [
  ourRepeat('table', 409, 'EntityAlreadyExists'),
  ...['PropertyValueTooLarge', 'EntityTooLarge'].flatMap((code): Row[] => [
    {
      row: `400 ${code}: sent once more with a shorter description`,
      answers: [says(400, code)],
      is: 'delivered',
      code: 'leads.table.delivered',
      what: 'The row was written (204).',
      calls: 2,
    },
    {
      row: `400 ${code}, again`,
      answers: [says(400, code), says(400, code)],
      is: 'record_error',
      code: 'leads.table.too_large',
      what: 'The lead is larger than Azure Storage takes.',
      fix: 'Shorten the custom mapping of the connection.',
      calls: 2,
    },
  ]),
]
const blobRows: Row[] = [ourRepeat('blob', 409, 'BlobAlreadyExists'), ourRepeat('blob', 412, 'ConditionNotMet')]

describe('every answer of Azure Table', () => {
  const rows = [...commonRows('table', { what: 'table', written: 204 }), ...tableRows]
  everyAnswer(azureTable, { connection, usual: () => ({ status: 204 }), rows })
})
describe('every answer of Azure Blob', () => {
  const rows = [...commonRows('blob', { what: 'container', written: 201 }), ...blobRows]
  everyAnswer(azureBlob, { connection, usual: () => ({ status: 201 }), rows })
})
