import { expect, test } from 'vitest'
import { type Candidate, chooseDeliveries, type OpenConnection } from './choose.ts'

const open = (connectionId: string, more: Partial<OpenConnection> = {}): OpenConnection => ({
  publisherId: connectionId.slice(0, 1),
  connectionId,
  account: connectionId,
  slots: 4,
  usualSlots: 4,
  startable: 4,
  startableByAccount: 4,
  ...more,
})
const queue = (connectionId: string, people: string[]): Candidate[] =>
  people.map((person, i) => ({
    publisherId: connectionId.slice(0, 1),
    connectionId,
    id: `${connectionId}-${i}`,
    leadId: String(i),
    person,
    nextAt: null,
    due: true,
  }))
const people = (n: number) => Array.from({ length: n }, (_, i) => `p${i}`)
const idsOf = (candidates: Candidate[]) => candidates.map(({ id }) => id)

test('the first in the queue go, as many as the connection has places', () => {
  const busy = [{ publisherId: 'a', connectionId: 'a1', account: 'a1', person: 'x', workerId: 'w' }]
  expect(
    idsOf(chooseDeliveries(queue('a1', people(9)), [open('a1')], { underWay: busy, workerId: 'w', limit: 64 })),
  ).toEqual(['a1-0', 'a1-1', 'a1-2'])
})

test('one lead of a person at a time for a connection, whoever stands behind goes instead', () => {
  const candidates = queue('a1', ['ada', 'ada', 'bob', 'ada', 'eve'])
  const underWay = [{ publisherId: 'a', connectionId: 'a1', account: 'a1', person: 'bob', workerId: 'w' }]
  expect(idsOf(chooseDeliveries(candidates, [open('a1')], { underWay, workerId: 'w', limit: 64 }))).toEqual([
    'a1-0',
    'a1-4',
  ])
})

test('publishers take turns for the places of a worker', () => {
  const candidates = [...queue('a1', people(9)), ...queue('a2', people(9)), ...queue('b1', people(2))]
  const chosen = chooseDeliveries(candidates, [open('a1'), open('a2'), open('b1')], {
    underWay: [],
    workerId: 'w',
    limit: 5,
  })
  expect(idsOf(chosen)).toEqual(['a1-0', 'b1-0', 'a1-1', 'b1-1', 'a1-2'])
})

test('a publisher with many slow destinations keeps thirty-two places at most', () => {
  const connections = Array.from({ length: 16 }, (_, i) => `a${i}`)
  const chosen = chooseDeliveries(
    connections.flatMap((id) => queue(id, people(9))),
    connections.map((id) => open(id)),
    {
      underWay: [{ publisherId: 'a', connectionId: 'a0', account: 'a0', person: 'x', workerId: 'w' }],
      workerId: 'w',
      limit: 64,
    },
  )
  expect(chosen).toHaveLength(31)
})

test('a ramp lets through what it allows', () => {
  expect(
    chooseDeliveries(queue('a1', people(9)), [open('a1', { startable: 1 })], {
      underWay: [],
      workerId: 'w',
      limit: 64,
    }),
  ).toHaveLength(1)
})

test('a connection that another worker has is left to it', () => {
  const underWay = [{ publisherId: 'a', connectionId: 'a1', account: 'a1', person: 'x', workerId: 'other' }]
  const candidates = [...queue('a1', people(2)), ...queue('a2', people(1))]
  expect(idsOf(chooseDeliveries(candidates, [open('a1'), open('a2')], { underWay, workerId: 'w', limit: 64 }))).toEqual(
    ['a2-0'],
  )
})

test('a destination that is quick brings places of its own, and does not use up those of its publisher', () => {
  const quick = open('a1', { slots: 90, usualSlots: 4, startable: 90, startableByAccount: 90 })
  const candidates = [...queue('a1', people(99)), ...queue('a2', people(9))]
  const chosen = chooseDeliveries(candidates, [quick, open('a2')], { underWay: [], workerId: 'w', limit: 500 })
  expect(chosen).toHaveLength(94)
})

test('connections to one account share what it takes', () => {
  const shared = (id: string) => open(id, { account: 'org', slots: 9, startable: 9, startableByAccount: 5 })
  const candidates = [...queue('a1', people(9)), ...queue('a2', people(9))]
  const underWay = [{ publisherId: 'a', connectionId: 'a2', account: 'org', person: 'x', workerId: 'w' }]
  const chosen = chooseDeliveries(candidates, [shared('a1'), shared('a2')], { underWay, workerId: 'w', limit: 500 })
  expect(chosen).toHaveLength(5)
  const elsewhere = underWay.map((d) => ({ ...d, workerId: 'other' }))
  const options = { underWay: elsewhere, workerId: 'w', limit: 500 }
  expect(chooseDeliveries(candidates, [shared('a1'), shared('a2')], options)).toEqual([])
})
