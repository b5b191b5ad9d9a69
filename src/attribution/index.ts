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

export { type Dispute, listDisputes, settleDispute } from './claims.ts'
export { addCollectorKey, type CollectorKey, listCollectorKeys, revokeCollectorKey } from './collectors.ts'
export type { DeploymentEvent, NewDeploymentEvent } from './deployment-event.ts'
export { type DeploymentTimes, deploymentTimes } from './deployment-times.ts'
export {
  type ExchangeRate,
  houseCurrency,
  importRates,
  listRates,
  ratedCurrencies,
} from './exchange-rates.ts'
export { type Freshness, freshnessOf } from './freshness.ts'
export type { GuidForm } from './guid-form.ts'
export type { Channel, GuidKey, GuidRecord, GuidState } from './guid-record.ts'
export { ingestEvents, listUnattributed, type Taken } from './ingest.ts'
export * from './library.ts'
export { channelMatrix, fillMatrix, type MatrixCell } from './matrix.ts'
export { type GuidNotice, noticesOfGuid } from './notice/notices-of-guid.ts'
export { readmeSnippet, templateSnippet } from './notice/snippets.ts'
export { canDeploy, type DeployablePlan, type ShownNotice } from './orders/deployable-plans.ts'
export {
  type DeploymentOrder,
  deployablePlans,
  getOrder,
  type ListedOrder,
  listOrders,
  orderDeployment,
  orderNumber,
} from './orders/order.ts'
export { type OrderedFile, type OrderView, readOrderedFile, viewOrder } from './orders/ordered-files.ts'
export { countsCustomers, customersByMonth, type MonthOfCustomers } from './overview.ts'
export { type PackageReading, readPackage } from './package.ts'
export { type AttributedPackage, attributePackage } from './packages.ts'
export { type PackageView, type PlanTracking, trackPackage, trackPlan, viewPlanPackage } from './plan-package.ts'
export { type GuidWithHistory, getGuid, listGuids, lookUpGuids } from './registered-guids.ts'
export {
  addGuid,
  deleteGuid,
  editGuid,
  type GuidEdit,
  type Registered,
  reactivateGuid,
  registerGuid,
  retireGuid,
} from './registry.ts'
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
export {
  type CreatedResource,
  figuresOfGuids,
  type GuidFigures,
  getRun,
  listRuns,
  type Run,
  type RunFilter,
  type RunQuery,
  runFilterNames,
} from './runs.ts'
export { channels, guidStates } from './schema.ts'
export { askForSupport, type SupportRequest, supportCategories, supportDraft } from './support.ts'
export { guidsIn, noticesOfListing, type OpenTracker, openTrackers } from './transparency.ts'
export { importUsage, type UsageRow, type UsageTaken } from './usage.ts'
export { type HeaderSighting, headerSightingOf, type Seen } from './user-agents.ts'
export { type RecordedProof, verifyFromRecords } from './verify/from-records.ts'
