/**
 * Marketo: leads as submissions of a form through the REST API, or as people directly. An older mode posts the
 * form as a browser would; it proves nothing.
 */
import type { Connector } from '../contract.ts'
import { checkMapping } from '../mapping.ts'
import { reach } from '../network.ts'
import { sendFormPost, serverOrigin } from './form-post.ts'
import { instructions } from './instructions.ts'
import { authenticateRest, originOf, sendManyRest, sendRest } from './rest.ts'
import { checkSettings, settings, tidySettings } from './settings.ts'

const isFormPost = (values: { mode?: unknown }) => values.mode === 'form-post'
// Half of what Marketo allows an instance: other tools share the same limits.
const pace = { most: 50, of: 'calls', perMs: 20_000, spread: true } as const
const mostInCall = 300

export const marketo: Connector = {
  kind: 'marketo',
  name: { en: 'Marketo', fr: 'Marketo' },
  summary: {
    en: 'People in Adobe Marketo Engage, as submissions of one of your forms or directly.',
    fr: 'Des personnes dans Adobe Marketo Engage, comme soumissions d’un de vos formulaires ou directement.',
  },
  instructions,
  settings,
  limits: (values) =>
    isFormPost(values) || values.formId ? { maxInFlight: 5, pace } : { maxInFlight: 5, pace, batch: mostInCall },
  account: ({ munchkinId }) => String(munchkinId),
  sendsCredentials: ({ settings: values }) => !isFormPost(values),
  authCodes: ['leads.marketo.credentials', 'leads.marketo.token', 'leads.marketo.permission'],
  tidy: tidySettings,
  check: checkSettings,
  advise: (values) => (isFormPost(values) ? [{ key: 'mode', code: 'leads.marketo.form_post_unsupported' }] : []),
  checkMapping: (mapping) =>
    checkMapping(mapping, {
      pattern: /^[A-Za-z][A-Za-z0-9_]{0,254}$/,
      reserved: ['email', 'Email', 'formid', 'munchkinId'],
    }),
  whereToLook: () => ({
    text: {
      en: 'Open Database › All People in Marketo and search for the marker; it takes a moment to appear.',
      fr: 'Ouvrez Base de données › Toutes les personnes dans Marketo et cherchez le repère ; il met un moment à apparaître.',
    },
  }),
  reach: (call) =>
    reach(call, {
      destination: 'marketo',
      url: isFormPost(call.settings) ? serverOrigin(call.settings.serverId) : originOf(call.settings),
    }),
  authenticate: async (call) => (isFormPost(call.settings) ? undefined : authenticateRest(call)),
  send: (call) => (isFormPost(call.settings) ? sendFormPost(call) : sendRest(call)),
  sendMany: sendManyRest,
  testMessage: (base) => base,
}
