import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, as } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { problemOf } from '../../test/support/accounts.ts'
import { aPerson, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  acceptInvitation,
  changeMember,
  findInvitation,
  invitePeople,
  listActs,
  listInvitations,
  listMembers,
  membersWith,
  removeMember,
  resendInvitation,
  revokeInvitation,
} from './index.ts'
import { accountsJobs } from './jobs.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop({ jobs: accountsJobs })
})
afterAll(() => shop.close())

let publisherId: string
let owner: Actor
let manager: Actor
const by = (actor: Actor) => as(shop.ctx, actor)
beforeEach(async () => {
  publisherId = (await aPublisher(shop)).publisherId
  owner = await aPerson(shop, { publisherId, name: 'Olive Owner' })
  manager = await aPerson(shop, { publisherId, roles: ['manager'], name: 'Max Manager' })
})

async function linkMailedTo(address: string): Promise<string> {
  const { items } = await listMails(shop.ctx, { to: address })
  return items[0]?.body.match(/\/account\/invitations\/(\S+)/)?.[1] ?? ''
}

test('invited people get a link by mail, and are members once they accept it', async () => {
  const invited = await invitePeople(by(manager), publisherId, {
    emails: 'grace@fabrikam.example; linus@fabrikam.example,\n Grace@Fabrikam.example ',
    roles: ['developer', 'marketer'],
  })
  expect(invited.map(({ email }) => email)).toEqual(['grace@fabrikam.example', 'linus@fabrikam.example'])
  const token = await linkMailedTo('grace@fabrikam.example')
  expect(await findInvitation(shop.ctx, token)).toMatchObject({ publisherName: 'Fabrikam Robotics', status: 'pending' })
  const grace = await aPerson(shop, { email: 'grace@fabrikam.example' })
  await acceptInvitation(by(grace), token)
  const members = await listMembers(by(owner), publisherId)
  expect(members.find(({ personId }) => personId === grace.id)).toMatchObject({
    roles: ['developer', 'marketer'],
    limitedTo: null,
  })
  expect(await problemOf(acceptInvitation(by(grace), token))).toMatchObject({ type: 'link-expired' })
})

test('one wrong address among several, and nobody is invited; each is named', async () => {
  const problem = await problemOf(
    invitePeople(by(owner), publisherId, {
      emails: 'fine@x.example, not an address; @also.wrong',
      roles: ['developer'],
    }),
  )
  expect(problem.errors.map(({ params }) => params?.email)).toEqual(['not an address', '@also.wrong'])
  expect(await listInvitations(by(owner), publisherId)).toEqual([])
})

test('ten addresses can be invited at once, eleven cannot', async () => {
  const emails = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@many.example`).join(', ')
  expect(
    await problemOf(invitePeople(by(owner), publisherId, { emails: emails(11), roles: ['developer'] })),
  ).toMatchObject({
    status: 422,
    errors: [{ code: 'accounts.too_many_addresses', params: { max: 10, count: 11 } }],
  })
  expect(await invitePeople(by(owner), publisherId, { emails: emails(10), roles: ['developer'] })).toHaveLength(10)
})

test('members and people already invited are not invited again', async () => {
  await invitePeople(by(owner), publisherId, { emails: 'twice@x.example', roles: ['developer'] })
  const problem = await problemOf(
    invitePeople(by(owner), publisherId, { emails: `twice@x.example, ${manager.email}`, roles: ['developer'] }),
  )
  expect(problem.errors.map(({ code }) => code).sort()).toEqual(['accounts.already_invited', 'accounts.already_member'])
})

test('whoever has an account is invited in the language they read, a stranger in that of the inviter', async () => {
  await aPerson(shop, { email: 'lectrice@x.example', locale: 'fr' })
  await invitePeople(by(owner), publisherId, { emails: 'lectrice@x.example, new@x.example', roles: ['developer'] })
  const mails = await Promise.all(['lectrice@x.example', 'new@x.example'].map((to) => listMails(shop.ctx, { to })))
  expect(mails.map(({ items }) => items[0]?.body.slice(0, 5))).toEqual(['Bonjo', 'Hello'])
})

test('a link that is not whole is dead, whatever it is made of', async () => {
  for (const token of ['', '\0', '\0.x', `${publisherId}.`, publisherId]) {
    expect(await problemOf(findInvitation(shop.ctx, token))).toMatchObject({ type: 'link-expired' })
  }
})

test('an invitation is for the address it was sent to', async () => {
  await invitePeople(by(owner), publisherId, { emails: 'meant@x.example', roles: ['developer'] })
  const other = await aPerson(shop, { email: 'other@x.example' })
  const problem = await problemOf(acceptInvitation(by(other), await linkMailedTo('meant@x.example')))
  expect(problem).toMatchObject({ type: 'invitation-for-somebody-else', status: 403 })
})

test('an invitation can be accepted for 14 days', async () => {
  await invitePeople(by(owner), publisherId, { emails: 'slow@x.example, slower@x.example', roles: ['developer'] })
  shop.clock.advance(14 * 86_400_000 - 1000)
  await acceptInvitation(by(await aPerson(shop, { email: 'slow@x.example' })), await linkMailedTo('slow@x.example'))
  shop.clock.advance(1000)
  const slower = by(await aPerson(shop, { email: 'slower@x.example' }))
  expect(await problemOf(acceptInvitation(slower, await linkMailedTo('slower@x.example')))).toMatchObject({
    type: 'link-expired',
    status: 410,
  })
  expect((await listInvitations(by(owner), publisherId)).map(({ status }) => status).sort()).toEqual([
    'accepted',
    'expired',
  ])
})

test('an invitation sent again has a new link and another 14 days; the old link is dead', async () => {
  const [invitation] = await invitePeople(by(owner), publisherId, { emails: 'again@x.example', roles: ['developer'] })
  const old = await linkMailedTo('again@x.example')
  shop.clock.advance(20 * 86_400_000)
  await resendInvitation(by(manager), publisherId, invitation!.id)
  const again = by(await aPerson(shop, { email: 'again@x.example' }))
  expect(await problemOf(acceptInvitation(again, old))).toMatchObject({ type: 'link-expired' })
  await acceptInvitation(again, await linkMailedTo('again@x.example'))
  expect(await problemOf(resendInvitation(by(manager), publisherId, invitation!.id))).toMatchObject({
    type: 'invitation-closed',
  })
})

test('an invitation taken back cannot be accepted', async () => {
  const [invitation] = await invitePeople(by(owner), publisherId, { emails: 'never@x.example', roles: ['developer'] })
  await revokeInvitation(by(owner), publisherId, invitation!.id)
  const never = by(await aPerson(shop, { email: 'never@x.example' }))
  expect(await problemOf(acceptInvitation(never, await linkMailedTo('never@x.example')))).toMatchObject({ status: 410 })
  expect(await problemOf(revokeInvitation(by(owner), publisherId, invitation!.id))).toMatchObject({ status: 409 })
})

test('somebody who is a member already gets the invited roles on top', async () => {
  await invitePeople(by(owner), publisherId, { emails: 'plus@x.example', roles: ['marketer'] })
  const plus = await aPerson(shop, { email: 'plus@x.example', publisherId, roles: ['developer'] })
  await acceptInvitation(by(plus), await linkMailedTo('plus@x.example'))
  const member = (await listMembers(by(owner), publisherId)).find(({ personId }) => personId === plus.id)
  expect(member?.roles.sort()).toEqual(['developer', 'marketer'])
})

test('only an owner makes owners, and changes or removes one', async () => {
  const rights = { roles: ['owner' as const] }
  expect(await problemOf(invitePeople(by(manager), publisherId, { emails: 'x@x.example', ...rights }))).toMatchObject({
    status: 403,
  })
  const developer = await aPerson(shop, { publisherId, roles: ['developer'] })
  expect(await problemOf(changeMember(by(manager), publisherId, { personId: developer.id, rights }))).toMatchObject({
    status: 403,
  })
  expect(
    await problemOf(changeMember(by(manager), publisherId, { personId: owner.id, rights: { roles: ['developer'] } })),
  ).toMatchObject({ status: 403 })
  expect(await problemOf(removeMember(by(manager), publisherId, owner.id))).toMatchObject({ status: 403 })
  expect(await changeMember(by(owner), publisherId, { personId: developer.id, rights })).toMatchObject(rights)
})

test('nobody gives roles to themselves, but may give one up', async () => {
  const more = { personId: manager.id, rights: { roles: ['manager' as const, 'financialContributor' as const] } }
  expect(await problemOf(changeMember(by(manager), publisherId, more))).toMatchObject({ status: 403 })
  const less = { personId: manager.id, rights: { roles: ['manager' as const], limitedTo: ['route-planner'] } }
  expect(await changeMember(by(manager), publisherId, less)).toMatchObject({ limitedTo: ['route-planner'] })
})

test('the last owner stays an owner', async () => {
  expect(
    await problemOf(changeMember(by(owner), publisherId, { personId: owner.id, rights: { roles: ['developer'] } })),
  ).toMatchObject({ type: 'last-owner', status: 409 })
  expect(await problemOf(removeMember(by(owner), publisherId, owner.id))).toMatchObject({ type: 'last-owner' })
  expect((await listMembers(by(owner), publisherId)).find(({ personId }) => personId === owner.id)?.roles).toEqual([
    'owner',
  ])
})

test('two owners who remove each other at the same moment leave one', async () => {
  const second = await aPerson(shop, { publisherId })
  const removals = await Promise.allSettled([
    removeMember(by(owner), publisherId, second.id),
    removeMember(by(second), publisherId, owner.id),
  ])
  expect(removals.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await membersWith(shop.ctx, publisherId, { roles: ['owner'] })).toHaveLength(1)
})

test('an owner has all offers, and a member needs a role', async () => {
  const limited = { personId: manager.id, rights: { roles: ['owner' as const], limitedTo: ['route-planner'] } }
  expect(await problemOf(changeMember(by(owner), publisherId, limited))).toMatchObject({
    errors: [{ pointer: '#/limitedTo', code: 'accounts.owner_unlimited' }],
  })
  const none = { personId: manager.id, rights: { roles: [] } }
  expect(await problemOf(changeMember(by(owner), publisherId, none))).toMatchObject({ status: 422 })
})

test('anybody may leave; developers remove nobody', async () => {
  const developer = await aPerson(shop, { publisherId, roles: ['developer'] })
  expect(await problemOf(removeMember(by(developer), publisherId, manager.id))).toMatchObject({ status: 403 })
  await removeMember(by(developer), publisherId, developer.id)
  expect((await listMembers(by(owner), publisherId)).map(({ personId }) => personId)).not.toContain(developer.id)
})

test('strangers are told that there is nothing, by whatever name they ask', async () => {
  const stranger = by(await aPerson(shop, { publisherId: (await aPublisher(shop)).publisherId }))
  const [invitation] = await invitePeople(by(owner), publisherId, { emails: 'y@y.example', roles: ['developer'] })
  const deeds = [
    () => listMembers(stranger, publisherId),
    () => listInvitations(stranger, publisherId),
    () => removeMember(stranger, publisherId, manager.id),
    () => changeMember(stranger, publisherId, { personId: manager.id, rights: { roles: ['developer'] } }),
    () => revokeInvitation(stranger, publisherId, invitation!.id),
    () => resendInvitation(stranger, publisherId, invitation!.id),
    () => invitePeople(stranger, publisherId, { emails: 'z@z.example', roles: ['developer'] }),
    () => listActs(stranger, { publisherId }),
  ]
  for (const deed of deeds) expect(await problemOf(deed)).toMatchObject({ status: 404 })
})

test('whom to write to: those who hold the permission, for the offer it is about', async () => {
  const limited = await aPerson(shop, { publisherId, roles: ['developer'], limitedTo: ['fleet-desk'] })
  const mayStop = await membersWith(shop.ctx, publisherId, { permission: 'offer.stop', offerId: 'route-planner' })
  expect(mayStop.map(({ personId }) => personId).sort()).toEqual([manager.id, owner.id].sort())
  const fleet = await membersWith(shop.ctx, publisherId, { permission: 'offer.stop', offerId: 'fleet-desk' })
  expect(fleet.map(({ personId }) => personId)).toContain(limited.id)
})

test('the audit log says who did what; a developer sees their own acts', async () => {
  const developer = await aPerson(shop, { publisherId, roles: ['manager'], name: 'Dan' })
  await invitePeople({ ...by(developer), requestId: 'r-1' }, publisherId, {
    emails: 'log@x.example',
    roles: ['marketer'],
  })
  await changeMember(by(owner), publisherId, { personId: developer.id, rights: { roles: ['developer'] } })
  const all = await listActs(by(owner), { publisherId })
  expect(all.items.map(({ act, actorName, requestId }) => [act, actorName, requestId])).toEqual([
    ['member.changed', 'Olive Owner', null],
    ['invitation.sent', 'Dan', 'r-1'],
    ['publisher.opened', 'Comptoir', null],
  ])
  const asDeveloper = { ...developer, grants: [{ organisationId: publisherId, roles: ['developer'] }] }
  const own = await listActs(by(asDeveloper), { publisherId })
  expect(own.items.map(({ act }) => act)).toEqual(['invitation.sent'])
  const marketer = by(await aPerson(shop, { publisherId, roles: ['marketer'] }))
  expect(await problemOf(listActs(marketer, { publisherId }))).toMatchObject({ status: 403 })
})

test('the log is read a page at a time and by kind of act', async () => {
  for (let i = 0; i < 3; i++) {
    await invitePeople(by(owner), publisherId, { emails: `page${i}@x.example`, roles: ['marketer'] })
  }
  const first = await listActs(by(owner), { publisherId, act: 'invitation', limit: 2 })
  const second = await listActs(by(owner), { publisherId, act: 'invitation', limit: 2, cursor: first.nextCursor! })
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
  expect((await listActs(by(owner), { publisherId, act: 'publisher.opened' })).items).toHaveLength(1)
})
