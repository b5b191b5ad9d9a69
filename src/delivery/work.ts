/** The worker: claims deliveries, sends them side by side, writes down what came of them, in a loop that one notification wakes. */
import { setTimeout as pause } from 'node:timers/promises'
import type { LeadMessage } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { noticeArrivals } from './arrivals.ts'
import type { Finished } from './attempt.ts'
import { batchesOf } from './batches.ts'
import { type Claim, claimDeliveries } from './claim.ts'
import { DatabaseClock } from './database-clock.ts'
import { giveBack, recoverLost, renewLeases, returnUnsent } from './leases.ts'
import type { MessagesOf } from './messages-of.ts'
import { measureQueue } from './queue-depth.ts'
import { recordResults } from './record.ts'
import { Sending } from './sending.ts'
import { channel } from './wake.ts'

const leasesAtOnce = 640
const renewEveryMs = 3_000
const recoverEveryMs = 2_000
const noticeEveryMs = 15_000
const measureEveryMs = 15_000
const lookAtLeastEveryMs = 1_000
const stopWithinMs = 5_000
// Looking has its price: leads that come one by one are taken a few at a time.
const breathMs = 15
const many = 4
const waitForDatabaseMs = 500

/** Delivers until the signal says stop; ends when the attempts under way have ended and are written down. */
export async function deliverWith(
  ctx: Ctx,
  { messagesOf, signal }: { messagesOf: MessagesOf; signal: AbortSignal },
): Promise<void> {
  const clock = new DatabaseClock(ctx)
  await new Worker({ ...ctx, now: () => clock.now() }, clock, messagesOf).run(signal)
}

/** Claims what may be sent now, sends it, writes down what came of it. Returns how many attempts were made. */
export async function workOnce(ctx: Ctx, { messagesOf }: { messagesOf: MessagesOf }): Promise<{ attempts: number }> {
  await recoverLost(ctx)
  const sending = new Sending(ctx)
  const { claims } = await claimDeliveries(ctx, {
    workerId: ctx.newId(),
    limit: leasesAtOnce,
    callsAtOnce: (account, limits) => sending.callsAtOnce(account, limits),
  })
  const messages = await messagesFor(ctx, claims, messagesOf)
  const unsent: Claim[] = []
  const sent = await Promise.all(
    batchesOf(claims).map(async (batch) => (await sending.send(batch, messages)) ?? void unsent.push(...batch)),
  )
  const finished = sent.flatMap((done) => done ?? [])
  await recordResults(ctx, finished)
  await returnUnsent(ctx, unsent)
  return { attempts: finished.filter(({ outcome }) => outcome !== 'no-lead').length }
}

class Worker {
  private readonly ctx: Ctx
  private readonly clock: DatabaseClock
  private readonly messagesOf: MessagesOf
  private readonly id: string
  private readonly sending: Sending
  private readonly underWay = new Map<string, Claim>()
  private finished: Finished[] = []
  private unsent: Claim[] = []
  private stopping = false
  private awake: (() => void) | undefined
  private woken = false
  private lookAgainAt = Number.POSITIVE_INFINITY

  constructor(ctx: Ctx, clock: DatabaseClock, messagesOf: MessagesOf) {
    this.ctx = ctx
    this.clock = clock
    this.messagesOf = messagesOf
    this.sending = new Sending(ctx)
    this.id = ctx.newId()
  }

  async run(signal: AbortSignal): Promise<void> {
    const stop = () => {
      this.stopping = true
      this.sending.stop()
      this.wake()
    }
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const deaf = await this.ctx.database.listen(channel, () => this.wake())
    const chores = [
      this.every(renewEveryMs, () => renewLeases(this.ctx, [...this.underWay.values()])),
      this.every(recoverEveryMs, async () => {
        if ((await recoverLost(this.ctx, [...this.underWay.values()])) > 0) this.wake()
      }),
      this.every(noticeEveryMs, () => noticeArrivals(this.ctx, { messagesOf: this.messagesOf })),
      this.every(measureEveryMs, () => measureQueue(this.ctx)),
      this.every(DatabaseClock.checkEveryMs, () => this.clock.check()),
    ]
    try {
      await this.clock.check()
      while (!this.stopping) await this.turn()
      await this.windDown()
    } finally {
      for (const chore of chores) clearInterval(chore)
      signal.removeEventListener('abort', stop)
      await deaf()
    }
  }

  /** Writes down what ended, starts what may start, then sleeps until something happens. */
  private async turn(): Promise<void> {
    this.woken = false
    try {
      await this.writeDown()
      const started = this.clock.isTrusted() ? await this.start() : 0
      if (started > 0) {
        if (started < many) await pause(breathMs)
        return
      }
    } catch (error) {
      // The database went away, or is coming back. What was claimed is safe under its lease, what has ended
      // is kept here until it can be written.
      this.ctx.log.warn({ err: (error as Error).message }, 'delivery waits for the database')
      await pause(waitForDatabaseMs)
      return
    }
    const now = this.ctx.now().getTime()
    await this.sleep(Math.min(lookAtLeastEveryMs, Math.max(0, this.lookAgainAt - now)))
    if (this.ctx.now().getTime() >= this.lookAgainAt) this.lookAgainAt = Number.POSITIVE_INFINITY
  }

  private async start(): Promise<number> {
    const limit = leasesAtOnce - this.underWay.size
    const { claims, lookAgainAt } = await claimDeliveries(this.ctx, {
      workerId: this.id,
      limit,
      callsAtOnce: (account, limits) => this.sending.callsAtOnce(account, limits),
    })
    if (lookAgainAt) this.lookAgain(lookAgainAt)
    if (claims.length === 0) return 0
    for (const claim of claims) this.underWay.set(claim.id, claim)
    const messages = await messagesFor(this.ctx, claims, this.messagesOf).catch((error: Error) => {
      this.unsent.push(...claims)
      throw error
    })
    for (const batch of batchesOf(claims)) this.send(batch, messages)
    return claims.length
  }

  private async send(batch: Claim[], messages: Map<string, LeadMessage>): Promise<void> {
    const done = await this.sending.send(batch, messages)
    if (done) this.finished.push(...done)
    else this.unsent.push(...batch)
    this.wake()
  }

  private async writeDown(): Promise<void> {
    const [finished, unsent] = [this.finished, this.unsent]
    if (finished.length + unsent.length === 0) return
    this.finished = []
    this.unsent = []
    try {
      const soonest = await recordResults(this.ctx, finished)
      if (soonest) this.lookAgain(soonest)
      await returnUnsent(this.ctx, unsent)
    } catch (error) {
      // Writing the same results again changes nothing: those that got through are not under lease any more.
      this.finished = [...finished, ...this.finished]
      this.unsent = [...unsent, ...this.unsent]
      throw error
    }
    this.sending.settled(finished)
    for (const claim of [...finished.map((done) => done.claim), ...unsent]) this.underWay.delete(claim.id)
  }

  private async windDown(): Promise<void> {
    const deadline = performance.now() + stopWithinMs
    while (this.underWay.size > 0 && performance.now() < deadline) {
      this.woken = false
      await this.writeDown().catch(() => pause(waitForDatabaseMs))
      if (this.underWay.size > 0) await this.sleep(Math.max(0, deadline - performance.now()))
    }
    // A receiver that does not answer must not keep the program from stopping: the next worker sends it again.
    // A database that is gone already needs nothing given back: the leases run out.
    await giveBack(this.ctx, this.id).catch(() => 0)
  }

  private every(ms: number, chore: () => Promise<unknown>): NodeJS.Timeout {
    let busy = false
    return setInterval(() => {
      if (busy) return
      busy = true
      chore()
        .catch((error: Error) =>
          this.ctx.log.warn({ err: error.message }, 'a chore of delivery failed; it is tried again'),
        )
        .finally(() => {
          busy = false
        })
    }, ms)
  }

  private lookAgain(at: Date): void {
    this.lookAgainAt = Math.min(this.lookAgainAt, at.getTime())
  }

  private wake(): void {
    this.woken = true
    this.awake?.()
  }

  private sleep(ms: number): Promise<void> {
    if (this.woken || this.finished.length + this.unsent.length > 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.awake?.(), ms)
      this.awake = () => {
        clearTimeout(timer)
        this.awake = undefined
        resolve()
      }
    })
  }
}

async function messagesFor(ctx: Ctx, claims: Claim[], messagesOf: MessagesOf): Promise<Map<string, LeadMessage>> {
  if (claims.length === 0) return new Map()
  return messagesOf(ctx, [...new Set(claims.map(({ leadId }) => leadId))])
}
