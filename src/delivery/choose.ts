/**
 * Which of the deliveries at the front of the queues go next (spec leads §5.5): within the limits of each
 * connection, one lead of a person at a time, publishers taking turns. A function of values.
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
export type UnderWay = { publisherId: string; connectionId: string; person: string; workerId: string }
export type OpenConnection = {
  publisherId: string
  connectionId: string
  /** How many may be leased at the same time, those under way included. */
  slots: number
  /** How many may be started now. */
  startable: number
}

// Under way at the same time for one publisher, however many connections it has: its slow destinations
// cannot take every place there is.
const perPublisher = 32

/** @param candidates of each connection in the order in which they should go */
export function chooseDeliveries(
  candidates: Candidate[],
  open: OpenConnection[],
  { underWay, workerId, limit }: { underWay: UnderWay[]; workerId: string; limit: number },
): Candidate[] {
  const busy = new Set(underWay.map((d) => `${d.connectionId} ${d.person}`))
  const sent = new Map<string, number>()
  const places = new Map(
    open.map(({ connectionId, slots, startable }) => {
      const taken = underWay.filter((d) => d.connectionId === connectionId)
      // One worker at a time has a connection: then the limit of calls at once can be kept in its process.
      const isOurs = taken.every((d) => d.workerId === workerId)
      return [connectionId, isOurs ? Math.min(startable, slots - taken.length) : 0]
    }),
  )
  for (const { publisherId } of underWay) sent.set(publisherId, (sent.get(publisherId) ?? 0) + 1)

  const turns = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const { connectionId, person, publisherId } = candidate
    const free = places.get(connectionId) ?? 0
    if (free <= 0 || busy.has(`${connectionId} ${person}`)) continue
    places.set(connectionId, free - 1)
    busy.add(`${connectionId} ${person}`)
    turns.set(publisherId, [...(turns.get(publisherId) ?? []), candidate])
  }
  const inTurn = [...turns].flatMap(([publisherId, own]) =>
    own
      .slice(0, Math.max(0, perPublisher - (sent.get(publisherId) ?? 0)))
      .map((candidate, turn) => ({ candidate, turn })),
  )
  return inTurn
    .sort((a, b) => a.turn - b.turn)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}
