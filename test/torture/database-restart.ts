import { setTimeout as pause } from 'node:timers/promises'
import { type Reckoning, reckon } from './reckoning.ts'
import { senders } from './senders.ts'
import { aStand } from './stand.ts'

/** PostgreSQL is restarted under load, so many times, every second time without its saying goodbye. The program is not. */
export async function databaseRestart(times: number): Promise<Reckoning & { restarts: number }> {
  const stand = await aStand('postgres')
  const customers = senders(stand)
  const program = await stand.start()
  try {
    customers.sendTo([program.url])
    for (let restart = 0; restart < times; restart++) {
      await customers.underWay()
      await pause(Math.random() * 1000)
      await stand.postgres!.restart(restart % 2 === 0 ? 'fast' : 'immediate')
    }
    await customers.underWay()
    await customers.stop()
    return { restarts: times, ...(await reckon(stand, customers, { withinSeconds: 30 })) }
  } finally {
    await customers.stop()
    await program.kill()
    await stand.close()
  }
}
