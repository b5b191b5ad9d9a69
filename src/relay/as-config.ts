/** The relay's file as the configuration that every program reads: what the file leaves open, the environment may say. */
import { type Config, readConfig } from '#platform/config'
import type { RelayConfig } from './config.ts'
import type { Path } from './file-shape.ts'

/** Where in the file each key of the configuration comes from. */
export const placesOfKeys: Record<string, Path> = {
  DATABASE_URL: ['database'],
  COMPTOIR_LEADS_RETRY_SCHEDULE: ['retrySchedule'],
  COMPTOIR_LEADS_EGRESS_ALLOW: ['egress', 'allow'],
  COMPTOIR_LEADS_EGRESS_CA: ['egress', 'certificates'],
  COMPTOIR_LEADS_STAND_INS: ['egress', 'standIns'],
}

/** @throws ConfigError */
export function configOf(relay: RelayConfig, env: Record<string, string | undefined>): Config {
  return readConfig({
    ...env,
    COMPTOIR_DATA: relay.dataDir,
    COMPTOIR_NAME: relay.marketplace,
    ...(relay.databaseUrl && { DATABASE_URL: relay.databaseUrl }),
    ...(relay.retrySchedule && { COMPTOIR_LEADS_RETRY_SCHEDULE: relay.retrySchedule.join(',') }),
    ...(relay.egressAllow.length > 0 && { COMPTOIR_LEADS_EGRESS_ALLOW: relay.egressAllow.join(',') }),
    ...(relay.standIns?.length && { COMPTOIR_LEADS_STAND_INS: relay.standIns.join(',') }),
    ...(relay.egressCertificates && { COMPTOIR_LEADS_EGRESS_CA: relay.egressCertificates }),
  })
}
