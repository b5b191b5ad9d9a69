/**
 * Offers: what publishers write, have certified and publish.
 *
 * An offer type is data (types/): pages, fields and rules come from it. A draft keeps whatever was typed;
 * findings say what is still wrong. What is handed in is frozen; nothing customers see changes but by
 * publishing again.
 * This room never speaks to a destination itself and never stores a secret in a document.
 */

// What is written: the type as data, drafts, rules, files.
export type { AssetKind } from './asset-kinds.ts'
export { assetKinds, isAssetKind } from './asset-kinds.ts'
export { type Asset, findAsset, listAssets, openAsset, recheckAsset, type Upload, uploadAsset } from './assets.ts'
export { createOffer, deleteDraft, getDraft, type OfferDraft, type Save, saveDraft } from './draft.ts'
export { asFieldErrors, errorsIn, type Finding, type FindingLevel } from './finding.ts'
export { languageOf } from './language.ts'
export { findingMessage, offerMessages } from './messages.ts'
export type { CategoryChoice, OfferDocument, SecretMark } from './offer-document.ts'
export type { OfferKey } from './offer-key.ts'
export { type PageState, type PageStatus, pageStatuses } from './page-status.ts'
export { announcePresence, leaveOffer, type Presence, whoElseIsHere } from './presence.ts'
export { authorisedRegionsOf, authoriseRegion, withdrawRegion } from './region-authorisations.ts'
export { cleanRichText, shiftHeadings, visibleText } from './rich-text.ts'
export type { ValidationContext } from './rules/rule.ts'
export type { AssetFacts, AssetWarning } from './schema.ts'
export type { DifferingField } from './stale-draft.ts'
export {
  entriesOf,
  findEntry,
  labelOf,
  type TaxonomyEntry,
  type TaxonomyName,
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
export { fieldIndex, fieldsOf, findOfferType, getOfferType, offerTypeIds, offerTypes } from './types/registry.ts'
export { asFinding, validateDocument } from './validation.ts'
