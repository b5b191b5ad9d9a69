/** Visits of the past month, so that figures have something to count: more for older and better-known offers. */
import { type Happening, recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { sampleOffers } from './offers.ts'

const days = 30
const sources = [
  { src: null, mktcmpid: null },
  { src: 'newsletter', mktcmpid: 'spring26' },
  { src: 'website', mktcmpid: null },
  { src: 'linkedin', mktcmpid: 'launch' },
]

export async function pastVisits(ctx: Ctx, past: { at(ago: { days: number }): void }): Promise<void> {
  const live = sampleOffers.filter((offer) => ['live', 'liveEdited'].includes(offer.state.stage))
  const next = sequence(20_260_302)
  for (let day = days; day >= 1; day--) {
    past.at({ days: day })
    const happenings: Happening[] = live
      .filter((offer) => (offer.liveDaysAgo ?? 0) >= day)
      .flatMap((offer, i) => Array.from({ length: Math.floor(next() * (2 + ((i * 7) % 9))) }, () => visit(offer, next)))
    if (happenings.length) await recordEvents(ctx, happenings)
  }
}

function visit({ publisherId, offerId, language }: (typeof sampleOffers)[number], next: () => number): Happening {
  const source = sources[Math.floor(next() * sources.length)]!
  return { kind: 'listing.visited', publisherId, offerId, data: { language, ...source, referrerHost: null } }
}

/** The same numbers between 0 and 1 at every load (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
