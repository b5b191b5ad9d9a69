/** Every rule, in the order in which their findings about one field are told. */
import { appVersionRises } from './app-version.ts'
import { applicationIsTheSame } from './application-id.ts'
import { categoriesDiffer, categoryOfStorefront } from './categories.ts'
import { consultingName } from './consulting-name.ts'
import { currencyOfMarket, estimateIsExplained } from './consulting-price.ts'
import {
  competencyForAzure,
  implementationIsShort,
  industriesOfProduct,
  solutionAreasOfAzure,
} from './consulting-product.ts'
import { descriptionLanguage } from './description-language.ts'
import { descriptionSaysSomething, descriptionTags } from './description-markup.ts'
import { listedInEnglish } from './english-only.ts'
import { fieldRules } from './fields.ts'
import { fileQuality } from './file-quality.ts'
import { publishedStays } from './frozen.ts'
import { helpIsNotSupport } from './help-and-support.ts'
import { firstPreviewIsHidden, hideKeyIsStrong } from './hide-key.ts'
import { oneImageIsOffered, publishedImagesStay } from './image-versions.ts'
import { industriesDiffer } from './industries.ts'
import { settingsAreJson } from './json-settings.ts'
import { keywordsBesideName } from './keywords.ts'
import { connectionOfKind, connectionsExist, leadsAreConnected } from './lead-destination.ts'
import { licenceManagementStays, managedLicencesArePerUser } from './licensing.ts'
import { metersHaveAReporter } from './metering.ts'
import { nameWithoutEmoji } from './name.ts'
import { portsExist } from './open-ports.ts'
import { packageCountAsSaid } from './package-count.ts'
import { regionsDiffer, restrictedRegions } from './package-regions.ts'
import { packageIsZip, packageUrlLasts, packageUrlReadsOnly } from './package-url.ts'
import { livePlansStay, onePlanRemains, sharedPlanExists, sharedPlansAreNotStopped } from './plan-distribution.ts'
import { marketPricesAreSold } from './plan-market-prices.ts'
import { planNamesDiffer } from './plan-names.ts'
import { pricingModelsAgree } from './plan-pricing-model.ts'
import { longTermsMoveStorefront, paymentFitsTerm } from './plan-terms.ts'
import { trialWithoutMeters } from './plan-trial.ts'
import { fewestUsersBelowMost } from './plan-users.ts'
import { resellersHaveAContact } from './reseller-contact.ts'
import type { Rule } from './rule.ts'
import { screenshotsDiffer } from './screenshots.ts'
import { storefrontsOfCategories } from './storefront-mix.ts'
import { summaryOneSentence, summaryPlain } from './summary.ts'
import { reservedUrl, secureStoreReview } from './technical-notices.ts'
import { webApiIsServiceRoot } from './test-drive.ts'

export const allRules: Rule[] = [
  fieldRules,
  licenceManagementStays,
  leadsAreConnected,
  connectionsExist,
  connectionOfKind,
  categoriesDiffer,
  categoryOfStorefront,
  industriesDiffer,
  appVersionRises,
  nameWithoutEmoji,
  summaryPlain,
  summaryOneSentence,
  descriptionSaysSomething,
  descriptionTags,
  descriptionLanguage,
  keywordsBesideName,
  helpIsNotSupport,
  screenshotsDiffer,
  firstPreviewIsHidden,
  hideKeyIsStrong,
  managedLicencesArePerUser,
  secureStoreReview,
  reservedUrl,
  packageIsZip,
  packageUrlLasts,
  packageUrlReadsOnly,
  packageCountAsSaid,
  restrictedRegions,
  regionsDiffer,
  webApiIsServiceRoot,
  publishedStays,
  storefrontsOfCategories,
  solutionAreasOfAzure,
  industriesOfProduct,
  competencyForAzure,
  consultingName,
  implementationIsShort,
  listedInEnglish,
  estimateIsExplained,
  currencyOfMarket,
  resellersHaveAContact,
  applicationIsTheSame,
  metersHaveAReporter,
  livePlansStay,
  onePlanRemains,
  planNamesDiffer,
  pricingModelsAgree,
  paymentFitsTerm,
  longTermsMoveStorefront,
  marketPricesAreSold,
  fewestUsersBelowMost,
  trialWithoutMeters,
  sharedPlansAreNotStopped,
  sharedPlanExists,
  oneImageIsOffered,
  publishedImagesStay,
  portsExist,
  settingsAreJson,
  fileQuality,
]
