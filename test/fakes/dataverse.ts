/**
 * Microsoft Entra and a Dataverse environment for tests and for trying out: tokens with their refusals, leads by
 * id, alternate keys, duplicate detection, privileges per column, service-protection limits and $metadata.
 */
import { createPublicKey, X509Certificate } from 'node:crypto'
import { jwtVerify } from 'jose'
import type { Authority } from './certificates.ts'
import { type Asked, type Reply, type StandIn, startStandIn } from './stand-in.ts'

export const directoryId = '72f988bf-86f1-41af-91ab-2d7cd011db47'
export const clientId = '0f8fad5b-d9cb-469f-a165-70867728950e'
export const clientSecret = 'Zx8Q~dataverse-secret-value'
export const environment = 'https://contoso.crm4.dynamics.com'

export type Dataverse = {
  standIn: StandIn
  /** For COMPTOIR_LEADS_STAND_INS. */
  hosts: string[]
  leads: Map<string, Record<string, unknown>>
  tokenCalls(): number
  set(up: Partial<SetUp>): void
  close(): Promise<void>
}

type SetUp = {
  /** AADSTS number that every token call is refused with. */
  refusal: number | undefined
  tokenSeconds: number
  roles: boolean
  privileges: string[]
  /** Columns under security that the account may not fill. */
  denied: string[]
  mandatory: string[]
  duplicateOf: string | undefined
  certificate: string | undefined
  /** Requests left in this stretch of five minutes. */
  requestsLeft: number
  sources: number[]
}

const lengths: Record<string, number> = {
  subject: 300,
  firstname: 50,
  lastname: 50,
  companyname: 100,
  jobtitle: 100,
  emailaddress1: 100,
  telephone1: 50,
  address1_country: 80,
  description: 2_000,
  address1_stateorprovince: 50,
  new_campaign: 100,
}
const others = [
  'leadid',
  'leadsourcecode',
  'leadqualitycode',
  'donotemail',
  'donotphone',
  'donotbulkemail',
  'donotpostalmail',
  'donotfax',
  'donotsendmm',
]
const userId = '8d1c4c80-4f4c-4f0e-9d3b-1f7f9e6a0b11'
const texts: Record<number, [status: number, error: string, text: string]> = {
  90002: [
    400,
    'invalid_request',
    "Tenant 'x' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
  ],
  900023: [
    400,
    'invalid_request',
    "Specified tenant identifier 'x' is neither a valid DNS name, nor a valid external domain.",
  ],
  700016: [400, 'unauthorized_client', "Application with identifier 'x' was not found in the directory 'Contoso'."],
  7000215: [
    401,
    'invalid_client',
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value.',
  ],
  7000222: [401, 'invalid_client', 'The provided client secret keys for app are expired.'],
  500011: [
    400,
    'invalid_resource',
    'The resource principal named https://contoso.crm4.dynamics.com was not found in the tenant.',
  ],
  50126: [400, 'invalid_grant', 'Error validating credentials due to invalid username or password.'],
  50076: [
    400,
    'interaction_required',
    'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
  ],
}

export async function startDataverse({
  port,
  authority,
}: {
  port?: number
  authority?: Authority
} = {}): Promise<Dataverse> {
  const leads = new Map<string, Record<string, unknown>>()
  const tokens = new Map<string, number>()
  let asks = 0
  const up: SetUp = {
    refusal: undefined,
    tokenSeconds: 3_599,
    roles: true,
    privileges: ['prvCreateLead', 'prvAppendToLead', 'prvReadLead'],
    denied: [],
    mandatory: [],
    duplicateOf: undefined,
    certificate: undefined,
    requestsLeft: Number.POSITIVE_INFINITY,
    sources: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  }
  const standIn = await startStandIn(
    async (asked) => (asked.url.pathname.endsWith('/oauth2/v2.0/token') ? token(asked) : webApi(asked)),
    { port, authority },
  )

  async function token({ form, url }: Asked): Promise<Reply> {
    asks++
    const refuse = (number: number): Reply => {
      const [status, error, text] = texts[number]!
      return {
        status,
        body: {
          error,
          error_description: `AADSTS${number}: ${text} Trace ID: 1 Correlation ID: 2`,
          error_codes: [number],
        },
      }
    }
    if (up.refusal) return refuse(up.refusal)
    const directory = url.pathname.split('/')[1]
    if (directory !== directoryId && directory !== 'contoso.example' && form.get('grant_type') !== 'password')
      return refuse(90002)
    if (form.get('scope') !== `${environment}/.default`) return refuse(500011)
    if (form.get('grant_type') === 'password') {
      if (form.get('username') !== 'crm@contoso.example' || form.get('password') !== 'correct horse')
        return refuse(50126)
    } else {
      if (form.get('client_id') !== clientId) return refuse(700016)
      if (form.has('client_assertion') ? !(await proves(form, url)) : form.get('client_secret') !== clientSecret)
        return refuse(7000215)
    }
    const access = `eyJ0.${crypto.randomUUID()}`
    tokens.set(access, Date.now() + up.tokenSeconds * 1000)
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: up.tokenSeconds,
        ext_expires_in: up.tokenSeconds,
        access_token: access,
      },
    }
  }

  async function proves(form: URLSearchParams, url: URL): Promise<boolean> {
    if (!up.certificate) return false
    const key = createPublicKey(new X509Certificate(up.certificate).publicKey.export({ type: 'spki', format: 'pem' }))
    return jwtVerify(form.get('client_assertion') ?? '', key, {
      issuer: clientId,
      subject: clientId,
      audience: `https://login.microsoftonline.com${url.pathname}`,
      algorithms: ['PS256'],
      currentDate: new Date('2026-03-02T09:14:10Z'),
    }).then(
      () => true,
      () => false,
    )
  }

  function webApi(asked: Asked): Reply {
    const path = asked.url.pathname.replace(/^\/api\/data\/v9\.\d/, '')
    const access = String(asked.headers.authorization ?? '').replace('Bearer ', '')
    if (!((tokens.get(access) ?? 0) > Date.now())) {
      const challenge = `Bearer authorization_uri=https://login.microsoftonline.com/${directoryId}/oauth2/authorize, resource_id=${environment}/`
      return { status: 401, headers: { 'www-authenticate': challenge }, body: '' }
    }
    if (up.requestsLeft-- <= 0) {
      return {
        ...fault(429, '0x80072322', 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.'),
        headers: { 'retry-after': '30' },
      }
    }
    if (asked.method === 'GET' && path === '/WhoAmI')
      return { status: 200, body: { UserId: userId, OrganizationId: directoryId } }
    if (asked.method === 'GET' && path.startsWith(`/systemusers(${userId})`)) {
      return {
        status: 200,
        body: { RolePrivileges: up.privileges.map((PrivilegeName) => ({ PrivilegeName, Depth: 'Basic' })) },
      }
    }
    if (asked.method === 'GET' && path.startsWith('/EntityDefinitions')) {
      const value = [...Object.keys(lengths), ...others].map((LogicalName) => ({
        LogicalName,
        IsValidForCreate: true,
        IsSecured: up.denied.includes(LogicalName),
      }))
      return { status: 200, body: { value } }
    }
    if (asked.method === 'GET' && path === '/$metadata')
      return { status: 200, headers: { 'content-type': 'application/xml' }, body: metadata() }
    if (asked.method === 'POST' && path === '/leads') {
      if (asked.headers['odata-version'] !== '4.0') return fault(400, '', 'The OData-Version header is missing.')
      return create(asked.json, asked.headers['mscrm.suppressduplicatedetection'] === 'false')
    }
    if (asked.method === 'POST' && path === '/$batch') return batch(asked)
    return fault(404, '0x80060888', `Resource not found for the segment '${path}'.`)
  }

  function create(values: Record<string, unknown>, detect: boolean): Reply {
    if (!up.roles)
      return fault(
        403,
        '0x80042f09',
        `SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned hr = -2147209463, User: ${userId}`,
      )
    if (!up.privileges.includes('prvCreateLead'))
      return fault(
        403,
        '0x80040220',
        `Principal user (Id=${userId}) is missing prvCreateLead privilege (Id=e2) on OTC=4 for entity 'lead'.`,
      )
    const id = String(values.leadid ?? crypto.randomUUID())
    const denied = up.denied.find((column) => column in values)
    if (denied)
      return fault(
        403,
        '0x8004f507',
        `Caller user with Id ${userId} does not have create permissions for the ${denied} attribute in the lead entity.`,
      )
    for (const [name, value] of Object.entries(values)) {
      if (!(name in lengths) && !others.includes(name))
        return fault(
          400,
          '0x80048d19',
          `Error identified in Payload provided by the user for Entity :'leads'. Property '${name}' does not exist.`,
        )
      const most = lengths[name]
      if (most && String(value).length > most) {
        return fault(
          400,
          '0x80044331',
          `A validation error occurred. The length of the '${name}' attribute of the 'lead' entity exceeded the maximum allowed length of '${most}'.`,
        )
      }
    }
    if (values.leadsourcecode !== undefined && !up.sources.includes(Number(values.leadsourcecode))) {
      return fault(
        400,
        '0x8004431A',
        "A validation error occurred. The value of 'leadsourcecode' on record of type 'lead' is outside the valid range.",
      )
    }
    const missing = up.mandatory.find((column) => !values[column])
    if (missing) return fault(400, '0x80040265', `${missing} is mandatory`)
    if (leads.has(id))
      return fault(412, '0x80040237', `Cannot insert duplicate key. A record with the id ${id} already exists.`)
    if (detect && up.duplicateOf && values.emailaddress1 === up.duplicateOf)
      return fault(
        412,
        '0x80040333',
        'A record was not created or updated because a duplicate of the current record already exists.',
      )
    leads.set(id, values)
    return {
      status: 204,
      headers: { 'odata-version': '4.0', 'odata-entityid': `${environment}/api/data/v9.2/leads(${id})` },
      body: '',
    }
  }

  function batch(asked: Asked): Reply {
    const boundary = /boundary=([^;]+)/.exec(String(asked.headers['content-type']))?.[1]
    const parts = asked.body.split(`--${boundary}`).slice(1, -1)
    if (parts.length > 1_000) return fault(400, '', 'The number of operations in the batch exceeds 1000.')
    const answers = parts.map((part) => {
      const [, head = '', body = ''] = /POST \S+\/leads HTTP\/1\.1\r\n([\s\S]*?)\r\n\r\n([\s\S]*)/.exec(part) ?? []
      const {
        status,
        headers = {},
        body: said = '',
      } = create(JSON.parse(body) as Record<string, unknown>, /suppressduplicatedetection: false/i.test(head))
      const text = typeof said === 'string' ? said : JSON.stringify(said)
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
      return [
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        `HTTP/1.1 ${status} Status`,
        ...lines,
        '',
        text,
      ].join('\r\n')
    })
    const own = 'batchresponse_1'
    return {
      status: 200,
      headers: { 'content-type': `multipart/mixed; boundary=${own}`, 'odata-version': '4.0' },
      body: `${answers.map((answer) => `--${own}\r\n${answer}\r\n`).join('')}--${own}--\r\n`,
    }
  }

  return {
    standIn,
    hosts: ['login.microsoftonline.com', '*.dynamics.com'].map((host) => `${host}=${standIn.origin}`),
    leads,
    tokenCalls: () => asks,
    set: (changes) => void Object.assign(up, changes),
    close: () => standIn.close(),
  }
}

export function fault(status: number, code: string, message: string): Reply & { headers?: Record<string, string> } {
  return { status, body: { error: { code, message } } }
}

function metadata(): string {
  const columns = [...Object.keys(lengths), ...others].map((name) => `<Property Name="${name}" Type="Edm.String"/>`)
  return `<?xml version="1.0"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM"><EntityType Name="lead"><Key><PropertyRef Name="leadid"/></Key>${columns.join('')}</EntityType></Schema></edmx:DataServices></edmx:Edmx>`
}
