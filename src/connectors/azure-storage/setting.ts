/** The setting that tables and blobs of a storage account have in common: where the account is, and how it is entered. */
import type { Setting } from '../contract.ts'
import { maskConnectionString } from './connection-string.ts'

export const connectionStringSetting: Setting = {
  key: 'connectionString',
  label: { en: 'Connection string', fr: 'Chaîne de connexion' },
  help: {
    en: 'Paste it whole, from the storage account under Access keys or Shared access signature.',
    fr: 'À coller entière, depuis le compte de stockage, sous Clés d’accès ou Signature d’accès partagé.',
  },
  control: 'area',
  required: true,
  secret: true,
  maxLength: 4_096,
  placeholder: 'DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…;EndpointSuffix=core.windows.net',
  mask: maskConnectionString,
}
