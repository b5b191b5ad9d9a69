/**
 * Salesforce, in two modes: Web-to-Lead, which needs nothing but the organisation's identifier and confirms
 * nothing, and the REST API, which confirms each lead and makes no second one of a repeat.
 */
import type { Connector } from '../contract.ts'
import { checkMapping } from '../mapping.ts'
import { reach } from '../network.ts'
import { instructions } from './instructions.ts'
import { authenticateRest, sendRest } from './rest.ts'
import { checkSettings, modeOf, settings, tidySettings } from './settings.ts'
import { sendWebToLead, servletOrigin } from './web-to-lead.ts'

const dayMs = 86_400_000
// API names of fields, and the ids that the form gives to custom ones.
const fieldName = /^[A-Za-z][A-Za-z0-9_]{0,79}$/
const reserved = [
  'oid',
  'encoding',
  'retURL',
  'debug',
  'debugEmail',
  'FirstName',
  'first_name',
  'LastName',
  'last_name',
  'Company',
  'company',
  'Email',
  'email',
  'Description',
  'description',
]

export const salesforce: Connector = {
  kind: 'salesforce',
  name: { en: 'Salesforce', fr: 'Salesforce' },
  summary: {
    en: 'Leads in your Salesforce, by Web-to-Lead or, confirmed, by its REST API.',
    fr: 'Des pistes dans votre Salesforce, par Web-to-Lead ou, confirmées, par son API REST.',
  },
  instructions,
  settings,
  // Salesforce makes leads of 500 forms in 24 hours; more wait in a queue that can overflow.
  limits: (values) =>
    modeOf(values) === 'web-to-lead'
      ? { maxInFlight: 2, pace: { most: 500, of: 'leads', perMs: dayMs, warnAt: 400 } }
      : { maxInFlight: 4 },
  account: (values) => (modeOf(values) === 'rest' ? String(values.myDomain) : `web ${String(values.oid).slice(0, 15)}`),
  sendsCredentials: ({ settings: values }) => modeOf(values) === 'rest',
  authCodes: [
    'leads.salesforce.credentials',
    'leads.salesforce.session',
    'leads.salesforce.oid',
    'leads.salesforce.not_processed',
  ],
  tidy: tidySettings,
  check: checkSettings,
  advise: (values) => (modeOf(values) === 'web-to-lead' ? [{ key: 'mode', code: 'leads.salesforce.unconfirmed' }] : []),
  checkMapping: (mapping) => checkMapping(mapping, { pattern: fieldName, reserved }),
  whereToLook: ({ settings: values }) => ({
    text:
      modeOf(values) === 'rest'
        ? {
            en: 'Search for the marker in Salesforce, or open Leads › All Open Leads.',
            fr: 'Cherchez le repère dans Salesforce, ou ouvrez Pistes › Toutes les pistes ouvertes.',
          }
        : {
            en: 'Search for the marker in Salesforce after a minute or two. Nothing there? Look in this order at: a mandatory picklist field on the web form, reCAPTCHA, the country picklist, a duplicate rule, the 500 leads a day, a validation rule, the organisation identifier. Salesforce writes the reason to the default lead creator by mail.',
            fr: 'Cherchez le repère dans Salesforce après une minute ou deux. Rien ? Regardez dans cet ordre : un champ de liste obligatoire sur le formulaire web, reCAPTCHA, la liste des pays, une règle de doublons, la limite de 500 pistes par jour, une règle de validation, l’identifiant de l’organisation. Salesforce en écrit la raison par courriel au créateur de pistes par défaut.',
          },
    ...(modeOf(values) === 'rest' && { url: `${values.myDomain}/lightning/o/Lead/list` }),
  }),

  reach: (call) =>
    reach(call, {
      destination: 'salesforce',
      url: modeOf(call.settings) === 'rest' ? String(call.settings.myDomain) : servletOrigin(call.settings.host),
    }),
  authenticate: async (call) => (modeOf(call.settings) === 'rest' ? authenticateRest(call) : undefined),
  send: (call) => (modeOf(call.settings) === 'rest' ? sendRest(call) : sendWebToLead(call)),
  testMessage: (base) => base,
}
