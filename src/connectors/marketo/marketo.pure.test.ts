import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Marketo, startMarketo } from '../../../test/fakes/marketo.ts'
import { aCounterpart, type TestCounterpart } from '../../../test/support/counterpart.ts'
import { aLeadMessage, connectorConformance } from '../conformance.ts'
import type { ConnectionSettings, LeadMessage } from '../contract.ts'
import { explain } from '../explain.ts'
import { marketo } from './index.ts'

let instance: Marketo
let counterpart: TestCounterpart
const now = new Date('2026-03-02T09:14:08.500Z')
const mapping = [
  { target: 'comptoirLeadId', value: '{{leadId}}' },
  { target: 'comments', value: '{{description}}' },
]
const connection: ConnectionSettings = {
  settings: { mode: 'rest', munchkinId: '123-PQR-789', serverId: 'ys12', formId: '1179' },
  secrets: {},
  mapping,
}
const usual = [
  'email',
  'firstName',
  'lastName',
  'company',
  'title',
  'phone',
  'country',
  'leadSource',
  'comptoirLeadId',
  'comments',
]

beforeAll(async () => {
  instance = await startMarketo()
  connection.settings.clientId = instance.clientId
  connection.secrets = { clientSecret: instance.clientSecret }
  counterpart = aCounterpart(instance.standIn, {
    hosts: instance.hosts,
    connection,
    holds: () => new Map([...instance.submitted].map(([id, values]) => [id, Object.values(values).join('\n')])),
    before: (situation) =>
      instance.set({
        mayWrite: situation !== 'refuses-credentials',
        quotaLeft: situation === 'throttles' ? 0 : 50_000,
        shared: situation === 'refuses-the-lead' ? ['a.okonkwo@delvaux.example'] : [],
        callsPer20s: 10_000,
      }),
    // Two hundred, and nothing that can be read: no proof of anything.
    faults: { 'is-broken': { status: 200, body: '{"success":tr' }, 'hangs-up': { cut: true } },
  })
})
beforeEach(() => {
  instance.set({
    mayWrite: true,
    mayRead: true,
    quotaLeft: 50_000,
    shared: [],
    fields: usual,
    formApproved: true,
    callsPer20s: 10_000,
  })
  instance.standIn.asked.length = 0
})
afterAll(async () => {
  await counterpart.close()
  await instance.close()
})

connectorConformance(marketo, () => counterpart)

const send = (message: LeadMessage = aLeadMessage(), settings: object = {}) =>
  marketo.send({
    ...connection,
    settings: { ...connection.settings, ...settings },
    egress: counterpart.egress,
    message,
    attempt: 1,
    now,
  })
const no = (code: string, message = 'Said by Marketo') => ({
  status: 200,
  body: { success: false, errors: [{ code, message }] },
})
const skipped = (code: string, message = 'Said by Marketo') => ({
  status: 200,
  body: { success: true, result: [{ status: 'skipped', reasons: [{ code, message }] }] },
})

describe('a lead in Marketo', () => {
  test('is submitted as the form, under the documented names, with the token in the header', async () => {
    expect(await send()).toMatchObject({ class: 'delivered', code: 'leads.marketo.delivered' })
    const asked = instance.standIn.asked.at(-1)!
    expect(asked).toMatchObject({ method: 'POST', path: '/rest/v1/leads/submitForm.json' })
    expect(asked.headers.authorization).toMatch(/^Bearer /)
    expect(asked.json).toMatchObject({
      formId: 1179,
      input: [
        {
          leadFormFields: {
            email: 'a.okonkwo@delvaux.example',
            firstName: 'Amélie',
            lastName: 'Okonkwo',
            company: 'Transports Delvaux SA',
            title: 'Responsable flotte',
            phone: '+3225550143',
            country: 'BE',
            leadSource: 'SPZA-PLT|fabrikam.route-planner',
          },
          visitorData: {
            pageURL: 'https://store.example/product/dynamics-365/fabrikam.route-planner',
            queryString: 'src=website&mktcmpid=spring26',
          },
        },
      ],
    })
  })

  test('29: is delivered when its record says so, and a 200 that means no is a refusal', async () => {
    await send()
    instance.standIn.next({ status: 200, body: { success: true, result: [{ id: 9, status: 'created' }] } })
    expect(await send()).toMatchObject({ class: 'delivered', destinationId: '9' })
    instance.standIn.next(skipped('1003', 'Invalid data'))
    expect(await send()).toMatchObject({
      class: 'record_error',
      code: 'leads.marketo.rejected',
      vendorMessage: 'Invalid data',
    })
    instance.standIn.next({ status: 200, body: { success: true, result: [] } })
    expect((await send()).class).toBe('transient')
  })

  test('30: an ended token is renewed once; a second refusal is the connection’s fault', async () => {
    await send()
    const before = instance.tokenCalls()
    instance.endToken()
    expect((await send()).class).toBe('delivered')
    expect(instance.tokenCalls()).toBe(before + 1)
    const isLead = ({ path }: { path: string }) => path.startsWith('/rest/v1/leads')
    instance.standIn.always(no('601'), isLead)
    const refused = await send()
    instance.standIn.always()
    expect(refused).toMatchObject({ class: 'connection_error', code: 'leads.marketo.token' })
  })

  test('31: the limits are waited for: 20 s, midnight in Chicago, 2 to 5 s', async () => {
    await send()
    instance.standIn.next(no('606'))
    expect(await send()).toMatchObject({ class: 'throttled', retryAt: new Date(now.getTime() + 20_000) })
    instance.standIn.next(no('607'))
    expect(await send()).toMatchObject({
      class: 'throttled',
      code: 'leads.marketo.quota',
      retryAt: new Date('2026-03-03T06:00:00Z'),
    })
    instance.standIn.next(no('615'))
    const waitMs = (await send()).retryAt!.getTime() - now.getTime()
    expect(waitMs).toBeGreaterThanOrEqual(2_000)
    expect(waitMs).toBeLessThanOrEqual(5_000)
  })

  test('32: a field that the form lacks is left out once, with a remark', async () => {
    instance.set({ fields: usual.filter((name) => name !== 'company') })
    const lead = aLeadMessage()
    expect(await send(lead)).toMatchObject({
      class: 'delivered',
      warnings: [{ code: 'leads.marketo.field', params: { field: 'company' } }],
    })
    expect(instance.submitted.get(lead.leadId)).not.toHaveProperty('company')
  })

  test('33: an address with an accent before the @ is not sent; one after it has a form in ASCII', async () => {
    await send()
    const before = instance.standIn.asked.length
    const lead = aLeadMessage()
    lead.customer = { ...lead.customer, email: 'é.dupont@delvaux.example' }
    expect(await send(lead)).toMatchObject({ class: 'record_error', code: 'leads.marketo.email_ascii' })
    expect(instance.standIn.asked.length).toBe(before)
    lead.customer = { ...lead.customer, email: 'dupont@crème.example' }
    expect((await send(lead)).class).toBe('delivered')
    expect(instance.people.has('dupont@xn--crme-6oa.example')).toBe(true)
  })

  test('34: by form post is never better than unconfirmed, and the form says so for good', async () => {
    const lead = aLeadMessage()
    expect(await send(lead, { mode: 'form-post' })).toMatchObject({ class: 'delivered_unconfirmed' })
    expect(instance.submitted.get(lead.leadId)).toMatchObject({
      formid: '1179',
      Email: 'a.okonkwo@delvaux.example',
      FirstName: 'Amélie',
      LeadSource: 'SPZA-PLT|fabrikam.route-planner',
    })
    expect(marketo.advise!({ mode: 'form-post' }).map(({ code }) => code)).toEqual([
      'leads.marketo.form_post_unsupported',
    ])
    instance.standIn.next({ status: 200, body: '<html>' })
    expect(await send(aLeadMessage(), { mode: 'form-post' })).toMatchObject({
      class: 'transient',
      code: 'leads.marketo.form_post',
      connectionErrorAfterTries: 3,
    })
    expect(faultsOf({ mode: 'rest', clientId: '', clientSecret: '' })).toEqual([
      'leads.setting.required',
      'leads.setting.required',
    ])
  })

  test.each([
    [no('603'), 'connection_error', 'permission'],
    [no('604'), 'transient', 'unavailable'],
    [no('713'), 'transient', 'unavailable'],
    [no('600'), 'transient', 'unexpected'],
    [no('609'), 'record_error', 'rejected'],
    [no('610'), 'connection_error', 'instance'],
    [no('702'), 'connection_error', 'form'],
    [skipped('1007'), 'record_error', 'ambiguous'],
    [skipped('1008'), 'connection_error', 'partition'],
    [skipped('1021'), 'record_error', 'rejected'],
    [no('9999'), 'transient', 'unexpected'],
    [{ status: 502, body: '<html>' }, 'transient', 'unavailable'],
    [{ status: 413, body: '' }, 'record_error', 'rejected'],
  ])('answered by %j is %s: %s', async (answer, of, name) => {
    await send()
    instance.standIn.next(answer)
    const outcome = await send()
    expect(outcome).toMatchObject({ class: of, code: `leads.marketo.${name}` })
    for (const locale of ['en', 'fr'] as const) {
      const { what, fix } = explain(locale, outcome.code, outcome.params)
      expect(what + fix).not.toMatch(/[{}]/)
    }
  })

  test('without a form many go with one call, each with its own outcome, across a token that ends', async () => {
    await send()
    const [good, lacking, shared] = [aLeadMessage(), aLeadMessage(), aLeadMessage()]
    good.customer = { ...good.customer, email: 'good@delvaux.example' }
    lacking.customer = { ...lacking.customer, email: '' }
    shared.customer = { ...shared.customer, email: 'shared@delvaux.example' }
    instance.set({ shared: ['shared@delvaux.example'] })
    instance.endToken()
    instance.standIn.asked.length = 0
    const settings = { ...connection.settings, formId: '' }
    expect(marketo.limits(settings).batch).toBe(300)
    const outcomes = await marketo.sendMany!({
      ...connection,
      settings,
      egress: counterpart.egress,
      messages: [good, lacking, shared],
      now,
    })
    expect(outcomes.map(({ code }) => code)).toEqual([
      'leads.marketo.delivered',
      'leads.marketo.email_missing',
      'leads.marketo.ambiguous',
    ])
    expect(instance.standIn.asked.map(({ url }) => url.pathname)).toEqual([
      '/rest/v1/leads.json',
      '/identity/oauth/token',
      '/rest/v1/leads.json',
    ])
  })

  test('the check says what is missing where', async () => {
    const check = () => marketo.authenticate!({ ...connection, egress: counterpart.egress, now })
    expect(await check()).toEqual({ reached: true, warnings: [] })
    instance.set({ fields: usual.filter((name) => name !== 'phone') })
    expect(await check()).toMatchObject({ warnings: [{ code: 'leads.marketo.field', params: { field: 'phone' } }] })
    instance.set({ mayRead: false })
    expect(await check()).toMatchObject({ reached: true, warnings: [{ code: 'leads.marketo.unseen_form' }] })
    instance.set({ mayRead: true, formApproved: false })
    expect(await check()).toMatchObject({ reached: false, outcome: { code: 'leads.marketo.form' } })
  })
})

const faultsOf = (values: Record<string, string>) =>
  marketo
    .check(marketo.tidy!({ ...connection.settings, ...connection.secrets, ...values }), counterpart.closedEgress)
    .map(({ code }) => code)

describe('the form of Marketo', () => {
  test.each([
    'MktoForms2.loadForm("//app-ys12.marketo.com","123-PQR-789",1179)',
    '<script src="//app-ys12.marketo.com/js/forms2/js/forms2.min.js"></script>\n<form id="mktoForm_1179"></form>\n<script>MktoForms2.loadForm("("//app-ys12.marketo.com", "123-PQR-789", 1179);</script>',
  ])('28: fills its three fields from %s', (embed) => {
    expect(marketo.tidy!({ embed })).toMatchObject({ serverId: 'ys12', munchkinId: '123-PQR-789', formId: '1179' })
    expect(marketo.tidy!({ embed })).not.toHaveProperty('embed')
  })

  test('brings ids to their form, and refuses what is none', () => {
    expect(
      marketo.tidy!({ munchkinId: '123-pqr-789', serverId: 'https://app-ys12.marketo.com/x', formId: 'mktoForm_1179' }),
    ).toEqual({ munchkinId: '123-PQR-789', serverId: 'ys12', formId: '1179' })
    expect(faultsOf({ munchkinId: '123PQR789' })).toEqual(['leads.marketo.munchkin_shape'])
    expect(faultsOf({ formId: 'eleven' })).toEqual(['leads.marketo.number'])
  })
})
