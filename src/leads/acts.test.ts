/** What customers do, on which surface, and the lead that follows from it: none of it waits for a destination. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { workOnce } from '#delivery'
import { anonymous, as } from '#platform/ctx'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { aDestination } from '../../test/support/destination.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { captureLead, type Enquiry, openEnquiryForm } from './index.ts'
import { messagesOf } from './lead-message.ts'
import { leads } from './schema.ts'

let shop: TestShop
let receiver: HttpsReceiver
let people = 0

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
  })
  await aLiveOffer(shop.ctx)
  await aLiveOffer(shop.ctx, { offerId: 'fleet-image', type: 'azure-virtual-machine' })
  await aDestination(shop, receiver, { offerIds: ['route-planner', 'fleet-image'] })
})
beforeEach(() => {
  receiver.always(202)
  receiver.received.length = 0
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})

const customer = () => ({
  firstName: 'Amélie',
  lastName: 'Okonkwo',
  email: `a.okonkwo@delvaux-${++people}.example`,
  company: 'Transports Delvaux SA',
  country: 'BE',
})
/** As the portal and the test-drive launcher report it: programs of the operator's. */
const act = (enquiry: Partial<Enquiry>) => aLead(shop.ctx, enquiry)
const deliver = () => workOnce(shop.ctx, { messagesOf })

test.each([
  ['business applications', 'fabrikam.route-planner', 'SPZA-INS|fabrikam.route-planner'],
  ['infrastructure', 'fabrikam.fleet-image', 'AzureMarketplace-INS|fabrikam.fleet-image'],
])(
  '3: who gets an offer on the storefront of %s goes on although the destination sleeps',
  async (_, offerKey, leadSource) => {
    receiver.always({ delayMs: 20_000 })
    const visitor = { ...as(shop.ctx, anonymous), client: { address: '203.0.113.9', userAgent: 'a browser' } }
    const form = await openEnquiryForm(visitor, { offerKey, actionCode: 'INS', session: 's1', locale: 'en' })
    shop.clock.advance(60_000)
    const { textId, textHash, locale } = form.consent
    const lead = await captureLead(visitor, {
      offerKey,
      actionCode: 'INS',
      ...customer(),
      consent: { textId, textHash, locale },
      form: { token: form.token, session: 's1' },
    })
    expect(lead.leadSource).toBe(leadSource)
    // The answer is given before anything is called.
    expect(receiver.received).toEqual([])
    receiver.always(202)
    await deliver()
    expect(receiver.received.map(({ json }) => [json.LeadSource, json.ActionCode])).toEqual([
      [leadSource.split('-')[0], 'INS'],
    ])
  },
)

test('4: a purchase that was accepted is a lead at once, whatever becomes of the provisioning', async () => {
  const lead = await act({ source: 'AzurePortal', actionCode: 'Create' })
  expect(lead).toMatchObject({ leadSource: 'AzurePortal-Create|fabrikam.route-planner', state: 'routable' })
  await deliver()
  expect(receiver.received.map(({ json }) => json)).toMatchObject([{ LeadSource: 'AzurePortal', ActionCode: 'Create' }])
  // The portal says nothing more of it: what fails afterwards takes no lead back.
  await deliver()
  expect(receiver.received).toHaveLength(1)
})

test('5: a test drive that was started is a lead, and one that is refused makes none', async () => {
  const lead = await act({ source: 'TestDrive', actionCode: 'StartTestDrive' })
  expect(lead).toMatchObject({
    leadSource: 'TestDrive-StartTestDrive|fabrikam.route-planner',
    listingOption: 'test-drive',
  })
  const before = await shop.ctx.db.$count(leads)
  const refused = await problemOf(act({ source: 'SPZA', actionCode: 'StartTestDrive' }))
  expect(refused.errors).toMatchObject([{ pointer: '#/actionCode', code: 'leads.enquiry.source_action' }])
  expect(await shop.ctx.db.$count(leads)).toBe(before)
  await deliver()
  expect(receiver.received.map(({ json }) => json.ActionCode)).toEqual(['StartTestDrive'])
})
