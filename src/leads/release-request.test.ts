import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { aPerson } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { declineRelease, getLead, grantRelease, listReleaseRequests, requestRelease } from './index.ts'
import { eraseExpiredLeads } from './retention.ts'

const publisherId = 'fabrikam'
const day = 86_400_000
let shop: TestShop
let owner: Ctx
let operator: Ctx

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, await aPerson(shop, { publisherId, name: 'Olga', email: 'olga@fabrikam.example' }))
  operator = as(shop.ctx, await aPerson(shop, { instanceRole: 'operatorAdmin' }))
})
afterAll(() => shop.close())

test('a publisher asks for a withheld lead; the operator lets it go with evidence, or says why not (§6.1)', async () => {
  const lead = await aLead(shop.ctx, { email: 'prof@cs.example.edu', lastName: 'Einstein' })
  const which = { publisherId, leadId: lead.id }
  expect(await problemOf(requestRelease(owner, { ...which, why: ' ' }))).toMatchObject({ status: 422 })
  await requestRelease(owner, { ...which, why: 'The university is a customer.' })
  expect(await problemOf(listReleaseRequests(owner))).toMatchObject({ status: 403 })
  const [asked] = await listReleaseRequests(operator)
  expect(asked).toMatchObject({ leadId: lead.id, country: 'BE', why: 'The university is a customer.', byName: 'Olga' })
  expect(JSON.stringify(asked)).not.toMatch(/Einstein|cs\.example/)

  await declineRelease(operator, { ...which, answer: 'The faculty did not agree.' })
  expect((await getLead(owner, which)).releaseRequest).toMatchObject({
    verdict: 'declined',
    answer: 'The faculty did not agree.',
  })
  expect(await listReleaseRequests(operator)).toEqual([])

  await requestRelease(owner, { ...which, why: 'They wrote to us.' })
  expect(await problemOf(grantRelease(operator, { ...which, consentEvidence: '' }))).toMatchObject({ status: 422 })
  await grantRelease(operator, { ...which, consentEvidence: 'Letter of 3 March' })
  expect((await getLead(owner, which)).lead).toMatchObject({ state: 'routable', lastName: 'Einstein' })
  const mails = (await listMails(shop.ctx, { to: 'olga@fabrikam.example' })).items
  expect(mails.filter(({ kind }) => kind === 'leads.release')).toHaveLength(2)
})

test('a lead that is not withheld, and one of somebody who must not be contacted, are asked for in vain', async () => {
  const plain = await aLead(shop.ctx)
  const notice = await aLead(shop.ctx, { actionCode: 'DNC' })
  for (const { id: leadId } of [plain, notice]) {
    expect(await problemOf(requestRelease(owner, { publisherId, leadId, why: 'Please' }))).toMatchObject({
      status: 409,
    })
  }
})

test('the time a lead is kept runs from the customer’s last act (§6.4)', async () => {
  const email = 'comes-back@delvaux.example'
  const first = await aLead(shop.ctx, { email })
  const alone = await aLead(shop.ctx)
  shop.clock.advance(800 * day)
  const second = await aLead(shop.ctx, { email, actionCode: 'INS' })
  shop.clock.advance(300 * day)
  await eraseExpiredLeads(shop.ctx)
  const stateOf = async (leadId: string) => (await getLead(owner, { publisherId, leadId })).lead.state
  expect(await stateOf(alone.id)).toBe('erased')
  expect(await stateOf(first.id)).toBe('routable')
  shop.clock.advance(800 * day)
  await eraseExpiredLeads(shop.ctx)
  expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['erased', 'erased'])
})
