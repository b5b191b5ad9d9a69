/**
 * The suite that every connector passes against its counterpart, a strict stand-in from test/fakes or the
 * real system where it can be had. A new connector starts by making it pass.
 */
import { describe, expect, test } from 'vitest'
import type { Egress } from '#platform/egress'
import type { ConnectionSettings, Connector, LeadMessage, Outcome, OutcomeClass } from './contract.ts'
import { explain } from './explain.ts'
import { testLead } from './test-lead.ts'

/** Ways in which the other side may behave. What each means is the connector's knowledge; the class is common to all. */
export type Situation =
  | 'accepts'
  | 'refuses-credentials'
  | 'refuses-the-lead'
  | 'throttles'
  | 'is-broken'
  | 'hangs-up'
  | 'is-down'
  | 'has-an-expired-certificate'

const expected: Record<Situation, readonly OutcomeClass[]> = {
  accepts: ['delivered', 'delivered_unconfirmed'],
  'refuses-credentials': ['connection_error'],
  'refuses-the-lead': ['record_error'],
  throttles: ['throttled'],
  'is-broken': ['transient'],
  'hangs-up': ['transient'],
  'is-down': ['transient'],
  'has-an-expired-certificate': ['connection_error'],
}

export type Counterpart = {
  egress: Egress
  /** A door that has no exception for the counterpart, which stands on loopback. */
  closedEgress: Egress
  connection: ConnectionSettings
  make(situation: Situation): Promise<void>
  /** Leads it holds, by id, with a text that contains everything it keeps of each. */
  holds(): Map<string, string> | Promise<Map<string, string>>
}

/**
 * @param counterpart made before the tests run; given as a function because suites are declared earlier
 * @param never what this counterpart cannot do, by its nature
 */
export function connectorConformance(
  connector: Connector,
  counterpart: () => Counterpart,
  { never = [] }: { never?: Situation[] } = {},
) {
  const situations = Object.entries(expected).filter(([situation]) => !never.includes(situation as Situation))
  const send = (message: LeadMessage, attempt = 1, egress = counterpart().egress) =>
    connector.send({ ...counterpart().connection, egress, message, attempt, now: new Date('2026-03-02T09:14:08Z') })

  describe(`the connector ${connector.kind}`, () => {
    test('brings a lead over once, however often it is sent', async () => {
      await counterpart().make('accepts')
      const lead = aLeadMessage()
      expect(expected.accepts).toContain((await send(lead)).class)
      expect(expected.accepts).toContain((await send(lead, 2)).class)
      expect([...(await counterpart().holds()).keys()].filter((id) => id === lead.leadId)).toHaveLength(1)
    })

    test('brings over names with accents, other scripts and emoji as they were typed', async () => {
      await counterpart().make('accepts')
      const lead = aLeadMessage()
      lead.customer = {
        ...lead.customer,
        firstName: 'Zoë 👩🏽‍💻',
        lastName: 'Łukasiewicz-Ó’Brien',
        company: '株式会社 “Quotes” & <Söhne>',
      }
      await send(lead)
      const held = (await counterpart().holds()).get(lead.leadId)
      for (const text of [lead.customer.firstName, lead.customer.lastName, lead.customer.company])
        expect(held).toContain(text)
    })

    test.each(situations)('a counterpart that %s gives one of %j', async (situation, classes) => {
      await counterpart().make(situation as Situation)
      const outcome = await send(aLeadMessage())
      await counterpart().make('accepts')
      expect(classes).toContain(outcome.class)
      speaksBothLanguages(outcome)
    })

    test('says when a throttled one may be asked again', async () => {
      await counterpart().make('throttles')
      const outcome = await send(aLeadMessage())
      await counterpart().make('accepts')
      expect(outcome.retryAt?.getTime()).toBeGreaterThan(new Date('2026-03-02T09:14:08Z').getTime())
    })

    test('is stopped by the guard from calling a private address, and says nothing about what is there', async () => {
      const outcome = await send(aLeadMessage(), 1, counterpart().closedEgress)
      expect(outcome.class).toBe('blocked')
      expect(outcome.vendorMessage).toBeUndefined()
      expect(outcome.evidence.response).toBeUndefined()
    })

    test('keeps no secret in what it records, and nothing of the customer in the request', async () => {
      const lead = aLeadMessage()
      for (const situation of ['accepts', 'refuses-credentials', 'refuses-the-lead', 'is-down'] as const) {
        await counterpart().make(situation)
        const recorded = JSON.stringify(await send(lead))
        for (const secret of Object.values(counterpart().connection.secrets)) expect(recorded).not.toContain(secret)
      }
      await counterpart().make('accepts')
      const request = JSON.stringify((await send(lead)).evidence.request)
      // Two letters of a country may stand in any signature.
      const telling = Object.values(lead.customer).filter((text) => text.length > 2)
      for (const text of telling) expect(request).not.toContain(text)
    })

    test('sends a test lead that can be found by its marker', async () => {
      await counterpart().make('accepts')
      const base = testLead(
        {
          leadId: crypto.randomUUID(),
          publisherId: 'fabrikam',
          publisherName: 'Fabrikam',
          offerId: 'route-planner',
          offerTitle: 'Route | Planner - Pro',
          marketplace: 'Example Store',
        },
        { prefix: 'COMPTOIR_TEST_', now: new Date() },
      )
      const message = connector.testMessage(base)
      await send(message)
      expect((await counterpart().holds()).get(message.leadId)).toContain(base.testMarker)
    })

    test('reaches the counterpart without sending anything', async () => {
      await counterpart().make('accepts')
      const before = (await counterpart().holds()).size
      const call = { ...counterpart().connection, egress: counterpart().egress, now: new Date() }
      expect(await connector.reach(call)).toEqual({ reached: true })
      await counterpart().make('is-down')
      expect(await connector.reach(call)).toMatchObject({ reached: false, outcome: { class: 'transient' } })
      await counterpart().make('accepts')
      expect((await counterpart().holds()).size).toBe(before)
    })

    test('describes its settings in both languages, and shows no secret through its mask', () => {
      for (const setting of connector.settings) {
        for (const text of [setting.label, setting.help]) expect(text.en && text.fr).toBeTruthy()
        const value = counterpart().connection.secrets[setting.key]
        if (setting.secret && value && setting.mask) expect(setting.mask(value)).not.toContain(value)
      }
      expect(connector.instructions.en && connector.instructions.fr).toBeTruthy()
    })

    test('finds nothing wrong with the settings it works with', () => {
      const { settings, secrets, mapping } = counterpart().connection
      expect(connector.check({ ...settings, ...secrets }, counterpart().egress)).toEqual([])
      expect(connector.checkMapping(mapping)).toEqual([])
    })
  })
}

function speaksBothLanguages({ code, params }: Outcome) {
  for (const locale of ['en', 'fr'] as const) {
    const { what, fix } = explain(locale, code, params)
    expect(what).not.toBe(code)
    expect(what + fix).not.toMatch(/[{}]/)
  }
}

/** Amélie Okonkwo's enquiry about Route Planner, under a new id each time. */
export function aLeadMessage(changes: Partial<LeadMessage> = {}): LeadMessage {
  return {
    leadId: crypto.randomUUID(),
    sequence: 41,
    environment: 'live',
    publisherId: 'fabrikam',
    publisherName: 'Fabrikam',
    offerId: 'route-planner',
    offerKey: 'fabrikam.route-planner',
    offerTitle: 'Route Planner',
    offerType: 'dynamics-365-ce',
    pageUrl: 'https://store.example/product/dynamics-365/fabrikam.route-planner',
    listingOption: 'contact-me',
    planId: null,
    marketplace: 'Example Store',
    source: 'SPZA',
    actionCode: 'PLT',
    leadSource: 'SPZA-PLT|fabrikam.route-planner',
    customer: {
      firstName: 'Amélie',
      lastName: 'Okonkwo',
      email: 'a.okonkwo@delvaux.example',
      phone: '+3225550143',
      country: 'BE',
      company: 'Transports Delvaux SA',
      title: 'Responsable flotte',
    },
    message: 'We run 40 vans around Liège. Could you call me?',
    campaign: { src: 'website', mktcmpid: 'spring26' },
    locale: 'fr',
    consent: { textId: 'share.v3', at: '2026-03-02T09:14:05.000Z' },
    duplicateOf: null,
    score: 62,
    rating: 'warm',
    occurredAt: new Date('2026-03-02T09:14:06.900Z'),
    capturedAt: new Date('2026-03-02T09:14:07.221Z'),
    ...changes,
  }
}
