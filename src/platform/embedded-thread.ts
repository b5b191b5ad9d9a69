/** The thread of the embedded database; see embedded-engine.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { type EngineCall, type EngineReply, engineOf } from './embedded-engine.ts'

// Of its own it takes 128 MB for pages that the operating system keeps in memory as well. And it would fill each new
// file of its log with 16 MB of zeros first, which nobody is answered meanwhile: that is for disks that are synced.
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'wal_init_zero=off']

const pglite = await PGlite.create((workerData as { folder: string }).folder, { relaxedDurability: false, startParams })
const engine = engineOf(pglite)

function say(reply: EngineReply) {
  parentPort!.postMessage(reply, reply.is === 'answer' ? [reply.bytes.buffer as ArrayBuffer] : [])
}

const nothing = (): EngineReply => ({ is: 'answer', bytes: new Uint8Array() })

async function reply(call: EngineCall): Promise<EngineReply> {
  try {
    if (call.is === 'messages') return { is: 'answer', bytes: await engine.answer(call.bytes) }
    await engine.close()
    return nothing()
  } catch (error) {
    return { is: 'failure', message: String((error as Error).message ?? error) }
  }
}

parentPort!.on('message', async (call: EngineCall) => say(await reply(call)))
say(nothing())
