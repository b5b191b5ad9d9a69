/**
 * The calls of one worker: as many at once as each account allows. What was leased and not begun when a
 * destination began to fail, or asked for a pause, is not sent any more: the results decide first.
 */
import type { LeadMessage, Outcome, SendLimits } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { Allowances } from './allowance.ts'
import { attempt, type Finished } from './attempt.ts'
import { failuresInARow } from './circuit.ts'
import type { Claim } from './claim.ts'
import { Gate } from './gate.ts'

export class Sending {
  private readonly ctx: Ctx
  private readonly gate = new Gate()
  private readonly allowances = new Allowances()
  /** Failures in a row since results were last written down, by connection. */
  private readonly failures = new Map<string, number>()
  private stopped = false

  constructor(ctx: Ctx) {
    this.ctx = ctx
  }

  /** Sends deliveries that go with one call. Undefined: it was not begun, and they must be given back. */
  async send(batch: Claim[], messages: Map<string, LeadMessage>): Promise<Finished[] | undefined> {
    const { connectionId, account, limits } = batch[0]!
    return this.gate.pass(
      account,
      () => this.callsAtOnce(account, limits),
      async (inside) => {
        if (this.stopped || (this.failures.get(connectionId) ?? 0) >= failuresInARow) return undefined
        const startedAt = performance.now()
        const finished = await attempt(this.ctx, batch, messages)
        const endedAt = performance.now()
        for (const { outcome } of finished) if (outcome !== 'no-lead') this.count(connectionId, outcome)
        const [{ outcome }] = finished as [Finished]
        if (outcome !== 'no-lead') {
          this.allowances.learn(account, limits, { outcome, startedAt, endedAt, atOnce: inside() })
        }
        return finished
      },
    )
  }

  /** Calls at the same time that an account gets now. */
  callsAtOnce(account: string, limits: SendLimits): number {
    return this.allowances.of(account, limits)
  }

  /** The results of these are written down: from now on the connection's circuit says what may be sent. */
  settled(finished: Finished[]): void {
    for (const { claim } of finished) this.failures.delete(claim.connectionId)
  }

  /** Begins nothing more. */
  stop(): void {
    this.stopped = true
  }

  private count(connectionId: string, { class: of }: Outcome): void {
    if (of === 'delivered' || of === 'delivered_unconfirmed') this.failures.delete(connectionId)
    else if (of === 'transient') this.failures.set(connectionId, (this.failures.get(connectionId) ?? 0) + 1)
    else if (of !== 'record_error') this.failures.set(connectionId, failuresInARow)
  }
}
