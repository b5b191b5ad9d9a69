/** The test lead: the marker lead that shows that a destination takes leads (spec leads §4.3). */
import type { LeadMessage } from './contract.ts'

// .NET ticks: 100 ns since year 1. The number is beyond 2^53, so it is a bigint from beginning to end.
const ticksPerMs = 10_000n
const ticksAt1970 = 621_355_968_000_000_000n
let counter = 0n

/** `COMPTOIR_TEST_636573304831318844`: 18 digits, no two of a process alike. */
export function testMarker(prefix: string, now: Date): string {
  counter = (counter + 1n) % ticksPerMs
  return prefix + (BigInt(now.getTime()) * ticksPerMs + ticksAt1970 + counter).toString()
}

/** The common form of a test lead; each connector adapts it to what its destination expects. */
export function testLead(
  about: {
    leadId: string
    publisherId: string
    publisherName: string
    offerId: string
    offerTitle: string
    marketplace: string
    pageUrl?: string
  },
  { prefix, now }: { prefix: string; now: Date },
): LeadMessage {
  const marker = testMarker(prefix, now)
  // test.com belongs to somebody whose mailbox a CRM's automatic answers would reach; only publishers
  // whose filters were made for the original's marker get the original's address.
  const domain = prefix === 'MSFT_TEST_' ? 'test.com' : 'example.com'
  return {
    ...about,
    offerKey: `${about.publisherId}.${about.offerId}`,
    sequence: 0,
    environment: 'test',
    offerType: '',
    listingOption: 'contact-me',
    planId: null,
    source: marker,
    actionCode: marker,
    leadSource: `${marker}-${marker}|${about.offerTitle}`,
    customer: {
      firstName: marker,
      lastName: marker,
      email: `${marker}@${domain}`,
      phone: '1234567890',
      country: 'US',
      company: marker,
      title: marker,
    },
    message: null,
    campaign: {},
    locale: 'en',
    consent: null,
    duplicateOf: null,
    score: 0,
    rating: 'cold',
    occurredAt: now,
    capturedAt: now,
    testMarker: marker,
  }
}
