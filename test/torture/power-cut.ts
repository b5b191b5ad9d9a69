import { cpSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Reckoning, reckon } from './reckoning.ts'
import { senders } from './senders.ts'
import { aStand } from './stand.ts'

/**
 * A power cut on the embedded database: its files are put back to what they were some seconds before, the
 * lead journal is left as it was. No accepted lead is lost.
 */
export async function powerCut(secondsLost = 3): Promise<Reckoning & { secondsLost: number }> {
  const stand = await aStand('pglite')
  const customers = senders(stand)
  const files = join(stand.dataDir, 'pglite')
  const older = `${files}-older`
  let program = await stand.start()
  try {
    customers.sendTo([program.url])
    await customers.underWay()
    await customers.stop()
    await program.kill('SIGKILL')
    cpSync(files, older, { recursive: true })

    // Nothing of what comes now arrives before the cut: it is in the lost files and in the journal only.
    await stand.receiver.down()
    program = await stand.start()
    customers.sendTo([program.url])
    await customers.underWay()
    await pause(secondsLost * 1000)
    await program.kill('SIGKILL')
    await customers.stop()
    await stand.receiver.up()
    rmSync(files, { recursive: true })
    renameSync(older, files)

    program = await stand.start()
    return { secondsLost, ...(await reckon(stand, customers, { withinSeconds: 30 })) }
  } finally {
    await customers.stop()
    await program.kill()
    await stand.close()
  }
}
