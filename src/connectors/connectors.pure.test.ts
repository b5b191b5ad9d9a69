import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLeadMessage } from './conformance.ts'
import { describeLead } from './description.ts'
import { explain } from './explain.ts'
import { applyMapping, leadFields } from './mapping.ts'
import { redactor } from './redact.ts'
import { connectorOf, connectors } from './registry.ts'
import { retryAfter } from './retry-after.ts'
import { testLead, testMarker } from './test-lead.ts'

describe('the description block', () => {
  test('has one fact a line, in the documented order, without empty ones', () => {
    const lead = aLeadMessage({ leadId: 'L', duplicateOf: 'D', campaign: { mktcmpid: 'spring26', utm_source: 'mail' } })
    expect(describeLead(lead, { truncated: { company: 'A very long name' } }).split('\n')).toEqual([
      'Action: Contact me (PLT)',
      'Offer: Route Planner [fabrikam.route-planner]',
      'Marketplace: Example Store',
      'Lead source: SPZA-PLT|fabrikam.route-planner',
      'Lead ID: L',
      'Captured: 2026-03-02T09:14:07.221Z',
      'Campaign: mktcmpid=spring26 utm_source=mail',
      'Duplicate of: D',
      'Message: We run 40 vans around Liège. Could you call me?',
      'Truncated: company=A very long name',
      'Consent: share.v3 2026-03-02T09:14:05.000Z',
    ])
  })

  test('calls a free trial what the customer pressed', () => {
    const lead = aLeadMessage({ actionCode: 'INS', listingOption: 'free-trial' })
    expect(describeLead(lead)).toMatch(/^Action: Free trial \(INS\)\n/)
  })

  test('shortens the message first, keeping 500 characters, and then drops lines from the bottom', () => {
    const lead = aLeadMessage({ message: 'm'.repeat(2_000) })
    const shortened = describeLead(lead, { limit: 1_200 })
    expect(shortened).toContain('Consent:')
    expect(shortened.length).toBe(1_200)
    const dropped = describeLead(lead, { limit: 800 })
    expect(dropped).not.toContain('Consent:')
    expect(dropped).toContain('m'.repeat(500))
  })

  test('fits any limit without tearing a character apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 40, max: 900 }),
        (message, limit) => {
          const text = describeLead(aLeadMessage({ message: `${message}👩🏽‍💻` }), { limit })
          expect(text.length).toBeLessThanOrEqual(limit)
          expect(text.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})

describe('a test lead', () => {
  test('carries 18 digits of .NET ticks that no two share', () => {
    const now = new Date('2018-03-22T15:48:03.083Z')
    const first = testMarker('MSFT_TEST_', now)
    expect(first).toMatch(/^MSFT_TEST_63657330483083\d{4}$/)
    expect(testMarker('MSFT_TEST_', now)).not.toBe(first)
  })

  test('has the fields of the original, with an address that belongs to nobody', () => {
    const about = {
      leadId: 'L',
      publisherId: 'fabrikam',
      publisherName: 'Fabrikam',
      offerId: 'x',
      offerTitle: 'A | B - C',
      marketplace: 'M',
    }
    const lead = testLead(about, { prefix: 'COMPTOIR_TEST_', now: new Date() })
    const marker = lead.testMarker!
    expect(lead.leadSource).toBe(`${marker}-${marker}|A | B - C`)
    expect(lead.customer).toEqual({
      firstName: marker,
      lastName: marker,
      email: `${marker}@example.com`,
      phone: '1234567890',
      country: 'US',
      company: marker,
      title: marker,
    })
    expect(testLead(about, { prefix: 'MSFT_TEST_', now: new Date() }).customer.email).toMatch(/@test\.com$/)
  })
})

test('a mapping fills every field a lead has', () => {
  const all = applyMapping(
    leadFields.map((field) => ({ target: field, value: `{{ ${field} }}` })),
    aLeadMessage(),
  )
  for (const { value } of all) expect(value).not.toContain('{{')
})

test('Retry-After is seconds or a date judged against the answer’s own clock, at most a day, else absent', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  const waitOf = (value: string, date?: string) => {
    const at = retryAfter({ 'retry-after': value, ...(date && { date }) }, now)
    return at && (at.getTime() - now.getTime()) / 1000
  }
  expect(waitOf('120')).toBe(120)
  expect(waitOf('0')).toBe(0)
  expect(waitOf('1000000')).toBe(86_400)
  expect(waitOf('Mon, 02 Mar 2026 09:00:30 GMT')).toBe(30)
  expect(waitOf('Mon, 02 Mar 2026 11:00:30 GMT', 'Mon, 02 Mar 2026 11:00:00 GMT')).toBe(30)
  expect(waitOf('Sun, 01 Mar 2026 09:00:00 GMT')).toBe(0)
  for (const nonsense of ['', '-1', '1.5', 'tomorrow', '2026-03-02T10:00:00Z', '1e3'])
    expect(waitOf(nonsense)).toBeUndefined()
})

test('secrets are taken out of answers, the connection’s own and those that servers like to print', () => {
  const redact = redactor(['https://h.example/flow?sig=abc', '/flow?sig=abc', 'Bearer top-secret'])
  expect(redact('POST /flow?sig=abc failed, Authorization was Bearer top-secret')).toBe(
    'POST ••• failed, Authorization was •••',
  )
  expect(redact('{"client_secret":"s3cr3t","ok":true}')).toBe('{"client_secret":"•••","ok":true}')
  expect(redact('see https://x/?a=1&sig=Zm9v&b=2')).toBe('see https://x/?a=1&sig=•••&b=2')
})

test('every connector is found by its kind, and every kind is there once', () => {
  for (const connector of connectors) expect(connectorOf(connector.kind)).toBe(connector)
  expect(new Set(connectors.map(({ kind }) => kind)).size).toBe(connectors.length)
})

test('an unknown code is shown as it is', () => {
  expect(explain('en', 'leads.pigeon.lost')).toEqual({ what: 'leads.pigeon.lost', fix: '' })
})
