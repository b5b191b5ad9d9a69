/** Every rule, in the order in which their findings about one field are told. */
import { appVersionRises } from './app-version.ts'
import { categoriesDiffer, categoryOfStorefront } from './categories.ts'
import { descriptionLanguage } from './description-language.ts'
import { descriptionSaysSomething, descriptionTags } from './description-markup.ts'
import { fieldRules } from './fields.ts'
import { fileQuality } from './file-quality.ts'
import { helpIsNotSupport } from './help-and-support.ts'
import { firstPreviewIsHidden, hideKeyIsStrong } from './hide-key.ts'
import { industriesDiffer } from './industries.ts'
import { keywordsBesideName } from './keywords.ts'
import { connectionOfKind, connectionsExist, leadsAreConnected } from './lead-destination.ts'
import { licenceManagementStays, managedLicencesArePerUser } from './licensing.ts'
import { nameWithoutEmoji } from './name.ts'
import { packageCountAsSaid } from './package-count.ts'
import { regionsDiffer, restrictedRegions } from './package-regions.ts'
import { packageIsZip, packageUrlLasts, packageUrlReadsOnly } from './package-url.ts'
import type { Rule } from './rule.ts'
import { screenshotsDiffer } from './screenshots.ts'
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
  fileQuality,
]
