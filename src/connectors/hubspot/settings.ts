/** The settings of HubSpot, and what people paste for them. */
import type { Setting, SettingFault, SettingValues } from '../contract.ts'
import { unwrapPasted } from '../pasted.ts'

const inCrm = { key: 'mode', in: ['crm'] }
const inForms = { key: 'mode', in: ['forms'] }

export const settings: Setting[] = [
  {
    key: 'mode',
    label: { en: 'How leads are sent', fr: 'Mode d’envoi' },
    help: {
      en: 'As contacts with a note, through a private app; or as submissions of a form, which needs no token.',
      fr: 'Comme contacts avec une note, par une application privée ; ou comme soumissions d’un formulaire, sans jeton.',
    },
    control: 'select',
    required: true,
    secret: false,
    default: 'crm',
    options: [
      { value: 'crm', label: { en: 'Contacts', fr: 'Contacts' } },
      { value: 'forms', label: { en: 'Form', fr: 'Formulaire' } },
    ],
  },
  {
    key: 'token',
    label: { en: 'Access token', fr: 'Jeton d’accès' },
    help: {
      en: 'Of a private app with the scopes crm.objects.contacts.read and .write; begins with pat-.',
      fr: 'D’une application privée dotée des portées crm.objects.contacts.read et .write ; commence par pat-.',
    },
    control: 'text',
    required: false,
    secret: true,
    maxLength: 255,
    onlyIf: inCrm,
  },
  {
    key: 'sourceProperty',
    label: { en: 'Property for the lead source', fr: 'Propriété pour la source' },
    help: {
      en: 'The internal name of a text property of contacts. Empty: the source stands in the note only.',
      fr: 'Le nom interne d’une propriété texte des contacts. Vide : la source figure seulement dans la note.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 100,
    default: 'comptoir_lead_source',
    onlyIf: inCrm,
  },
  {
    key: 'createProperties',
    label: { en: 'Make the property when it does not exist', fr: 'Créer la propriété si elle n’existe pas' },
    help: {
      en: 'When the connection is validated; the private app then needs crm.schemas.contacts.write too.',
      fr: 'À la validation de la connexion ; l’application privée a alors aussi besoin de crm.schemas.contacts.write.',
    },
    control: 'switch',
    required: false,
    secret: false,
    default: false,
    onlyIf: inCrm,
  },
  {
    key: 'form',
    label: { en: 'Form', fr: 'Formulaire' },
    help: {
      en: 'Paste the form’s share or embed code, or its portal ID and form GUID with a slash between.',
      fr: 'Collez le code de partage ou d’intégration du formulaire, ou son identifiant de portail et son GUID séparés par une barre.',
    },
    control: 'area',
    required: false,
    secret: false,
    placeholder: '12345678/0192f3c1-7b7e-4a10-9c55-3d1f0a6f2b11',
    onlyIf: inForms,
  },
]

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

export function tidySettings(values: SettingValues): SettingValues {
  const tidied = unwrapPasted(values, ['token', 'sourceProperty', 'form'])
  if (typeof tidied.token === 'string') tidied.token = tidied.token.replace(/^Bearer\s+/i, '')
  if (typeof tidied.form === 'string') tidied.form = formIn(tidied.form)
  return tidied
}

/** `portal/guid`, from the embed code, from an address of the forms tool, or typed. */
function formIn(text: string): string {
  const form = guid.exec(text)?.[0]
  const rest = form ? text.replace(form, ' ') : text
  const portal = /portalId["']?\s*[:=]\s*["']?(\d+)/i.exec(rest)?.[1] ?? /\b(\d{4,12})\b/.exec(rest)?.[1]
  return form && portal ? `${portal}/${form.toLowerCase()}` : text
}

export function checkSettings(values: SettingValues): SettingFault[] {
  const faults: SettingFault[] = []
  const fault = (key: string, name: string) => faults.push({ key, code: `leads.hubspot.${name}` })
  if (values.mode === 'forms') {
    if (!/^\d{4,12}\/[0-9a-f-]{36}$/.test(String(values.form ?? ''))) fault('form', 'form_shape')
    return faults
  }
  if (!values.token) faults.push({ key: 'token', code: 'leads.setting.required' })
  else if (!/^pat-[\x21-\x7e]+$/.test(String(values.token))) fault('token', 'token_shape')
  if (values.sourceProperty && !/^[a-z][a-z0-9_]{0,99}$/.test(String(values.sourceProperty)))
    fault('sourceProperty', 'property_shape')
  return faults
}
