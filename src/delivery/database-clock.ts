/**
 * The database's clock, as seen from here: leases of several machines are only comparable by one clock. A
 * machine whose own is far off takes no work, because signatures carry its time and would be refused. One that is
 * set while we run is noticed at once: time goes on as it did until the next check.
 */
import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'

const farOffMs = 60_000
// Less than this is told by how long the question took, and not by the clocks.
const noiseMs = 250

export class DatabaseClock {
  static readonly checkEveryMs = 5_000
  private readonly ctx: Ctx
  private offsetMs = 0
  private trusted = true
  private anchor: { wall: number; ran: number }

  constructor(ctx: Ctx) {
    this.ctx = ctx
    this.anchor = this.readBoth()
  }

  now(): Date {
    const { wall, ran } = this.readBoth()
    const expected = this.anchor.wall + (ran - this.anchor.ran)
    if (Math.abs(wall - expected) <= farOffMs) return new Date(wall + this.offsetMs)
    this.trusted = false
    return new Date(Math.round(expected) + this.offsetMs)
  }

  private readBoth() {
    return { wall: this.ctx.now().getTime(), ran: performance.now() }
  }

  isTrusted(): boolean {
    return this.trusted
  }

  async check(): Promise<void> {
    const asked = Date.now()
    const { rows } = await this.ctx.db.execute(sql`select extract(epoch from clock_timestamp()) * 1000 as now`)
    const answered = Date.now()
    const offsetMs = Math.round(Number(rows[0]?.now) - (asked + answered) / 2)
    this.offsetMs = Math.abs(offsetMs) < noiseMs ? 0 : offsetMs
    this.anchor = this.readBoth()
    const trusted = Math.abs(this.offsetMs) <= farOffMs
    if (!trusted)
      this.ctx.log.error(
        { offsetMs: this.offsetMs },
        'this machine’s clock is wrong: it delivers nothing until it is set',
      )
    this.trusted = trusted
  }
}
