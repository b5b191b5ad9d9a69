/** What answers the messages of PostgreSQL's protocol for the embedded database: PGlite, here or in a thread of its own. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'

export type Engine = {
  /** Answers calls in the order they are made. The bytes of the answer are the caller's own. */
  answer(messages: Uint8Array): Promise<Uint8Array>
  close(): Promise<void>
}

export function engineOf(pglite: PGlite): Engine {
  return {
    async answer(messages) {
      const parts: Uint8Array[] = []
      // `syncToFs` is for file systems that are written as a whole; the bytes shown are the database's own memory.
      await pglite.execProtocolRawStream(messages, {
        syncToFs: false,
        onRawData: (bytes) => void parts.push(bytes.slice()),
      })
      return parts.length === 1 ? parts[0]! : joined(parts)
    },
    close: () => pglite.close(),
  }
}

/** What the thread says to each call, in their order, and before the first, when it is ready. */
export type EngineReply = { is: 'answer'; bytes: Uint8Array } | { is: 'failure'; message: string }
export type EngineCall = { is: 'messages'; bytes: Uint8Array } | { is: 'close' }

/**
 * PGlite in a thread of its own, so that a long query keeps nobody else waiting, and rows are written while
 * the next are made ready.
 */
export async function engineInThread(folder: string): Promise<Engine> {
  const thread = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: { folder } })
  const asked: { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void }[] = []
  const ask = (call: EngineCall) =>
    new Promise<Uint8Array>((resolve, reject) => {
      // Only a process that waits for an answer is kept alive.
      if (asked.push({ resolve, reject }) === 1) thread.ref()
      thread.postMessage(call, call.is === 'messages' ? [call.bytes.buffer as ArrayBuffer] : [])
    })
  let isOpen = false
  thread.on('exit', () => {
    if (isOpen) throw new Error('The thread of the embedded database ended by itself.')
  })
  // An error before the first message says why the database cannot be opened; one later is a bug, and ends the process.
  await once(thread, 'message')
  isOpen = true
  thread.on('message', (reply: EngineReply) => {
    const { resolve, reject } = asked.shift()!
    if (asked.length === 0) thread.unref()
    if (reply.is === 'answer') resolve(reply.bytes)
    else reject(new Error(reply.message))
  })
  thread.unref()
  return {
    answer: (messages) => ask({ is: 'messages', bytes: new Uint8Array(messages) }),
    async close() {
      await ask({ is: 'close' })
      isOpen = false
      await thread.terminate()
    },
  }
}

/** Bytes of their own: those of a small Buffer share their memory with others, and cannot be given away. */
function joined(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
