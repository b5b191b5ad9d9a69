import { setTimeout as pause } from 'node:timers/promises'
import { type Reckoning, reckon } from './reckoning.ts'
import { senders } from './senders.ts'
import { aStand, type DatabaseKind } from './stand.ts'

/**
 * The whole process is killed so many times while leads are posted at full speed. Each lead answered with
 * success, in-flight ones included, is at the receiver within 30 seconds of the last start.
 */
export async function kills(kind: DatabaseKind, times: number): Promise<Reckoning & { kills: number }> {
  const stand = await aStand(kind)
  const customers = senders(stand)
  try {
    let program = await stand.start()
    customers.sendTo([program.url])
    for (let kill = 0; kill < times; kill++) {
      await customers.underWay()
      await pause(Math.random() * 1000)
      await program.kill('SIGKILL')
      program = await stand.start()
    }
    await customers.stop()
    const reckoning = await reckon(stand, customers, { withinSeconds: 30 })
    await program.kill()
    return { kills: times, ...reckoning }
  } finally {
    await customers.stop()
    await stand.close()
  }
}
