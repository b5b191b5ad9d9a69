import { declareProblem } from '#platform/problem'

/** For a reason of ours, such as a database that is away: whoever sent it sends it again. */
export const notKept = declareProblem({ type: 'not-kept', status: 503, title: 'The lead was not kept' })
