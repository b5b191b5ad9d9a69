/** What it means when an environment, or the directory it belongs to, ends a call without an answer. */
import type { Verdict } from '../contract.ts'
import { verdictOnFailure } from '../network.ts'
import type { Failure } from '../wire.ts'

/** @param url of the environment or, while signing in, of the directory */
export function onFailure(failure: Failure, url: string, { of = 'environment' } = {}): Verdict {
  const verdict = verdictOnFailure(failure, { destination: 'dynamics', url })
  const params = { ...verdict.params, url }
  if (failure.reason === 'timeout') return { ...verdict, params, class: 'transient', connectionErrorAfterTries: 3 }
  if (of === 'environment' && failure.stage === 'dns' && failure.reason === 'not-found')
    return { ...verdict, params, code: 'leads.dynamics.not_dynamics' }
  return { ...verdict, params, ...(verdict.code === 'leads.dynamics.timeout' && { code: 'leads.dynamics.cut_off' }) }
}
