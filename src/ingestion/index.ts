/**
 * Ingestion: the publishing APIs that programs of the field already speak, in three generations, with their
 * sign-in and their upload addresses.
 *
 * Everything they change is the one draft of an offer, and everything they do is a deed of #offers: what is
 * written through one of them reads the same through the others, in the portal and in files. Only what those
 * deeds have no place for is kept here: members that no field of the offer's type takes, ids and jobs.
 * On these paths the recorded wire wins: names, order, tags and refusals are those that clients were seen to need.
 *
 * This room holds no rule about offers, decides no right, and stores no secret: lead destinations become
 * connections of #delivery.
 */
export { answerPublishingApis } from './api.ts'
export type { WireType } from './offer-types.ts'
