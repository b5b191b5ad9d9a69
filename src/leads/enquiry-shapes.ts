/** What the API takes from customers and answers them, as schemas: the form, the enquiry, the receipt. */
import { instant, z } from '#platform/api-shapes'
import { limits, listingOptions } from './check-enquiry.ts'
import { campaignKeys, environments } from './lead.ts'
import { actionCodes } from './lead-source.ts'

/** Text as typed; its limits are checked by the room, which says everything wrong at once. */
const typed = (limit: number, description: string) =>
  z
    .string()
    .optional()
    .openapi({ description: `${description} At most ${limit} characters.` })

export const enquiryShape = z
  .object({
    actionCode: z
      .string()
      .openapi({ description: `What the customer did: ${actionCodes.join(', ')}.`, example: 'PLT' }),
    source: z.string().optional().openapi({ description: 'Storefront surface. Default SPZA.', example: 'SPZA' }),
    listingOption: z
      .string()
      .optional()
      .openapi({ description: `Which way to the offer, when it is not its own: ${listingOptions.join(', ')}.` }),
    planId: typed(limits.planId, 'Plan of the offer.'),
    previewKey: z.string().optional().openapi({ description: 'Hide key: the enquiry is about the preview.' }),
    firstName: typed(limits.firstName, 'Given name.'),
    lastName: typed(limits.lastName, 'Family name.'),
    email: typed(limits.email, 'E-mail address. Always needed.'),
    phone: typed(limits.phone, 'Telephone number.'),
    country: typed(limits.country, 'ISO 3166-1 alpha-2.'),
    company: typed(limits.company, 'Company.'),
    title: typed(limits.title, 'Job title.'),
    message: typed(limits.message, 'What the customer wants to say.'),
    campaign: z.partialRecord(z.enum(campaignKeys), z.string()).optional(),
    referrer: z.string().optional().openapi({ description: 'Address of the page before; only its host is kept.' }),
    locale: typed(limits.locale, 'Language of the page, BCP 47.'),
    via: z
      .string()
      .optional()
      .openapi({ description: 'The offer beside which this partner was shown: its publisher is told not to contact.' }),
    occurredAt: z.string().optional().openapi({ description: 'When the customer acted, RFC 3339. Default: now.' }),
    allowMarketing: z.boolean().optional(),
    consent: z
      .object({
        textId: z.string(),
        textHash: z.string(),
        locale: z.string().optional(),
        at: z.string().optional(),
        method: z.string().optional(),
      })
      .optional()
      .openapi({
        description:
          'What the customer agreed to: textId and textHash as an enquiry form gives them. Applications may vouch for a text of their own with method "import".',
      }),
    form: z
      .object({
        token: z.string().optional(),
        session: z.string().default(''),
        honeypot: z.string().optional(),
        proof: z.string().max(32).optional(),
      })
      .optional()
      .openapi({ description: 'Token and session of an enquiry form. Applications with credentials send none.' }),
  })
  .openapi('Enquiry')

export const receiptShape = z
  .object({
    leadId: z.uuid(),
    offerKey: z.string(),
    leadSource: z.string(),
    environment: z.enum(environments),
    capturedAt: instant,
    confirmsByMail: z.boolean().openapi({
      description: 'The customer gets a mail; the enquiry is passed on when they follow its link.',
    }),
  })
  .openapi('EnquiryReceipt')

export const formShape = z
  .object({
    offerKey: z.string(),
    offerTitle: z.string(),
    publisherName: z.string(),
    actionCode: z.enum(actionCodes),
    token: z.string(),
    session: z.string(),
    challenge: z.object({ text: z.string(), bits: z.int() }).nullable().openapi({
      description:
        'While an offer is flooded: find a text so that SHA-256 of text + "." + yours begins with so many zero bits, and send yours as form.proof. Without it a person looks at the enquiry first.',
    }),
    validFrom: instant,
    validUntil: instant,
    consent: z.object({
      textId: z.string(),
      textHash: z.string(),
      locale: z.string(),
      text: z.string(),
      privacyUrl: z.string().nullable(),
      marketing: z.string(),
    }),
    confirmsByMail: z.boolean().openapi({
      description: 'Double opt-in: the enquiry is passed on once the customer confirms it by a mailed link. Say so.',
    }),
    required: z.array(z.string()),
    limits: z.record(z.string(), z.int()),
  })
  .openapi('EnquiryForm')
