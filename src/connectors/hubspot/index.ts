/** HubSpot: contacts, each lead as a note of its own; or submissions of a form. */
import type { Connector } from '../contract.ts'
import { checkMapping } from '../mapping.ts'
import { reach } from '../network.ts'
import { apiOrigin, authenticateCrm, sendContact } from './crm.ts'
import { formsOrigin, sendSubmission } from './forms.ts'
import { instructions } from './instructions.ts'
import { checkSettings, settings, tidySettings } from './settings.ts'

const isForms = (values: { mode?: unknown }) => values.mode === 'forms'

export const hubspot: Connector = {
  kind: 'hubspot',
  name: { en: 'HubSpot', fr: 'HubSpot' },
  summary: {
    en: 'Contacts in your HubSpot, each lead as a note; or submissions of one of your forms.',
    fr: 'Des contacts dans votre HubSpot, chaque prospect en note ; ou des soumissions d’un de vos formulaires.',
  },
  instructions,
  settings,
  // A lead is two calls, a repeated one three, and HubSpot takes a hundred in ten seconds.
  limits: () => ({ maxInFlight: 4, pace: { most: 33, of: 'leads', perMs: 10_000, spread: true } }),
  // Which account a token is of, only HubSpot knows; a publisher rarely has two, and sharing is the safe side.
  account: () => 'account',
  sendsCredentials: ({ settings: values }) => !isForms(values),
  authCodes: ['leads.hubspot.token', 'leads.hubspot.scope'],
  tidy: tidySettings,
  check: checkSettings,
  checkMapping: (mapping) =>
    checkMapping(mapping, { pattern: /^[a-z][a-z0-9_]{0,99}$/, reserved: ['email'], isLowerCase: true }),
  whereToLook: () => ({
    text: {
      en: 'Open CRM › Contacts in HubSpot and search for the marker.',
      fr: 'Ouvrez CRM › Contacts dans HubSpot et cherchez le repère.',
    },
    url: 'https://app.hubspot.com/contacts',
  }),
  reach: (call) => reach(call, { destination: 'hubspot', url: isForms(call.settings) ? formsOrigin : apiOrigin }),
  authenticate: async (call) => (isForms(call.settings) ? undefined : authenticateCrm(call)),
  send: (call) => (isForms(call.settings) ? sendSubmission(call) : sendContact(call)),
  testMessage: (base) => base,
}
