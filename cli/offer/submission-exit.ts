/** What `submit`, `status` and `golive` leave with: one state of a submission each, and one exit code for it. */
import { type ExitCode, exitCodes } from '../exit-codes.ts'

type Step = { status: string; messages: { level: string; code: string }[] }

export function exitCodeOf({ status, steps }: { status: string; steps: Step[] }): ExitCode {
  if (status === 'rejected') return exitCodes.rejected
  const stopped = steps.filter((step) => step.status === 'blocked')
  if (status === 'failed') return stopped.some(isOfTheOutside) ? exitCodes.outsideFailed : exitCodes.findings
  // A step that gave up on something outside is nobody's finding; it waits to be tried again.
  if (stopped.length > 0) return exitCodes.outsideFailed
  return status === 'canceled' || status === 'superseded' ? exitCodes.outsideFailed : exitCodes.done
}

/** A destination that did not take the test lead: nothing that the file says is wrong. */
function isOfTheOutside({ messages }: Step): boolean {
  const errors = messages.filter(({ level }) => level === 'error')
  return errors.length > 0 && errors.every(({ code }) => code === 'setup.leads.connectionFailed')
}
