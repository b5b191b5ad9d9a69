/** What verification says: the outcome, what was created, and what one should know beside it. */
import type { MessageParams } from '#platform/messages'
import type { HistoryAnswer } from './history.ts'
import { verifyWords, warningKey } from './words.ts'

export type VerifiedResource = {
  id: string
  type: string
  name: string
  state: string
  statusCode: string
  /** The deployment that created it. */
  deployment: string
  /** History has no word for updates: only 201 proves that something was new. */
  change: 'created' | 'createdOrUpdated'
}

/** The message is English; verifyWords says `warning.CODE`, or with its variant, in other languages. */
export type VerificationWarning = { code: WarningCode; message: string; variant?: string; params?: MessageParams }
export type WarningCode =
  | 'HISTORY_TRUNCATED'
  | 'REDEPLOYED'
  | 'NAME_SUFFIXED'
  | 'TRACKER_FAILED'
  | 'METHOD_NOT_VERIFIABLE'
  | 'PARTIAL_ACCESS'
  | 'CYCLE'
  | 'CONDITION_FALSE'
  | 'TOO_DEEP'
  | 'THROTTLED'
  | 'LISTING_INCOMPLETE'
  | 'WHATIF_ONLY'

export type Verification = {
  outcome: 'verified' | 'notFound' | 'nothingCreated' | 'unreachable' | 'unregistered'
  guid: string
  trackingId: string
  scope: string
  correlationId: string | null
  deployments: { id: string; name: string; scope: string; provisioningState: string; timestamp: string }[]
  resources: VerifiedResource[]
  failed: VerifiedResource[]
  /** Still running: neither created nor failed. */
  pending: VerifiedResource[]
  /** Operations that create nothing, by kind. */
  ignored: Record<string, number>
  warnings: VerificationWarning[]
  registered: boolean | 'unknown'
  /** Why nothing could be said; of what was not found, that its scope does not exist. */
  failure?: { code: string; message: string; params?: MessageParams }
}

export function failureOf(
  answer: Exclude<HistoryAnswer<unknown>, { kind: 'found' }>,
): NonNullable<Verification['failure']> {
  const { code, message } = answer
  return { code, message, ...(answer.kind === 'failed' && answer.params && { params: answer.params }) }
}

export function warn(result: Verification, code: WarningCode, params: MessageParams = {}, variant?: string) {
  const message = verifyWords('en', warningKey({ code, variant }), params)
  if (result.warnings.some((warning) => warning.code === code && warning.message === message)) return
  result.warnings.push({ code, message, ...(variant !== undefined && { variant }), params })
}

export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
