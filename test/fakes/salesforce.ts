/**
 * Salesforce for tests and for trying out: the Web-to-Lead servlet, which answers 200 to anything, and the part
 * of the REST API that leads need, with its sessions, error bodies and limits.
 */
import type { Authority } from './certificates.ts'
import { type Asked, type Reply, type StandIn, startStandIn } from './stand-in.ts'

export type SalesforceLead = Record<string, unknown>
export type Salesforce = {
  standIn: StandIn
  /** For COMPTOIR_LEADS_STAND_INS. */
  hosts: string[]
  oid: string
  clientId: string
  clientSecret: string
  /** By external id; those from the form by the id in their description. */
  leads: Map<string, SalesforceLead>
  tokenCalls(): number
  /** Ends every session, as an administrator may. */
  endSessions(): void
  /** Changes how the organisation is set up. */
  set(up: Partial<Organisation>): void
  close(): Promise<void>
}

type Organisation = {
  webToLead: boolean
  /** Calls of the REST API left today. */
  callsLeft: number
  longest: Record<string, number>
  sources: string[] | undefined
  mandatory: string[]
  duplicateRule: boolean
  externalId: { name: string; unique: boolean } | undefined
  mayCreate: boolean
}

const lengths = {
  FirstName: 40,
  LastName: 80,
  Company: 255,
  Email: 80,
  Phone: 40,
  Title: 128,
  Country: 80,
  CountryCode: 2,
  LeadSource: 255,
  Description: 32_000,
  Rating: 40,
}
const freely = ['Industry', 'City', 'State', 'Comptoir_Campaign__c', 'HasOptedOutOfEmail', 'DoNotCall']

export async function startSalesforce({
  port,
  authority,
}: {
  port?: number
  authority?: Authority
} = {}): Promise<Salesforce> {
  const oid = '00Do0000000ZHog'
  const clientId = '3MVG9-stand-in'
  const clientSecret = 'salesforce-secret-5E1C'
  const leads = new Map<string, SalesforceLead>()
  const sessions = new Set<string>()
  let tokens = 0
  const org: Organisation = {
    webToLead: true,
    callsLeft: 15_000,
    longest: lengths,
    sources: undefined,
    mandatory: ['LastName', 'Company'],
    duplicateRule: false,
    externalId: { name: 'Comptoir_Lead_Id__c', unique: true },
    mayCreate: true,
  }

  const standIn = await startStandIn(
    (asked) => {
      const { pathname } = asked.url
      if (pathname === '/servlet/servlet.WebToLead') return webToLead(asked)
      if (pathname === '/services/oauth2/token') return token(asked)
      if (pathname.startsWith('/services/data/')) return api(asked)
      return { status: 404, body: '<html>URL No Longer Exists</html>' }
    },
    { port, authority },
  )

  function webToLead(asked: Asked): Reply {
    const { form } = asked
    const isForm = String(asked.headers['content-type']).startsWith('application/x-www-form-urlencoded')
    const taken = isForm && org.webToLead && form.get('oid') === oid && asked.url.searchParams.get('orgId') === oid
    const complete = form.get('last_name') && form.get('company')
    const processed = taken ? 'true' : 'Exception:common.exception.SalesforceGenericException'
    if (taken && complete) {
      const id = /Lead ID: (\S+)/.exec(form.get('description') ?? '')?.[1] ?? crypto.randomUUID()
      leads.set(id, Object.fromEntries(form))
    }
    return { status: 200, headers: { 'is-processed': processed, 'content-type': 'text/html' }, body: '<html></html>' }
  }

  function token({ form }: Asked): Reply {
    tokens++
    const refuse = (error: string, text: string): Reply => ({ status: 400, body: { error, error_description: text } })
    if (form.get('grant_type') !== 'client_credentials')
      return refuse('unsupported_grant_type', 'grant type not supported')
    if (form.get('client_id') !== clientId) return refuse('invalid_client_id', 'client identifier invalid')
    if (form.get('client_secret') !== clientSecret) return refuse('invalid_client', 'invalid client credentials')
    const access = `00D!${crypto.randomUUID()}`
    sessions.add(access)
    return {
      status: 200,
      body: {
        access_token: access,
        // As the real one, by its own name, whatever address it was reached at.
        instance_url: 'https://acme.my.salesforce.com',
        token_type: 'Bearer',
        issued_at: String(Date.now()),
      },
    }
  }

  function api(asked: Asked): Reply {
    const fail = (status: number, errorCode: string, message: string, fields: string[] = []): Reply => ({
      status,
      body: [{ errorCode, message, fields }],
    })
    if (!sessions.has(String(asked.headers.authorization).replace('Bearer ', '')))
      return fail(401, 'INVALID_SESSION_ID', 'Session expired or invalid')
    if (org.callsLeft-- <= 0) return fail(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
    if (!org.mayCreate) return fail(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id')
    const rest = asked.url.pathname.replace(/^\/services\/data\/v\d+\.0/, '')
    if (rest === '/sobjects/Lead/describe') return { status: 200, body: described() }
    const [, field, id] = /^\/sobjects\/Lead\/(\w+)\/([^/]+)$/.exec(rest) ?? []
    if (!field || !id || asked.method !== 'PATCH')
      return fail(404, 'NOT_FOUND', 'The requested resource does not exist')
    if (field !== org.externalId?.name)
      return fail(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${field}`)
    const values = asked.json
    for (const name of Object.keys(values)) {
      if (!(name in lengths) && !freely.includes(name))
        return fail(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type Lead`)
    }
    const missing = org.mandatory.filter((name) => !values[name] && !leads.has(id))
    if (missing.length > 0)
      return fail(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing)
    for (const [name, most] of Object.entries(org.longest)) {
      if (String(values[name] ?? '').length > most) {
        return fail(
          400,
          'STRING_TOO_LONG',
          `${name}: data value too large: ${String(values[name])} (max length=${most})`,
          [name],
        )
      }
    }
    if (values.Email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(values.Email))) {
      return fail(400, 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address', ['Email'])
    }
    if (org.sources && !org.sources.includes(String(values.LeadSource))) {
      if (values.LeadSource)
        return fail(
          400,
          'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
          'Lead Source: bad value for restricted picklist field',
          ['LeadSource'],
        )
    }
    const allows = asked.headers['sforce-duplicate-rule-header'] === 'allowSave=true'
    if (org.duplicateRule && !allows && !leads.has(id))
      return fail(400, 'DUPLICATES_DETECTED', 'Use one of these records?')
    const isNew = !leads.has(id)
    leads.set(id, { ...leads.get(id), ...values })
    return {
      status: isNew ? 201 : 200,
      body: { id: `00Q${id.replaceAll('-', '').slice(0, 15)}`, success: true, errors: [], created: isNew },
    }
  }

  function described() {
    const standard = [...Object.keys(lengths), ...freely].map((name) => ({
      name,
      createable: true,
      externalId: false,
      unique: false,
    }))
    const key = org.externalId && {
      name: org.externalId.name,
      createable: true,
      externalId: true,
      unique: org.externalId.unique,
    }
    return {
      name: 'Lead',
      createable: org.mayCreate,
      updateable: org.mayCreate,
      fields: key ? [...standard, key] : standard,
    }
  }

  return {
    standIn,
    hosts: ['webto.salesforce.com', 'test.salesforce.com', '*.my.salesforce.com'].map(
      (host) => `${host}=${standIn.origin}`,
    ),
    oid,
    clientId,
    clientSecret,
    leads,
    tokenCalls: () => tokens,
    endSessions: () => sessions.clear(),
    set: (up) => void Object.assign(org, up),
    close: () => standIn.close(),
  }
}
