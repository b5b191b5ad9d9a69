/**
 * The matrix against a copy of spec offers §8.4, written down by hand from the page and not from the code.
 * W may, R may read only, – may not; a word in brackets is the nuance the page gives.
 */
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/ctx'
import { anActor, anOperator } from '../../test/support/people.ts'
import { can, permittedOffers, requirePermission } from './may.ts'
import {
  type Nuance,
  operatorRoles,
  type Permission,
  type PublisherRole,
  permissionMatrix,
  permissions,
  publisherRoles,
  type Role,
} from './permissions.ts'
import { rolesToGive } from './roles.ts'

const roles = [...publisherRoles, ...operatorRoles]

// One row of the page may stand for several permissions: those that write, and those that read.
const page: [write: Permission[], read: Permission[], cells: string][] = [
  // biome-ignore-start format: a table
  //                                                                  owner manager developer businessC. financialC. marketer referralA. reviewer operatorAdmin
  [['offer.create'], [], 'W W W – – – – – –'],
  [['offer.edit'], [], 'W W W – – (listing,marketersEditListings) – – –'],
  [['offer.deleteDraft'], [], 'W W W – – – – – –'],
  [['offer.price'], [], 'W W W W – – – – –'],
  [['offer.submit', 'offer.cancel', 'offer.goLive'], [], 'W W W – – – – – –'],
  [['offer.cancelGoLive'], [], 'W W – – – – – – –'],
  [['offer.stop'], [], 'W W W – – – – – W'],
  [[], ['offer.read'], 'R R R R R R R (submitted) R'],
  [['certification.answer'], ['certification.read'], 'W W W R – R – W W'],
  [['certification.review'], [], '– – – – – – – W W'],
  [['secrets.write'], [], 'W W W – – – (lead) – –'],
  [['media.write'], ['media.read'], 'W W W R – W R R R'],
  [[], ['leads.read', 'leads.export'], 'R R – – – (,marketersReadLeads) W – –'],
  [['leads.manage'], [], 'W W – – – – W – –'],
  [['leads.connect'], [], 'W W W – – – W – –'],
  [['referrals.write'], ['referrals.read'], 'W W – – – – W – R'],
  [[], ['insights.traffic'], 'R R R R R R R – R'],
  [[], ['insights.revenue'], 'R – – R R – – – R'],
  [['attribution.write'], ['attribution.read'], 'W W W R R R – – R'],
  [[], ['attribution.customers'], 'R – – – R – – – R'],
  [['reviews.answer'], [], 'W W – – – W – – W'],
  [['users.write'], [], 'W W – – – – – – W'],
  [['tenants.write'], [], 'W W – – – – – – W'],
  [['profile.write'], ['profile.read'], 'W R R R R R R R W'],
  [['payout.write'], ['payout.read'], 'W – – R W – – – R'],
  [['agreements.accept'], ['agreements.read'], 'W W – – – – – – R'],
  [['taxonomies.write'], ['taxonomies.read'], 'R R R R R R R R W'],
  [[], ['audit.read'], 'R R (own) – – – – (offer) R'],
  [['operator.admin'], [], '– – – – – – – – W'],
  // biome-ignore-end format: a table
]

test('every permission stands on the page once, and the page has a cell for every role', () => {
  expect(page.flatMap(([write, read]) => [...write, ...read]).sort()).toEqual([...permissions].sort())
  for (const [, , cells] of page) expect(cells.split(' ')).toHaveLength(roles.length)
})

describe.each(page)('%j %j', (write, read, cells) => {
  test.each(roles.map((role, i) => [role, cells.split(' ')[i]!] as const))('%s: %s', (role, cell) => {
    for (const permission of [...write, ...read]) {
      const whole = cell === 'W' || (cell === 'R' && read.includes(permission))
      expect(asked(role, permission), permission).toBe(whole)
      const [, within, optIn] = cell.match(/^\((\w*),?(\w*)\)$/) ?? []
      if (within === undefined) continue
      expect(asked(role, permission, { within: within as Nuance, optIns: optIn ? [optIn] : [] }), permission).toBe(true)
      if (optIn) expect(asked(role, permission, { within: within as Nuance }), `${permission} not opted in`).toBe(false)
    }
  })
})

function asked(
  role: Role,
  permission: Permission,
  { within, optIns = [] as string[] }: { within?: Nuance; optIns?: string[] } = {},
) {
  const actor: Actor =
    role === 'reviewer' || role === 'operatorAdmin'
      ? anOperator(role)
      : anActor({ publisherId: 'fabrikam', roles: [role, ...optIns] })
  return can({ actor }, permission, { publisherId: 'fabrikam', within: within || undefined })
}

describe('who is refused, and how', () => {
  const refusal = (actor: Actor, permission: Permission) => {
    try {
      requirePermission({ actor }, permission, { publisherId: 'fabrikam', offerId: 'route-planner' })
      return 'allowed'
    } catch (error) {
      return (error as { status: number }).status
    }
  }

  test.each(permissions)(
    '%s: visitors are asked to sign in, strangers are told that there is nothing',
    (permission) => {
      const visitor: Actor = { kind: 'anonymous', id: '', name: '', grants: [], instanceRoles: [] }
      const stranger = anActor({ publisherId: 'contoso', roles: [...publisherRoles] })
      expect(refusal(visitor, permission)).toBe(401)
      expect(refusal(stranger, permission)).toBe(404)
    },
  )

  test('a member who lacks the right is told so', () => {
    expect(refusal(anActor({ publisherId: 'fabrikam', roles: ['marketer'] }), 'offer.submit')).toBe(403)
    expect(refusal(anActor({ publisherId: 'fabrikam', roles: [] }), 'profile.read')).toBe(403)
  })

  test('several roles add up', () => {
    const both = anActor({ publisherId: 'fabrikam', roles: ['developer', 'referralAdmin'] })
    expect(refusal(both, 'offer.submit')).toBe('allowed')
    expect(refusal(both, 'leads.export')).toBe('allowed')
    expect(refusal(both, 'payout.read')).toBe(403)
  })

  test('a made-up role gives nothing, not even the name of something every object has', () => {
    for (const role of ['admin', 'toString', 'constructor', '__proto__']) {
      expect(refusal(anActor({ publisherId: 'fabrikam', roles: [role] }), 'offer.read')).toBe(403)
    }
  })
})

describe('rights limited to some offers', () => {
  const actor = anActor({ publisherId: 'fabrikam', roles: ['manager'], limitedTo: ['route-planner', 'field-crew'] })
  const ctx = { actor }

  test('reach those offers and no other', () => {
    expect(can(ctx, 'offer.edit', { publisherId: 'fabrikam', offerId: 'route-planner' })).toBe(true)
    expect(can(ctx, 'offer.edit', { publisherId: 'fabrikam', offerId: 'fleet-desk' })).toBe(false)
  })

  test('do not reach what names no offer: a list asks which offers it may show', () => {
    expect(can(ctx, 'leads.export', { publisherId: 'fabrikam' })).toBe(false)
    expect(permittedOffers(ctx, 'leads.export', { publisherId: 'fabrikam' })).toEqual(['route-planner', 'field-crew'])
    expect(() => permittedOffers(ctx, 'payout.read', { publisherId: 'fabrikam' })).toThrow()
  })

  test('do not reach the account, but its profile can be read', () => {
    expect(can(ctx, 'profile.read', { publisherId: 'fabrikam' })).toBe(true)
    for (const permission of ['users.write', 'tenants.write', 'offer.create', 'audit.read'] as const) {
      expect(can(ctx, permission, { publisherId: 'fabrikam' }), permission).toBe(false)
      expect(can(ctx, permission, { publisherId: 'fabrikam', offerId: 'route-planner' }), permission).toBe(false)
    }
  })

  test('without limits all offers are reached, also for operators', () => {
    const owner = { actor: anActor({ publisherId: 'fabrikam' }) }
    expect(permittedOffers(owner, 'offer.read', { publisherId: 'fabrikam' })).toBe('all')
    expect(permittedOffers({ actor: anOperator() }, 'offer.read', { publisherId: 'fabrikam' })).toBe('all')
  })
})

test('the table has a cell for every permission and role', () => {
  for (const permission of permissions) expect(Object.keys(permissionMatrix[permission])).toEqual(roles)
})

test('owners give every role, managers every role but ownership', () => {
  const given = (role: PublisherRole) =>
    rolesToGive({ actor: anActor({ publisherId: 'fabrikam', roles: [role] }) }, 'fabrikam')
  expect(given('owner')).toEqual(publisherRoles)
  expect(given('manager')).toEqual(publisherRoles.filter((role) => role !== 'owner'))
})
