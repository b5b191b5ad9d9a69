import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../support/postgres.ts'
import type { Program } from '../support/program.ts'
import { type Reckoning, reckon } from './reckoning.ts'
import { senders } from './senders.ts'
import { aStand } from './stand.ts'

/** Two web and two worker processes on one PostgreSQL; one of each is killed at random, so many times. */
export async function processes(times: number): Promise<Reckoning & { kills: number }> {
  const stand = await aStand('postgres')
  const customers = senders(stand)
  const ports = [stand.port, String(await freePort())]
  const webs: Program[] = []
  const workers: Program[] = []
  try {
    for (const port of ports) webs.push(await stand.start('web', port))
    for (const _ of ports) workers.push(await stand.start('worker', String(await freePort())))
    customers.sendTo(webs.map(({ url }) => url))
    for (let kill = 0; kill < times; kill++) {
      await customers.underWay()
      const [web, worker] = [pick(), pick()]
      await pause(Math.random() * 1500)
      await webs[web]!.kill('SIGKILL')
      await pause(Math.random() * 1000)
      await workers[worker]!.kill('SIGKILL')
      webs[web] = await stand.start('web', ports[web])
      workers[worker] = await stand.start('worker', String(await freePort()))
    }
    await customers.stop()
    return { kills: times * 2, ...(await reckon(stand, customers, { withinSeconds: 30 })) }
  } finally {
    await customers.stop()
    await Promise.all([...webs, ...workers].map((program) => program.kill()))
    await stand.close()
  }
}

const pick = () => Math.floor(Math.random() * 2)
