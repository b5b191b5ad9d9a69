import { afterAll, beforeAll, expect, test } from 'vitest'
import { as } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { cookieHeader, problemOf } from '../../test/support/accounts.ts'
import { aPerson, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { actorOf, enrolPerson, signIn } from './index.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop({ env: { COMPTOIR_SMTP_URL: 'smtp://127.0.0.1:1' } })
})
afterAll(() => shop.close())

const olga = { name: 'Olga', email: 'Olga@operator.example', password: 'correct horse battery' }

test('somebody enrolled by the operator signs in at once, with their roles, and gets no mail', async () => {
  const { publisherId } = await aPublisher(shop)
  const id = await enrolPerson(shop.ctx, {
    ...olga,
    locale: 'fr',
    instanceRoles: ['reviewer'],
    memberships: [{ publisherId, roles: ['marketer', 'developer'], limitedTo: ['route-planner'] }],
  })
  const { headers, personId } = await signIn(shop.ctx, olga)
  expect(personId).toBe(id)
  expect(await actorOf(shop.ctx, cookieHeader(headers))).toMatchObject({
    instanceRoles: ['reviewer'],
    grants: [{ organisationId: publisherId, roles: ['developer', 'marketer'], limitedTo: ['route-planner'] }],
  })
  expect((await listMails(shop.ctx, { to: 'olga@operator.example' })).items).toEqual([])
})

test('an address is enrolled once, and only operators enrol', async () => {
  expect(await problemOf(enrolPerson(shop.ctx, olga))).toMatchObject({ errors: [{ code: 'accounts.email_taken' }] })
  const ada = as(shop.ctx, await aPerson(shop))
  expect(await problemOf(enrolPerson(ada, { ...olga, email: 'x@x.example' }))).toMatchObject({ status: 403 })
})
