/** A stand-in as the counterpart of the connectors' suite: doors that lead to it, and its ways of failing. */
import { type Egress, openEgress } from '#platform/egress'
import { openLog } from '#platform/log'
import type { Counterpart, Situation } from '../../src/connectors/conformance.ts'
import type { ConnectionSettings } from '../../src/connectors/contract.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Fault, StandIn } from '../fakes/stand-in.ts'

export type TestCounterpart = Counterpart & { close(): Promise<void> }

export function aCounterpart(
  standIn: StandIn,
  {
    hosts = [],
    connection,
    holds,
    faults = {},
    before,
  }: {
    hosts?: string[]
    connection: ConnectionSettings
    holds: Counterpart['holds']
    faults?: Partial<Record<Situation, Fault>>
    /** Brings the system itself into a situation, where a canned answer would be too simple. */
    before?: (situation: Situation) => void
  },
): TestCounterpart {
  const fresh = () =>
    openEgress(
      readConfig({
        COMPTOIR_LEADS_EGRESS_ALLOW: standIn.allow,
        COMPTOIR_LEADS_EGRESS_CA: standIn.caFile,
        COMPTOIR_LEADS_STAND_INS: hosts.join(','),
      }),
      openLog('silent'),
    )
  const closedEgress = openEgress(readConfig({}), openLog('silent'), { resolve: async () => ['127.0.0.1'] })
  let egress: Egress = fresh()
  let isDown = false
  return {
    get egress() {
      return egress
    },
    closedEgress,
    connection,
    holds,
    async make(situation) {
      if (isDown) await standIn.up()
      isDown = situation === 'is-down'
      if (isDown) await standIn.down()
      // Connections that were kept alive end with the situation they were made in.
      await egress.close()
      egress = fresh()
      await standIn.present(situation === 'has-an-expired-certificate' ? 'expired' : undefined)
      before?.(situation)
      standIn.always(faults[situation])
    },
    async close() {
      await egress.close()
      await closedEgress.close()
    },
  }
}
