/** What a draft, or a draft with these changes, would be told if it were submitted. Nothing is written. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { changesOf, type Values, withChanges } from './document.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findings-of.ts'
import { withoutIdentity } from './identity.ts'
import type { Json, OfferDocument } from './offer-document.ts'
import type { OfferKey } from './offer-key.ts'
import { type PageState, pageStatuses } from './page-status.ts'
import { scoreOfOffer } from './quality/of-offer.ts'
import type { OfferScore } from './quality/score.ts'
import { inReadersWords, reasonFor } from './refusal-words.ts'
import { published } from './slots.ts'
import { readOffer } from './standing.ts'
import { getOfferType } from './types/registry.ts'

export type DryRun = { ready: boolean; pages: PageState[]; findings: Finding[]; quality: OfferScore }

/**
 * @param planId whose values these are; without it they are the offer's own
 * @throws unprocessable when a value could not even be stored
 */
export async function tryDraft(
  ctx: Ctx,
  { values = {}, planId, ...key }: OfferKey & { values?: Values; planId?: string },
): Promise<DryRun> {
  requirePermission(ctx, 'offer.read', key)
  const offer = await readOffer(ctx, key)
  const type = getOfferType(offer.type, offer.profile)
  const identity = withoutIdentity(offer, planId ? { plans: withPlan(offer.draft, planId, values) } : values)
  const { changes, refused } = changesOf(type, identity.rest)
  const errors = [...identity.refused, ...refused]
  if (errors.length) {
    throw unprocessable(reasonFor(ctx, 'draft.notStorable'), { errors: inReadersWords(ctx, errors) })
  }
  const document = withChanges(offer.draft, changes)
  const findings = await findingsOf(ctx, { ...offer, draft: document })
  const before = await published(ctx, offer)
  return {
    ready: !findings.some((finding) => finding.level === 'error'),
    pages: pageStatuses(type, { document, alias: offer.alias, findings }, before?.snapshot.document),
    findings,
    quality: await scoreOfOffer(ctx, { ...offer, draft: document }, findings),
  }
}

function withPlan({ plans = [] }: OfferDocument, planId: string, values: Values): Json {
  return plans.map((plan) =>
    plan.planId === planId ? withChanges(plan as OfferDocument, new Map(Object.entries(values))) : plan,
  ) as Json
}
