/**
 * The wire between the `pg` driver and the embedded database: what the driver writes in one go is answered
 * in one call. PGlite's own face for `pg` makes five asynchronous calls of one query, and parses every answer
 * twice, which cost more than running the query; see docs/decisions/0070-embedded-wire.md.
 */
import { Duplex } from 'node:stream'
import type { Engine } from './embedded-engine.ts'

export class EmbeddedStream extends Duplex {
  private readonly engine: Engine

  constructor(engine: Engine) {
    super({ decodeStrings: true })
    this.engine = engine
  }

  connect(): this {
    setImmediate(() => this.emit('connect'))
    return this
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.answer(chunk, done)
  }

  // The driver corks its stream while it writes the messages of one query.
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.answer(Buffer.concat(chunks.map(({ chunk }) => chunk)), done)
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  // What came of it is pushed, not asked for.
  override _read(): void {}

  private answer(messages: Uint8Array, done: (error?: Error | null) => void): void {
    this.engine.answer(messages).then((answer) => {
      done()
      if (answer.length > 0) this.push(answer)
    }, done)
  }

  // Asked of sockets; nothing here keeps the process alive.
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}
