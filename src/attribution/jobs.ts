/** Background work of attribution. */
import { forgetEvents, totalMonths } from './rollup.ts'

export const attributionJobs = [totalMonths, forgetEvents]
