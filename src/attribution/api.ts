/** Attribution over REST. Parses, calls, answers; rules are in the deeds. */
import { apiRoom } from '#platform/http'
import { collectedPart } from './api/collected.ts'
import { guidsPart } from './api/guids.ts'
import { monthsPart } from './api/months.ts'
import { planTrackerPart } from './api/plan-tracker.ts'
import { reportsPart } from './api/reports.ts'

export const attributionApi = apiRoom()
for (const part of [guidsPart, collectedPart, planTrackerPart, reportsPart, monthsPart]) attributionApi.route('/', part)
