import type { Ctx } from '#platform/ctx'
import type { ValidationStep } from './schema.ts'

export type Validation = {
  id: string
  connectionId: string
  version: number
  outcome: 'passed' | 'passed_unconfirmed' | 'failed'
  steps: ValidationStep[]
  /** What to search for in the destination. */
  marker: string
  at: Date
  by: string
}

/**
 * Checks the last saved version of a connection with a test lead: shape, reach, auth, write, evidence. When
 * it passes, that version becomes the live one, and what was held goes out. An unchanged version that
 * passed within ten minutes is not tested again unless `again` is set. Requires leads.connect.
 */
export async function validateConnection(
  _ctx: Ctx,
  _input: {
    publisherId: string
    connectionId: string
    /** Default: a title that says it is a test. */
    offerTitle?: string
    offerId?: string
    again?: boolean
  },
  _waits?: { wait?: (ms: number) => Promise<void> },
): Promise<Validation> {
  throw new Error('not written yet')
}

/** The newest validation of a connection. For rooms that checked who asks. */
export async function findValidation(
  _ctx: Pick<Ctx, 'db'>,
  _of: { publisherId: string; connectionId: string },
): Promise<Validation | undefined> {
  throw new Error('not written yet')
}
