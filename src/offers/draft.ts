/** Writing an offer: created once, then saved page by page, whatever was typed, right or wrong. */
import type { Ctx } from '#platform/ctx'
import type { Finding } from './finding.ts'
import type { OfferStatus } from './lifecycle.ts'
import type { Json, OfferDocument } from './offer-document.ts'
import type { OfferKey } from './offer-key.ts'
import type { PageState } from './page-status.ts'
import type { Profile } from './types/offer-type.ts'

export type OfferDraft = OfferKey & {
  type: string
  alias: string
  profile: Profile
  status: OfferStatus
  document: OfferDocument
  revision: number
  savedAt: Date
  savedBy: { id: string; name: string }
  pages: PageState[]
  findings: Finding[]
}

export async function createOffer(_ctx: Ctx, _offer: OfferKey & { alias: string; type?: string }): Promise<OfferDraft> {
  throw new Error('not yet')
}

export async function getDraft(_ctx: Ctx, _key: OfferKey): Promise<OfferDraft> {
  throw new Error('not yet')
}

/** @param save `values` nested, or by dotted key; only what is named changes. Null takes a value away. */
export async function saveDraft(
  _ctx: Ctx,
  _save: OfferKey & { revision: number; values: { [key: string]: Json }; pageKey?: string },
): Promise<OfferDraft> {
  throw new Error('not yet')
}

export async function deleteDraft(_ctx: Ctx, _key: OfferKey): Promise<void> {
  throw new Error('not yet')
}
