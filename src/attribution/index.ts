/**
 * Attribution: whose software was deployed. A GUID is registered, written into templates, proved to be there, and
 * what it brought is reported.
 *
 * Tagging, linting and verifying are pure functions over bytes, without a database: library.ts is their face, and
 * promises that a tagged file differs from its original by the inserted spans only.
 * The registry credits a GUID to one publisher from the day it is registered, never before, and a GUID that two
 * claim to nobody until the operator decides. Reports are read from totals of months, worked out from the facts.
 * This room never stores a user agent or a customer’s ids, calls no cloud by itself, and never guesses who deployed
 * something: the correlation of the deployment says it, or nothing does.
 */

export { listDisputes, settleDispute } from './claims.ts'
export { addCollectorKey, listCollectorKeys, revokeCollectorKey } from './collectors.ts'
export { type DeploymentTimes, deploymentTimes } from './deployment-times.ts'
export { type ExchangeRate, houseCurrency, importRates, listRates, ratedCurrencies } from './exchange-rates.ts'
export { freshnessOf } from './freshness.ts'
export type { GuidState } from './guid-record.ts'
export { ingestEvents, listUnattributed } from './ingest.ts'
export * from './library.ts'
export { channelMatrix, fillMatrix } from './matrix.ts'
export { noticesOfGuid } from './notice/notices-of-guid.ts'
export { readmeSnippet, templateSnippet } from './notice/snippets.ts'
export { canDeploy } from './orders/deployable-plans.ts'
export {
  deployablePlans,
  getOrder,
  type ListedOrder,
  listOrders,
  orderDeployment,
  orderNumber,
} from './orders/order.ts'
export { readOrderedFile, viewOrder } from './orders/ordered-files.ts'
export { customersByMonth } from './overview.ts'
export { readPackage } from './package.ts'
export { attributePackage } from './packages.ts'
export { trackPackage, trackPlan, viewPlanPackage } from './plan-package.ts'
export { getGuid, listGuids, lookUpGuids } from './registered-guids.ts'
export { addGuid, deleteGuid, editGuid, reactivateGuid, registerGuid, retireGuid } from './registry.ts'
export { addGuids, exportGuids, importGuids } from './registry-csv.ts'
export {
  type Dimension,
  dimensions,
  isDimension,
  maxMonths,
  monthsBetween,
  monthsLimit,
  type Report,
  type ReportFilter,
  type ReportQuery,
  type ReportRow,
  usageReport,
} from './report.ts'
export {
  exportCustomers,
  exportOrders,
  exportReport,
  exportRuns,
  exportTimes,
  type ReportFormat,
} from './report-file.ts'
export { totalStaleMonths } from './rollup.ts'
export { type CreatedResource, figuresOfGuids, getRun, listRuns, type RunQuery, runFilterNames } from './runs.ts'
export { channels, guidStates } from './schema.ts'
export { askForSupport, supportCategories, supportDraft } from './support.ts'
export { guidsIn, noticesOfListing, openTrackers } from './transparency.ts'
export { importUsage } from './usage.ts'
export { headerSightingOf } from './user-agents.ts'
export { verifyFromRecords } from './verify/from-records.ts'
