/** Background work of this room. */
import { resumeSteps, runStep } from './pipeline/run.ts'
import { finishStop } from './publishing.ts'
import { remind } from './reminders.ts'

export const offersJobs = [runStep, resumeSteps, finishStop, remind]
