/**
 * Leads: enquiries that customers leave on a listing.
 *
 * A lead is written once, by captureLead, together with its deliveries, in one transaction that many
 * captures share: what was answered with success is never lost. On the embedded database it is also in a
 * journal that is fsynced before the answer (replayJournal puts back what a power cut took). What happens
 * to a lead afterwards is told by its deliveries (see #delivery) and by the steps people note on it.
 * Personal data of customers stands in this room's table and nowhere else; the worker is handed it
 * through messagesOf.
 *
 * This room never calls an outside system, never sends mail that contains what a visitor typed, and never
 * edits what a customer sent.
 */
export { assignLead, judgeLead, leadWorkers, tagLead } from './assign.ts'
export { type BulkDeed, workMany } from './bulk.ts'
export type { Hours } from './business-time.ts'
export { captureLead } from './capture.ts'
export { changeLeadSettings } from './change-settings.ts'
export { type CheckItem, tickChecklist } from './checklist.ts'
export { type Company, type CompanyPerson, companyDomain, getCompany } from './company.ts'
export { type Confirmation, confirmEnquiry, type ToConfirm, whatToConfirm } from './confirm.ts'
export type { ConsentText } from './consent.ts'
export { type EnquiryForm, openEnquiryForm } from './enquiry-form.ts'
export { eraseLead } from './erase.ts'
export { type ErasureTask, finishErasureTask, listErasureTasks } from './erasure-tasks.ts'
export { type Explanation, explainLead, explainSheet } from './explain.ts'
export { countExport, EXPORT_AT_ONCE, type ExportFormat, exportFormats, exportLeads } from './export.ts'
export { type LeadExport, listExports, openExport, requestExport } from './export-job.ts'
export { type FactList, listFacts, removeFacts, uploadFacts } from './fact-lists.ts'
export type { Fact } from './facts.ts'
export { countryCodes } from './fields/country.ts'
export { type Conversion, type LeadFigures, leadFigures } from './figures.ts'
export { textOfFile } from './file-text.ts'
export type { LeadFilter, LeadList } from './filter.ts'
export { type ForeignLead, type KeptForeign, keepForeignLead } from './foreign.ts'
export { importLeads, type LeadImport, listImports } from './import.ts'
export {
  countLeads,
  countUnconfirmed,
  getLead,
  type LeadCounts,
  type LeadItem,
  type LeadSheet,
  listLeads,
} from './inbox.ts'
export { publisherOfLead } from './inbox-row.ts'
export { closeJournal, type JournalReplay, replayJournal } from './journal.ts'
export {
  type Campaign,
  type Consent,
  type Enquiry,
  type Environment,
  environments,
  type Flag,
  flags,
  type Lead,
  type LeadState,
  leadStates,
  nameless,
  type Rating,
  ratings,
  type ScoreReason,
  type Suspicion,
  type WorkState,
  workStates,
} from './lead.ts'
export { messagesOf } from './lead-message.ts'
export { type ActionCode, actionCodes, type LeadSource, parseLeadSource } from './lead-source.ts'
export {
  askForMyData,
  eraseMyData,
  eraseOwnData,
  type MyData,
  type MyLead,
  openMyData,
  openOwnData,
} from './my-data.ts'
export { BACKLOG_DAYS, listNowhere, type Nowhere } from './nowhere.ts'
export { type Partner, partnersOn } from './partners.ts'
export type { PathMail } from './path-mails.ts'
export type { PathRule } from './paths.ts'
export { countLeadsPerDay, type LeadsOfDay } from './per-day.ts'
export { reapplyErasures } from './reapply-erasures.ts'
export { releaseLead } from './release.ts'
export {
  declineRelease,
  grantRelease,
  listReleaseRequests,
  type ReleaseRequest,
  requestRelease,
} from './release-request.ts'
export { replayLeads } from './replay.ts'
export { type TriedScore, tryPoints } from './rescore.ts'
export { getLeadSettings, type KeptSettings } from './settings.ts'
export type { LeadSettings } from './settings-shape.ts'
export { type Quality, qualities, type Standing } from './standing.ts'
export { stopMails, whoseMails } from './stop-mails.ts'
export type { StoryLine } from './story.ts'
export { addTask, finishTask, type LeadTask, leadTaskText } from './tasks.ts'
export { type LeadView, listLeadViews, removeLeadView, saveLeadView } from './views.ts'
export { type LeadStep, noteStep } from './work.ts'
