/** The tracker of a plan’s package over REST, for programs that publish: the portal’s page does the same on saving. */
import { createRoute, z } from '@hono/zod-openapi'
import { apiRoom, ctxOf } from '#platform/http'
import { notFound } from '#platform/problem'
import { trackPlan, viewPlanPackage } from '../plan-package.ts'
import { json, ofPublisher, strangers, tags, wrongFields, wrongState } from './answers.ts'

export const planTrackerPart = apiRoom()

const path = '/publishers/{publisherId}/offers/{offerId}/plans/{planId}/tracker'
const params = ofPublisher.extend({ offerId: z.string(), planId: z.string() })
const noPackage = () => notFound('The plan has no package that can be read.')

const trackerShape = z
  .object({
    trackingIds: z.array(z.string()).openapi({ description: 'Those in the main template.' }),
    template: z.string().openapi({ description: 'Its path in the package.' }),
    inserted: z
      .array(z.object({ line: z.int(), text: z.string() }))
      .openapi({ description: 'What taking the tracker out again would remove: the switch, if any, and the tracker.' }),
    findings: z.array(z.object({ rule: z.string(), level: z.string(), line: z.int(), column: z.int() })),
  })
  .openapi('PlanTracker')

planTrackerPart.openapi(
  createRoute({
    method: 'get',
    path,
    operationId: 'getPlanTracker',
    tags,
    summary: 'What the package of a plan carries',
    request: { params },
    responses: { 200: json(trackerShape, 'Its trackers and what lint finds.'), ...strangers },
  }),
  async (c) => {
    const view = await viewPlanPackage(ctxOf(c), c.req.valid('param'))
    if (!view) throw noPackage()
    const { trackingIds, template, inserted } = view
    const findings = view.findings.map(({ rule, level, line, column }) => ({ rule, level, line, column }))
    return c.json({ trackingIds, template, inserted, findings }, 200)
  },
)

planTrackerPart.openapi(
  createRoute({
    method: 'put',
    path,
    operationId: 'trackPlanPackage',
    tags,
    summary: 'See to it that the package of a plan is tracked',
    description:
      'Registers the GUID that its main template carries; a package without one is replaced by itself with the one issued for the plan, which saves the draft. Doing it again changes nothing.',
    request: { params },
    responses: {
      200: json(
        z.object({ trackingId: z.string(), did: z.enum(['inserted', 'registered', 'nothing']) }),
        'The tracking id, and what was done.',
      ),
      ...strangers,
      ...wrongState,
      ...wrongFields,
    },
  }),
  async (c) => {
    const tracked = await trackPlan(ctxOf(c), c.req.valid('param'))
    if (!tracked) throw noPackage()
    return c.json(tracked, 200)
  },
)
