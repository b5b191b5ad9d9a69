/** Every state of a private offer and every permitted move (spec "offers" 4.5, 9.1), in one place. */
import type { Ctx } from '#platform/ctx'
import { privateOfferNotInState } from '../problems.ts'
import { type Acceptance, type Deal, dayOf, isDay, type PrivateOfferType } from './deal.ts'
import { dealWords } from './words.ts'

export const privateOfferStates = ['draft', 'live', 'accepted', 'withdrawn', 'expired', 'upgraded'] as const
export type PrivateOfferState = (typeof privateOfferStates)[number]

export const privateOfferMoves = {
  save: ['draft', 'withdrawn'],
  publish: ['draft', 'withdrawn'],
  // Ids are never given twice and links may be out: only what nobody has seen is deleted.
  delete: ['draft'],
  withdraw: ['live'],
  // Each customer accepts for itself.
  accept: ['live', 'accepted'],
  upgrade: ['accepted'],
} as const satisfies Record<string, PrivateOfferState[]>
export type PrivateOfferMove = keyof typeof privateOfferMoves

type Standing = {
  state: PrivateOfferState
  type: PrivateOfferType
  deal: Deal
  acceptances: Acceptance[]
}

/** Where it stands today: a day that has passed ends it at once, whatever the row still says. */
export function stateOn(today: string, { state, type, deal, acceptances }: Standing): PrivateOfferState {
  if (state !== 'live' && state !== 'accepted') return state
  if (isDay(deal.end) && deal.end < today) return 'expired'
  const missed = type === 'customerPromotion' && acceptances.length === 0 && isDay(deal.acceptBy)
  return missed && deal.acceptBy! < today ? 'expired' : state
}

export function isPermitted(move: PrivateOfferMove, state: PrivateOfferState): boolean {
  return (privateOfferMoves[move] as readonly PrivateOfferState[]).includes(state)
}

/** @throws privateOfferNotInState, saying in which states it could be done */
export function requireMove(ctx: Pick<Ctx, 'locale' | 'now'>, move: PrivateOfferMove, standing: Standing): void {
  const state = stateOn(dayOf(ctx.now()), standing)
  if (isPermitted(move, state)) return
  const say = (code: string) => dealWords(ctx.locale, code)
  throw privateOfferNotInState(`${say(`refused.${move}`)} ${say(`state.${state}`)}`, {
    extra: { state, allowed: [...privateOfferMoves[move]] },
  })
}
