import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { form, type HubSpot, startHubSpot } from '../../../test/fakes/hubspot.ts'
import { aCounterpart, type TestCounterpart } from '../../../test/support/counterpart.ts'
import { aLeadMessage, connectorConformance } from '../conformance.ts'
import type { ConnectionSettings, LeadMessage } from '../contract.ts'
import { explain } from '../explain.ts'
import { hubspot } from './index.ts'

let hub: HubSpot
let counterpart: TestCounterpart
const now = new Date('2026-03-02T09:14:08.500Z')
const connection: ConnectionSettings = {
  settings: { mode: 'crm', sourceProperty: 'comptoir_lead_source' },
  secrets: {},
  mapping: [],
}
const known = [
  'email',
  'firstname',
  'lastname',
  'company',
  'jobtitle',
  'phone',
  'country',
  'message',
  'comptoir_lead_source',
]

beforeAll(async () => {
  hub = await startHubSpot()
  connection.secrets = { token: hub.token }
  counterpart = aCounterpart(hub.standIn, {
    hosts: hub.hosts,
    connection,
    holds: () =>
      new Map(
        hub.notes.flatMap(({ contactId, body }) => {
          const contact = [...hub.contacts.values()].find(({ id }) => id === contactId)
          const leadId = /Lead ID: ([0-9a-f-]+)/.exec(body)?.[1]
          return leadId && contact ? [[leadId, `${Object.values(contact.properties).join('\n')}\n${body}`]] : []
        }),
      ),
    before: (situation) =>
      hub.set({
        mayWrite: situation !== 'refuses-credentials',
        callsLeft: situation === 'throttles' ? 0 : Number.POSITIVE_INFINITY,
        blocked: situation === 'refuses-the-lead' ? ['a.okonkwo@delvaux.example'] : [],
      }),
    faults: { 'is-broken': { status: 502 }, 'hangs-up': { cut: true } },
  })
})
beforeEach(() => {
  hub.set({
    mayWrite: true,
    callsLeft: Number.POSITIVE_INFINITY,
    blocked: [],
    recaptcha: false,
    properties: [...known],
  })
  hub.standIn.asked.length = 0
})
afterAll(async () => {
  await counterpart.close()
  await hub.close()
})

connectorConformance(hubspot, () => counterpart)

const send = (message: LeadMessage = aLeadMessage(), more: { settings?: object; attempt?: number } = {}) =>
  hubspot.send({
    ...connection,
    settings: { ...connection.settings, ...more.settings },
    egress: counterpart.egress,
    message,
    attempt: more.attempt ?? 1,
    now,
  })

describe('a lead in HubSpot', () => {
  test('51: a contact that exists is updated, and stays one', async () => {
    const before = hub.contacts.size
    const lead = aLeadMessage()
    lead.customer = { ...lead.customer, email: 'one@delvaux.example' }
    await send(lead)
    await send({ ...lead, leadId: crypto.randomUUID(), customer: { ...lead.customer, title: 'Directrice' } })
    expect(hub.contacts.size).toBe(before + 1)
    expect(hub.contacts.get('one@delvaux.example')?.properties).toMatchObject({
      jobtitle: 'Directrice',
      comptoir_lead_source: 'SPZA-PLT|fabrikam.route-planner',
    })
  })

  test('51: 409 with the id of the contact updates that one', async () => {
    await send()
    const id = hub.contacts.get('a.okonkwo@delvaux.example')!.id
    hub.standIn.next({
      status: 409,
      body: { status: 'error', category: 'CONFLICT', message: `Contact already exists. Existing ID: ${id}` },
    })
    expect(await send()).toMatchObject({ class: 'delivered', destinationId: id })
  })

  test('51: too many calls are waited for, ten seconds or until midnight', async () => {
    hub.standIn.next({
      status: 429,
      body: { category: 'RATE_LIMITS', policyName: 'TEN_SECONDLY_ROLLING', message: 'limit' },
    })
    expect(await send()).toMatchObject({ class: 'throttled', retryAt: new Date(now.getTime() + 10_000) })
    hub.standIn.next({ status: 429, body: { category: 'RATE_LIMITS', policyName: 'DAILY', message: 'limit' } })
    expect(await send()).toMatchObject({
      class: 'throttled',
      code: 'leads.hubspot.quota',
      retryAt: new Date('2026-03-03T00:00:00Z'),
    })
  })

  test('gets one note for each lead, however often it is sent, with nothing in it that a browser would run', async () => {
    const lead = aLeadMessage({ message: '<script>alert(1)</script>' })
    await send(lead)
    await send(lead, { attempt: 2 })
    const notes = hub.notes.filter(({ body }) => body.includes(lead.leadId))
    expect(notes).toHaveLength(1)
    expect(notes[0]!.body).toContain('&lt;script&gt;')
  })

  test('finds the note of a lead again that was described elsewhere, without an id of ours', async () => {
    const lead = aLeadMessage({ givenDescription: 'Told by the marketplace.' })
    await send(lead)
    await send(lead, { attempt: 2 })
    expect(hub.notes.filter(({ body }) => body.startsWith('Told by the marketplace.'))).toHaveLength(1)
  })

  test('gets no second note when the look for the first one fails', async () => {
    const lead = aLeadMessage()
    await send(lead)
    hub.standIn.always({ status: 502 }, ({ path }) => path.endsWith('/notes/search'))
    expect(await send(lead, { attempt: 2 })).toMatchObject({ class: 'transient', code: 'leads.hubspot.unavailable' })
    hub.standIn.always()
    expect((await send(lead, { attempt: 3 })).class).toBe('delivered')
    expect(hub.notes.filter(({ body }) => body.includes(lead.leadId))).toHaveLength(1)
  })

  test('whose token ends between contact and note is asked again, and the note is not forgotten', async () => {
    const expired = { status: 401, body: { category: 'EXPIRED_AUTHENTICATION', message: 'x' } }
    hub.standIn.always(expired, ({ path }) => path.endsWith('/notes'))
    expect(await send()).toMatchObject({ class: 'connection_error', code: 'leads.hubspot.token' })
    hub.standIn.always()
  })

  test('a property that HubSpot does not have is left out once', async () => {
    hub.set({ properties: known.filter((name) => name !== 'comptoir_lead_source') })
    expect(await send()).toMatchObject({
      class: 'delivered',
      warnings: [{ code: 'leads.hubspot.property_left', params: { property: 'comptoir_lead_source' } }],
    })
  })

  test('the property is made when the publisher wished so', async () => {
    hub.set({ properties: known.filter((name) => name !== 'comptoir_lead_source') })
    const check = (createProperties: boolean) =>
      hubspot.authenticate!({
        ...connection,
        settings: { ...connection.settings, createProperties },
        egress: counterpart.egress,
        now,
      })
    expect(await check(false)).toMatchObject({ warnings: [{ code: 'leads.hubspot.no_property' }] })
    expect(await check(true)).toEqual({ reached: true })
    expect(await check(false)).toEqual({ reached: true })
  })

  test('by form is submitted with its fields, and never better than unconfirmed', async () => {
    const settings = { mode: 'forms', form }
    expect(await send(aLeadMessage(), { settings })).toMatchObject({ class: 'delivered_unconfirmed' })
    expect(hub.submissions.at(-1)).toMatchObject({
      email: 'a.okonkwo@delvaux.example',
      firstname: 'Amélie',
      message: expect.stringContaining('Lead ID'),
    })
    hub.set({ recaptcha: true })
    expect(await send(aLeadMessage(), { settings })).toMatchObject({
      class: 'connection_error',
      code: 'leads.hubspot.recaptcha',
    })
    hub.set({ recaptcha: false, blocked: ['a.okonkwo@delvaux.example'] })
    expect(await send(aLeadMessage(), { settings })).toMatchObject({
      class: 'record_error',
      code: 'leads.hubspot.email',
    })
    expect(
      await send(aLeadMessage(), { settings: { mode: 'forms', form: `9999/${form.split('/')[1]}` } }),
    ).toMatchObject({ code: 'leads.hubspot.not_found' })
  })

  test.each([
    [{ status: 401, body: { category: 'EXPIRED_AUTHENTICATION', message: 'x' } }, 'connection_error', 'token'],
    [{ status: 403, body: { category: 'MISSING_SCOPES', message: 'x' } }, 'connection_error', 'scope'],
    [{ status: 400, body: { category: 'VALIDATION_ERROR', message: 'x' } }, 'record_error', 'rejected'],
    [{ status: 477, headers: { 'retry-after': '60' } }, 'throttled', 'rate'],
    [{ status: 503 }, 'transient', 'unavailable'],
  ])('answered by %j is %s: %s', async (answer, of, name) => {
    hub.standIn.next(answer)
    const outcome = await send()
    expect(outcome).toMatchObject({ class: of, code: `leads.hubspot.${name}` })
    for (const locale of ['en', 'fr'] as const)
      expect(explain(locale, outcome.code, outcome.params).what).not.toMatch(/[{}]/)
  })
})

test('the form of HubSpot finds portal and form in what is pasted, and wants a token of today’s kind', () => {
  const tidy = (text: string) => hubspot.tidy!({ form: text }).form
  const embed =
    'hbspt.forms.create({ region: "eu1", portalId: "12345678", formId: "0192F3C1-7b7e-4a10-9c55-3d1f0a6f2b11" });'
  expect(tidy(embed)).toBe(form)
  expect(tidy(`https://app.hubspot.com/forms/12345678/editor/${form.split('/')[1]}/edit`)).toBe(form)
  expect(tidy(form)).toBe(form)
  const faults = (values: Record<string, string>) =>
    hubspot.check({ mode: 'crm', ...values }, counterpart.closedEgress).map(({ code }) => code)
  expect(faults({ token: 'c0ffee00-old-api-key' })).toEqual(['leads.hubspot.token_shape'])
  expect(faults({ token: 'pat-eu1-x' })).toEqual([])
})

test('a property of HubSpot has no capitals, and the refusal says so', () => {
  const refused = hubspot.checkMapping([{ target: 'firstName', value: 'A' }])
  expect(refused).toMatchObject([{ key: 'mapping/0/target', code: 'leads.mapping.target_lower' }])
  expect(explain('en', refused[0]!.code, refused[0]!.params).what).toContain('small letter')
})
