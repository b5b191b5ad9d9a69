/** Refusals of this room. */
import { declareProblem } from '#platform/problem'

/** Everybody could see it once; `extra.otherOffersOf` is its publisher, when that has others. */
export const noLongerOffered = declareProblem({
  type: 'no-longer-offered',
  status: 410,
  title: 'This offer is no longer offered',
})
