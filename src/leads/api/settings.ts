/** How leads are scored, routed, timed and kept. */
import { createRoute, jsonAnswer, jsonBody, refusing, wire, z } from '#platform/api-shapes'
import { apiRoom, ctxOf, revisionOf } from '#platform/http'
import { changeLeadSettings } from '../change-settings.ts'
import { getLeadSettings } from '../settings.ts'
import type { LeadSettings } from '../settings-shape.ts'
import { publisherParam } from './params.ts'

export const settingsApi = apiRoom()
const tags = ['Leads']

const settingsShape = z
  .object({
    points: z.record(z.string(), z.int()),
    hours: z.object({ timeZone: z.string(), days: z.array(z.int()), from: z.string(), to: z.string() }),
    paths: z.array(z.object({ path: z.string() }).catchall(z.unknown())),
    checklist: z.array(z.string()),
    digest: z.object({ every: z.enum(['never', 'hour', 'day', 'week']), to: z.array(z.string()) }),
    partners: z.array(z.object({ offerId: z.string(), partner: z.string() })),
    doubleOptIn: z.array(z.string()).openapi({
      description: 'Offers whose enquiries count only once their customer confirmed them by a mailed link.',
    }),
    keepMonths: z.int(),
  })
  .openapi('LeadSettings')
const keptSettingsShape = settingsShape.extend({
  revision: z.int(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
})

settingsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/lead-settings',
    operationId: 'getLeadSettings',
    tags,
    summary: 'How leads are scored, routed, timed and kept',
    request: { params: publisherParam },
    responses: { 200: jsonAnswer(keptSettingsShape, 'The settings'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const settings = await getLeadSettings(ctxOf(c), c.req.valid('param').publisherId)
    c.header('ETag', `"${settings.revision}"`)
    return c.json(wire(settings), 200)
  },
)

settingsApi.openapi(
  createRoute({
    method: 'patch',
    path: '/publishers/{publisherId}/lead-settings',
    operationId: 'changeLeadSettings',
    tags,
    summary: 'Change some of these settings',
    request: {
      params: publisherParam,
      headers: z.object({ 'if-match': z.string().optional() }),
      body: jsonBody(settingsShape.partial(), { checklist: ['Budget known', 'Decision maker named'], keepMonths: 24 }),
    },
    responses: { 200: jsonAnswer(keptSettingsShape, 'The settings'), ...refusing(401, 403, 404, 412, 422, 428) },
  }),
  async (c) => {
    const settings = c.req.valid('json') as Partial<LeadSettings>
    const change = { ...c.req.valid('param'), revision: revisionOf(c), settings }
    const kept = await changeLeadSettings(ctxOf(c), change)
    c.header('ETag', `"${kept.revision}"`)
    return c.json(wire(kept), 200)
  },
)
