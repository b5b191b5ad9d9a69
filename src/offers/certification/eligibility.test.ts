/** What automatic policies saw, told to publisher and reviewer: test offers, credentials, the purchase flow. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOperator } from '../../../test/support/people.ts'
import { aTeam, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { as } from '../../platform/ctx.ts'
import type { EgressReply } from '../../platform/egress.ts'
import type { OfferDocument } from '../offer-document.ts'
import { purchaseFlow } from '../pipeline/purchase-flow.ts'
import type { StepWork } from '../pipeline/runner.ts'
import { grantCredential, listCredentials, withdrawCredential } from '../publisher-credentials.ts'
import { defaultRuleSet } from '../quality/rule-set.ts'
import { getOfferType } from '../types/registry.ts'
import { eligibility } from './eligibility.ts'
import { testOffers } from './test-offers.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop({ env: { COMPTOIR_OFFER_LINKS: 'check' } })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

function workOn(document: OfferDocument, type = 'consulting-service'): StepWork {
  return {
    submission: { publisherId: team.publisherId, offerId: 'o', id: 's', snapshot: { document } },
    type: getOfferType(type, '2020'),
    tries: 9,
    message: (level: string, code: string, params = {}, where = {}) => ({ level, code, params, at: '', ...where }),
  } as unknown as StepWork
}

const said = (messages: { code: string; policyId?: string; params?: object }[]) =>
  messages.map(({ code, policyId }) => `${policyId} ${code}`)

test('CP-202: each competency that a service names must have been granted by the operator', async () => {
  const operator = as(shop.ctx, anOperator('operatorAdmin'))
  const [first, second] = ['application-development', 'cloud-platform']
  const work = workOn({ competencies: [first!, second!] })
  await expect(
    grantCredential({ ...operator, locale: 'fr' }, { publisherId: 'nobody', credentialId: 'magic' }),
  ).rejects.toMatchObject({ errors: [{ pointer: '#/credentialId' }, { detail: 'Il n’existe pas de tel éditeur.' }] })
  await grantCredential(operator, { publisherId: team.publisherId, credentialId: first! })
  expect(await eligibility(shop.ctx, work)).toMatchObject([
    { code: 'policy.credentialMissing', policyId: 'CP-202', level: 'warning', fieldKey: 'competencies' },
  ])
  await grantCredential(operator, { publisherId: team.publisherId, credentialId: second! })
  expect(said(await eligibility(shop.ctx, work))).toEqual(['CP-202 policy.eligible'])
  expect(await listCredentials(operator)).toHaveLength(2)
})

test('CP-117: who offers managed services holds a competency or is in a programme', async () => {
  const operator = as(shop.ctx, anOperator('operatorAdmin'))
  const work = workOn({}, 'managed-service')
  expect(said(await eligibility(shop.ctx, work))).toEqual(['CP-117 policy.eligible'])
  for (const { publisherId, credentialId } of await listCredentials(operator)) {
    await withdrawCredential(operator, { publisherId, credentialId })
  }
  expect(said(await eligibility(shop.ctx, work))).toEqual(['CP-117 policy.noCredential'])
  await expect(
    grantCredential(team.mine, { publisherId: team.publisherId, credentialId: 'expert-msp' }),
  ).rejects.toMatchObject({ status: 403 })
})

test('CP-102: what was made for testing is private and labelled, or named otherwise', () => {
  const named = (name: string, more: OfferDocument = {}) =>
    said(testOffers(workOn({ listing: { name }, ...more }), defaultRuleSet))
  const hidden = { availability: { hideKey: 'crew7planner9key' } }
  expect(named('Crew Planner')).toEqual([])
  expect(named('Crew Planner Demo')).toEqual(['CP-102 policy.testPublic'])
  expect(named('Crew Planner Demo', hidden)).toEqual(['CP-102 policy.testUnlabelled'])
  expect(named('TEST: Crew Planner', hidden)).toEqual([])
  expect(named('TEST: Crew Planner', { plans: [{ audience: 'private' }] })).toEqual([])
})

test('CP-302, CP-303: landing page and webhook are called as a purchase will call them', async () => {
  const technical = { landingPageUrl: 'https://a.example/start?x=1', webhookUrl: 'https://a.example/hook' }
  const work = workOn({ technical }, 'saas')
  const asked: { url: string; method?: string }[] = []
  const answering = (status: number): typeof shop.ctx => ({
    ...shop.ctx,
    egress: {
      ...shop.ctx.egress,
      call: async (request) => {
        asked.push(request)
        return { kind: 'answer', status, headers: {}, body: '' } as unknown as EgressReply
      },
    },
  })
  const good = await purchaseFlow(answering(200), work)
  expect(good.do).toBe('complete')
  expect(said(good.messages)).toEqual(['CP-303 purchase.landing', 'CP-302 purchase.webhook'])
  expect(asked).toMatchObject([
    { url: 'https://a.example/start?x=1&token=test-s', method: 'GET' },
    { url: 'https://a.example/hook', method: 'POST' },
  ])
  // A page that wants a sign-in first, and a webhook that refuses a subscription it does not know, are as they should be.
  expect((await purchaseFlow(answering(401), work)).messages.map(({ code }) => code)).toEqual([
    'purchase.landingSignsIn',
    'purchase.webhook',
  ])
  const gone = await purchaseFlow(answering(404), work)
  expect(gone).toMatchObject({
    do: 'fail',
    messages: [{ code: 'technical.landingPageUrl.unreachable' }, { code: 'technical.webhookUrl.unreachable' }],
  })
  await expect(purchaseFlow(answering(503), { ...work, tries: 1 })).rejects.toThrow('HTTP 503')
})
