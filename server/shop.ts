/** The whole shop: every room's queues, the operator's lists, and nothing answered before the journal's leads are back and erased ones gone again. */
import { reapplyErasures, replayJournal } from '#leads'
import { followTaxonomies } from '#offers'
import type { Config } from '#platform/config'
import { forgetIdempotencyKeys } from '#platform/idempotency'
import type { JobKind } from '#platform/jobs'
import { postMail } from '#platform/mail'
import { accountsJobs } from '../src/accounts/jobs.ts'
import { attributionJobs } from '../src/attribution/jobs.ts'
import { deliveryJobs } from '../src/delivery/jobs.ts'
import { ingestionJobs } from '../src/ingestion/jobs.ts'
import { leadsJobs } from '../src/leads/jobs.ts'
import { offersJobs } from '../src/offers/jobs.ts'
import { openHouse, type Shop } from './open.ts'

export type { Shop }

export const jobKinds = [
  postMail,
  forgetIdempotencyKeys,
  ...accountsJobs,
  ...deliveryJobs,
  ...attributionJobs,
  ...leadsJobs,
  ...offersJobs,
  ...ingestionJobs,
] as JobKind[]

/** @param worker whether this process also supervises the queues; web-only processes just send */
export async function openShop(config: Config, { worker = true } = {}): Promise<Shop> {
  const shop = await openHouse(config, jobKinds, { worker })
  await replayJournal(shop.ctx)
  await reapplyErasures(shop.ctx)
  const unfollow = await followTaxonomies(shop.ctx)
  return {
    ...shop,
    async close() {
      await unfollow()
      await shop.close()
    },
  }
}
