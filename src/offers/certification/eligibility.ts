/** CP-117 and CP-202: whether the publisher holds, by the operator's word, what the offer claims or its type asks for. */
import type { Ctx } from '#platform/ctx'
import { readKey } from '../document.ts'
import type { StepWork, Where } from '../pipeline/runner.ts'
import type { StepMessage } from '../pipeline/steps.ts'
import { credentialsOf } from '../publisher-credentials.ts'

export async function eligibility(ctx: Ctx, work: StepWork): Promise<StepMessage[]> {
  if (work.type.id !== 'consulting-service' && work.type.id !== 'managed-service') return []
  const held = new Set(await credentialsOf(ctx, work.submission.publisherId))
  return work.type.id === 'managed-service' ? anyCredential(work, held) : claimedCredentials(work, held)
}

/** Who runs customers' environments holds a competency, or is in a programme that stands in for one. */
function anyCredential(work: StepWork, held: ReadonlySet<string>): StepMessage[] {
  const [code, level] = held.size > 0 ? (['policy.eligible', 'information'] as const) : noCredential
  return [{ ...work.message(level, code, { credentials: [...held].join(' ') }), policyId: 'CP-117' }]
}

const noCredential = ['policy.noCredential', 'warning'] as const

/** A service names the competencies it was made with: each must have been granted. */
function claimedCredentials(work: StepWork, held: ReadonlySet<string>): StepMessage[] {
  const { document } = work.submission.snapshot
  const isExpert = readKey(document, 'isExpertMsp') === true
  const claimed = [...(document.competencies ?? []), ...(isExpert ? ['expert-msp'] : [])]
  const missing = claimed.filter((id) => !held.has(id))
  if (missing.length === 0) {
    return [
      { ...work.message('information', 'policy.eligible', { credentials: claimed.join(' ') }), policyId: 'CP-202' },
    ]
  }
  return missing.map((id) => ({
    ...work.message('warning', 'policy.credentialMissing', { credentials: id }, claimField(id)),
    policyId: 'CP-202',
  }))
}

function claimField(id: string): Where {
  const key = id === 'expert-msp' ? 'isExpertMsp' : 'competencies'
  return { pageKey: 'properties', fieldKey: key, pointer: `#/${key}` }
}
