import { setTimeout as pause } from 'node:timers/promises'
import { type Reckoning, reckon } from './reckoning.ts'
import { senders } from './senders.ts'
import { aStand, type DatabaseKind } from './stand.ts'

/** The receiver is down for so long under a steady load: all is delivered within 15 seconds of its return. */
export async function outage(
  kind: DatabaseKind,
  { seconds = 40, perSecond = 30 } = {},
): Promise<Reckoning & { downSeconds: number; perSecond: number }> {
  const stand = await aStand(kind)
  const customers = senders(stand)
  const program = await stand.start()
  try {
    customers.sendTo([program.url], { perSecond })
    await pause(2_000)
    await stand.receiver.down()
    await pause(seconds * 1000)
    await stand.receiver.up()
    await customers.stop()
    return { downSeconds: seconds, perSecond, ...(await reckon(stand, customers, { withinSeconds: 15 })) }
  } finally {
    await customers.stop()
    await program.kill()
    await stand.close()
  }
}
