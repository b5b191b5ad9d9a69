/**
 * Offers: what publishers write, have certified and publish.
 *
 * An offer type is data (types/): pages, fields and rules come from it. A draft keeps whatever was typed;
 * findings say what is still wrong. What is handed in is frozen; nothing customers see changes but by
 * publishing again.
 * This room never speaks to a destination itself and never stores a secret in a document.
 */

// What is handed in and published: submissions, their review, the slots, what happened.
export { listingAddress, rulePath } from './addresses.ts'
// What is written: the type as data, drafts, rules, files.
export { type Effect, effectsOf, type Frozen, freezesOf } from './after-publication.ts'
export { archiveOffer, purgeOffer, restoreOffer } from './archive.ts'
export type { AssetKind } from './asset-kinds.ts'
export { assetKinds, formatsOf, isAssetKind, kindRules } from './asset-kinds.ts'
export { type Asset, findAsset, listAssets, type Upload, uploadAsset } from './assets.ts'
export { cancelSubmission } from './cancel.ts'
export {
  catalogueVersion,
  findLiveOffer,
  findPreview,
  liveOffers,
  type PublishedOffer,
  parseOfferKey,
  wasOffered,
} from './catalogue.ts'
export { type ChecklistItem, checklist } from './certification/checklist.ts'
export {
  type Check,
  type CheckState,
  type Decision,
  type NewFinding,
  recordCheck,
  recordChecks,
} from './certification/checks.ts'
export { answerFinding, answerReviewer, askPublisher, settleFinding } from './certification/conversation.ts'
export { type Declaration, declarationsOf, declare } from './certification/declarations.ts'
export { type Expectation, expectedReview, type Forecast, forecastQueue } from './certification/forecast.ts'
export type { SubmissionKey } from './certification/in-certification.ts'
export { listQueue, type QueuedSubmission } from './certification/queue.ts'
export { getReport, type Report, type ReportedFinding, type ReviewMessage } from './certification/report.ts'
export { type ChecklistEntry, getReview, type Review, revealCertificationSecrets } from './certification/review.ts'
export { checklistFor } from './certification/scope.ts'
export { approve, reject } from './certification/verdict.ts'
export { type ChangeKind, compareSlots, type FieldChange, type PageChanges, type Side } from './compare.ts'
export { listingOptionOf } from './customer-view.ts'
export { readKey } from './document.ts'
export { createOffer, deleteDraft, getDraft, type OfferDraft, type Save, saveDraft } from './draft.ts'
export { type DryRun, tryDraft } from './dry-run.ts'
export { duplicateOffer } from './duplicate.ts'
export { errorsIn, type Finding, type FindingLevel } from './finding.ts'
export { type ForcedStop, forceStop, REASON_LIMIT } from './forced-stop.ts'
export { type HistoryEntry, type HistoryFilter, historyOf } from './history.ts'
export { type HistoryEvent, historyEvents } from './history-events.ts'
export { languageOf } from './language.ts'
export { type LaunchGoal, launchGoals } from './launch/items.ts'
export { type LaunchEntry, type LaunchPlan, launchPlanOf, tickLaunchItems } from './launch/plan.ts'
export {
  KEPT_DAYS,
  type MoveName,
  moves,
  type OfferStatus,
  type OwnMove,
  offerStatuses,
  parseOfferMove,
  type SubmissionStatus,
  type Target,
} from './lifecycle.ts'
export { getMarketplaceOffer, listMarketplaceOffers, type MarketplaceOffer } from './marketplace.ts'
export { marketsOf } from './markets-of.ts'
export { findingMessage, offerMessages } from './messages.ts'
export type { CategoryChoice, OfferDocument, Plan, SecretMark } from './offer-document.ts'
export type { OfferKey } from './offer-key.ts'
export { countOffers, getOffer, getSlot, listOffers, type Offer, type OfferItem, type SlotView } from './overview.ts'
export { type PageState, type PageStatus, pagesOfPlan } from './page-status.ts'
export { plannedSteps, type Step, type StepId, type StepMessage, type StepStatus } from './pipeline/steps.ts'
export { placeOf } from './place-of.ts'
export { type DeployableOffer, type PlanPackage, planPackages } from './plan-packages.ts'
export { listPlans, offeredPlans, type PlanState, type PlanView } from './plans/plans.ts'
export { exportPrices, importPrices } from './plans/price-table.ts'
export { syncPrivateAudience } from './plans/private-audience.ts'
export { listPrivateLinks, type PrivateLink } from './plans/private-links.ts'
export { addPlan, deletePlan, type PlanKey, savePlan, stopPlan } from './plans/write-plan.ts'
export { announcePresence, leaveOffer, type Presence, whoElseIsHere } from './presence.ts'
// Deals with named customers on what is sold.
export {
  acceptPrivateOffer,
  type OfferedPlan,
  openPrivateOffer,
  type PrivateOfferPage,
  type PrivatePrice,
  privateOfferTerms,
} from './private-offers/accept.ts'
export type { PrivateOfferLink } from './private-offers/customer-links.ts'
export {
  type Acceptance,
  type Deal,
  type DealInput,
  dealLimits,
  type PriceLine,
  type PrivateOfferType,
  privateOfferTypes,
} from './private-offers/deal.ts'
export { type PrivateOfferMove, type PrivateOfferState, privateOfferStates } from './private-offers/moves.ts'
export {
  createPrivateOffer,
  deletePrivateOffer,
  getPrivateOffer,
  listPrivateOffers,
  mayReadPrivateOffers,
  type PrivateOffer,
  type PrivateOfferItem,
  savePrivateOffer,
} from './private-offers/private-offers.ts'
export { publishPrivateOffer, withdrawPrivateOffer } from './private-offers/publish.ts'
export { type ListedPrice, listedPrices, type SellableOffer, sellableOffers } from './private-offers/sellable.ts'
export { findProduct, listProducts, type Product, type ProductFilter } from './products.ts'
export {
  credentialChoices,
  credentialLabel,
  grantCredential,
  listCredentials,
  withdrawCredential,
} from './publisher-credentials.ts'
export { goLive, stopSelling } from './publishing.ts'
export { publishingWords } from './publishing-words.ts'
// How good a listing is, beyond what is required.
export { allQualityRules, findQualityRule } from './quality/all.ts'
export type { QualityAsset, QualityFacts } from './quality/facts.ts'
export { scoreDraft } from './quality/of-offer.ts'
export type { QualityRule } from './quality/quality-rule.ts'
export {
  defaultRuleSet,
  type RuleSet,
  type Tuning,
  type WordListName,
  wordListNames,
} from './quality/rule-set.ts'
export { ruleSetInForce, type TuningChange, tuneRuleSet, tuningInForce } from './quality/rule-set-in-force.ts'
export { type Band, type Fix, type OfferScore, type RuleResult, scoreOffer } from './quality/score.ts'
export {
  authoriseRegion,
  listRegionAuthorisations,
  withdrawRegion,
} from './region-authorisations.ts'
export { cleanRichText, visibleText } from './rich-text.ts'
export { explainRule, type FieldPlace, type RulePage, rulePages } from './rule-pages.ts'
export { isFrozen } from './rules/frozen.ts'
export type { ValidationContext } from './rules/rule.ts'
export { scenarioTemplate } from './scenario-template.ts'
export type { AssetFacts, AssetWarning } from './schema.ts'
// For rooms that put something of their own on a listing: in the transaction that changes it.
export { nextCatalogueVersion } from './slots.ts'
export type { Snapshot, SnapshotAsset } from './snapshot.ts'
export type { DifferingField } from './stale-draft.ts'
export { getSubmission, listSubmissions, type StepView, type Submission } from './submissions.ts'
export { type SubmitRequest, submitOffer } from './submit.ts'
export {
  exportPrivateAudience,
  importPrivateAudience,
  importTesters,
} from './tables/audience-table.ts'
export { exportMarkets, importMarkets } from './tables/market-table.ts'
export { exportPlans, importPlans } from './tables/plan-table.ts'
export { type TableFormat, tableContentTypes } from './tables/write-table.ts'
export {
  addEntry,
  canGrow,
  type EntryKey,
  editableLists,
  getEntry,
  parentListOf,
  renameEntry,
  restoreEntry,
  retireEntry,
} from './taxonomies/change-entry.ts'
export { followTaxonomies } from './taxonomies/in-force.ts'
export { offersUsing } from './taxonomies/offers-using.ts'
export {
  entriesOf,
  findEntry,
  labelOf,
  type TaxonomyEntry,
  type TaxonomyName,
  taxonomyRevision,
  taxonomyVersion,
  taxonomyVersions,
} from './taxonomies/taxonomy.ts'
export { holds, isEmpty } from './types/condition.ts'
export type {
  Condition,
  Field,
  FieldType,
  OfferType,
  Option,
  Page,
  Profile,
  Section,
  Text,
} from './types/offer-type.ts'
export {
  fieldIndex,
  fieldsOf,
  findField,
  findOfferType,
  getOfferType,
  offerTypeIds,
  offerTypes,
  planPages,
} from './types/registry.ts'
// A complete document of each type, for samples and trials.
export { sampleFiles } from './types/samples/assets.ts'
export { sampleDocuments } from './types/samples/documents.ts'
export { validateDocument } from './validation.ts'
export { type ComparableVersion, comparableVersions } from './versions.ts'
