/** Every rule of listing quality, in the order in which they are told. */
import type { QualityRule } from './quality-rule.ts'
import { categoryFits, industriesFit, secondCategory, worksWithIsFilled } from './rules/classification.ts'
import { consultingDuties, consultingTitle, consultingWithoutPublisher } from './rules/consulting.ts'
import { descriptionLength, descriptionStructure, nothingLeftOver } from './rules/description-form.ts'
import { keywordsInDescription, keywordsNotStuffed } from './rules/description-keywords.ts'
import { benefitsBeforeFeatures, explainsItsPlace, speaksOfIndustry } from './rules/description-value.ts'
import { noContactDetails, noOtherOffers, wellSpelt } from './rules/description-wording.ts'
import { namesItsProducts, needsAreDisclosed } from './rules/disclosures.ts'
import { documentsLeadBack, documentsTeach, documentTitles } from './rules/documents.ts'
import { firstSentencesSayValue, threeElements } from './rules/first-sentences.ts'
import { keywordsAreTelling, keywordsAreUsed, keywordsDiffer } from './rules/keywords.ts'
import { campaignsAreCounted, linksArePages, usefulLinksAreSpecific } from './rules/links.ts'
import { brandIsNotTheName, brandsAsTheyAreSpelt } from './rules/name-brands.ts'
import { nameIsNoTest, nameIsPlain, nameIsQuiet, nameIsShort } from './rules/name-form.ts'
import { nameHasKeyword } from './rules/name-keywords.ts'
import { nameAsOnPage, nameSaysValue } from './rules/name-value.ts'
import { logoGuidance, picturesForEverybody } from './rules/pictures.ts'
import { asksForReviews, canBeTried, isKeptUp, leadsArrive, manyMarkets, siteLeadsHere } from './rules/reach.ts'
import { captionsTell, enoughScreenshots, screenshotNames, screenshotsAreClear } from './rules/screenshots.ts'
import { summaryHasKeyword, summaryIsASentence, summaryIsNew, summaryStartsWithCustomer } from './rules/summary.ts'
import { hasVideo, secondVideo, videoLength, videoNameHasKeyword, videosPlay } from './rules/videos.ts'

export const allQualityRules: readonly QualityRule[] = [
  nameHasKeyword,
  nameSaysValue,
  nameIsShort,
  consultingTitle,
  consultingWithoutPublisher,
  nameIsQuiet,
  nameIsPlain,
  brandIsNotTheName,
  brandsAsTheyAreSpelt,
  nameAsOnPage,
  nameIsNoTest,
  summaryIsASentence,
  summaryHasKeyword,
  summaryIsNew,
  summaryStartsWithCustomer,
  firstSentencesSayValue,
  threeElements,
  keywordsInDescription,
  benefitsBeforeFeatures,
  speaksOfIndustry,
  explainsItsPlace,
  descriptionLength,
  descriptionStructure,
  keywordsNotStuffed,
  wellSpelt,
  needsAreDisclosed,
  namesItsProducts,
  consultingDuties,
  noContactDetails,
  noOtherOffers,
  nothingLeftOver,
  keywordsAreUsed,
  keywordsAreTelling,
  keywordsDiffer,
  secondCategory,
  categoryFits,
  industriesFit,
  worksWithIsFilled,
  enoughScreenshots,
  screenshotNames,
  captionsTell,
  screenshotsAreClear,
  hasVideo,
  videoLength,
  videoNameHasKeyword,
  secondVideo,
  videosPlay,
  logoGuidance,
  picturesForEverybody,
  documentsLeadBack,
  documentsTeach,
  documentTitles,
  linksArePages,
  usefulLinksAreSpecific,
  campaignsAreCounted,
  canBeTried,
  leadsArrive,
  manyMarkets,
  isKeptUp,
  asksForReviews,
  siteLeadsHere,
]

/** The rule under an id such as `LQ-D04`. */
export function findQualityRule(id: string): QualityRule | undefined {
  return byId.get(id)
}

const byId = new Map<string, QualityRule>(allQualityRules.map((rule) => [rule.id, rule]))
