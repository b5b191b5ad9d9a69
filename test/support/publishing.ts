/** Walks an offer along the road to the store, as its publisher and a reviewer would. */
import {
  approve,
  type ChecklistEntry,
  getDraft,
  getReview,
  goLive,
  type OfferKey,
  recordCheck,
  reject,
  type SubmissionKey,
  submitOffer,
} from '../../src/offers/index.ts'
import { type Actor, as, type Ctx } from '../../src/platform/ctx.ts'
import { anOffer } from './offers.ts'
import { anOperator, aPerson, aPublisher } from './people.ts'
import type { TestShop } from './shop.ts'

export type Team = { publisherId: string; owner: Actor; reviewer: Actor; mine: Ctx; reviewers: Ctx }

/** A publisher with an owner, and a reviewer; `mine` and `reviewers` are their contexts. */
export async function aTeam(shop: TestShop, { publisherId = undefined as string | undefined } = {}): Promise<Team> {
  const publisher = await aPublisher(shop, publisherId ? { publisherId } : {})
  const owner = await aPerson(shop, { publisherId: publisher.publisherId, roles: ['owner'] })
  const reviewer = anOperator('reviewer')
  return {
    publisherId: publisher.publisherId,
    owner,
    reviewer,
    mine: as(shop.ctx, owner),
    reviewers: as(shop.ctx, reviewer),
  }
}

type OfferOptions = Omit<Parameters<typeof anOffer>[1], 'publisherId'>

/** A complete draft that was handed in; its automatic steps have run. */
export async function aSubmittedOffer(shop: TestShop, team: Team, options: OfferOptions = {}): Promise<SubmissionKey> {
  const draft = await anOffer(team.mine, { publisherId: team.publisherId, ...options })
  return submitAgain(shop, team, draft)
}

export async function submitAgain(shop: TestShop, team: Team, key: OfferKey): Promise<SubmissionKey> {
  const { publisherId, offerId, revision } = await getDraft(team.mine, key)
  const { submissionId } = await submitOffer(team.mine, { publisherId, offerId, revision })
  await shop.runJobs()
  return { publisherId, offerId, submissionId }
}

/** Every item that a person has to decide passes. */
export async function certify(shop: TestShop, team: Team, key: SubmissionKey): Promise<void> {
  const review = await getReview(team.reviewers, key)
  for (const item of review.checklist.filter((entry: ChecklistEntry) => entry.state === 'open')) {
    await recordCheck(team.reviewers, { ...key, itemId: item.id, state: 'pass' })
  }
  await approve(team.reviewers, key)
  await shop.runJobs()
}

export const aFinding = {
  policyId: 'CP-105',
  fieldKey: 'listing.description',
  message: 'The description does not say which licence is needed.',
  evidence: 'Second paragraph; nothing about licences in 5 000 characters.',
  evidenceUrls: ['https://northquay.example/evidence/1.png'],
  suggestedFix: 'Name the licence that customers need.',
}

export async function refuse(
  team: Team,
  key: SubmissionKey,
  { finding = aFinding as Partial<typeof aFinding>, note = '' } = {},
): Promise<void> {
  await recordCheck(team.reviewers, {
    ...key,
    itemId: 'CP-105',
    state: 'fail',
    findings: [{ ...aFinding, ...finding }],
  })
  await reject(team.reviewers, { ...key, note })
}

/** In preview, waiting for its publisher. */
export async function aPreviewedOffer(shop: TestShop, team: Team, options: OfferOptions = {}): Promise<SubmissionKey> {
  const key = await aSubmittedOffer(shop, team, options)
  await certify(shop, team, key)
  return key
}

export async function aPublishedOffer(shop: TestShop, team: Team, options: OfferOptions = {}): Promise<SubmissionKey> {
  const key = await aPreviewedOffer(shop, team, options)
  await goLive(team.mine, { publisherId: key.publisherId, offerId: key.offerId, acknowledgeWarnings: true })
  await shop.runJobs()
  return key
}
