/** What a step of the pipeline is given, and what it may answer. One file per step beside this one. */
import type { Ctx } from '#platform/ctx'
import type { MessageParams } from '#platform/messages'
import type { SubmissionRow } from '../standing.ts'
import type { OfferType } from '../types/offer-type.ts'
import type { StepMessage } from './steps.ts'

export type StepWork = {
  submission: SubmissionRow
  type: OfferType
  /** What this step kept in an earlier try; a try that was cut short starts from it. */
  kept: Record<string, unknown>
  /** What steps before kept, by step. */
  keptBy: Record<string, Record<string, unknown>>
  /** 1 at the first try. */
  tries: number
  /** Commits what should survive a killed worker, and how far the step has come. */
  keep(kept: Record<string, unknown>, progressPercentage?: number): Promise<void>
  message(level: StepMessage['level'], code: string, params?: MessageParams, where?: Where): StepMessage
}

export type Where = Pick<StepMessage, 'pageKey' | 'fieldKey' | 'pointer'>

/**
 * What came of a step. `fail` is a fault of the content, which the publisher can mend. Whatever is thrown
 * is a fault of ours or of the world: the step is tried again, and the publisher is not blamed.
 * `apply` runs in the transaction that ends the step.
 */
export type StepResult = {
  do: 'complete' | 'fail'
  messages: StepMessage[]
  apply?: (ctx: Ctx) => Promise<void>
}

export type StepRunner = (ctx: Ctx, work: StepWork) => Promise<StepResult>

/** Fails when a message is an error, else completes. */
export function judged(messages: StepMessage[]): StepResult {
  return { do: messages.some((message) => message.level === 'error') ? 'fail' : 'complete', messages }
}
