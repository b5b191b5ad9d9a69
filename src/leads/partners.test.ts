import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createConnection, setOfferDestinations } from '#delivery'
import { as, type Ctx } from '#platform/ctx'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { changeLeadSettings, getLead, listLeads, messagesOf, openEnquiryForm, partnersOn } from './index.ts'
import { routeNewLeads } from './route.ts'

const publisherId = 'fabrikam'
let shop: TestShop
let owner: Ctx
let partner: Ctx

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  await aLiveOffer(shop.ctx, { publisherId: 'northwind', publisherName: 'Northwind', offerId: 'rollout' })
  owner = as(shop.ctx, anActor({ publisherId }))
  partner = as(shop.ctx, anActor({ publisherId: 'northwind' }))
  const partners = [{ offerId: 'route-planner', partner: 'northwind.rollout' }]
  await changeLeadSettings(owner, { publisherId, revision: 0, settings: { partners } })
  const connections = []
  for (const [kind, settings] of [
    ['https', { url: 'https://crm.example/leads' }],
    ['salesforce', { oid: '00Do0000000ZHog' }],
  ] as const) {
    const made = await createConnection(shop.ctx, { publisherId, kind, name: kind, settings })
    connections.push(made.connection.id)
  }
  const offer = { publisherId, offerId: 'route-planner', environment: 'live' as const }
  await setOfferDestinations(shop.ctx, { ...offer, connectionIds: connections })
})
afterAll(() => shop.close())
// The newest notice is each test's own.
beforeEach(() => shop.clock.advance(60_000))

test('only a live offer of somebody else is a partner', async () => {
  for (const wrong of ['fabrikam.route-planner', 'northwind.unknown', 'nonsense']) {
    const partners = [{ offerId: 'route-planner', partner: wrong }]
    const refused = await problemOf(changeLeadSettings(owner, { publisherId, revision: 0, settings: { partners } }))
    expect(refused.errors[0]).toMatchObject({ code: 'leads.settings.partner' })
  }
})

test('who contacts a partner from an offer’s page is the partner’s lead, and the page’s owner gets a notice of nobody (case 6)', async () => {
  expect(await partnersOn(shop.ctx, { publisherId, offerId: 'route-planner' })).toMatchObject([
    { key: 'northwind.rollout', publisherName: 'Northwind' },
  ])

  const lead = await aLead(shop.ctx, { offerKey: 'northwind.rollout', via: 'fabrikam.route-planner' })
  expect((await listLeads(partner, 'northwind', { ids: [lead.id] })).items).toMatchObject([
    { actionCode: 'PLT', firstName: 'Amélie' },
  ])
  const [notice] = (await listLeads(owner, publisherId, { actionCode: 'DNC' })).items
  expect(notice).toMatchObject({ actionCode: 'DNC', state: 'withheld', email: null, company: null, country: 'BE' })
  expect(notice!.deliveries.map(({ kind }) => kind)).toEqual(['https'])
  const message = (await messagesOf(shop.ctx, [notice!.id])).get(notice!.id)
  expect(Object.values(message!.customer)).toEqual(['', '', '', '', '', '', ''])
  const { rows } = await shop.ctx.database.pool.query('select email, last_name, message from leads where id = $1', [
    notice!.id,
  ])
  expect(rows).toEqual([{ email: null, last_name: null, message: null }])
})

test('where customers agree to it, the page’s owner learns who they are, marked as not to be contacted (§6.2, full)', async () => {
  const ctx = { ...shop.ctx, config: { ...shop.ctx.config, leads: { ...shop.ctx.config.leads, dnc: 'full' as const } } }
  const asked = { offerKey: 'northwind.rollout', via: 'fabrikam.route-planner' }
  const form = await openEnquiryForm(ctx, { ...asked, session: 's', actionCode: 'PLT' })
  expect(form.consent).toMatchObject({ textId: 'partner-1', text: expect.stringContaining('Fabrikam') })
  const { textId, textHash } = form.consent
  await aLead(ctx, { ...asked, consent: { textId, textHash } })
  const [whole] = (await listLeads(owner, publisherId, { actionCode: 'DNC' })).items
  expect(whole).toMatchObject({ state: 'routable', firstName: 'Amélie', score: 0, flags: ['dnc'] })
  expect(whole!.deliveries.map(({ kind }) => kind)).toEqual(['https', 'salesforce'])
  await routeNewLeads(ctx)
  expect((await getLead(owner, { publisherId, leadId: whole!.id })).standing).toMatchObject({ path: null, clock: null })
  // A text that says nothing of the page's owner allows nothing.
  shop.clock.advance(60_000)
  await aLead(ctx, asked)
  const [nobody] = (await listLeads(owner, publisherId, { actionCode: 'DNC' })).items
  expect(nobody).toMatchObject({ state: 'withheld', firstName: null, country: 'BE' })
})

test('an enquiry from elsewhere, or beside an offer that names no such partner, tells nobody else', async () => {
  const notices = async () => (await listLeads(owner, publisherId, { actionCode: 'DNC' })).items.length
  const before = await notices()
  await aLead(shop.ctx, { offerKey: 'northwind.rollout' })
  await aLead(shop.ctx, { offerKey: 'fabrikam.route-planner', via: 'northwind.rollout' })
  expect(await notices()).toBe(before)
})
