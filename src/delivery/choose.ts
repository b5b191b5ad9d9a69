/**
 * Which of the deliveries at the front of the queues go next (spec leads §5.5): within the limits of each
 * connection and of the account behind it, one lead of a person at a time, publishers taking turns. A function of values.
 */

export type Candidate = {
  publisherId: string
  connectionId: string
  id: string
  leadId: string
  person: string
  nextAt: Date | null
  due: boolean
}
export type UnderWay = { publisherId: string; connectionId: string; account: string; person: string; workerId: string }
export type OpenConnection = {
  publisherId: string
  connectionId: string
  /** At the vendor's: connections to the same one share what it takes. */
  account: string
  /** How many may be leased to the account at the same time, those under way included. */
  slots: number
  /** How many of these it would have if it had not shown that it is quick. */
  usualSlots: number
  /** How many may be started now by this connection, and by its account. */
  startable: number
  startableByAccount: number
}

// Under way at the same time for one publisher, however many connections it has: its slow destinations
// cannot take every place there is. Quick ones give theirs back at once, so they are not counted.
const perPublisher = 32

/** @param candidates of each connection in the order in which they should go */
export function chooseDeliveries(
  candidates: Candidate[],
  open: OpenConnection[],
  { underWay, workerId, limit }: { underWay: UnderWay[]; workerId: string; limit: number },
): Candidate[] {
  const busy = new Set<string>()
  const sent = new Map<string, number>()
  const taken = new Map<string, { leases: number; isOurs: boolean }>()
  for (const { connectionId, account, person, publisherId, workerId: by } of underWay) {
    busy.add(`${connectionId} ${person}`)
    sent.set(publisherId, (sent.get(publisherId) ?? 0) + 1)
    const of = taken.get(account) ?? { leases: 0, isOurs: true }
    taken.set(account, { leases: of.leases + 1, isOurs: of.isOurs && by === workerId })
  }
  const connections = new Map(open.map((connection) => [connection.connectionId, { ...connection }]))
  const accounts = new Map<string, number>()
  const quick = new Map<string, number>()
  for (const { account, publisherId, slots, usualSlots, startableByAccount } of open) {
    if (accounts.has(account)) continue
    const { leases, isOurs } = taken.get(account) ?? { leases: 0, isOurs: true }
    // One worker at a time has an account: then the limit of calls at once can be kept in its process.
    accounts.set(account, isOurs ? Math.max(0, Math.min(startableByAccount, slots - leases)) : 0)
    quick.set(publisherId, (quick.get(publisherId) ?? 0) + Math.max(0, slots - usualSlots))
  }

  const turns = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const { connectionId, person, publisherId } = candidate
    const connection = connections.get(connectionId)
    const free = connection && Math.min(connection.startable, accounts.get(connection.account)!)
    if (!free || free <= 0 || busy.has(`${connectionId} ${person}`)) continue
    connection.startable--
    accounts.set(connection.account, accounts.get(connection.account)! - 1)
    busy.add(`${connectionId} ${person}`)
    const own = turns.get(publisherId)
    if (own) own.push(candidate)
    else turns.set(publisherId, [candidate])
  }
  const inTurn = [...turns].flatMap(([publisherId, own]) =>
    own
      .slice(0, Math.max(0, perPublisher + quick.get(publisherId)! - (sent.get(publisherId) ?? 0)))
      .map((candidate, turn) => ({ candidate, turn })),
  )
  return inTurn
    .sort((a, b) => a.turn - b.turn)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}
