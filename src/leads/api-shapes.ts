/** What the API tells publishers of their leads, as schemas: they check, type and document. */
import { outcomeClasses } from '#connectors'
import { deliveryStates } from '#delivery'
import { instant, z } from '#platform/api-shapes'
import { campaignKeys, environments, flags, leadStates, ratings, suspicions, workStates } from './lead.ts'
import { qualities } from './standing.ts'

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
  owner: z
    .string()
    .optional()
    .openapi({ description: 'A person’s id; nobody; gone: somebody who no longer works leads.' }),
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
