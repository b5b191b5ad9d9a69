/**
 * Tortures the real program: script/torture [what] [times]. Without arguments all of it, in full length.
 * Prints one JSON object for each torture; ends with 1 when a lead was lost or became two.
 */
import { databaseRestart } from './torture/database-restart.ts'
import { type FaultsReckoning, faults } from './torture/faults.ts'
import { kills } from './torture/kills.ts'
import { outage } from './torture/outage.ts'
import { powerCut } from './torture/power-cut.ts'
import { processes } from './torture/processes.ts'
import type { Reckoning } from './torture/reckoning.ts'

const tortures: Record<string, { times: number; run(times: number): Promise<Reckoning> }> = {
  'kills-pglite': { times: 100, run: (times) => kills('pglite', times) },
  'kills-postgres': { times: 100, run: (times) => kills('postgres', times) },
  'outage-pglite': { times: 40, run: (seconds) => outage('pglite', { seconds }) },
  'outage-postgres': { times: 40, run: (seconds) => outage('postgres', { seconds }) },
  'power-cut': { times: 3, run: (seconds) => powerCut(seconds) },
  processes: { times: 20, run: (times) => processes(times) },
  'database-restart': { times: 10, run: (times) => databaseRestart(times) },
  faults: { times: 1_000, run: (times) => faults(times) },
}

const [what, times] = process.argv.slice(2)
if (what && !(what in tortures)) {
  process.stderr.write(`usage: script/torture [${Object.keys(tortures).join(' | ')}] [times or seconds]\n`)
  process.exit(2)
}
for (const [name, torture] of Object.entries(tortures)) {
  if (what && what !== name) continue
  const reckoning = await torture.run(Number(times ?? torture.times))
  process.stdout.write(`${JSON.stringify({ torture: name, ...reckoning })}\n`)
  const isMute = 'unexplained' in reckoning && (reckoning as FaultsReckoning).unexplained.length > 0
  if (reckoning.lost > 0 || reckoning.doubled > 0 || reckoning.accepted === 0 || isMute) process.exitCode = 1
}
