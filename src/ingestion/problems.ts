/** What this room refuses by itself; all else is refused by the deeds that it calls. */
import { declareProblem } from '#platform/problem'

/** The offer has a plan with this id. */
export const planIdTaken = declareProblem({
  type: 'plan-id-taken',
  status: 409,
  title: 'The offer already has a plan with this ID',
})

/** A plan that customers may have bought is stopped, not deleted. */
export const planIsLive = declareProblem({
  type: 'plan-is-live',
  status: 409,
  title: 'The plan is live and cannot be deleted',
})
