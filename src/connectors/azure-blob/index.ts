/**
 * Azure Blob: each lead is a JSON document of its own, written at once. An older way that some publishers still
 * read from; tables and HTTPS endpoints are the better ones, and the pages say so.
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
import { reservedMembers } from '../https/payload.ts'
import { checkMapping } from '../mapping.ts'
import { reach } from '../network.ts'
import { instructions } from './instructions.ts'

const containerName = /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/
const memberName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

const settings: Setting[] = [
  connectionStringSetting,
  {
    key: 'container',
    label: { en: 'Container', fr: 'Conteneur' },
    help: {
      en: 'It is made, private, when it does not exist. An existing one must not be public.',
      fr: 'Il est créé, privé, s’il n’existe pas. Un conteneur existant ne doit pas être public.',
    },
    control: 'text',
    required: true,
    secret: false,
    maxLength: 63,
    placeholder: 'leads',
  },
]

export const azureBlob: Connector = {
  kind: 'azure-blob',
  name: { en: 'Azure Blob', fr: 'Objets blob Azure' },
  summary: {
    en: 'Legacy: a container of your storage account, each lead a JSON document. Prefer a table or an HTTPS endpoint.',
    fr: 'Ancien : un conteneur de votre compte de stockage, chaque prospect un document JSON. Préférez une table ou un point d’accès HTTPS.',
  },
  legacy: {
    en: 'Azure Blob is a legacy destination. It works, in real time; for new connections prefer Azure Table or an HTTPS endpoint.',
    fr: 'Azure Blob est une destination ancienne. Elle fonctionne, en temps réel ; pour de nouvelles connexions, préférez une table Azure ou un point d’accès HTTPS.',
  },
  instructions,
  settings,
  limits: () => ({ maxInFlight: 4, growsTo: 32 }),
  authCodes: ['leads.blob.key', 'leads.blob.key_disabled', 'leads.blob.sas', 'leads.blob.firewall'],
  tidy: (values) => ({
    ...values,
    ...(typeof values.connectionString === 'string' && {
      connectionString: tidyConnectionString(values.connectionString),
    }),
    ...(typeof values.container === 'string' && { container: values.container.trim() }),
  }),
  check(values, egress) {
    const faults: SettingFault[] = []
    if (values.connectionString) faults.push(...checkConnectionString(String(values.connectionString), 'blob', egress))
    if (!containerName.test(String(values.container ?? '')))
      faults.push({ key: 'container', code: 'leads.blob.container_name' })
    return faults
  },
  advise: (values) =>
    values.connectionString && hasOddKey(String(values.connectionString))
      ? [{ key: 'connectionString', code: 'leads.blob.cs_key_length' }]
      : [],
  checkMapping: (mapping) => checkMapping(mapping, { pattern: memberName, reserved: reservedMembers }),
  secretExpiry: (values) => endOf(String(values.connectionString ?? '')),
  whereToLook: ({ settings, secrets }) => ({
    text: {
      en: `Open the storage account ${accountOf(secrets.connectionString ?? '', 'blob').name} in the Azure portal or in Storage Explorer: Storage browser › Blob containers › ${settings.container}. Test leads are under test/, others under year/month/day/.`,
      fr: `Ouvrez le compte de stockage ${accountOf(secrets.connectionString ?? '', 'blob').name} dans le portail Azure ou dans l’Explorateur Stockage : Navigateur de stockage › Conteneurs d’objets blob › ${settings.container}. Les prospects d’essai sont sous test/, les autres sous année/mois/jour/.`,
    },
  }),

  reach: (call) =>
    reach(call, { destination: 'blob', url: accountOf(call.secrets.connectionString ?? '', 'blob').endpoint }),

  // Azure's client is large, and only those who send need it.
  authenticate: async (call) => (await import('./documents.ts')).authenticate(call),
  send: async (call) => (await import('./documents.ts')).send(call),

  testMessage: (base) => ({ ...base, source: 'AzureMarketplace', actionCode: 'INS' }),
}
