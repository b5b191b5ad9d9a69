/** Connection strings of Azure Storage accounts, as people copy them from the portal. */
import type { Egress } from '#platform/egress'
import type { SettingFault } from '../contract.ts'

export type StorageAccount = {
  name: string
  /** Base64. Absent: a shared access signature is used. */
  key?: string
  /** Without the leading `?`. */
  sas?: string
  endpoint: string
}

type Service = 'table' | 'blob'

// The account of the storage emulators, the same on every machine and printed in their documentation.
// https://learn.microsoft.com/azure/storage/common/storage-use-azurite
const development = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  endpoints: { blob: 'http://127.0.0.1:10000/devstoreaccount1', table: 'http://127.0.0.1:10002/devstoreaccount1' },
}

const firstPart =
  /\b(DefaultEndpointsProtocol|Account(Name|Key|Endpoint)|EndpointSuffix|(Blob|Table|Queue|File)Endpoint|SharedAccessSignature|UseDevelopmentStorage)\s*=/i

/**
 * Unwrapped from line breaks, quotes, the JSON of an older portal, the line of a settings file that it stands in.
 * An address with a shared access signature becomes the string that says the same.
 */
export function tidyConnectionString(text: string): string {
  const line = text.replace(/[\r\n]+/g, '').trim()
  const start = firstPart.exec(line)?.index ?? 0
  const tidied = line
    .slice(start)
    .replace(/^["']+/, '')
    .replace(/[\s"',;}\]]+$/, '')
    .replace(/\s*;\s*/g, ';')
  return fromAddress(tidied) ?? tidied
}

/** What the portal calls a service SAS URL. */
function fromAddress(text: string): string | undefined {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const { origin, hostname, search } = new URL(text)
  const service = /\.(blob|table)\./.exec(hostname)?.[1]
  if (!service || !/[?&]sig=/.test(search)) return undefined
  const endpoint = service === 'blob' ? 'BlobEndpoint' : 'TableEndpoint'
  return `${endpoint}=${origin}/;SharedAccessSignature=${search.slice(1)}`
}

/** Everything that can be read; what is missing is undefined. */
function readConnectionString(text: string, service: Service): Partial<StorageAccount> & { protocol: string } {
  const parts = partsOf(text)
  if (isTrue(parts.usedevelopmentstorage))
    return { protocol: 'http', ...development, endpoint: development.endpoints[service] }
  const protocol = parts.defaultendpointsprotocol ?? 'https'
  const given = parts[`${service}endpoint`]?.replace(/\/+$/, '')
  const name = parts.accountname ?? nameIn(given)
  const suffix = parts.endpointsuffix ?? 'core.windows.net'
  return {
    protocol,
    name,
    key: parts.accountkey,
    sas: parts.sharedaccesssignature?.replace(/^\?/, ''),
    endpoint: given ?? (name && `${protocol}://${name}.${service}.${suffix}`),
  }
}

/** @throws never: settings were checked before they were stored */
export function accountOf(text: string, service: Service): StorageAccount {
  const { name = '', key, sas, endpoint = '' } = readConnectionString(text, service)
  return { name, key, sas, endpoint }
}

/** Everything wrong with a connection string, under the codes `leads.<service>.cs_…`. */
export function checkConnectionString(text: string, service: Service, egress: Egress): SettingFault[] {
  const fault = (code: string, params?: Record<string, string>): SettingFault => ({
    key: 'connectionString',
    code: `leads.${service}.${code}`,
    params,
  })
  if (/\b(AccountEndpoint|Endpoint=sb:|Server=|Data Source=)/i.test(text)) return [fault('cs_kind')]
  const { protocol, name, key, sas, endpoint } = readConnectionString(text, service)
  if (isTrue(partsOf(text).usedevelopmentstorage)) return egress.judgeUrl(endpoint!) ? [fault('cs_development')] : []
  const missing = [...(name || (sas && endpoint) ? [] : ['AccountName']), ...(key || sas ? [] : ['AccountKey'])]
  if (missing.length > 0) return missing.map((part) => fault('cs_missing', { part }))
  const faults: SettingFault[] = []
  if (name && !/^[a-z0-9]{3,24}$/.test(name)) faults.push(fault('cs_account', { name }))
  if (key && !isBase64(key)) faults.push(fault('cs_key'))
  if (sas) faults.push(...lacksOf(sas, service).map((right) => fault('cs_sas', { right })))
  // Plain http is spoken only to what the operator allowed by name.
  const refusal = egress.judgeUrl(endpoint!)
  if (protocol !== 'https' && refusal) faults.push(fault('cs_http'))
  else if (refusal) faults.push(fault(refusal.reason === 'scheme' ? 'cs_http' : 'cs_endpoint', { endpoint: endpoint! }))
  return faults
}

/** What a shared access signature does not allow although leads need it. */
function lacksOf(sas: string, service: Service): string[] {
  const parts = new URLSearchParams(sas)
  const lacks: string[] = []
  const services = parts.get('ss')
  const types = parts.get('srt')
  const rights = parts.get('sp') ?? ''
  if (services !== null && !services.includes(service[0]!))
    lacks.push(service === 'table' ? 'service Table' : 'service Blob')
  if (types !== null && !types.includes('o')) lacks.push('resource type Object')
  if (!rights.includes('a') && !rights.includes('c') && !rights.includes('w')) lacks.push('permission Add')
  if (!parts.get('sig')) lacks.push('sig')
  return lacks
}

/** When a shared access signature ends. */
export function endOf(connectionString: string): Date | undefined {
  const { sas } = readConnectionString(connectionString, 'table')
  const until = sas && new URLSearchParams(sas).get('se')
  const at = until ? Date.parse(until) : Number.NaN
  return Number.isNaN(at) ? undefined : new Date(at)
}

/** The account keys of today have 64 bytes; another length is probably a part of one. */
export function hasOddKey(text: string): boolean {
  const { key } = readConnectionString(text, 'table')
  return key !== undefined && isBase64(key) && Buffer.from(key, 'base64').length !== 64
}

/** What may be seen of a connection string: which account, and how it signs in. */
export function maskConnectionString(text: string): string {
  const { name, sas } = readConnectionString(text, 'table')
  return `AccountName=${name ?? '?'};${sas ? 'SharedAccessSignature' : 'AccountKey'}=…`
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true'
}

// Keys end in “==”: only the first sign of each part separates.
function partsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    tidyConnectionString(text)
      .split(';')
      .flatMap((part) => {
        const at = part.indexOf('=')
        return at < 1 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()]]
      }),
  )
}

function nameIn(endpoint: string | undefined): string | undefined {
  if (!endpoint || !URL.canParse(endpoint)) return undefined
  const { hostname, pathname } = new URL(endpoint)
  // Emulators, and stands behind one name, have the account in the path.
  const inPath = pathname.split('/')[1]
  if (inPath) return inPath
  const [first = '', second] = hostname.split('.')
  return second ? first : undefined
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0
}
