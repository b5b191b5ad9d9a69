import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous, as } from '#platform/ctx'
import { problemOf } from '../../test/support/accounts.ts'
import { anOperator, aPerson, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  createPublisher,
  dismissOperator,
  getPublisher,
  listMembers,
  listOperators,
  listPublishers,
  nameOperator,
  setVerification,
  updatePublisher,
} from './index.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
})
afterAll(() => shop.close())

test('whoever opens a publisher account owns it', async () => {
  const ada = await aPerson(shop)
  const publisher = await createPublisher(as(shop.ctx, ada), { publisherId: 'fabrikam_1-x', displayName: ' Fabrikam ' })
  expect(publisher).toMatchObject({ publisherId: 'fabrikam_1-x', displayName: 'Fabrikam', revision: 1 })
  const owner = as(shop.ctx, { ...ada, grants: [{ organisationId: 'fabrikam_1-x', roles: ['owner'] }] })
  expect(await listMembers(owner, 'fabrikam_1-x')).toMatchObject([{ personId: ada.id, roles: ['owner'] }])
})

test.each(['Fabrikam', 'fabrikam.one', 'fab rikam', '', 'é', 'x'.repeat(51), '../x'])(
  'the publisher ID %j is refused',
  async (publisherId) => {
    const problem = await problemOf(createPublisher(shop.ctx, { publisherId, displayName: 'Fabrikam' }))
    expect(problem).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/publisherId', code: 'accounts.publisher_id_format' }],
    })
  },
)

test('a publisher ID of 50 characters is accepted', async () => {
  const publisherId = 'x'.repeat(50)
  expect(await createPublisher(shop.ctx, { publisherId, displayName: 'X' })).toMatchObject({ publisherId })
})

test('a publisher ID is given out once, also when two ask at the same moment', async () => {
  const ada = as(shop.ctx, await aPerson(shop))
  const eve = as(shop.ctx, await aPerson(shop))
  const both = await Promise.allSettled(
    [ada, eve].map((ctx) => createPublisher(ctx, { publisherId: 'wanted', displayName: 'Wanted' })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await problemOf(createPublisher(eve, { publisherId: 'wanted', displayName: 'W' }))).toMatchObject({
    type: 'publisher-id-taken',
    status: 409,
    errors: [{ pointer: '#/publisherId' }],
  })
})

test('visitors open no account', async () => {
  const visitor = as(shop.ctx, anonymous)
  expect(await problemOf(createPublisher(visitor, { publisherId: 'v', displayName: 'V' }))).toMatchObject({
    status: 401,
  })
  expect(await problemOf(listPublishers(visitor))).toMatchObject({ status: 401 })
})

test('everything wrong with a profile is told at once', async () => {
  const { publisherId } = await aPublisher(shop)
  const problem = await problemOf(
    updatePublisher(shop.ctx, publisherId, {
      revision: 1,
      profile: {
        displayName: '',
        website: 'javascript:alert(1)',
        sellerContact: { name: 'Ada', email: 'nowhere' },
        address: { line1: '1 rue', city: 'Lyon', postalCode: '69001', country: 'France' },
      },
    }),
  )
  expect(problem.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['#/displayName', 'accounts.required'],
    ['#/website', 'accounts.url_format'],
    ['#/sellerContact/email', 'accounts.email_format'],
    ['#/address/country', 'accounts.country_format'],
  ])
})

test('two people who change the profile: the second is told, not overwritten', async () => {
  const { publisherId } = await aPublisher(shop)
  const owner = as(shop.ctx, await aPerson(shop, { publisherId }))
  await updatePublisher(owner, publisherId, { revision: 1, profile: { description: 'First.' } })
  const second = await problemOf(
    updatePublisher(owner, publisherId, { revision: 1, profile: { website: 'https://x.example' } }),
  )
  expect(second).toMatchObject({ type: 'stale-revision', status: 412, extra: { revision: 2 } })
  expect(await getPublisher(owner, publisherId)).toMatchObject({ description: 'First.', website: null, revision: 2 })
})

test('managers read the profile, owners write it, strangers see nothing', async () => {
  const { publisherId } = await aPublisher(shop)
  const manager = as(shop.ctx, await aPerson(shop, { publisherId, roles: ['manager'] }))
  const stranger = as(shop.ctx, await aPerson(shop))
  const change = { revision: 1, profile: { description: 'Mine.' } }
  expect(await getPublisher(manager, publisherId)).toMatchObject({ publisherId })
  expect(await problemOf(updatePublisher(manager, publisherId, change))).toMatchObject({ status: 403 })
  expect(await problemOf(getPublisher(stranger, publisherId))).toMatchObject({ status: 404 })
  expect(await problemOf(updatePublisher(stranger, publisherId, change))).toMatchObject({ status: 404 })
  expect({ ...(await problemOf(getPublisher(stranger, 'no-such-publisher'))) }).toEqual({
    ...(await problemOf(getPublisher(stranger, publisherId))),
  })
})

test('the operator says what was verified', async () => {
  const { publisherId } = await aPublisher(shop)
  const verified = await setVerification(as(shop.ctx, anOperator()), publisherId, { business: 'verified' })
  expect(verified).toMatchObject({ businessVerification: 'verified', emailVerification: 'pending' })
  expect(await problemOf(setVerification(as(shop.ctx, anOperator('reviewer')), publisherId, {}))).toMatchObject({
    status: 403,
  })
})

test('a list shows one’s own publishers; operators page through all', async () => {
  const mine = await aPublisher(shop, { publisherId: 'aaa-mine' })
  const member = as(shop.ctx, await aPerson(shop, { publisherId: mine.publisherId, roles: ['marketer'] }))
  expect((await listPublishers(member)).items.map((p) => p.publisherId)).toEqual(['aaa-mine'])
  expect((await listPublishers(as(shop.ctx, await aPerson(shop)))).items).toEqual([])
  const operator = as(shop.ctx, anOperator('reviewer'))
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listPublishers(operator, { limit: 3, cursor })
    seen.push(...page.items.map((p) => p.publisherId))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual([...new Set(seen)].sort())
  expect(seen.length).toBeGreaterThan(3)
  expect((await listPublishers(operator, { text: 'AAA-' })).items.map((p) => p.publisherId)).toEqual(['aaa-mine'])
  expect((await listPublishers(operator, { text: '%' })).items).toEqual([])
})

test('operators name operators, and the last administrator stays one', async () => {
  const olga = await aPerson(shop, { instanceRole: 'operatorAdmin', email: 'olga@operator.example' })
  const ctx = as(shop.ctx, olga)
  expect(await problemOf(dismissOperator(ctx, { personId: olga.id, role: 'operatorAdmin' }))).toMatchObject({
    type: 'last-owner',
  })
  expect(await problemOf(nameOperator(ctx, { email: 'nobody@x.example', role: 'reviewer' }))).toMatchObject({
    status: 422,
  })
  const rita = await aPerson(shop, { email: 'rita@operator.example' })
  await nameOperator(ctx, { email: 'Rita@operator.example', role: 'reviewer' })
  expect((await listOperators(ctx)).map(({ personId, role }) => [personId, role])).toContainEqual([rita.id, 'reviewer'])
  expect(await problemOf(listOperators(as(shop.ctx, rita)))).toMatchObject({ status: 403 })
  await dismissOperator(ctx, { personId: rita.id, role: 'reviewer' })
  expect(await listOperators(ctx)).toHaveLength(1)
})
