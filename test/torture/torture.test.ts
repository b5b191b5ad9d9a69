/** The tortures in short; script/torture does them in full length. */
import { expect, test } from 'vitest'
import { databaseRestart } from './database-restart.ts'
import { faults } from './faults.ts'
import { kills } from './kills.ts'
import { outage } from './outage.ts'
import { powerCut } from './power-cut.ts'
import { processes } from './processes.ts'
import type { Reckoning } from './reckoning.ts'

function expectAllThereOnce({ accepted, lost, doubled }: Reckoning) {
  expect(accepted).toBeGreaterThan(0)
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 })
}

test.each(['pglite', 'postgres'] as const)(
  'no lead is lost or doubled when the whole program is killed on %s while leads are posted at full speed',
  async (kind) => expectAllThereOnce(await kills(kind, 3)),
)

test('no lead is lost, doubled or unexplained when every kind of destination fails at random', async () => {
  const reckoning = await faults(24)
  expectAllThereOnce(reckoning)
  expect(reckoning.unexplained).toEqual([])
})

test('no lead is lost or doubled when the receiver was down under a steady load', async () => {
  expectAllThereOnce(await outage('pglite', { seconds: 5, perSecond: 10 }))
})

test('no lead is lost when a power cut took the last seconds of the embedded database’s files', async () => {
  expectAllThereOnce(await powerCut(1))
})

test('no lead is lost or doubled when one of two web and one of two worker processes are killed', async () => {
  expectAllThereOnce(await processes(1))
})

test('no lead is lost or doubled when the database is restarted under load', async () => {
  expectAllThereOnce(await databaseRestart(2))
})
