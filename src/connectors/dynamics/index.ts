/**
 * Dynamics 365 and every other Dataverse environment with the table Lead: created through the Web API under the
 * lead's own id, so that a repeat after a lost answer makes no second row.
 */
import type { Connector, SettingValues } from '../contract.ts'
import { checkMapping } from '../mapping.ts'
import { reach } from '../network.ts'
import { createLeads } from './batch.ts'
import { authenticate } from './check.ts'
import { ownColumns } from './columns.ts'
import { createLead } from './create.ts'
import { onFailure } from './failure.ts'
import { instructions } from './instructions.ts'
import { adviseOn, checkSettings, secretExpiry, settings, tidySettings } from './settings.ts'

// Dataverse would take a thousand; its limit of execution time and our leases want less at a time.
const batchSize = 25

export const dynamics: Connector = {
  kind: 'dynamics',
  name: { en: 'Dynamics 365', fr: 'Dynamics 365' },
  summary: {
    en: 'Leads in Dynamics 365 Sales or any Dataverse environment that has the table Lead.',
    fr: 'Des prospects dans Dynamics 365 Sales ou tout environnement Dataverse doté de la table Prospect.',
  },
  instructions,
  settings,
  // The vendor allows 52 calls at once and 6 000 in five minutes to all that one account does.
  limits: () => ({
    maxInFlight: 10,
    batch: batchSize,
    pace: { most: 1_000, of: 'leads', perMs: 300_000, spread: true },
  }),
  account: ({ url }) => String(url),
  authCodes: [
    'sign_in',
    'no_role',
    'tenant_not_found',
    'tenant_malformed',
    'app_not_found',
    'secret_invalid',
    'secret_expired',
    'certificate_refused',
    'resource',
    'credentials',
    'privilege',
  ].map((name) => `leads.dynamics.${name}`),
  tidy: tidySettings,
  check: checkSettings,
  fromOperator: ({ leads }): SettingValues => (leads.dynamicsClient ? { userClientId: leads.dynamicsClient } : {}),
  advise: adviseOn,
  secretExpiry,
  checkMapping: (mapping) =>
    checkMapping(mapping, { pattern: /^[A-Za-z][A-Za-z0-9_]{0,127}(@odata\.bind)?$/, reserved: ownColumns }),
  whereToLook: ({ settings: values }) => ({
    text: {
      en: 'Open Sales › Leads in Dynamics 365 and search for the marker; it is the topic of the test lead.',
      fr: 'Ouvrez Ventes › Prospects dans Dynamics 365 et cherchez le repère ; c’est le sujet du prospect d’essai.',
    },
    url: `${values.url}/main.aspx?pagetype=entitylist&etn=lead`,
  }),
  async reach(call) {
    const url = String(call.settings.url)
    const result = await reach(call, { destination: 'dynamics', url })
    if (result.reached || !result.outcome.evidence.failure) return result
    const { stage, reason, message } = result.outcome.evidence.failure
    const failure = { kind: 'failure', stage, reason, message, requestSent: false, durationMs: 0 } as Parameters<
      typeof onFailure
    >[0]
    return { reached: false, outcome: { ...result.outcome, ...onFailure(failure, url) } }
  },
  authenticate,
  send: createLead,
  sendMany: createLeads,
  testMessage: (base) => base,
}
