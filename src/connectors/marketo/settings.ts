/** The settings of Marketo, and what people paste for them. */
import type { Setting, SettingFault, SettingValues } from '../contract.ts'
import { unwrapPasted } from '../pasted.ts'

const inRest = { key: 'mode', in: ['rest'] }
const inFormPost = { key: 'mode', in: ['form-post'] }

export const settings: Setting[] = [
  {
    key: 'mode',
    label: { en: 'How leads are sent', fr: 'Mode d’envoi' },
    help: {
      en: 'REST is the supported way and confirms each lead. Form post exists for connections that have no API user.',
      fr: 'REST est le moyen pris en charge et confirme chaque prospect. L’envoi par formulaire existe pour les connexions sans utilisateur d’API.',
    },
    control: 'select',
    required: true,
    secret: false,
    default: 'rest',
    options: [
      { value: 'rest', label: { en: 'REST', fr: 'REST' } },
      {
        value: 'form-post',
        label: { en: 'Form post (not supported by Adobe)', fr: 'Formulaire (non pris en charge par Adobe)' },
      },
    ],
  },
  {
    key: 'embed',
    label: { en: 'Embed code of the form', fr: 'Code d’intégration du formulaire' },
    help: {
      en: 'Paste it here, and the three fields below are filled from it.',
      fr: 'Collez-le ici, et les trois champs ci-dessous en sont remplis.',
    },
    control: 'area',
    required: false,
    secret: false,
    paste: true,
    placeholder: 'MktoForms2.loadForm("//app-ys12.marketo.com", "123-PQR-789", 1179);',
  },
  {
    key: 'munchkinId',
    label: { en: 'Munchkin Account ID', fr: 'Identifiant de compte Munchkin' },
    help: { en: 'Admin › Munchkin, such as 123-PQR-789.', fr: 'Admin › Munchkin, par exemple 123-PQR-789.' },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 20,
    placeholder: '123-PQR-789',
  },
  {
    key: 'serverId',
    label: { en: 'Server ID', fr: 'Identifiant du serveur' },
    help: { en: 'The part after app- in Marketo’s address.', fr: 'La partie après app- dans l’adresse de Marketo.' },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 100,
    placeholder: 'ys12',
    onlyIf: inFormPost,
  },
  {
    key: 'formId',
    label: { en: 'Form ID', fr: 'Identifiant du formulaire' },
    help: {
      en: 'Leads are submitted as this form, so that its campaigns run. With REST it may be left empty: people are then created and updated directly, many at a time.',
      fr: 'Les prospects sont soumis comme ce formulaire, pour que ses campagnes s’exécutent. Avec REST il peut rester vide : les personnes sont alors créées et mises à jour directement, plusieurs à la fois.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 30,
    placeholder: '1179',
  },
  {
    key: 'clientId',
    label: { en: 'Client ID', fr: 'Client ID' },
    help: { en: 'Admin › LaunchPoint › View Details.', fr: 'Admin › LaunchPoint › Afficher les détails.' },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 255,
    onlyIf: inRest,
  },
  {
    key: 'clientSecret',
    label: { en: 'Client secret', fr: 'Client secret' },
    help: {
      en: 'From the same place. It cannot be read again once saved.',
      fr: 'Au même endroit. Il ne peut plus être relu une fois enregistré.',
    },
    control: 'text',
    required: false,
    secret: true,
    maxLength: 255,
    onlyIf: inRest,
  },
  {
    key: 'programId',
    label: { en: 'Program ID', fr: 'Identifiant du programme' },
    help: {
      en: 'Optional: the program that the form belongs to.',
      fr: 'Facultatif : le programme dont dépend le formulaire.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 12,
    onlyIf: inRest,
  },
]

// Tolerant of spaces, and of the stray `("(` that a widely copied example has.
const embedded = /loadForm[\s("']*(?:https?:)?\/\/app-([a-z0-9]+)\.marketo\.com["'\s,]+([0-9A-Za-z-]+)["'\s,]+(\d+)/i

export function tidySettings(values: SettingValues): SettingValues {
  const { embed = '', ...tidied } = unwrapPasted(values, [
    'munchkinId',
    'serverId',
    'formId',
    'clientId',
    'clientSecret',
    'programId',
  ])
  const snippet = embedded.exec(`${embed} ${tidied.formId ?? ''} ${tidied.munchkinId ?? ''}`)
  if (snippet) Object.assign(tidied, { serverId: snippet[1], munchkinId: snippet[2], formId: snippet[3] })
  if (typeof tidied.munchkinId === 'string') tidied.munchkinId = accountIn(tidied.munchkinId).toUpperCase()
  if (typeof tidied.formId === 'string') tidied.formId = tidied.formId.replace(/^mktoForm_/i, '')
  if (typeof tidied.serverId === 'string') {
    tidied.serverId = tidied.serverId
      .toLowerCase()
      .replace(/^(https?:)?\/\//, '')
      .replace(/^app-/, '')
      .replace(/\.marketo\.com.*$/, '')
  }
  return tidied
}

/** The account in an address of its REST API. */
function accountIn(text: string): string {
  return /\b\d{3}-[a-z]{3}-\d{3}\b/i.exec(text)?.[0] ?? text
}

export function checkSettings(values: SettingValues): SettingFault[] {
  const faults: SettingFault[] = []
  const fault = (key: string, name: string) => faults.push({ key, code: `leads.marketo.${name}` })
  const isRest = values.mode !== 'form-post'
  const needed = isRest ? ['munchkinId', 'clientId', 'clientSecret'] : ['munchkinId', 'serverId', 'formId']
  for (const key of needed) if (!values[key]) faults.push({ key, code: 'leads.setting.required' })
  if (values.munchkinId && !/^\d{3}-[A-Z]{3}-\d{3}$/.test(String(values.munchkinId)))
    fault('munchkinId', 'munchkin_shape')
  if (values.serverId && !/^[a-z]{2,6}[a-z0-9]{0,6}$/.test(String(values.serverId))) fault('serverId', 'server_shape')
  for (const key of ['formId', 'programId'] as const) {
    const number = Number(values[key] || 1)
    if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) fault(key, 'number')
  }
  return faults
}
