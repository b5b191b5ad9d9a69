/** What the API takes and gives, as schemas: they check, type and document. */
import { outcomeClasses } from '#connectors'
import { deliveryStates } from '#delivery'
import { instant, z } from '#platform/api-shapes'
import { limits, listingOptions } from './check-enquiry.ts'
import { campaignKeys, environments, flags, leadStates, ratings, suspicions, workStates } from './lead.ts'
import { actionCodes } from './lead-source.ts'
import { qualities } from './standing.ts'

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

const leadShape = z
  .object({
    id: z.uuid(),
    sequence: z.int(),
    environment: z.enum(environments),
    state: z.enum(leadStates),
    publisherId: z.string(),
    offerId: z.string(),
    offerKey: z.string(),
    offerTitle: z.string(),
    offerType: z.string(),
    listingOption: z.string(),
    planId: z.string().nullable(),
    publisherName: z.string(),
    marketplace: z.string(),
    source: z.string(),
    actionCode: z.string(),
    leadSource: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    phoneE164: z.string().nullable(),
    country: z.string().nullable(),
    company: z.string().nullable(),
    title: z.string().nullable(),
    message: z.string().nullable(),
    campaign: z.partialRecord(z.enum(campaignKeys), z.string()),
    referrerHost: z.string().nullable(),
    locale: z.string(),
    consent: z
      .object({ textId: z.string(), textHash: z.string(), locale: z.string(), at: z.string(), method: z.string() })
      .nullable(),
    allowMarketing: z.boolean(),
    flags: z.array(z.enum(flags)),
    suspicions: z.array(z.enum(suspicions)),
    duplicateOf: z.uuid().nullable(),
    score: z.int(),
    rating: z.enum(ratings),
    scoreReasons: z.array(z.object({ reason: z.string(), points: z.int() })),
    occurredAt: instant,
    capturedAt: instant,
    retainUntil: instant,
    erasedAt: instant.nullable(),
  })
  .openapi('Lead')

const deliveryShape = z
  .object({ id: z.uuid(), connectionId: z.uuid(), connectionName: z.string(), state: z.string() })
  .catchall(z.unknown())
  .openapi('LeadDelivery')

const standingShape = z
  .object({
    workState: z.enum(workStates),
    reason: z.string().nullable(),
    owner: z.object({ id: z.string(), name: z.string() }).nullable(),
    tags: z.array(z.string()),
    checked: z.array(z.string()),
    path: z.string().nullable(),
    clock: z
      .object({
        targetMinutes: z.int(),
        dueAt: instant,
        answeredAt: instant.nullable(),
        state: z.enum(['in-time', 'due', 'overdue', 'answered']),
      })
      .nullable(),
    quality: z.enum(qualities).nullable(),
    touchedAt: instant.nullable(),
  })
  .openapi('LeadStanding')

export const leadItemShape = leadShape
  .extend({
    deliveries: z.array(deliveryShape),
    workState: z.enum(workStates),
    standing: standingShape,
    isCustomer: z.boolean(),
  })
  .openapi('LeadItem')

export const taskShape = z
  .object({
    id: z.uuid(),
    what: z.string(),
    dueAt: instant.nullable(),
    byName: z.string(),
    createdAt: instant,
    doneAt: instant.nullable(),
    doneByName: z.string().nullable(),
  })
  .openapi('LeadTask')

export const explanationShape = z
  .object({
    leadId: z.uuid(),
    publisherId: z.string(),
    story: z.array(z.object({ at: instant, about: z.enum(['arrival', 'delivery', 'work']), says: z.string() })),
    next: z.array(z.string()),
    needsYou: z.boolean(),
  })
  .openapi('LeadExplanation')

const stepShape = z.object({
  workState: z.enum(workStates),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  byName: z.string(),
  at: instant,
})

export const factShape = z
  .object({
    list: z.string(),
    uploadedAt: instant,
    by: z.enum(['email', 'domain', 'company']),
    isCustomer: z.boolean(),
    owner: z.string().nullable(),
    deal: z.string().nullable(),
    lastCampaign: z.string().nullable(),
  })
  .openapi('LeadFact')

export const leadSheetShape = z
  .object({
    lead: leadShape,
    deliveries: z.array(deliveryShape),
    workState: z.enum(workStates),
    standing: standingShape,
    tasks: z.array(taskShape),
    checklist: z.array(z.object({ item: z.string(), text: z.string(), isChecked: z.boolean() })),
    mails: z.array(
      z.object({
        id: z.uuid(),
        subject: z.string(),
        dueAt: instant,
        sentAt: instant.nullable(),
        stopped: z.enum(['refused', 'worked', 'gone']).nullable(),
      }),
    ),
    facts: z.array(factShape),
    confirmation: z
      .object({
        askedAt: instant,
        mailedAt: instant.nullable(),
        expiresAt: instant,
        confirmedAt: instant.nullable(),
      })
      .nullable(),
    steps: z.array(stepShape),
    changes: z.array(
      z.object({
        what: z.enum(['given', 'tagged', 'judged', 'released', 'evidence']),
        value: z.string().nullable(),
        byName: z.string(),
        at: instant,
      }),
    ),
    releaseRequest: z
      .object({
        at: instant,
        byName: z.string(),
        why: z.string(),
        verdict: z.enum(['released', 'declined']).nullable(),
        answer: z.string().nullable(),
        settledAt: instant.nullable(),
      })
      .nullable(),
    otherLeads: z.array(leadShape),
  })
  .openapi('LeadSheet')

const conversionShape = z.array(z.object({ key: z.string(), leads: z.int(), qualified: z.int(), converted: z.int() }))

export const figuresShape = z
  .object({
    weeks: z.array(
      z.object({
        week: z.string(),
        bySource: z.record(z.string(), z.int()),
        leads: z.int(),
        medianMinutes: z.number().nullable(),
        inTime: z.int(),
        late: z.int(),
      }),
    ),
    medianMinutes: z.number().nullable(),
    inTime: z.int(),
    late: z.int(),
    byState: z.array(z.object({ state: z.enum(workStates), leads: z.int() })),
    conversion: z.object({ bySource: conversionShape, byAction: conversionShape, byCampaign: conversionShape }),
  })
  .openapi('LeadFigures')

/** The filter of lists, counts and exports, as a query. */
export const filterShape = z.object({
  offerId: z.string().optional(),
  planId: z.string().optional(),
  source: z.string().optional(),
  actionCode: z.string().optional(),
  listingOption: z.string().optional(),
  environment: z
    .enum([...environments, 'any'])
    .optional()
    .openapi({ description: 'Default: live.' }),
  country: z.string().optional(),
  rating: z.enum(ratings).optional(),
  minScore: z.coerce.number().int().min(0).max(100).optional(),
  flag: z.enum(flags).optional(),
  state: z.enum(leadStates).optional(),
  workState: z.enum(workStates).optional(),
  owner: z.string().optional().openapi({ description: 'A person’s id, or nobody.' }),
  tag: z.string().optional(),
  path: z.string().optional(),
  clock: z
    .enum(['due', 'overdue', 'waiting'])
    .optional()
    .openapi({ description: 'Not answered yet: half of the time is over, all of it, or either way.' }),
  delivery: z
    .enum([...deliveryStates, 'none'])
    .optional()
    .openapi({ description: 'At least one delivery stands so; none: it goes nowhere.' }),
  connectionId: z.uuid().optional(),
  outcome: z
    .enum([...outcomeClasses, 'interrupted'])
    .optional()
    .openapi({ description: 'What the last attempt of a delivery came to.' }),
  code: z
    .string()
    .max(100)
    .optional()
    .openapi({ description: 'Code of that attempt, or of why a delivery waits.', example: 'leads.https.timeout' }),
  company: z.string().max(253).optional().openapi({ description: 'Mail domain of the customer’s company.' }),
  src: z.string().optional().openapi({ description: 'Campaign: src.' }),
  mktcmpid: z.string().optional().openapi({ description: 'Campaign: mktcmpid.' }),
  since: z.iso.datetime({ offset: true }).optional().openapi({ description: 'Captured at or after.' }),
  before: z.iso.datetime({ offset: true }).optional().openapi({ description: 'Captured before.' }),
  text: z.string().max(200).optional().openapi({ description: 'Beginnings of words of name, e-mail, company, title.' }),
})
