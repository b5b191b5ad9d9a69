import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Salesforce, startSalesforce } from '../../../test/fakes/salesforce.ts'
import { aCounterpart, type TestCounterpart } from '../../../test/support/counterpart.ts'
import { aLeadMessage, connectorConformance } from '../conformance.ts'
import type { ConnectionSettings, LeadMessage, MappingEntry } from '../contract.ts'
import { explain } from '../explain.ts'
import { salesforce } from './index.ts'

let org: Salesforce
let byForm: TestCounterpart
let byRest: TestCounterpart
const now = new Date('2026-03-02T09:14:08.500Z')
const common = { countryFormat: 'iso2', countryField: 'country' }
const form: ConnectionSettings = {
  settings: { ...common, mode: 'web-to-lead', host: 'production' },
  secrets: {},
  mapping: [],
}
const rest: ConnectionSettings = {
  settings: {
    ...common,
    mode: 'rest',
    myDomain: 'https://acme.my.salesforce.com',
    externalId: 'Comptoir_Lead_Id__c',
    onDuplicate: 'save',
  },
  secrets: {},
  mapping: [],
}

beforeAll(async () => {
  org = await startSalesforce()
  Object.assign(form.settings, { oid: org.oid })
  Object.assign(rest.settings, { clientId: org.clientId })
  rest.secrets = { clientSecret: org.clientSecret }
  const holds = () => new Map([...org.leads].map(([id, lead]) => [id, Object.values(lead).join('\n')]))
  const more = { hosts: org.hosts, holds }
  byForm = aCounterpart(org.standIn, {
    ...more,
    connection: form,
    before: (situation) => org.set({ webToLead: situation !== 'refuses-credentials' }),
    faults: {
      throttles: { status: 429, headers: { 'retry-after': '30' } },
      'is-broken': { status: 500 },
      'hangs-up': { cut: true },
    },
  })
  byRest = aCounterpart(org.standIn, {
    ...more,
    connection: rest,
    before: (situation) =>
      org.set({
        callsLeft: situation === 'throttles' ? 0 : 15_000,
        mandatory: situation === 'refuses-the-lead' ? ['LastName', 'Company', 'Industry'] : ['LastName', 'Company'],
        mayCreate: situation !== 'refuses-credentials',
      }),
    faults: {
      'is-broken': { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'x' }] },
      'hangs-up': { cut: true },
    },
  })
})
beforeEach(() => {
  org.standIn.asked.length = 0
})
afterAll(async () => {
  await byForm.close()
  await byRest.close()
  await org.close()
})

describe('by Web-to-Lead', () => {
  // The servlet takes everything: what it does not like it tells nobody.
  connectorConformance(salesforce, () => byForm, { never: ['refuses-the-lead'] })
})
describe('by REST', () => {
  connectorConformance(salesforce, () => byRest)
})

const send = (
  connection: ConnectionSettings,
  message: LeadMessage = aLeadMessage(),
  more: { settings?: object; mapping?: MappingEntry[] } = {},
) =>
  salesforce.send({
    ...connection,
    settings: { ...connection.settings, ...more.settings },
    mapping: more.mapping ?? [],
    egress: byForm.egress,
    message,
    attempt: 1,
    now,
  })
const lastAsked = () => org.standIn.asked.at(-1)!

describe('a lead by Web-to-Lead', () => {
  test('35: is the form that Salesforce documents, in UTF-8, and ends unconfirmed', async () => {
    const outcome = await send(form)
    expect(outcome).toMatchObject({ class: 'delivered_unconfirmed', code: 'leads.salesforce.sent' })
    const { path, body, headers } = lastAsked()
    expect(path).toBe('/servlet/servlet.WebToLead?encoding=UTF-8&orgId=00Do0000000ZHog')
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded; charset=UTF-8')
    expect(body).toContain('oid=00Do0000000ZHog&encoding=UTF-8')
    expect(body).toContain('lead_source=SPZA-PLT%7Cfabrikam.route-planner')
    expect(body).toContain('first_name=Am%C3%A9lie')
    expect(body).toContain('company=Transports+Delvaux+SA')
    expect(body).not.toContain('debug')
  })

  test('36: that was taken and not processed is the connection’s fault', async () => {
    org.set({ webToLead: false })
    const outcome = await send(form)
    org.set({ webToLead: true })
    expect(outcome).toMatchObject({ class: 'connection_error', code: 'leads.salesforce.not_processed' })
    expect(outcome.vendorMessage).toContain('Exception:common.exception')
  })

  test('37: has something in the fields that Salesforce insists on', async () => {
    const nobody = { firstName: '', lastName: '', email: '', phone: '', country: '', company: '', title: '' }
    await send(form, aLeadMessage({ customer: nobody }))
    expect(lastAsked().form.get('company')).toBe('[not provided]')
    expect(lastAsked().form.get('last_name')).toBe('[not provided]')
    expect(lastAsked().form.has('email')).toBe(false)
  })

  test('38: waits from the 501st of a day on, and people are told at the 400th', () => {
    expect(salesforce.limits(form.settings)).toEqual({
      maxInFlight: 2,
      pace: { most: 500, of: 'leads', perMs: 86_400_000, warnAt: 400 },
    })
    expect(salesforce.limits(rest.settings).pace).toBeUndefined()
  })

  test.each([
    [{ status: 302, headers: { location: 'https://login.salesforce.com/?x' } }, 'connection_error', 'redirect'],
    [{ status: 200, body: '<h1>Error: Invalid organization ID</h1>' }, 'connection_error', 'oid'],
    [{ status: 404 }, 'transient', 'form_refused'],
    [{ status: 503 }, 'transient', 'unavailable'],
    [{ status: 429, headers: { 'retry-after': '9' } }, 'throttled', 'throttled'],
  ])('answered by %j is %s: %s', async (answer, of, name) => {
    org.standIn.next(answer)
    expect(await send(form)).toMatchObject({ class: of, code: `leads.salesforce.${name}` })
  })

  test('whose answer was lost may be a second one there', async () => {
    org.standIn.next({ cut: true, after: true })
    expect(await send(form)).toMatchObject({ class: 'transient', ambiguous: true })
  })

  test('has the country in the form that the organisation wants', async () => {
    await send(form, aLeadMessage(), { settings: { countryFormat: 'english-name' } })
    expect(lastAsked().form.get('country')).toBe('Belgium')
    await send(form, aLeadMessage(), { settings: { countryFormat: 'omit' } })
    expect(lastAsked().form.has('country')).toBe(false)
    await send(form, aLeadMessage(), { settings: { countryField: 'country_code' } })
    expect(lastAsked().form.get('country_code')).toBe('BE')
  })

  test('has the publisher’s own fields, by the ids of custom ones', async () => {
    await send(form, aLeadMessage(), { mapping: [{ target: '00N5g00000ABCDE', value: '{{campaign.mktcmpid}}' }] })
    expect(lastAsked().form.get('00N5g00000ABCDE')).toBe('spring26')
  })

  test('of somebody who must not be contacted says so', async () => {
    await send(form, aLeadMessage({ actionCode: 'DNC' }))
    expect([lastAsked().form.get('emailOptOut'), lastAsked().form.get('doNotCall')]).toEqual(['1', '1'])
  })
})

describe('a lead by REST', () => {
  test('39: is created once, and a repeat changes the same record', async () => {
    const lead = aLeadMessage()
    expect(await send(rest, lead)).toMatchObject({
      class: 'delivered',
      httpStatus: 201,
      destinationUri: expect.stringContaining('/00Q'),
    })
    expect(await send(rest, lead)).toMatchObject({ class: 'delivered', httpStatus: 200 })
    expect(lastAsked()).toMatchObject({
      method: 'PATCH',
      path: `/services/data/v60.0/sobjects/Lead/Comptoir_Lead_Id__c/${lead.leadId}`,
    })
    expect(lastAsked().json).toMatchObject({
      FirstName: 'Amélie',
      LastName: 'Okonkwo',
      Country: 'BE',
      Rating: 'Warm',
      LeadSource: 'SPZA-PLT|fabrikam.route-planner',
    })
  })

  test('39: one token serves many leads, and is renewed once when a session ends early', async () => {
    await send(rest)
    const before = org.tokenCalls()
    for (let i = 0; i < 5; i++) await send(rest)
    expect(org.tokenCalls()).toBe(before)
    org.endSessions()
    expect((await send(rest)).class).toBe('delivered')
    expect(org.tokenCalls()).toBe(before + 1)
  })

  test('39: a value that is too long is cut once, and told whole in the description', async () => {
    org.set({ longest: { LeadSource: 20 } })
    const lead = aLeadMessage()
    const outcome = await send(rest, lead)
    org.set({ longest: {} })
    expect(outcome).toMatchObject({
      class: 'delivered',
      warnings: [{ code: 'leads.salesforce.field_cut', params: { field: 'LeadSource' } }],
    })
    expect(org.leads.get(lead.leadId)).toMatchObject({
      LeadSource: 'SPZA-PLT|fabrikam.ro',
      Description: expect.stringContaining('Truncated: LeadSource=SPZA-PLT|fabrikam.route-planner'),
    })
  })

  test('a source that is not in the picklist is left out once, and told in the description', async () => {
    org.set({ sources: ['Web', 'Other'] })
    const lead = aLeadMessage()
    const outcome = await send(rest, lead)
    org.set({ sources: undefined })
    expect(outcome).toMatchObject({ class: 'delivered', warnings: [{ code: 'leads.salesforce.field_left' }] })
    expect(org.leads.get(lead.leadId)?.LeadSource).toBeUndefined()
  })

  test('an address that Salesforce does not like is left out, but not the lead', async () => {
    const lead = aLeadMessage()
    lead.customer = { ...lead.customer, email: 'nobody@nowhere' }
    expect(await send(rest, lead)).toMatchObject({ class: 'delivered' })
    expect(org.leads.get(lead.leadId)).toMatchObject({ Description: expect.stringContaining('Email=nobody@nowhere') })
  })

  test.each(['save', 'deliver', 'refuse'])(
    'that a duplicate rule matches, with the choice “%s”',
    async (onDuplicate) => {
      org.set({ duplicateRule: true })
      const outcome = await send(rest, aLeadMessage(), { settings: { onDuplicate } })
      org.set({ duplicateRule: false })
      expect(outcome).toMatchObject(
        {
          save: { class: 'delivered' },
          deliver: { class: 'delivered', warnings: [{ code: 'leads.salesforce.duplicate' }] },
          refuse: { class: 'record_error', code: 'leads.salesforce.duplicate' },
        }[onDuplicate]!,
      )
    },
  )

  test.each([
    [403, 'REQUEST_LIMIT_EXCEEDED', 'throttled', 'quota'],
    [403, 'API_DISABLED_FOR_ORG', 'connection_error', 'permission'],
    [403, 'FUNCTIONALITY_NOT_ENABLED', 'connection_error', 'permission'],
    [404, 'NOT_FOUND', 'connection_error', 'external_id'],
    [400, 'UNABLE_TO_LOCK_ROW', 'transient', 'unavailable'],
    [503, 'SERVER_UNAVAILABLE', 'transient', 'unavailable'],
    [400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'record_error', 'rejected'],
    [300, '', 'delivered', 'delivered'],
  ])('%s %s is a %s: %s', async (status, errorCode, of, name) => {
    await send(rest)
    org.standIn.next({ status, body: [{ errorCode, message: 'Said by Salesforce', fields: [] }] })
    const outcome = await send(rest)
    expect(outcome).toMatchObject({ class: of, code: `leads.salesforce.${name}` })
    for (const locale of ['en', 'fr'] as const)
      expect(explain(locale, outcome.code, outcome.params).fix).not.toMatch(/[{}]/)
  })

  test.each(['invalid_client_id', 'invalid_client', 'invalid_grant', 'inactive_user'])(
    'a token refused with %s is the credentials’ fault',
    async (error) => {
      org.standIn.next({ status: 400, body: { error, error_description: 'No.' } })
      const outcome = await salesforce.send({
        ...rest,
        secrets: { clientSecret: `other-${error}` },
        egress: byForm.egress,
        message: aLeadMessage(),
        attempt: 1,
        now,
      })
      expect(outcome).toMatchObject({
        class: 'connection_error',
        code: 'leads.salesforce.credentials',
        vendorCode: error,
      })
    },
  )

  test('the check says which right is missing where', async () => {
    const check = (mapping: MappingEntry[] = []) =>
      salesforce.authenticate!({ ...rest, mapping, egress: byForm.egress, now })
    expect(await check()).toEqual({ reached: true, warnings: [] })
    expect(await check([{ target: 'Province__c', value: 'x' }])).toMatchObject({
      warnings: [{ code: 'leads.salesforce.field_denied', params: { field: 'Province__c' } }],
    })
    org.set({ externalId: undefined })
    expect(await check()).toMatchObject({ reached: false, outcome: { code: 'leads.salesforce.external_id' } })
    org.set({ externalId: { name: 'Comptoir_Lead_Id__c', unique: true }, mayCreate: false })
    expect(await check()).toMatchObject({ reached: false, outcome: { code: 'leads.salesforce.permission' } })
    org.set({ mayCreate: true })
  })
})

describe('the form of Salesforce', () => {
  const faultsOf = (values: Record<string, string>) =>
    salesforce.check(salesforce.tidy!({ ...common, ...values }), byForm.closedEgress).map(({ code }) => code)

  test('40: takes an identifier out of a pasted form, and refuses one of 14 characters', () => {
    const pasted =
      '<form action="https://webto.salesforce.com/servlet/servlet.WebToLead">\n<input type=hidden name="oid" value="00Do0000000ZHog">'
    expect(salesforce.tidy!({ oid: pasted }).oid).toBe('00Do0000000ZHog')
    expect(salesforce.tidy!({ oid: "<input value='00Do0000000ZHog' name='oid' />" }).oid).toBe('00Do0000000ZHog')
    expect(faultsOf({ mode: 'web-to-lead', oid: '"00Do0000000ZHog"' })).toEqual([])
    expect(faultsOf({ mode: 'web-to-lead', oid: '00Do0000000ZHo' })).toEqual(['leads.salesforce.oid_shape'])
  })

  test('takes any page’s address for My Domain', () => {
    const tidy = (myDomain: string) => salesforce.tidy!({ myDomain }).myDomain
    expect(tidy('acme.lightning.force.com/lightning/o/Lead/list')).toBe('https://acme.my.salesforce.com')
    expect(tidy('https://acme.my.salesforce.com/')).toBe('https://acme.my.salesforce.com')
    expect(tidy('https://acme--uat.sandbox.my.salesforce.com/x')).toBe('https://acme--uat.sandbox.my.salesforce.com')
  })
})
