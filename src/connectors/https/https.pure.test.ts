import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '#platform/config'
import { type Egress, openEgress } from '#platform/egress'
import { openLog } from '#platform/log'
import { type Behaviour, type HttpsReceiver, startHttpsReceiver } from '../../../test/fakes/https-receiver.ts'
import { aLeadMessage, connectorConformance, type Situation } from '../conformance.ts'
import type { ConnectionSettings, LeadMessage, MappingEntry } from '../contract.ts'
import { explain } from '../explain.ts'
import { https } from './index.ts'

const signingSecret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const now = new Date('2026-03-02T09:14:08.500Z')
let receiver: HttpsReceiver
let egress: Egress
let closedEgress: Egress
let freshDoor: () => Egress
const connection: ConnectionSettings = {
  settings: { profile: 'extended', headerName: 'Authorization' },
  secrets: {},
  mapping: [],
}

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  connection.secrets = {
    url: receiver.url('/leads?sig=a%2Fb%3D'),
    headerValue: 'Bearer 4f1d-not-to-be-seen',
    signingSecret,
  }
  const config = (allow: string) =>
    readConfig({ COMPTOIR_LEADS_EGRESS_ALLOW: allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile })
  freshDoor = () => openEgress(config(receiver.allow), openLog('silent'))
  egress = freshDoor()
  closedEgress = openEgress(config(''), openLog('silent'))
})
beforeEach(() => receiver.always(202))
afterAll(async () => {
  await egress.close()
  await closedEgress.close()
  await receiver.close()
})

const behaviours: Partial<Record<Situation, Behaviour>> = {
  accepts: 202,
  // An endpoint that prints back what it got, as many do.
  'refuses-credentials': { status: 401, body: 'no such key: Authorization: Bearer 4f1d-not-to-be-seen' },
  'refuses-the-lead': { status: 422, body: 'Province is mandatory, see /leads?sig=a%2Fb%3D' },
  throttles: { status: 429, headers: { 'retry-after': '30' } },
  'is-broken': 500,
  'hangs-up': { cut: 'before-headers' },
}
let isDown = false

connectorConformance(https, () => ({
  egress,
  closedEgress,
  connection,
  async make(situation) {
    if (isDown) await receiver.up()
    isDown = situation === 'is-down'
    if (isDown) await receiver.down()
    // Connections that were kept alive end with the situation they were made in.
    await egress.close()
    egress = freshDoor()
    await receiver.present(situation === 'has-an-expired-certificate' ? 'expired' : undefined)
    receiver.always(behaviours[situation] ?? 202)
  },
  holds: () =>
    new Map(
      receiver.received
        .filter((r) => receiver.taken.has(String(r.headers['webhook-id'])))
        .map((r) => [
          String(r.headers['webhook-id']),
          Object.values(r.json.UserDetails as object).join('\n') + r.json.Description,
        ]),
    ),
}))

async function sent(
  message: LeadMessage = aLeadMessage(),
  more: { attempt?: number; profile?: string; mapping?: MappingEntry[]; secrets?: Record<string, string> } = {},
) {
  const outcome = await https.send({
    settings: { ...connection.settings, profile: more.profile ?? 'documented' },
    secrets: { ...connection.secrets, ...more.secrets },
    mapping: more.mapping ?? [],
    egress,
    message,
    attempt: more.attempt ?? 1,
    now,
  })
  return { outcome, got: receiver.received.at(-1)! }
}

describe('what an endpoint gets', () => {
  test('45: is the documented shape, member for member, in compact UTF-8', async () => {
    const lead = aLeadMessage({ leadId: '0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11' })
    const { got } = await sent(lead)
    expect(got.body.toString('utf8')).toBe(
      '{"UserDetails":{"FirstName":"Amélie","LastName":"Okonkwo","Email":"a.okonkwo@delvaux.example","Phone":"+3225550143","Country":"BE","Company":"Transports Delvaux SA","Title":"Responsable flotte"},' +
        '"LeadSource":"SPZA","ActionCode":"PLT","OfferTitle":"Route Planner",' +
        '"Description":"Action: Contact me (PLT)\\nOffer: Route Planner [fabrikam.route-planner]\\nMarketplace: Example Store\\nLead source: SPZA-PLT|fabrikam.route-planner\\nLead ID: 0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11\\nCaptured: 2026-03-02T09:14:07.221Z\\nCampaign: src=website mktcmpid=spring26\\nMessage: We run 40 vans around Liège. Could you call me?\\nConsent: share.v3 2026-03-02T09:14:05.000Z"}',
    )
  })

  test('has a Comptoir member at the end in the extended profile, in the documented order', async () => {
    const lead = aLeadMessage({ duplicateOf: '0192f3c1-0000-7000-8000-000000000001' })
    const { got } = await sent(lead, { profile: 'extended', attempt: 3 })
    expect(Object.keys(got.json)).toEqual([
      'UserDetails',
      'LeadSource',
      'ActionCode',
      'OfferTitle',
      'Description',
      'Comptoir',
    ])
    expect(JSON.stringify(got.json.Comptoir)).toBe(
      JSON.stringify({
        Version: 1,
        LeadId: lead.leadId,
        Sequence: 41,
        LeadSourceFull: 'SPZA-PLT|fabrikam.route-planner',
        PublisherId: 'fabrikam',
        OfferId: 'route-planner',
        PlanId: '',
        ListingOption: 'contact-me',
        Marketplace: 'Example Store',
        Environment: 'live',
        CapturedAt: '2026-03-02T09:14:07.221Z',
        Attempt: 3,
        Duplicate: true,
        DuplicateOf: '0192f3c1-0000-7000-8000-000000000001',
        Score: 62,
        Rating: 'warm',
        Campaign: { Src: 'website', MktCmpId: 'spring26' },
        Message: 'We run 40 vans around Liège. Could you call me?',
      }),
    )
  })

  test('45: is signed so that the standard’s own library verifies it, with the id that stays and the time that moves', async () => {
    const lead = aLeadMessage()
    const first = await sent(lead)
    expect(new Webhook(signingSecret).sign(lead.leadId, now, first.got.body.toString())).toBe(
      first.got.headers['webhook-signature'],
    )
    expect(first.got.headers).toMatchObject({
      'webhook-id': lead.leadId,
      'idempotency-key': lead.leadId,
      'webhook-timestamp': '1772442848',
      'comptoir-attempt': '1',
      'content-type': 'application/json; charset=utf-8',
      authorization: 'Bearer 4f1d-not-to-be-seen',
    })
    expect(first.got.headers['user-agent']).toMatch(/^Comptoir-Leads\//)
  })

  test('is signed with the old secret too while both are valid', async () => {
    const previous = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX'
    const { got } = await sent(aLeadMessage(), { secrets: { 'signingSecret.previous': previous } })
    const [current, old, ...rest] = String(got.headers['webhook-signature']).split(' ')
    const id = String(got.headers['webhook-id'])
    expect(current).toBe(new Webhook(signingSecret).sign(id, now, got.body.toString()))
    expect(old).toBe(new Webhook(previous).sign(id, now, got.body.toString()))
    expect(rest).toEqual([])
  })

  test('45: comes to the address as it was pasted, its signed query untouched', async () => {
    expect((await sent()).got.path).toBe('/leads?sig=a%2Fb%3D')
  })

  test('has every key even of a customer of whom little is known', async () => {
    const nobody = { firstName: '', lastName: '', email: '', phone: '', country: '', company: '', title: '' }
    const { got } = await sent(aLeadMessage({ customer: nobody, message: null, campaign: {}, consent: null }))
    expect(got.json.UserDetails).toEqual({
      FirstName: '',
      LastName: '',
      Email: '',
      Phone: '',
      Country: '',
      Company: '',
      Title: '',
    })
    expect(String(got.json.Description)).not.toMatch(/Campaign|Message|Consent|Duplicate/)
  })

  test('has the publisher’s own members, filled from the lead and never read as templates again', async () => {
    const lead = aLeadMessage({ message: '{{customer.email}}' })
    const { got } = await sent(lead, {
      mapping: [
        { target: 'CampaignCode', value: '{{campaign.mktcmpid}}/{{ offerKey }}' },
        { target: 'Note', value: 'says: {{message}}' },
      ],
    })
    expect(got.json).toMatchObject({
      CampaignCode: 'spring26/fabrikam.route-planner',
      Note: 'says: {{customer.email}}',
    })
  })

  test('stays under 64 KiB: the description gives way', async () => {
    const { got } = await sent(aLeadMessage({ message: '語'.repeat(40_000) }))
    expect(got.body.length).toBeLessThanOrEqual(65_536)
    expect(String(got.json.Description)).toContain('語語語')
  })

  test('a lead that cannot fit is refused before it is sent', async () => {
    const before = receiver.received.length
    const mapping = Array.from({ length: 50 }, (_, i) => ({ target: `M${i}`, value: '{{message}}' }))
    const { outcome } = await sent(aLeadMessage({ message: 'x'.repeat(2_000) }), { mapping })
    expect(outcome).toMatchObject({ class: 'record_error', code: 'leads.https.too_large' })
    expect(receiver.received.length).toBe(before)
  })

  test('of a test lead is the documented sample', async () => {
    const marker = 'COMPTOIR_TEST_639000000000000001'
    const lead = https.testMessage(
      aLeadMessage({ environment: 'test', testMarker: marker, source: marker, actionCode: marker }),
    )
    const { got } = await sent(lead)
    expect(got.json).toMatchObject({
      LeadSource: 'AzureMarketplace',
      ActionCode: 'INS',
      OfferTitle: 'Route Planner',
      Description: marker,
    })
  })
})

describe('what an answer means', () => {
  const table: [Behaviour, object][] = [
    [200, { class: 'delivered' }],
    [
      { status: 202, cut: 'in-body' },
      { class: 'delivered', code: 'leads.https.delivered' },
    ],
    [204, { class: 'delivered' }],
    [
      { status: 301, headers: { location: 'https://other.example/final?key=1' } },
      { class: 'connection_error', code: 'leads.https.redirect', params: { status: 301, host: 'other.example' } },
    ],
    [304, { class: 'connection_error', code: 'leads.https.redirect' }],
    [400, { class: 'record_error', code: 'leads.https.refused', graceTries: 3 }],
    [413, { class: 'record_error', graceTries: 3 }],
    [415, { class: 'record_error', graceTries: 3 }],
    [422, { class: 'record_error', graceTries: 3, params: { status: 422 } }],
    [401, { class: 'connection_error', code: 'leads.https.auth' }],
    [403, { class: 'connection_error', code: 'leads.https.auth' }],
    [407, { class: 'connection_error', code: 'leads.https.auth' }],
    [404, { class: 'connection_error', code: 'leads.https.not_found' }],
    [405, { class: 'connection_error', code: 'leads.https.method' }],
    [410, { class: 'connection_error', code: 'leads.https.gone', suspends: true }],
    [408, { class: 'transient', code: 'leads.https.unavailable' }],
    [425, { class: 'transient' }],
    [500, { class: 'transient' }],
    [503, { class: 'transient', code: 'leads.https.unavailable' }],
    [
      { status: 503, headers: { 'retry-after': '120' } },
      { class: 'throttled', retryAt: new Date(now.getTime() + 120_000) },
    ],
    [429, { class: 'throttled', retryAt: undefined }],
    [
      { status: 429, headers: { 'retry-after': '999999999' } },
      { class: 'throttled', retryAt: new Date(now.getTime() + 86_400_000) },
    ],
    [
      {
        status: 429,
        headers: { 'retry-after': 'Mon, 02 Mar 2026 10:01:00 GMT', date: 'Mon, 02 Mar 2026 10:00:00 GMT' },
      },
      { class: 'throttled', retryAt: new Date(now.getTime() + 60_000) },
    ],
    [
      { status: 429, headers: { 'retry-after': 'soon' } },
      { class: 'throttled', retryAt: undefined },
    ],
    [
      { status: 429, headers: { 'retry-after': '-5' } },
      { class: 'throttled', retryAt: undefined },
    ],
    [{ cut: 'in-headers' }, { class: 'transient', code: 'leads.https.timeout', ambiguous: true }],
    [{ garbage: 'hello\r\n\r\n' }, { class: 'transient', code: 'leads.https.timeout' }],
  ]
  test.each(table)('%j is %j', async (behaviour, expected) => {
    receiver.next(behaviour)
    expect((await sent()).outcome).toMatchObject(expected)
  })

  test.each([
    ['expired', 'expired'],
    ['wrong-name', 'name mismatch'],
    ['self-signed', 'self-signed'],
    ['unknown-authority', 'unknown authority'],
  ] as const)('47: a certificate that is %s is said to be so', async (fault, words) => {
    await receiver.present(fault)
    const { outcome } = await sent()
    await receiver.present()
    expect(outcome).toMatchObject({ class: 'connection_error', code: 'leads.https.tls' })
    expect(explain('en', outcome.code, outcome.params).what).toContain(words)
  })

  test('a name that cannot be looked up is a passing trouble for an hour', async () => {
    const { outcome } = await sent(aLeadMessage(), { secrets: { url: 'https://no-such-name.invalid/leads' } })
    expect(outcome).toMatchObject({ class: 'transient', code: 'leads.https.dns', connectionErrorAfterMs: 3_600_000 })
  })
})

describe('the form', () => {
  const faultsOf = (values: Record<string, string>) =>
    https.check(https.tidy!(values), closedEgress).map(({ code }) => code)

  test.each([
    ['http://hooks.example.com/', 'leads.https.url_scheme'],
    ['https://u:p@h.example/', 'leads.https.url_userinfo'],
    ['https://127.0.0.1/', 'leads.https.url_private'],
    ['https://[::1]/', 'leads.https.url_private'],
    ['https://2130706433/', 'leads.https.url_private'],
    ['https://hooks.example.com:6379/', 'leads.https.url_port'],
    ['hooks.example.com', 'leads.https.url_malformed'],
    [`https://hooks.example.com/${'x'.repeat(2_048)}`, 'leads.https.url_length'],
  ])('50: refuses %s with %s', (url, code) => {
    expect(faultsOf({ url })).toEqual([code])
  })

  test('takes a pasted address with spaces and a fragment', () => {
    expect(https.tidy!({ url: ' https://hooks.example.com/x?a=1#part \n' })).toEqual({
      url: 'https://hooks.example.com/x?a=1',
    })
  })

  test('wants a header whole, under a permitted name and with sendable characters', () => {
    expect(faultsOf({ headerName: 'X-Key' })).toEqual(['leads.https.header_pair'])
    expect(faultsOf({ headerValue: 'abc' })).toEqual(['leads.https.header_pair'])
    expect(faultsOf({ headerName: 'Cookie', headerValue: 'a' })).toEqual(['leads.https.header_name'])
    expect(faultsOf({ headerName: 'X-Key', headerValue: 'a\r\nX-Other: b' })).toEqual(['leads.https.header_value'])
    expect(faultsOf({ headerName: 'authorization', headerValue: 'Bearer abc' })).toEqual([])
  })

  test('shows of an address only where it leads', () => {
    const url = https.settings.find((s) => s.key === 'url')!
    expect(url.mask!('https://prod-12.flows.example:8443/workflows/1?sig=secret')).toBe(
      'https://prod-12.flows.example:8443/…',
    )
  })

  test('refuses mappings that overwrite, repeat or name what no lead has', () => {
    const codes = (mapping: MappingEntry[]) => https.checkMapping(mapping).map(({ code }) => code)
    expect(codes([{ target: 'UserDetails', value: 'x' }])).toEqual(['leads.mapping.reserved'])
    expect(
      codes([
        { target: 'A', value: 'x' },
        { target: 'A', value: 'y' },
      ]),
    ).toEqual(['leads.mapping.twice'])
    expect(codes([{ target: 'A', value: '{{customer.shoeSize}}' }])).toEqual(['leads.mapping.unknown_field'])
    expect(codes([{ target: 'a b', value: '' }])).toEqual(['leads.mapping.target'])
    expect(codes(Array.from({ length: 51 }, (_, i) => ({ target: `T${i}`, value: '' })))).toEqual([
      'leads.mapping.too_many',
    ])
  })
})
