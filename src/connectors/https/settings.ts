/** The settings of an HTTPS endpoint, and everything that may be wrong with them, told at once. */
import type { Egress } from '#platform/egress'
import type { Setting, SettingFault, SettingValues } from '../contract.ts'
import { unwrapPasted } from '../pasted.ts'

const maxUrlLength = 2_048
const maxHeaderLength = 1_024

export const settings: Setting[] = [
  {
    key: 'url',
    label: { en: 'Address of the endpoint', fr: 'Adresse du point d’accès' },
    help: {
      en: 'Leads are posted here as JSON. Query strings are kept as they are; the address is kept secret like a password.',
      fr: 'Les prospects y sont envoyés en JSON. La chaîne de requête est conservée telle quelle ; l’adresse est gardée secrète comme un mot de passe.',
    },
    control: 'url',
    required: true,
    secret: true,
    maxLength: maxUrlLength,
    placeholder: 'https://hooks.example.com/leads',
    mask: maskUrl,
  },
  {
    key: 'profile',
    label: { en: 'Payload', fr: 'Contenu' },
    help: {
      en: 'Documented: the members that existing receivers know. Extended: the same, and a Comptoir member with ids, sequence, score and campaign.',
      fr: 'Documenté : les champs que les récepteurs existants connaissent. Étendu : les mêmes, plus un champ Comptoir avec identifiants, numéro d’ordre, score et campagne.',
    },
    control: 'select',
    required: true,
    secret: false,
    default: 'documented',
    options: [
      { value: 'documented', label: { en: 'Documented', fr: 'Documenté' } },
      { value: 'extended', label: { en: 'Extended', fr: 'Étendu' } },
    ],
  },
  {
    key: 'headerName',
    label: { en: 'Header name', fr: 'Nom de l’en-tête' },
    help: {
      en: 'Optional: a header sent with each lead, Authorization or one that begins with X-.',
      fr: 'Facultatif : un en-tête envoyé avec chaque prospect, Authorization ou un nom qui commence par X-.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 64,
    placeholder: 'Authorization',
  },
  {
    key: 'headerValue',
    label: { en: 'Header value', fr: 'Valeur de l’en-tête' },
    help: {
      en: 'Sent as it is, for instance “Bearer …”. It cannot be read again once saved.',
      fr: 'Envoyée telle quelle, par exemple « Bearer … ». Elle ne peut plus être relue une fois enregistrée.',
    },
    control: 'text',
    required: false,
    secret: true,
    maxLength: maxHeaderLength,
  },
  {
    key: 'signingSecret',
    label: { en: 'Signing secret', fr: 'Secret de signature' },
    help: {
      en: 'Made by the marketplace and shown once. Your endpoint verifies the webhook-signature header with it (Standard Webhooks).',
      fr: 'Créé par la place de marché et montré une seule fois. Votre point d’accès s’en sert pour vérifier l’en-tête webhook-signature (Standard Webhooks).',
    },
    control: 'text',
    required: true,
    secret: true,
    generated: true,
    mask: (value) => `whsec_…${value.slice(-4)}`,
  },
]

/** People paste addresses with spaces around them and with fragments, which are never sent. */
export function tidySettings(values: SettingValues): SettingValues {
  const tidied = unwrapPasted(values, ['url', 'headerName', 'headerValue'])
  if (typeof tidied.headerName === 'string') tidied.headerName = tidied.headerName.replace(/\s*:$/, '')
  const wholeHeader = /^(authorization|x-[a-z0-9-]+)\s*:\s*(.+)$/is.exec(String(tidied.headerValue ?? ''))
  if (wholeHeader && (!tidied.headerName || wholeHeader[1]!.toLowerCase() === String(tidied.headerName).toLowerCase()))
    Object.assign(tidied, { headerName: wholeHeader[1], headerValue: wholeHeader[2] })
  if (typeof tidied.url === 'string') tidied.url = tidied.url.replace(/#.*$/s, '')
  return tidied
}

export function checkSettings(values: SettingValues, egress: Egress): SettingFault[] {
  const faults: SettingFault[] = []
  const { url, headerName, headerValue } = values
  if (typeof url === 'string' && url !== '') faults.push(...checkUrl(url, egress))
  if (headerName && !/^(authorization|x-[a-z0-9-]{1,60})$/i.test(String(headerName))) {
    faults.push({ key: 'headerName', code: 'leads.https.header_name' })
  }
  if (headerValue && !/^[\x20-\x7e]+$/.test(String(headerValue))) {
    faults.push({ key: 'headerValue', code: 'leads.https.header_value' })
  }
  if (Boolean(headerName) !== Boolean(headerValue)) {
    faults.push({ key: headerName ? 'headerValue' : 'headerName', code: 'leads.https.header_pair' })
  }
  return faults
}

/** Everything wrong with the address of a program that leads or notices are posted to. */
export function checkUrl(url: string, egress: Egress): SettingFault[] {
  if (url.length > maxUrlLength) return [{ key: 'url', code: 'leads.https.url_length', params: { max: maxUrlLength } }]
  const refusal = egress.judgeUrl(url)
  if (!refusal) return []
  const port = URL.canParse(url) ? new URL(url).port : ''
  return [{ key: 'url', code: urlFaults[refusal.reason] ?? 'leads.https.url_private', params: { port } }]
}

const urlFaults: Record<string, string> = {
  malformed: 'leads.https.url_malformed',
  scheme: 'leads.https.url_scheme',
  userinfo: 'leads.https.url_userinfo',
  port: 'leads.https.url_port',
}

/** Flow addresses carry their key in the path or query: only the host may be seen. */
export function maskUrl(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}/…` : '…'
}
