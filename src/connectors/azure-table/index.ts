/**
 * Azure Table: each lead is a row of one table, with the columns that receivers of such leads know. The row's
 * key is the lead's id, so that a repeat changes nothing; rows are never rewritten, or pollers would see them
 * as new.
 */
import {
  accountOf,
  checkConnectionString,
  endOf,
  hasOddKey,
  tidyConnectionString,
} from '../azure-storage/connection-string.ts'
import { connectionStringSetting } from '../azure-storage/setting.ts'
import type { Connector, Setting, SettingFault } from '../contract.ts'
import { checkMapping } from '../mapping.ts'
import { reach } from '../network.ts'
import { ownColumns } from './entity.ts'
import { instructions } from './instructions.ts'

// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
const tableName = /^[A-Za-z][A-Za-z0-9]{2,62}$/
const columnName = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/

const settings: Setting[] = [
  connectionStringSetting,
  {
    key: 'table',
    label: { en: 'Table', fr: 'Table' },
    help: {
      en: 'It is made when it does not exist.',
      fr: 'Elle est créée si elle n’existe pas.',
    },
    control: 'text',
    required: true,
    secret: false,
    maxLength: 63,
    default: 'MarketplaceLeads',
  },
]

export const azureTable: Connector = {
  kind: 'azure-table',
  name: { en: 'Azure Table', fr: 'Table Azure' },
  summary: {
    en: 'A table of your storage account: each lead is a row that flows, reports and programs can read.',
    fr: 'Une table de votre compte de stockage : chaque prospect est une ligne, lisible par vos flux, rapports et programmes.',
  },
  instructions,
  settings,
  limits: () => ({ maxInFlight: 4, growsTo: 32 }),
  authCodes: ['leads.table.key', 'leads.table.key_disabled', 'leads.table.sas', 'leads.table.firewall'],
  tidy: (values) => ({
    ...values,
    ...(typeof values.connectionString === 'string' && {
      connectionString: tidyConnectionString(values.connectionString),
    }),
    ...(typeof values.table === 'string' && { table: values.table.trim() }),
  }),
  check(values, egress) {
    const faults: SettingFault[] = []
    if (values.connectionString) faults.push(...checkConnectionString(String(values.connectionString), 'table', egress))
    const name = String(values.table ?? '')
    if (!tableName.test(name) || name.toLowerCase() === 'tables')
      faults.push({ key: 'table', code: 'leads.table.table_name' })
    return faults
  },
  advise: (values) =>
    values.connectionString && hasOddKey(String(values.connectionString))
      ? [{ key: 'connectionString', code: 'leads.table.cs_key_length' }]
      : [],
  checkMapping: (mapping) => checkMapping(mapping, { pattern: columnName, reserved: ownColumns }),
  secretExpiry: (values) => endOf(String(values.connectionString ?? '')),
  whereToLook: ({ settings, secrets }) => ({
    text: {
      en: `Open the storage account ${accountOf(secrets.connectionString ?? '', 'table').name} in the Azure portal or in Storage Explorer: Storage browser › Tables › ${settings.table}. The column Description has the marker.`,
      fr: `Ouvrez le compte de stockage ${accountOf(secrets.connectionString ?? '', 'table').name} dans le portail Azure ou dans l’Explorateur Stockage : Navigateur de stockage › Tables › ${settings.table}. La colonne Description porte le repère.`,
    },
  }),

  reach: (call) =>
    reach(call, { destination: 'table', url: accountOf(call.secrets.connectionString ?? '', 'table').endpoint }),

  // Azure's client is large, and only those who send need it.
  authenticate: async (call) => (await import('./rows.ts')).authenticate(call),
  send: async (call) => (await import('./rows.ts')).send(call),

  testMessage: (base) => base,
}
