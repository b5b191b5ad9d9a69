/**
 * The wire between the `pg` driver and PGlite in the same process: what the driver writes in one go is answered
 * in one call. PGlite's own face for `pg` makes five asynchronous calls of one query, and parses every answer
 * twice, which cost more than running the query; see docs/decisions/0070-embedded-wire.md.
 */
import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

export class EmbeddedStream extends Duplex {
  private readonly pglite: PGlite

  constructor(pglite: PGlite) {
    super({ decodeStrings: true })
    this.pglite = pglite
  }

  connect(): this {
    this.pglite.waitReady.then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
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

  private answer(messages: Buffer, done: (error?: Error | null) => void): void {
    const answer: Buffer[] = []
    const onRawData = (bytes: Uint8Array) => void answer.push(Buffer.from(bytes))
    // `syncToFs` is for file systems that are written as a whole.
    this.pglite.execProtocolRawStream(messages, { syncToFs: false, onRawData }).then(() => {
      done()
      if (answer.length > 0) this.push(answer.length === 1 ? answer[0] : Buffer.concat(answer))
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
