/** Offers over REST: a second door to the same deeds as the pages. */
import { apiRoom } from '#platform/http'
import { assetsPart } from './api/assets.ts'
import { certificationPart } from './api/certification.ts'
import { historyPart } from './api/history.ts'
import { offersPart } from './api/offers.ts'
import { plansPart } from './api/plans.ts'
import { privateOffersPart } from './api/private-offers.ts'
import { regionsPart } from './api/regions.ts'
import { reportsPart } from './api/reports.ts'
import { stopsPart } from './api/stops.ts'
import { submissionEventsPart } from './api/submission-events.ts'
import { submissionsPart } from './api/submissions.ts'
import { typesPart } from './api/types.ts'

export const offersApi = apiRoom()
for (const part of [
  typesPart,
  offersPart,
  assetsPart,
  submissionsPart,
  reportsPart,
  stopsPart,
  historyPart,
  submissionEventsPart,
  certificationPart,
  regionsPart,
  plansPart,
  privateOffersPart,
]) {
  offersApi.route('/', part)
}
