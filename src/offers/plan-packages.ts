/** What customers of a listing deploy: the packages of its plans, for programs that hand them on. No page names them. */
import type { Ctx } from '#platform/ctx'
import { findLiveOffer, findPreview, type PublishedOffer } from './catalogue.ts'
import type { Plan } from './offer-document.ts'
import type { OfferKey } from './offer-key.ts'
import { offeredPlans } from './plans/plans.ts'
import { inSlot } from './slots.ts'

export type PlanPackage = { planId: string; name: string; sha256: string; filename: string }
export type DeployableOffer = { offer: PublishedOffer; packages: PlanPackage[] }

/**
 * The offer as whoever asks may see it, with the packages that customers deploy by themselves. An application that
 * its publisher manages is none of them: it is deployed from a definition in the cloud, not from its package.
 */
export async function planPackages(
  ctx: Pick<Ctx, 'db' | 'actor' | 'keys'>,
  key: OfferKey,
  { hideKey, preview }: { hideKey?: string | undefined; preview?: boolean | undefined } = {},
): Promise<DeployableOffer | undefined> {
  const look = hideKey === undefined ? {} : { hideKey }
  const offer =
    (preview || hideKey ? await findPreview(ctx, key, look) : undefined) ??
    (preview ? undefined : await findLiveOffer(ctx, key, look))
  const publication = offer && (await inSlot(ctx, key, offer.slot))
  if (!offer || !publication) return undefined
  const { document, assets } = publication.snapshot
  const packages = offeredPlans(offer.document).flatMap(({ planId, name }) => {
    const plan = document.plans?.find((one) => one.planId === planId)
    const asset = plan && assets[packageOf(plan) ?? '']
    if (!planId || plan?.kind !== 'solutionTemplate' || asset?.kind !== 'azure-package') return []
    return [{ planId, name: name ?? planId, sha256: asset.sha256, filename: asset.filename }]
  })
  return { offer, packages }
}

function packageOf(plan: Plan): string | undefined {
  const technical = plan.technical as { packageFile?: string } | undefined
  return technical?.packageFile
}
