/** Public enquiries: the form, and what comes back of it. */
import { randomUUID } from 'node:crypto'
import { bodyLimit } from 'hono/body-limit'
import { createRoute, jsonAnswer, jsonBody, refusing, wire, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { tooLarge } from '#platform/problem'
import { captureLead } from '../capture.ts'
import { openEnquiryForm } from '../enquiry-form.ts'
import { enquiryShape, formShape, receiptShape } from '../enquiry-shapes.ts'
import { actionCodes } from '../lead-source.ts'

export const enquiriesApi = apiRoom()

const ENQUIRY_MAX_BYTES = 32 * 1024

/** No credentials are needed; those of an application are heeded. */
const everybody: Record<string, string[]>[] = [{}, { client: [] }]

const offerParam = z.object({ offerKey: z.string().openapi({ example: 'fabrikam.route-planner' }) })

enquiriesApi.openapi(
  createRoute({
    method: 'post',
    path: '/listings/{offerKey}/enquiry-forms',
    operationId: 'openEnquiryForm',
    tags: ['Enquiries'],
    summary: 'Ask for the form of an enquiry',
    description:
      'Gives the consent text to show, the fields needed, and a token and session to send back with the enquiry: from two seconds to two hours later, once.',
    security: [],
    request: {
      params: offerParam,
      body: jsonBody(
        z.object({
          actionCode: z.enum(actionCodes).default('PLT'),
          locale: z.string().optional(),
          previewKey: z.string().optional(),
          via: z.string().optional().openapi({ description: 'The offer beside which this partner was shown.' }),
        }),
      ),
    },
    responses: { 201: jsonAnswer(formShape, 'The form'), ...refusing(409, 422) },
  }),
  async (c) => {
    const session = randomUUID()
    const form = await openEnquiryForm(ctxOf(c), { ...c.req.valid('param'), ...c.req.valid('json'), session })
    return c.json({ ...wire(form), session }, 201)
  },
)

enquiriesApi.use(
  '/listings/:offerKey/enquiries',
  bodyLimit({
    maxSize: ENQUIRY_MAX_BYTES,
    onError: () => {
      throw tooLarge(`An enquiry has at most ${ENQUIRY_MAX_BYTES / 1024} KiB.`)
    },
  }),
)
enquiriesApi.openapi(
  createRoute({
    method: 'post',
    path: '/listings/{offerKey}/enquiries',
    operationId: 'sendEnquiry',
    tags: ['Enquiries'],
    summary: 'Send an enquiry to the publisher of an offer',
    description:
      'Everybody may, with the token of an enquiry form; applications with credentials need none. The same act of the same person within ten minutes makes no second lead: the answer names the first.',
    security: everybody,
    request: { params: offerParam, body: jsonBody(enquiryShape) },
    responses: {
      201: jsonAnswer(receiptShape, 'Kept, and on its way to the publisher'),
      ...refusing(409, 413, 422, 429, 503),
    },
  }),
  async (c) => {
    const lead = await captureLead(ctxOf(c), { ...c.req.valid('json'), ...c.req.valid('param') })
    const { id: leadId, offerKey, leadSource, environment, capturedAt, state } = lead
    const confirmsByMail = state === 'unconfirmed'
    return c.json(
      { leadId, offerKey, leadSource, environment, capturedAt: capturedAt.toISOString(), confirmsByMail },
      201,
    )
  },
)
