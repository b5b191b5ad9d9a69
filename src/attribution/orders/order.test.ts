import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf } from '../../../test/support/accounts.ts'
import { aDeployableOffer, deployableGuid } from '../../../test/support/deployable-offer.ts'
import { anActor } from '../../../test/support/people.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { anonymous, as, type Ctx } from '../../platform/ctx.ts'
import { editGuid, listGuids } from '../index.ts'
import { canDeploy } from './deployable-plans.ts'
import { deployablePlans, getOrder, listOrders, orderDeployment } from './order.ts'
import { readOrderedFile, viewOrder } from './ordered-files.ts'

const publisherId = 'fabrikam'
const offerId = 'cluster'
const key = { publisherId, offerId }
let shop: TestShop
let customer: Ctx
let owner: Ctx

beforeAll(async () => {
  shop = await aShop()
  customer = as(shop.ctx, anonymous)
  owner = as(shop.ctx, anActor({ publisherId, roles: ['owner'] }))
  await aDeployableOffer(shop.ctx)
})
afterAll(() => shop.close())

async function ordered(leaveOut: boolean, more: { noticeVersion?: string } = {}) {
  const [plan] = await deployablePlans(customer, key)
  return orderDeployment(customer, {
    ...{ ...key, planId: 'pro', leaveOut, noticeVersion: plan?.notice?.version },
    ...more,
  })
}
const file = async (id: string, path: string) => strFromU8((await readOrderedFile(customer, id, path)).bytes)

test('customers deploy by themselves what is public and a solution template, and read the notice first', async () => {
  expect(await canDeploy(customer, key)).toBe(true)
  const plans = await deployablePlans(customer, key)
  expect(plans.map(({ planId, trackingId, canBeLeftOut }) => ({ planId, trackingId, canBeLeftOut }))).toEqual([
    { planId: 'pro', trackingId: `pid-${deployableGuid}`, canBeLeftOut: true },
  ])
  expect(plans[0]?.notice?.text).toContain('set the parameter enableUsageAttribution to false')
  expect((await deployablePlans({ ...customer, locale: 'fr' }, key))[0]?.notice?.text).toContain('Pour être exclu')
})

test('A44 whoever opts out deploys with the parameter false, no tracker, no header token; the order keeps the notice', async () => {
  const [plan] = await deployablePlans(customer, key)
  const order = await ordered(true)
  expect(order).toMatchObject({
    leftOut: true,
    parameter: 'enableUsageAttribution',
    noticeVersion: plan?.notice?.version,
    noticeText: plan?.notice?.text,
    noticeDate: plan?.notice?.date,
  })
  const deployed = JSON.parse(await file(order.id, 'mainTemplate.json'))
  expect(deployed.parameters.enableUsageAttribution.defaultValue).toBe(false)
  expect(deployed.resources[0].condition).toBe("[parameters('enableUsageAttribution')]")
  expect(JSON.parse(await file(order.id, 'comptoir.parameters.json')).parameters).toEqual({
    enableUsageAttribution: { value: false },
  })
  const { lines } = await viewOrder(customer, await getOrder(customer, order.id))
  expect(lines.shell).toMatch(/--parameters enableUsageAttribution=false$/)
  expect(lines.powershell).toMatch(/-enableUsageAttribution \$false$/)
  expect(`${lines.shell}${lines.powershell}`).not.toContain(deployableGuid)
})

test('whoever does not opt out deploys with the tracker and the token', async () => {
  const order = await ordered(false)
  const { lines } = await viewOrder(customer, order)
  expect(lines.shell).toContain(`pid-${deployableGuid}"`)
  expect(lines.shell).toMatch(/--parameters enableUsageAttribution=true$/)
  const { parameters } = JSON.parse(await file(order.id, 'mainTemplate.json'))
  expect(parameters.enableUsageAttribution.defaultValue).toBe(true)
})

test('the other files of the package lie beside the template, and all of it comes as one zip', async () => {
  const { id } = await ordered(true)
  expect(await file(id, 'nested/network.json')).toBe('{"nested": true}')
  const members = unzipSync((await readOrderedFile(customer, id, 'package.zip')).bytes)
  expect(Object.keys(members)).toContain('app/nested/network.json')
  expect(strFromU8(members['app/mainTemplate.json']!)).toBe(await file(id, 'mainTemplate.json'))
  for (const path of ['../app/mainTemplate.json', 'nothing.json', ''])
    expect((await problemOf(readOrderedFile(customer, id, path))).status).toBe(404)
  expect((await problemOf(getOrder(customer, 'no-order'))).status).toBe(404)
})

test('a notice that changed while the form was open is read again first', async () => {
  const [plan] = await deployablePlans(customer, key)
  const [record] = await listGuids(owner, { publisherId })
  const guidKey = { publisherId, guidId: record!.id }
  await editGuid(owner, guidKey, { version: record!.version, noticeUrl: 'https://fabrikam.example/data' })
  const refused = await problemOf(ordered(false, { noticeVersion: plan!.notice!.version }))
  expect([refused.status, refused.type]).toEqual([409, 'notice-changed'])
  expect((await ordered(false)).noticeText).toContain('https://fabrikam.example/data')
})

test('of a plan that is none of those nothing is ordered, nor endlessly from one address', async () => {
  const asked = { ...key, planId: 'friends', leaveOut: false, noticeVersion: undefined }
  expect((await problemOf(orderDeployment(customer, asked))).errors[0]?.pointer).toBe('#/planId')
  const client = { address: '203.0.113.9', userAgent: 'a browser' }
  for (let i = 0; i < 60; i++) await problemOf(orderDeployment({ ...customer, client }, asked))
  expect((await problemOf(orderDeployment({ ...customer, client }, asked))).status).toBe(429)
})

test('publishers see orders without what opens them', async () => {
  const { items } = await listOrders(owner, { publisherId })
  expect(items.length).toBeGreaterThan(2)
  expect(items[0]).not.toHaveProperty('id')
  expect(items[0]?.number).toMatch(/^[0-9A-F]{8}$/)
  expect((await listOrders(owner, { publisherId, limit: 1 })).nextCursor).not.toBeNull()
  expect((await problemOf(listOrders(customer, { publisherId }))).status).toBe(401)
})
