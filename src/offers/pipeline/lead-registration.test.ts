import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createConnection, destinationsOf } from '#delivery'
import { type HttpsReceiver, startHttpsReceiver } from '../../../test/fakes/https-receiver.ts'
import { aPublishedOffer, aSubmittedOffer, aTeam, certify, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { listMails } from '../../platform/mail.ts'
import { offersJobs } from '../jobs.ts'
import { getOffer } from '../overview.ts'
import { goLive } from '../publishing.ts'
import { getSubmission } from '../submissions.ts'

let receiver: HttpsReceiver
let shop: TestShop
let team: Team
beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    jobs: offersJobs,
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
  })
  team = await aTeam(shop)
})
beforeEach(() => {
  receiver.always(202)
  receiver.received.length = 0
  // A connection that passed within ten minutes is not tested again.
  shop.clock.advance(3_600_000)
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})

async function withDestination() {
  const { connection } = await createConnection(team.mine, {
    publisherId: team.publisherId,
    kind: 'https',
    name: 'CRM',
    settings: { url: receiver.url('/leads') },
  })
  const document = {
    listingOption: 'contactMe',
    leads: { destination: 'httpsEndpoint', connectionIds: [connection.id] },
  }
  return { connectionId: connection.id, document }
}

test('publishing sends a test lead to the destination, which is then the offer’s', async () => {
  const { connectionId, document } = await withDestination()
  const key = await aSubmittedOffer(shop, team, { document })
  const step = (await getSubmission(team.mine, key)).steps.find((one) => one.stepId === 'leadRegistration')
  expect(step).toMatchObject({
    status: 'complete',
    messages: [{ code: 'leads.tested', params: { connection: 'CRM' } }],
  })
  expect(receiver.received).toHaveLength(1)
  expect(receiver.received[0]?.json).toMatchObject({ OfferTitle: 'Crew Planner' })
  const { publisherId, offerId } = key
  expect(await destinationsOf(shop.ctx, { publisherId, offerId, environment: 'preview' })).toEqual([])
  await certify(shop, team, key)
  expect(await destinationsOf(shop.ctx, { publisherId, offerId, environment: 'preview' })).toMatchObject([
    { connectionId },
  ])
  expect(await destinationsOf(shop.ctx, { publisherId, offerId, environment: 'live' })).toEqual([])

  shop.clock.advance(3_600_000)
  await goLive(team.mine, { ...key, acknowledgeWarnings: true })
  await shop.runJobs()
  expect(await destinationsOf(shop.ctx, { publisherId, offerId, environment: 'live' })).toMatchObject([
    { connectionId },
  ])
  // The check is repeated before the last step.
  expect(receiver.received).toHaveLength(2)
})

test('a destination that refuses the test lead stops the publication, and the message helps', async () => {
  receiver.always(401)
  const { document } = await withDestination()
  const key = await aSubmittedOffer(shop, team, { document })
  const step = (await getSubmission(team.mine, key)).steps.find((one) => one.stepId === 'leadRegistration')
  expect(step).toMatchObject({
    status: 'blocked',
    messages: [
      { code: 'setup.leads.connectionFailed', level: 'error', pageKey: 'setup', fieldKey: 'leads.connectionIds' },
    ],
  })
  expect(step?.messages[0]?.text).toMatch(/^The test lead was not accepted: .{20,}/)
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'attentionNeeded' })
  const { items } = await listMails(shop.ctx, { to: team.owner.email, about: `${key.publisherId}.${key.offerId}` })
  expect(items[0]?.body).toContain('/pages/setup#field-leads.connectionIds')
})

test('a destination that broke since is noticed before the offer goes live', async () => {
  const { document } = await withDestination()
  const key = await aSubmittedOffer(shop, team, { document })
  await certify(shop, team, key)
  receiver.always(404)
  shop.clock.advance(3_600_000)
  await goLive(team.mine, { ...key, acknowledgeWarnings: true })
  await shop.runJobs()
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'attentionNeeded', slots: { live: null } })
})

test('leads that stay in the inbox need no destination', async () => {
  const key = await aPublishedOffer(shop, team, {
    document: { listingOption: 'contactMe', leads: { destination: 'builtin' } },
  })
  const step = (await getSubmission(team.mine, key)).steps.find((one) => one.stepId === 'leadRegistration')
  expect(step).toMatchObject({ status: 'complete', messages: [{ code: 'leads.builtin' }] })
  expect(receiver.received).toEqual([])
})
