/**
 * Attribution as a library: pure functions over bytes, no database, no network but what you hand in.
 *
 *     import { lintFile, tagFile } from 'comptoir/attribution'
 *
 *     const tagged = tagFile({ path: 'azuredeploy.json', bytes }, { guid })
 *     if (tagged.kind === 'inserted') await writeFile(path, tagged.bytes)
 *
 * Promises: outside the spans in `edits` the bytes of a tagged file are those of the original; tagging twice with
 * the same GUID changes nothing; `untagFile` gives back what was tagged; what must not be written is refused with a
 * reason, and nothing is thrown for what a file contains.
 * Never: text search for names, a write to disk, a guess about what only the deployer decides.
 */

export { type Published, publishTemplate } from './arm/publish.ts'
export type { Untagged } from './arm/untag.ts'
export {
  type ArtefactKind,
  fileName,
  folderOf,
  guessKind,
  isMainTemplate,
  kindOf,
  mainTemplateNames,
} from './artefacts.ts'
export { applyEdits, type Edit } from './edits.ts'
export { type GuidReading, type GuidRefusal, printedSample, readGuid, toolGuids } from './guid.ts'
export {
  type LintFinding,
  type LintOptions,
  lintCure,
  lintMessage,
  lintTitle,
  type RegisteredGuid,
} from './lint/finding.ts'
export { type LintedFile, lintFile, lintProject } from './lint/lint.ts'
export { isLintRule, type LintChannel, type LintLevel, type LintRule, lintRuleIds, lintRules } from './lint/rules.ts'
export { lintWords } from './lint/words.ts'
export {
  lintNotice,
  type NoticeElement,
  type NoticeFacts,
  type NoticeVariant,
  noticeElements,
  optOutInstruction,
  writeNotice,
} from './notice/notice.ts'
export { noticeWords } from './notice/texts.ts'
export { isZip, maxPackageBytes } from './package-limits.ts'
export { tagRefusalText } from './refusal-text.ts'
export { encodeSource, readSource as decodeSource } from './source-text.ts'
export { kindOfFile, linksTo, publishTagged, type SourceFile, tagFile, untagFile } from './tag-file.ts'
export type { Tagged, TagNotice, TagOptions, TagRefusal } from './tagging.ts'
export { issuerOf, issuers, parseTrackingId, type TrackingId, trackingIdOf } from './tracking-id.ts'
export { type HeaderReading, type HeaderTool, headerTools, readUserAgent, userAgentLine } from './user-agent.ts'
export { exportedHistory, siteOfListing } from './verify/exported.ts'
export { type EventHistory, eventHistory } from './verify/from-events.ts'
export type { DeploymentHistory, DeploymentSite } from './verify/history.ts'
export { type Listings, readListing, sortListings } from './verify/listing.ts'
export { type Call, endpointRefusal, openResourceManager, publicEndpoint } from './verify/resource-manager.ts'
export type { Verification, VerificationWarning } from './verify/verification.ts'
export { type VerifyOptions, verifyDeployment } from './verify/verify.ts'
export { failureText, verifyWords, warningText } from './verify/words.ts'
export { attributionWords } from './words.ts'
