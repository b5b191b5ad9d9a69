/** Background work of this room: the pipeline's steps, the end of a stop, and what time brings. */
import type { JobKind } from '#platform/jobs'
import { resumeSteps, runStep } from './pipeline/run.ts'
import { expirePrivateOffers } from './private-offers/expire.ts'
import { finishStop } from './publishing.ts'
import { remind } from './reminders.ts'

export const offersJobs = [runStep, resumeSteps, finishStop, remind, expirePrivateOffers] as JobKind[]
