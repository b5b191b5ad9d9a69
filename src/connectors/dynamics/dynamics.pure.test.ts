import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import {
  clientId,
  clientSecret,
  type Dataverse,
  directoryId,
  environment,
  fault,
  startDataverse,
} from '../../../test/fakes/dataverse.ts'
import { aCounterpart, type TestCounterpart } from '../../../test/support/counterpart.ts'
import { aLeadMessage, connectorConformance } from '../conformance.ts'
import type { ConnectionSettings, LeadMessage, MappingEntry, Outcome } from '../contract.ts'
import { explain } from '../explain.ts'
import { dynamics } from './index.ts'

let crm: Dataverse
let counterpart: TestCounterpart
const now = new Date('2026-03-02T09:14:08.500Z')
const connection: ConnectionSettings = {
  settings: {
    url: environment,
    authentication: 'entra-app',
    directoryId,
    clientId,
    leadSourceCode: '8',
    duplicateDetection: false,
  },
  secrets: { clientSecret },
  mapping: [],
}
const privileges = ['prvCreateLead', 'prvAppendToLead', 'prvReadLead']

beforeAll(async () => {
  crm = await startDataverse()
  counterpart = aCounterpart(crm.standIn, {
    hosts: crm.hosts,
    connection,
    holds: () => new Map([...crm.leads].map(([id, lead]) => [id, Object.values(lead).join('\n')])),
    before: (situation) =>
      crm.set({
        roles: situation !== 'refuses-credentials',
        mandatory: situation === 'refuses-the-lead' ? ['address1_stateorprovince'] : [],
        requestsLeft: situation === 'throttles' ? 0 : Number.POSITIVE_INFINITY,
      }),
    faults: { 'is-broken': { status: 500 }, 'hangs-up': { cut: true } },
  })
})
beforeEach(() => {
  crm.standIn.asked.length = 0
  crm.set({
    refusal: undefined,
    roles: true,
    privileges,
    denied: [],
    mandatory: [],
    duplicateOf: undefined,
    sources: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  })
})
afterAll(async () => {
  await counterpart.close()
  await crm.close()
})

connectorConformance(dynamics, () => counterpart)

let rotations = 0
/** Secrets that were not used before, so that no token of another test is used. */
const fresh = (settings: object = {}) => ({
  ...connection,
  settings: { ...connection.settings, ...settings, directoryId: 'contoso.example', userName: `crm@contoso.example` },
  secrets: { clientSecret, password: 'correct horse', rotation: String(rotations++) },
})
const send = (
  message: LeadMessage = aLeadMessage(),
  more: { settings?: object; mapping?: MappingEntry[]; secrets?: Record<string, string> } = {},
) =>
  dynamics.send({
    ...connection,
    settings: { ...connection.settings, ...more.settings },
    secrets: more.secrets ?? connection.secrets,
    mapping: more.mapping ?? [],
    egress: counterpart.egress,
    message,
    attempt: 1,
    now,
  })
const refusedWith = (refusal: number, settings: object = {}) => {
  crm.set({ refusal })
  return dynamics.authenticate!({
    ...connection,
    ...fresh(settings),
    secrets: { clientSecret: `s${rotations++}`, password: 'p' },
    egress: counterpart.egress,
    now,
  })
}
const said = ({ code, params }: Outcome) => explain('en', code, params)

describe('a lead in Dynamics 365', () => {
  test('13: is created under its own id with one token call, and twenty more need no other', async () => {
    const settings = { directoryId: 'contoso.example' }
    const lead = aLeadMessage({ leadId: '0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11' })
    expect(await send(lead, { settings })).toMatchObject({
      class: 'delivered',
      destinationId: lead.leadId,
      destinationUri: `${environment}/api/data/v9.2/leads(${lead.leadId})`,
    })
    const [token, created] = crm.standIn.asked
    expect(token!.form.get('scope')).toBe('https://contoso.crm4.dynamics.com/.default')
    expect(created).toMatchObject({ method: 'POST', path: '/api/data/v9.2/leads' })
    expect(created!.headers).toMatchObject({
      'odata-version': '4.0',
      'odata-maxversion': '4.0',
      'if-none-match': 'null',
      'content-type': 'application/json; charset=utf-8',
    })
    expect(created!.json).toEqual({
      leadid: lead.leadId,
      subject: 'SPZA-PLT|fabrikam.route-planner',
      firstname: 'Amélie',
      lastname: 'Okonkwo',
      companyname: 'Transports Delvaux SA',
      jobtitle: 'Responsable flotte',
      emailaddress1: 'a.okonkwo@delvaux.example',
      telephone1: '+3225550143',
      address1_country: 'BE',
      leadsourcecode: 8,
      leadqualitycode: 2,
      description: expect.stringContaining('Action: Contact me (PLT)\nOffer: Route Planner [fabrikam.route-planner]'),
    })
    const before = crm.tokenCalls()
    for (let i = 0; i < 20; i++) await send(aLeadMessage(), { settings })
    expect(crm.tokenCalls()).toBe(before)
  })

  test('S1, 21: an account that is refused is said to be so, and multi-factor sign-in is named', async () => {
    const settings = { authentication: 'user-password', userClientId: clientId }
    const wrong = await refusedWith(50126, settings)
    expect(wrong).toMatchObject({
      reached: false,
      outcome: { class: 'connection_error', code: 'leads.dynamics.sign_in' },
    })
    const multi = await refusedWith(50076, settings)
    expect(multi).toMatchObject({
      reached: false,
      outcome: { code: 'leads.dynamics.sign_in', vendorCode: 'AADSTS50076' },
    })
    if (!multi!.reached) expect(said(multi!.outcome).fix + said(multi!.outcome).what).toContain('multi-factor')
    crm.set({ refusal: undefined })
    expect(
      await dynamics.send({ ...fresh(settings), egress: counterpart.egress, message: aLeadMessage(), attempt: 1, now }),
    ).toMatchObject({ class: 'delivered' })
  })

  test('S2, 20: a column that may not be filled is left out once, and named', async () => {
    crm.set({ denied: ['leadsourcecode'] })
    const lead = aLeadMessage()
    const outcome = await send(lead)
    expect(outcome).toMatchObject({
      class: 'delivered',
      warnings: [{ code: 'leads.dynamics.column_denied', params: { attribute: 'leadsourcecode' } }],
    })
    expect(crm.leads.get(lead.leadId)).not.toHaveProperty('leadsourcecode')
    expect(crm.standIn.asked.filter(({ path }) => path.endsWith('/leads'))).toHaveLength(2)
  })

  test('S2: without the topic or the last name there is no lead: then the connection is at fault', async () => {
    crm.set({ denied: ['subject'] })
    expect(await send()).toMatchObject({
      class: 'connection_error',
      code: 'leads.dynamics.column_denied',
      params: { attribute: 'subject' },
    })
  })

  test('S3, 14: a directory that does not exist is said so, and Dataverse is not called', async () => {
    expect(await refusedWith(90002)).toMatchObject({
      reached: false,
      outcome: { class: 'connection_error', code: 'leads.dynamics.tenant_not_found' },
    })
    expect(crm.standIn.asked.filter(({ path }) => path.startsWith('/api/'))).toEqual([])
  })

  test.each(['0x80042f09', ''])('S4, 19: an account without a role is said so, with the code “%s”', async (code) => {
    await send()
    crm.standIn.next(
      fault(
        403,
        code,
        'SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned hr = -2147209463',
      ),
    )
    expect(await send()).toMatchObject({ class: 'connection_error', code: 'leads.dynamics.no_role' })
  })

  test('S5, 16: an application that the directory does not know: the text speaks of the Application ID', async () => {
    const refused = await refusedWith(700016)
    expect(refused).toMatchObject({ reached: false, outcome: { code: 'leads.dynamics.app_not_found' } })
    if (!refused!.reached) expect(said(refused!.outcome).fix).toContain('Application (client) ID')
  })

  test('S6, 15: a malformed directory is refused by the form, and by Entra', async () => {
    expect(await refusedWith(900023)).toMatchObject({
      reached: false,
      outcome: { code: 'leads.dynamics.tenant_malformed' },
    })
    expect(faultsOf({ directoryId: '12345678-8af1-4asf-1234-12234d01db47' })).toEqual([
      'leads.dynamics.directory_shape',
    ])
  })

  test('S7, 17: a wrong secret is said to be one; one that looks like an ID is remarked on, and may be saved', async () => {
    expect(await refusedWith(7000215)).toMatchObject({
      reached: false,
      outcome: { code: 'leads.dynamics.secret_invalid' },
    })
    const values = { clientSecret: '0f8fad5b-d9cb-469f-a165-70867728950e' }
    expect(faultsOf(values)).toEqual([])
    expect(dynamics.advise!({ ...connection.settings, ...values }).map(({ code }) => code)).toContain(
      'leads.dynamics.secret_looks_like_id',
    )
  })

  test('S8, 22: no answer in two minutes is a passing trouble, and the connection’s fault the third time', async () => {
    await send()
    const silent = {
      ...counterpart.egress,
      call: async () => ({
        kind: 'failure' as const,
        stage: 'answer' as const,
        reason: 'timeout',
        message: 'no complete answer within 120000 ms',
        requestSent: true,
        durationMs: 120_000,
      }),
    }
    let asked = 0
    const egress = {
      ...silent,
      call: async (request: { timeoutMs?: number }) => {
        asked = request.timeoutMs ?? 0
        return silent.call()
      },
    } as typeof counterpart.egress
    const outcome = await dynamics.send({ ...connection, egress, message: aLeadMessage(), attempt: 1, now })
    expect(asked).toBe(120_000)
    expect(outcome).toMatchObject({
      class: 'transient',
      code: 'leads.dynamics.timeout',
      ambiguous: true,
      connectionErrorAfterTries: 3,
    })
    expect(said(outcome).what).toBe(`No answer from ${environment} in 2 minutes.`)
  })

  test('18: an expired secret is said to have expired', async () => {
    expect(await refusedWith(7000222, { secretExpiresOn: '2026-01-31' })).toMatchObject({
      outcome: { class: 'connection_error', code: 'leads.dynamics.secret_expired', params: { date: '2026-01-31' } },
    })
  })

  test('23: a row that was stored although the answer was lost is our own', async () => {
    await send()
    const lead = aLeadMessage()
    crm.standIn.next({ cut: true, after: true })
    expect(await send(lead)).toMatchObject({ class: 'transient', ambiguous: true })
    expect(await send(lead)).toMatchObject({
      class: 'delivered',
      code: 'leads.dynamics.delivered_before',
      httpStatus: 412,
    })
    expect(crm.leads.has(lead.leadId)).toBe(true)
    crm.standIn.next(
      fault(412, '0x80040237', 'A record with the id 11111111-2222-3333-4444-555555555555 already exists.'),
    )
    expect((await send()).class).toBe('record_error')
  })

  test.each(['0x80072322', '0x80072321', '0x80072326'])(
    '24: the limit %s is waited for as long as it says',
    async (code) => {
      await send()
      crm.standIn.next({ ...fault(429, code, 'Limit'), headers: { 'retry-after': '30' } })
      expect(await send()).toMatchObject({ class: 'throttled', retryAt: new Date(now.getTime() + 30_000) })
    },
  )

  test('25: a first name that is too long is sent with 50 characters, and whole in the description', async () => {
    const lead = aLeadMessage()
    lead.customer = { ...lead.customer, firstName: `${'é'.repeat(49)}👩🏽‍💻xyz` }
    await send(lead)
    const row = crm.leads.get(lead.leadId)!
    expect(row.firstname).toBe('é'.repeat(49))
    expect(row.description).toContain(`Truncated: firstName=${lead.customer.firstName}`)
  })

  test('25: a column that this environment has made shorter is cut when it says so', async () => {
    await send()
    crm.standIn.next(
      fault(
        400,
        '0x80044331',
        "A validation error occurred. The length of the 'firstname' attribute of the 'lead' entity exceeded the maximum allowed length of '3'.",
      ),
    )
    const lead = aLeadMessage()
    expect(await send(lead)).toMatchObject({ class: 'delivered', warnings: [{ code: 'leads.dynamics.cut' }] })
    expect(crm.leads.get(lead.leadId)).toMatchObject({
      firstname: 'Amé',
      description: expect.stringContaining('Truncated: firstname=Amélie'),
    })
  })

  test('26: a plug-in that wants a column gets it from the mapping', async () => {
    crm.set({ mandatory: ['address1_stateorprovince'] })
    expect(await send()).toMatchObject({
      class: 'record_error',
      code: 'leads.dynamics.plugin',
      vendorMessage: 'address1_stateorprovince is mandatory',
    })
    const mapping = [{ target: 'address1_stateorprovince', value: 'N/A' }]
    expect((await send(aLeadMessage(), { mapping })).class).toBe('delivered')
  })

  test('an option that the environment does not have is left out', async () => {
    crm.set({ sources: [100_000_001] })
    const lead = aLeadMessage()
    expect(await send(lead)).toMatchObject({ class: 'delivered', warnings: [{ code: 'leads.dynamics.option_value' }] })
    expect(crm.leads.get(lead.leadId)).not.toHaveProperty('leadqualitycode')
  })

  test('that a duplicate rule matches counts as delivered, with a remark', async () => {
    crm.set({ duplicateOf: 'a.okonkwo@delvaux.example' })
    expect((await send()).warnings).toBeUndefined()
    expect(await send(aLeadMessage(), { settings: { duplicateDetection: true } })).toMatchObject({
      class: 'delivered',
      warnings: [{ code: 'leads.dynamics.duplicate' }],
    })
  })

  test.each([
    [403, '0x80072560', 'The user is not a member of the organization.', 'connection_error', 'sign_in'],
    [403, '0x80041d1f', 'The user is disabled.', 'connection_error', 'sign_in'],
    [403, '0x80048306', 'Principal team is missing prvAppendToLead privilege', 'connection_error', 'privilege'],
    [404, '0x80060888', "Resource not found for the segment 'leads'.", 'connection_error', 'no_lead_table'],
    [400, '0x80048d19', "Property 'x' does not exist", 'record_error', 'rejected'],
    [413, '', 'Too large', 'record_error', 'rejected'],
    [502, '', 'Bad gateway', 'transient', 'unavailable'],
  ])('%s %s “%s” is a %s: %s', async (status, code, message, of, name) => {
    await send()
    crm.standIn.next(fault(status, code, message))
    const outcome = await send()
    expect(outcome).toMatchObject({ class: of, code: `leads.dynamics.${name}` })
    for (const locale of ['en', 'fr'] as const) {
      const { what, fix } = explain(locale, outcome.code, outcome.params)
      expect(what + fix).not.toMatch(/[{}]/)
    }
  })

  test('a page for people is not taken for success', async () => {
    await send()
    crm.standIn.next({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' })
    expect(await send()).toMatchObject({ class: 'connection_error', code: 'leads.dynamics.not_dynamics' })
  })

  test('many go with one call, each with its own outcome', async () => {
    await send()
    crm.standIn.asked.length = 0
    crm.set({ mandatory: ['jobtitle'], denied: ['telephone1'] })
    const [good, mended, bad] = [aLeadMessage(), aLeadMessage(), aLeadMessage()]
    good.customer = { ...good.customer, phone: '' }
    bad.customer = { ...bad.customer, phone: '', title: '' }
    const outcomes = await dynamics.sendMany!({
      ...connection,
      egress: counterpart.egress,
      messages: [good, mended, bad],
      now,
    })
    expect(outcomes.map((outcome) => outcome.class)).toEqual(['delivered', 'delivered', 'record_error'])
    expect(outcomes[0]!.destinationId).toBe(good.leadId)
    expect(outcomes[1]!.warnings).toMatchObject([{ code: 'leads.dynamics.column_denied' }])
    expect(outcomes[2]).toMatchObject({ code: 'leads.dynamics.plugin', vendorMessage: 'jobtitle is mandatory' })
    expect(crm.standIn.asked.map(({ path }) => path.split('/').at(-1))).toEqual(['$batch', 'leads'])
  })

  test('the check says which right is missing where', async () => {
    const check = (mapping: MappingEntry[] = []) =>
      dynamics.authenticate!({ ...connection, mapping, egress: counterpart.egress, now })
    expect(await check()).toEqual({ reached: true, warnings: [] })
    crm.set({ denied: ['leadsourcecode'] })
    expect(await check([{ target: 'new_missing', value: 'x' }])).toMatchObject({
      warnings: [
        { code: 'leads.dynamics.column_secured', params: { attribute: 'leadsourcecode' } },
        { code: 'leads.dynamics.no_column', params: { attribute: 'new_missing' } },
      ],
    })
    crm.set({ privileges: ['prvCreateLead'] })
    expect(await check()).toMatchObject({
      reached: false,
      outcome: { code: 'leads.dynamics.privilege', params: { privilege: 'prvAppendToLead' } },
    })
  })
})

const faultsOf = (values: Record<string, string>) =>
  dynamics
    .check(dynamics.tidy!({ ...connection.settings, ...connection.secrets, ...values }), counterpart.closedEgress)
    .map(({ code }) => code)

describe('the form of Dynamics 365', () => {
  test('27: takes the address of any page, and refuses those of other portals', () => {
    expect(dynamics.tidy!({ url: 'https://contoso.crm4.dynamics.com/main.aspx?appid=1#x' }).url).toBe(environment)
    expect(faultsOf({ url: 'contoso.crm.dynamics.com' })).toEqual([])
    expect(faultsOf({ url: 'https://make.powerapps.com/environments/x' })).toEqual(['leads.dynamics.url_shape'])
    expect(faultsOf({ url: 'https://contoso.crm4.dynamics.com:8443' })).toEqual(['leads.dynamics.url_shape'])
  })

  test('a user is signed in by an application that somebody registered: the publisher’s, or the operator’s', async () => {
    const user = { authentication: 'user-password', userName: 'crm@contoso.example', password: 'p' }
    expect(faultsOf(user)).toEqual(['leads.dynamics.user_client'])
    expect(faultsOf({ ...user, userClientId: clientId })).toEqual([])
    const config = readConfig({ COMPTOIR_LEADS_DYNAMICS_CLIENT: clientId })
    expect(dynamics.fromOperator!(config)).toEqual({ userClientId: clientId })
    expect(dynamics.fromOperator!(readConfig({}))).toEqual({})
    const settings = { ...connection.settings, ...user, userClientId: '' }
    expect(await send(aLeadMessage(), { settings, secrets: { password: 'p' } })).toMatchObject({
      class: 'connection_error',
      code: 'leads.dynamics.user_client',
    })
  })

  test('signs in with a certificate, and knows when it ends', async () => {
    const { cert, key } = await anRsaCertificate()
    crm.set({ certificate: cert })
    const settings = { ...connection.settings, authentication: 'entra-certificate' }
    const secrets = { certificate: `${cert}\n${key}` }
    expect(dynamics.check({ ...settings, ...secrets }, counterpart.closedEgress)).toEqual([])
    expect(
      await dynamics.send({
        settings,
        secrets,
        mapping: [],
        egress: counterpart.egress,
        message: aLeadMessage(),
        attempt: 1,
        now,
      }),
    ).toMatchObject({ class: 'delivered' })
    expect(dynamics.secretExpiry!({ ...settings, ...secrets })!.getTime()).toBeGreaterThan(Date.now())
    expect(
      dynamics.check({ ...settings, certificate: cert }, counterpart.closedEgress).map(({ code }) => code),
    ).toEqual(['leads.dynamics.certificate_shape'])
  })
})

async function anRsaCertificate(): Promise<{ cert: string; key: string }> {
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  }
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  const made = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: 'CN=Comptoir',
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000),
      keys,
      signingAlgorithm: algorithm,
    },
    crypto as never,
  )
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  return {
    cert: made.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
  }
}
