/** The steps of the publishing pipeline, in order: what each is, for which offers, and how long it usually takes. */
import type { MessageParams } from '#platform/messages'
import type { OfferDocument } from '../offer-document.ts'
import type { OfferType, Profile } from '../types/offer-type.ts'
import { getOfferType } from '../types/registry.ts'

export const stepIds = [
  'prerequisites',
  'purchaseFlow',
  'testDriveValidation',
  'testDriveProvisioning',
  'leadRegistration',
  'offerValidation',
  'certification',
  'provisioning',
  'packaging',
  'publisherSignoff',
  'finalPublish',
] as const
export type StepId = (typeof stepIds)[number]

export const stepStatuses = [
  'notStarted',
  'inProgress',
  'waitingForPublisherReview',
  'waitingForApproval',
  'blocked',
  'rejected',
  'complete',
  'canceled',
] as const
export type StepStatus = (typeof stepStatuses)[number]

/** What a step says to the publisher: a code, so that it can be said in each reader's language. */
export type StepMessage = {
  code: string
  params: MessageParams
  level: 'information' | 'warning' | 'error'
  at: string
  /** Where to mend it, when the message is about a field. */
  pageKey?: string
  fieldKey?: string
  pointer?: string
  /** The policy of certification that it is evidence for. */
  policyId?: string
}

/** The estimates name entries of words.ts. */
export type Step = {
  id: StepId
  blocking: boolean
  estimatedTimeFrame: string
  appliesTo?: (offer: OfferContent) => boolean
}
export type OfferContent = { document: OfferDocument }

const withTestDrive = ({ document }: OfferContent) => document.testDrive?.enabled === true

const certification: Step = { id: 'certification', blocking: true, estimatedTimeFrame: 'time.daysTwoToFive' }
const beforePreview: Step[] = [
  { id: 'prerequisites', blocking: true, estimatedTimeFrame: 'time.underQuarterHour' },
  {
    id: 'purchaseFlow',
    blocking: true,
    estimatedTimeFrame: 'time.underTenMinutes',
    appliesTo: ({ document }) => document.sellThrough === true && Boolean(document.technical?.webhookUrl),
  },
  { id: 'testDriveValidation', blocking: true, estimatedTimeFrame: 'time.aboutFiveMinutes', appliesTo: withTestDrive },
  { id: 'testDriveProvisioning', blocking: true, estimatedTimeFrame: 'time.aboutHalfHour', appliesTo: withTestDrive },
  {
    id: 'leadRegistration',
    blocking: true,
    estimatedTimeFrame: 'time.underQuarterHour',
    appliesTo: ({ document }) => (document.leads?.destination ?? 'none') !== 'none',
  },
  { id: 'offerValidation', blocking: false, estimatedTimeFrame: 'time.underHalfHour' },
]
const provisioning: Step = {
  id: 'provisioning',
  blocking: true,
  estimatedTimeFrame: 'time.underDay',
  appliesTo: ({ document }) => Boolean(document.technical?.packageUrl || document.technical?.packageFile),
}
const packaging: Step = { id: 'packaging', blocking: true, estimatedTimeFrame: 'time.underHour' }
const signoff: Step = { id: 'publisherSignoff', blocking: true, estimatedTimeFrame: 'time.publisher' }
const finalPublish: Step = { id: 'finalPublish', blocking: true, estimatedTimeFrame: 'time.aboutHalfHour' }

const everyStep = [...beforePreview, certification, provisioning, packaging, signoff, finalPublish]

/** The steps that a submission of this content goes through; whether certification comes before the preview is the type's. */
export function stepsFor(type: Pick<OfferType, 'certificationPhase'>, content: OfferContent): Step[] {
  const order =
    type.certificationPhase === 'beforePreview'
      ? everyStep
      : [...beforePreview, provisioning, packaging, signoff, certification, finalPublish]
  return order.filter((step) => step.appliesTo?.(content) ?? true)
}

/** The steps that submitting this draft would start. */
export function plannedSteps(offer: OfferContent & { type: string; profile: Profile }): Step[] {
  return stepsFor(getOfferType(offer.type, offer.profile), offer)
}

export function stepOf(id: StepId): Step {
  return everyStep.find((step) => step.id === id)!
}
