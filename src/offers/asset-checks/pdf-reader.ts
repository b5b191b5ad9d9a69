/**
 * Reads PDFs in a worker thread with its own memory and a limit of time, since the file comes from outside and
 * its parser is large. The thread is kept for the next file, because loading the parser takes far longer than
 * most files do; it is ended when nobody needed it for a while, and when a file was too much for it.
 */
import { Worker } from 'node:worker_threads'
import type { PdfReport } from './pdf-worker.ts'

export type PdfReading = PdfReport | { is: 'slow' }

export type PdfReaderOptions = {
  /** What a file may take of the processor. A machine that is busy with other things takes nothing away from it. */
  cpuLimitMs?: number
  /** What it may take by the clock, all the same. */
  timeLimitMs?: number
  keepMs?: number
}

const MEMORY_LIMIT_MB = 512
const LOOK_EVERY_MS = 250

export class PdfReader {
  private readonly options: Required<PdfReaderOptions>
  private worker: Worker | undefined
  private turn: Promise<unknown> = Promise.resolve()
  private letGo: NodeJS.Timeout | undefined

  constructor(options: PdfReaderOptions = {}) {
    this.options = { cpuLimitMs: 15_000, timeLimitMs: 120_000, keepMs: 10_000, ...options }
  }

  /** One file at a time, in the order asked. */
  read(bytes: Uint8Array): Promise<PdfReading> {
    const reading = this.turn.then(() => this.readNow(bytes))
    this.turn = reading.catch(() => {})
    return reading
  }

  private async readNow(bytes: Uint8Array): Promise<PdfReading> {
    clearTimeout(this.letGo)
    const isFresh = this.worker === undefined
    let reading = await this.ask(bytes)
    // A thread that others used before may have died of what they left behind; a fresh one dies of this file.
    if (reading === 'died' && !isFresh) reading = await this.ask(bytes)
    this.letGo = setTimeout(() => this.end(), this.options.keepMs).unref()
    return reading === 'died' ? { is: 'damaged' } : reading
  }

  private async ask(bytes: Uint8Array): Promise<PdfReading | 'died'> {
    this.worker ??= this.start()
    const { worker } = this
    const { promise, resolve } = Promise.withResolvers<PdfReading | 'died'>()
    const died = () => resolve('died')
    worker.once('message', resolve).once('exit', died)
    const watch = await this.watch(worker, () => resolve({ is: 'slow' }))
    worker.ref()
    worker.postMessage(new Uint8Array(bytes))
    const reading = await promise
    clearInterval(watch)
    worker.off('message', resolve).off('exit', died)
    worker.unref()
    if (reading === 'died' || reading.is === 'slow') await this.end()
    return reading
  }

  private start(): Worker {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    })
    // A file that exhausts the thread's memory ends it with an error; `exit` follows and is listened to.
    worker.on('error', () => {})
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined
    })
    worker.unref()
    return worker
  }

  private async watch(worker: Worker, isOver: () => void): Promise<NodeJS.Timeout> {
    const { cpuLimitMs, timeLimitMs } = this.options
    const start = performance.now()
    // Until the thread runs it cannot tell what it used, which is nothing then.
    const before = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }))
    return setInterval(async () => {
      if (performance.now() - start > timeLimitMs) return isOver()
      const { user, system } = await worker.cpuUsage(before).catch(() => ({ user: 0, system: 0 }))
      if ((user + system) / 1000 > cpuLimitMs) isOver()
    }, LOOK_EVERY_MS)
  }

  private async end(): Promise<void> {
    const { worker } = this
    this.worker = undefined
    await worker?.terminate()
  }
}
