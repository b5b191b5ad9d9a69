/** Whoever publishes ten offers in one afternoon does not fill a row of new ones alone. */
const MOST_OF_ONE_PUBLISHER = 2

/** In the same order, but what a publisher has too many of stands behind everybody else's. */
export function severalPublishers<T extends { publisherId: string }>(cards: readonly T[]): T[] {
  const shown = new Map<string, number>()
  const first: T[] = []
  const behind: T[] = []
  for (const card of cards) {
    const before = shown.get(card.publisherId) ?? 0
    shown.set(card.publisherId, before + 1)
    ;(before < MOST_OF_ONE_PUBLISHER ? first : behind).push(card)
  }
  return [...first, ...behind]
}
