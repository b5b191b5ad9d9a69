/** The settings of Salesforce, in both its modes, and what people paste for them. */
import type { Egress } from '#platform/egress'
import type { Setting, SettingFault, SettingValues } from '../contract.ts'
import { unwrapPasted } from '../pasted.ts'

export type Mode = 'web-to-lead' | 'rest'

const inRest = { key: 'mode', in: ['rest'] }
const inWebToLead = { key: 'mode', in: ['web-to-lead'] }

export const settings: Setting[] = [
  {
    key: 'mode',
    label: { en: 'How leads are sent', fr: 'Mode d’envoi' },
    help: {
      en: 'Web-to-Lead needs only your organisation’s identifier, but Salesforce never confirms. REST confirms each lead and has no daily limit of 500.',
      fr: 'Web-to-Lead ne demande que l’identifiant de votre organisation, mais Salesforce ne confirme rien. REST confirme chaque prospect et n’a pas la limite de 500 par jour.',
    },
    control: 'select',
    required: true,
    secret: false,
    default: 'web-to-lead',
    options: [
      { value: 'web-to-lead', label: { en: 'Web-to-Lead', fr: 'Web-to-Lead' } },
      { value: 'rest', label: { en: 'REST (confirmed)', fr: 'REST (confirmé)' } },
    ],
  },
  {
    key: 'oid',
    label: { en: 'Organization Identifier (oid)', fr: 'Identifiant de l’organisation (oid)' },
    help: {
      en: 'Begins with 00D. You may paste the whole form that Salesforce’s Web-to-Lead page makes; it is found in there.',
      fr: 'Commence par 00D. Vous pouvez coller tout le formulaire produit par la page Web-to-Lead de Salesforce ; il y est retrouvé.',
    },
    control: 'area',
    required: false,
    secret: false,
    placeholder: '00Do0000000ZHog',
    onlyIf: inWebToLead,
  },
  {
    key: 'host',
    label: { en: 'Environment', fr: 'Environnement' },
    help: {
      en: 'Where the organisation lives.',
      fr: 'Là où se trouve l’organisation.',
    },
    control: 'select',
    required: false,
    secret: false,
    default: 'production',
    options: [
      { value: 'production', label: { en: 'Production', fr: 'Production' } },
      { value: 'sandbox', label: { en: 'Sandbox', fr: 'Bac à sable' } },
    ],
    onlyIf: inWebToLead,
  },
  {
    key: 'myDomain',
    label: { en: 'My Domain URL', fr: 'Adresse My Domain' },
    help: {
      en: 'From Setup › My Domain. Any page address of your Salesforce will do.',
      fr: 'Dans Configuration › Mon domaine. N’importe quelle adresse de page de votre Salesforce convient.',
    },
    control: 'url',
    required: false,
    secret: false,
    maxLength: 512,
    placeholder: 'https://acme.my.salesforce.com',
    onlyIf: inRest,
  },
  {
    key: 'clientId',
    label: { en: 'Consumer key', fr: 'Clé du consommateur' },
    help: {
      en: 'Of the connected app (client ID), with the client credentials flow enabled.',
      fr: 'De l’application connectée (client ID), avec le flux d’informations d’identification du client activé.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 512,
    onlyIf: inRest,
  },
  {
    key: 'clientSecret',
    label: { en: 'Consumer secret', fr: 'Secret du consommateur' },
    help: {
      en: 'It cannot be read again once saved.',
      fr: 'Il ne peut plus être relu une fois enregistré.',
    },
    control: 'text',
    required: false,
    secret: true,
    maxLength: 512,
    onlyIf: inRest,
  },
  {
    key: 'externalId',
    label: { en: 'External ID field', fr: 'Champ d’identifiant externe' },
    help: {
      en: 'A text(36) field of Lead marked External ID and Unique; a repeat then changes the same lead and makes no second one.',
      fr: 'Un champ texte(36) de l’objet Piste, marqué ID externe et Unique ; une répétition modifie alors la même piste et n’en crée pas de seconde.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 80,
    default: 'Comptoir_Lead_Id__c',
    onlyIf: inRest,
  },
  {
    key: 'onDuplicate',
    label: { en: 'When your duplicate rules object', fr: 'Si vos règles de doublons s’y opposent' },
    help: {
      en: 'Save anyway, count it as delivered without saving, or refuse it so that a person looks.',
      fr: 'Enregistrer quand même, compter comme livré sans enregistrer, ou refuser pour qu’une personne regarde.',
    },
    control: 'select',
    required: false,
    secret: false,
    default: 'save',
    options: [
      { value: 'save', label: { en: 'Save anyway', fr: 'Enregistrer quand même' } },
      { value: 'deliver', label: { en: 'Count as delivered', fr: 'Compter comme livré' } },
      { value: 'refuse', label: { en: 'Refuse', fr: 'Refuser' } },
    ],
    onlyIf: inRest,
  },
  {
    key: 'countryFormat',
    label: { en: 'Country', fr: 'Pays' },
    help: {
      en: 'Organisations with State and Country picklists refuse values that are not in the list.',
      fr: 'Les organisations dotées de listes de pays et régions refusent les valeurs absentes de la liste.',
    },
    control: 'select',
    required: true,
    secret: false,
    default: 'iso2',
    options: [
      { value: 'iso2', label: { en: 'Two-letter code (BE)', fr: 'Code à deux lettres (BE)' } },
      { value: 'english-name', label: { en: 'English name (Belgium)', fr: 'Nom anglais (Belgium)' } },
      { value: 'omit', label: { en: 'Leave out', fr: 'Ne pas envoyer' } },
    ],
  },
  {
    key: 'countryField',
    label: { en: 'Country goes into', fr: 'Le pays va dans' },
    help: {
      en: 'Country code is the field of State and Country picklists.',
      fr: 'Le code pays est le champ des listes de pays et régions.',
    },
    control: 'select',
    required: true,
    secret: false,
    default: 'country',
    options: [
      { value: 'country', label: { en: 'Country', fr: 'Pays' } },
      { value: 'country_code', label: { en: 'Country code', fr: 'Code pays' } },
    ],
  },
]

export function modeOf(values: SettingValues): Mode {
  return values.mode === 'rest' ? 'rest' : 'web-to-lead'
}

export function tidySettings(values: SettingValues): SettingValues {
  const tidied = unwrapPasted(values, ['myDomain', 'clientId', 'clientSecret', 'externalId', 'oid'])
  if (typeof tidied.oid === 'string') tidied.oid = oidIn(tidied.oid)
  if (typeof tidied.oid === 'string' && /test\.salesforce\.com/.test(String(values.oid))) tidied.host = 'sandbox'
  if (typeof tidied.myDomain === 'string' && tidied.myDomain !== '') tidied.myDomain = myDomainIn(tidied.myDomain)
  return tidied
}

/** The identifier in a pasted form, in whatever order and with whatever quotes its attributes come. */
function oidIn(text: string): string {
  // Copied out of a page or a mail that shows the snippet.
  const shown = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const input = /<input\b[^>]*\bname\s*=\s*["']?oid\b[^>]*>/i.exec(shown)?.[0]
  const found = input ? /\bvalue\s*=\s*["']?([A-Za-z0-9]+)/i.exec(input)?.[1] : /[?&]orgId=(\w+)/.exec(shown)?.[1]
  return found ?? text.replace(/^["']+|["']+$/g, '')
}

/** The origin of My Domain; what pages are shown under (`lightning.force.com`) leads to it. */
function myDomainIn(text: string): string {
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole)) return text
  const { protocol, host } = new URL(whole)
  return `${protocol}//${host.replace(/\.(lightning\.force|my\.salesforce-setup)\.com$/, '.my.salesforce.com')}`
}

export function checkSettings(values: SettingValues, egress: Egress): SettingFault[] {
  const faults: SettingFault[] = []
  const fault = (key: string, name: string) => faults.push({ key, code: `leads.salesforce.${name}` })
  if (modeOf(values) === 'web-to-lead') {
    if (!/^00D[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/.test(String(values.oid ?? ''))) fault('oid', 'oid_shape')
    return faults
  }
  for (const key of ['myDomain', 'clientId', 'clientSecret'] as const) {
    if (!values[key]) faults.push({ key, code: 'leads.setting.required' })
  }
  if (values.myDomain && !isMyDomain(String(values.myDomain), egress)) fault('myDomain', 'my_domain')
  if (!/^[A-Za-z]\w*__c$/.test(String(values.externalId ?? ''))) fault('externalId', 'external_id_name')
  return faults
}

function isMyDomain(url: string, egress: Egress): boolean {
  const isOne = /^https:\/\/[a-z0-9-]+(--[a-z0-9-]+)?(\.[a-z]+)?\.my\.salesforce\.com$/i.test(url)
  return (isOne || egress.isException(url)) && !egress.judgeUrl(url)
}
