/** Counterparts that others made: what they may answer, and how an operator points a connector at them. */
import { describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { openEgress } from '#platform/egress'
import { openLog } from '#platform/log'
import { type ScriptedAnswer, scriptedDoor } from '../../test/support/answers.ts'
import { aLeadMessage } from './conformance.ts'
import type { ConnectionSettings, Connector, SettingValues } from './contract.ts'
import { connectorOf } from './registry.ts'

const dynamics = connectorOf('dynamics')
const salesforce = connectorOf('salesforce')
const marketo = connectorOf('marketo')
const now = new Date('2026-03-02T09:14:08Z')
let made = 0

/** Sends one lead to counterparts that answer so, with a secret of its own so that no token is shared. */
async function send(
  connector: Connector,
  { settings, usual }: { settings: SettingValues; usual: (path: string) => ScriptedAnswer },
) {
  const { egress, asked } = scriptedDoor({ answers: [] }, ({ url }) => usual(new URL(url).pathname))
  const connection: ConnectionSettings = { settings, secrets: { clientSecret: `other-${made++}` }, mapping: [] }
  const message = aLeadMessage()
  const outcome = await connector.send({ ...connection, egress, message, attempt: 1, now })
  return { outcome, asked, message, connection, egress }
}

const crm = {
  url: 'https://contoso.crm4.dynamics.com',
  authentication: 'entra-app',
  directoryId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
  clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  leadSourceCode: '8',
}
const token = (more: object = {}): ScriptedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: { token_type: 'Bearer', access_token: `t-${made++}`, ...more },
})

describe('a Dataverse that others made', () => {
  const withAnswer = (answer: ScriptedAnswer) => (path: string) =>
    path.endsWith('/token') ? token({ expires_in: '3599', ext_expires_in: '3599' }) : answer

  test.each([
    ['204 without a header', { status: 204 }],
    ['201 with the row', { status: 201, body: { leadid: 'x', subject: 'y' } }],
    [
      '412 without a code',
      { status: 412, body: { error: { code: '', message: 'A record with matching key values already exists.' } } },
    ],
    [
      'a signed number as the code',
      { status: 412, body: { error: { code: '-2147220937', message: 'Cannot insert.', innererror: {} } } },
    ],
  ] as [string, ScriptedAnswer][])('says with %s that it has the lead', async (_, answer) => {
    const { outcome } = await send(dynamics, { settings: crm, usual: withAnswer(answer) })
    expect(outcome.class).toBe('delivered')
  })

  test.each([
    ['The user is not a member of the organization.', 'leads.dynamics.sign_in'],
    ['Principal user (Id=1, type=8) is missing prvCreateLead privilege (Id=2) on OTC=4', 'leads.dynamics.privilege'],
  ])('says “%s” and no code', async (message, code) => {
    const { outcome } = await send(dynamics, {
      settings: crm,
      usual: withAnswer({ status: 403, body: { error: { code: '', message } } }),
    })
    expect(outcome).toMatchObject({ class: 'connection_error', code })
  })

  test('says without a code that a text is too long, and gets it cut', async () => {
    const answers = [
      {
        status: 400,
        body: {
          error: {
            code: '',
            message:
              "A validation error occurred.  The length of the 'jobtitle' attribute of the 'lead' entity exceeded the maximum allowed length of '9'.",
          },
        },
      },
      { status: 204 },
    ]
    const { outcome, asked } = await send(dynamics, {
      settings: crm,
      usual: (path) => (path.endsWith('/token') ? token() : answers.shift()!),
    })
    expect(outcome).toMatchObject({ class: 'delivered', warnings: [{ code: 'leads.dynamics.cut' }] })
    expect(JSON.parse(String(asked.at(-1)!.body)).jobtitle).toBe('Responsab')
  })

  test.each([
    ['knows no batches', { status: 404, body: { error: { code: '0x80060888', message: 'Resource not found' } } }],
    ['reads no batches', { status: 400, body: { error: { code: '', message: 'Unexpected token in JSON' } } }],
    ['answers a batch with something else', { status: 200, body: { responses: [] } }],
    ['answers a batch with nothing', { status: 204 }],
  ] as [string, ScriptedAnswer][])('that %s gets its leads one by one', async (_, answer) => {
    const rows = new Set<string>()
    const { egress, asked } = scriptedDoor({ answers: [] }, ({ url, body }) => {
      if (url.endsWith('/token')) return token()
      if (url.endsWith('/$batch')) return answer
      rows.add(JSON.parse(String(body)).leadid)
      return { status: 204 }
    })
    const messages = [aLeadMessage(), aLeadMessage(), aLeadMessage()]
    const secrets = { clientSecret: `other-${made++}` }
    const outcomes = await dynamics.sendMany!({ settings: crm, secrets, mapping: [], egress, messages, now })
    expect(outcomes.map((outcome) => [outcome.class, outcome.destinationId])).toEqual(
      messages.map(({ leadId }) => ['delivered', leadId]),
    )
    expect(rows.size).toBe(3)
    expect(asked).toHaveLength(5)
  })

  test('that takes no batch and no lead either is asked for one only', async () => {
    const { egress, asked } = scriptedDoor({ answers: [] }, ({ url }) =>
      url.endsWith('/token') ? token() : { status: 404, body: { error: { code: '', message: 'Resource not found' } } },
    )
    const messages = [aLeadMessage(), aLeadMessage(), aLeadMessage()]
    const secrets = { clientSecret: `other-${made++}` }
    const outcomes = await dynamics.sendMany!({ settings: crm, secrets, mapping: [], egress, messages, now })
    expect(outcomes.map(({ code }) => code)).toEqual(Array(3).fill('leads.dynamics.no_lead_table'))
    expect(asked).toHaveLength(3)
  })

  test('writes batches with line feeds alone, a quoted boundary and errors between', async () => {
    const messages = [aLeadMessage(), aLeadMessage()]
    const part = (head: string, body = '') =>
      `--b 1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nHTTP/1.1 ${head}\n\n${body}\n`
    const answer: ScriptedAnswer = {
      status: 200,
      headers: { 'content-type': 'multipart/mixed; charset=utf-8; boundary="b 1"' },
      body: `${part(`204 No Content\nOData-EntityId: ${crm.url}/api/data/v9.2/leads(${messages[0]!.leadId})`)}${part(
        '429 Too Many Requests\nRetry-After: 7\nContent-Type: application/json',
        '{"error":{"code":"0x80072322","message":"Number of requests exceeded the limit"}}',
      )}--b 1--`,
    }
    const { egress } = scriptedDoor({ answers: [] }, ({ url }) => (url.endsWith('/token') ? token() : answer))
    const secrets = { clientSecret: `other-${made++}` }
    const outcomes = await dynamics.sendMany!({ settings: crm, secrets, mapping: [], egress, messages, now })
    expect(outcomes.map((outcome) => outcome.class)).toEqual(['delivered', 'throttled'])
    expect(outcomes[1]!.retryAt).toEqual(new Date(now.getTime() + 7_000))
  })
})

describe('a Salesforce that others made', () => {
  const rest = { mode: 'rest', myDomain: 'https://acme.my.salesforce.com', clientId: 'c', externalId: 'Lead_Id__c' }

  test('may name an address of its own to be called at, with a slash at the end', async () => {
    const { asked } = await send(salesforce, {
      settings: rest,
      usual: (path) =>
        path.endsWith('/token')
          ? token({ instance_url: 'https://acme--eu.my.salesforce.com/', issued_at: '1', signature: 'x' })
          : { status: 201, body: { id: '00Q1', success: true, errors: [], created: true } },
    })
    expect(asked.at(-1)!.url).toMatch(/^https:\/\/acme--eu\.my\.salesforce\.com\/services\/data\//)
  })

  test('that names somebody else’s address gets no token sent there', async () => {
    const { asked } = await send(salesforce, {
      settings: rest,
      usual: (path) => (path.endsWith('/token') ? token({ instance_url: 'https://evil.example' }) : { status: 204 }),
    })
    expect(asked.at(-1)!.url).toMatch(/^https:\/\/acme\.my\.salesforce\.com\//)
  })

  test.each([
    ['a list', [{ errorCode: 'STRING_TOO_LONG', message: 'max length=9', fields: ['Title'] }]],
    ['one object', { errorCode: 'STRING_TOO_LONG', message: 'max length=9', fields: ['Title'] }],
    [
      'a result',
      { success: false, errors: [{ statusCode: 'STRING_TOO_LONG', message: 'max length=9', fields: ['Title'] }] },
    ],
  ])('may put its refusal into %s', async (_, body) => {
    const answers: ScriptedAnswer[] = [{ status: 400, body }, { status: 204 }]
    const { outcome } = await send(salesforce, {
      settings: rest,
      usual: (path) => (path.endsWith('/token') ? token() : answers.shift()!),
    })
    expect(outcome).toMatchObject({ class: 'delivered', warnings: [{ code: 'leads.salesforce.field_cut' }] })
  })

  test('that says no with a 200 is not taken at its status', async () => {
    const body = { success: false, errors: [{ statusCode: 'FIELD_INTEGRITY_EXCEPTION', message: 'no', fields: [] }] }
    const { outcome } = await send(salesforce, {
      settings: rest,
      usual: (path) => (path.endsWith('/token') ? token() : { status: 200, body }),
    })
    expect(outcome).toMatchObject({ class: 'record_error', vendorCode: 'FIELD_INTEGRITY_EXCEPTION' })
  })

  test('that does not describe its objects is tried with the test lead', async () => {
    const { egress } = scriptedDoor({ answers: [] }, ({ url }) => (url.endsWith('/token') ? token() : { status: 404 }))
    const call = { settings: rest, secrets: { clientSecret: `other-${made++}` }, mapping: [], egress, now }
    expect(await salesforce.authenticate!(call)).toEqual({ reached: true })
  })

  test('gets, by Web-to-Lead, the page to lead back to', async () => {
    const { asked } = await send(salesforce, {
      settings: { mode: 'web-to-lead', oid: '00Do0000000ZHog' },
      usual: () => ({ status: 200, headers: { 'is-processed': 'true' }, body: '<html></html>' }),
    })
    expect(String(asked[0]!.body)).toContain('&retURL=https%3A%2F%2Fstore.example%2Fproduct%2F')
  })
})

describe('a Marketo that others made', () => {
  const settings = { mode: 'rest', munchkinId: '123-PQR-789', clientId: 'c', formId: '1179' }
  const submit = (body: object | string, status = 200) =>
    send(marketo, {
      settings,
      usual: (path) => (path.endsWith('/token') ? token({ expires_in: '3599', scope: 'a@b.c' }) : { status, body }),
    })

  test.each([
    ['created', { requestId: 'e42b#14272d07d78', success: true, result: [{ id: 9, status: 'created' }] }],
    [
      'updated',
      { requestId: '1', success: true, warnings: [], errors: [], result: [{ seq: 0, id: 9, status: 'updated' }] },
    ],
  ])('says %s beside members of its own', async (_, body) => {
    expect((await submit(body)).outcome).toMatchObject({ class: 'delivered', destinationId: '9' })
  })

  test.each([
    ['an empty body', ''],
    ['half an answer', '{"success":true,"result":[{"id":9,"sta'],
    ['no result', { requestId: '1', success: true, result: [] }],
    ['a page', '<html>Maintenance</html>'],
  ])('that answers 200 with %s has confirmed nothing', async (_, body) => {
    expect((await submit(body)).outcome.class).toBe('transient')
  })

  test('writes codes as numbers', async () => {
    const { outcome } = await submit({ success: false, errors: [{ code: 606, message: 'Max rate limit' }] })
    expect(outcome).toMatchObject({ class: 'throttled', retryAt: new Date(now.getTime() + 20_000) })
  })

  test('is told no visit where there was none', async () => {
    const { egress, asked } = scriptedDoor({ answers: [] }, ({ url }) =>
      url.includes('/token')
        ? token()
        : { status: 200, body: { success: true, result: [{ id: 1, status: 'created' }] } },
    )
    const message = aLeadMessage({ pageUrl: undefined, campaign: {} })
    const secrets = { clientSecret: `other-${made++}` }
    await marketo.send({ settings, secrets, mapping: [], egress, message, attempt: 1, now })
    expect(JSON.parse(String(asked.at(-1)!.body)).input[0]).not.toHaveProperty('visitorData')
  })
})

describe('an operator who names a stand', () => {
  const egress = openEgress(
    readConfig({ COMPTOIR_LEADS_EGRESS_ALLOW: '127.0.0.1:9101,crm.stand.example:443,127.0.0.1:10002' }),
    openLog('silent'),
  )
  const faults = (connector: Connector, values: SettingValues) =>
    connector.check(connector.tidy!(values), egress).map(({ code }) => code)
  const app = { authentication: 'entra-app', directoryId: 'contoso.example', clientId: crm.clientId, clientSecret: 'x' }

  test.each([
    ['http://127.0.0.1:9101/', []],
    ['http://localhost:9101/main.aspx?appid=1#x', []],
    ['https://crm.stand.example/', []],
    ['http://127.0.0.1:9102/', ['leads.dynamics.url_shape']],
    ['https://crm.elsewhere.example', ['leads.dynamics.url_shape']],
    ['https://make.powerapps.com/environments/1', ['leads.dynamics.url_shape']],
  ])('may enter %s for an environment', (url, codes) => {
    expect(faults(dynamics, { ...app, url })).toEqual(codes)
  })

  test('may enter it for My Domain, and nobody enters another', () => {
    const rest = { mode: 'rest', clientId: 'c', clientSecret: 's', externalId: 'Lead_Id__c' }
    expect(faults(salesforce, { ...rest, myDomain: 'http://127.0.0.1:9101/' })).toEqual([])
    expect(faults(salesforce, { ...rest, myDomain: 'http://127.0.0.1:9102' })).toEqual(['leads.salesforce.my_domain'])
  })

  test('may use the storage emulator by its usual name, for the service that was named', () => {
    const connectionString = 'UseDevelopmentStorage=true;'
    expect(faults(connectorOf('azure-table'), { connectionString, table: 'MarketplaceLeads' })).toEqual([])
    expect(faults(connectorOf('azure-blob'), { connectionString, container: 'leads' })).toEqual([
      'leads.blob.cs_development',
    ])
    const signed =
      'TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;SharedAccessSignature=sv=1&ss=t&srt=sco&sp=rwa&sig=x'
    expect(faults(connectorOf('azure-table'), { connectionString: signed, table: 'MarketplaceLeads' })).toEqual([])
  })
})
