/** What a publisher can upload, and the limits of each kind (spec "offers" 3.4, 3.7, 3.12). */
const MB = 1024 * 1024

type Square = { square: true; min: number; max: number }
type Exact = { width: number; height: number }

export type FileFormat = 'png' | 'pdf' | 'zip' | 'app' | 'doc' | 'docx' | 'xls' | 'xlsx'

type Kind = {
  format: FileFormat
  /** Formats that do as well. */
  orFormats?: FileFormat[]
  /** Entries that a zip must have at its root. */
  holds?: string[]
  maxBytes: number
  size?: Square | Exact
  /** The field it is uploaded for: where a refusal points, and what its codes begin with. */
  pointer: string
  code: string
  /** Code of a wrong size, where the field calls it differently. */
  sizeCode?: string
  /** Customers may fetch it once a listing shows it; other kinds stay with publisher and reviewers. */
  public: boolean
  /** What the portal gives to begin such a file with: its name among the publisher's templates. */
  template?: string
}

export const assetKinds = {
  'logo-large': image({ square: true, min: 216, max: 350 }, '#/listing/logos/large', 'listing.logos.large'),
  'logo-medium': image({ width: 90, height: 90 }, '#/listing/logos/medium', 'listing.logos.medium'),
  'logo-small': image({ width: 48, height: 48 }, '#/listing/logos/small', 'listing.logos.small'),
  'logo-wide': image({ width: 255, height: 115 }, '#/listing/logos/wide', 'listing.logos.wide'),
  'logo-hero': image({ width: 815, height: 290 }, '#/listing/logos/hero', 'listing.logos.hero'),
  screenshot: image({ width: 1280, height: 720 }, '#/listing/screenshots', 'listing.screenshots'),
  'video-thumbnail': thumbnail({ width: 1280, height: 720 }, '#/listing/videos', 'listing.videos'),
  'test-drive-thumbnail': thumbnail(
    { width: 533, height: 324 },
    '#/testDrive/listing/videos',
    'testDrive.listing.videos',
  ),
  document: pdf('#/listing/documents', 'listing.documents', true),
  'co-sell-document': pdf('#/coSell/documents', 'coSell.documents', false),
  'key-usage-scenario': {
    ...pdf('#/supplemental/keyUsageScenario', 'supplemental.scenario', false),
    template: 'key-usage-scenarios.rtf',
  },
  'test-drive-manual': pdf('#/testDrive/listing/userManual', 'testDrive.listing.userManual', true),
  'private-offer-terms': pdf('#/termsFile', 'privateOffer.termsFile', false),
  package: {
    format: 'zip',
    maxBytes: 500 * MB,
    pointer: '#/technical/packageFile',
    code: 'technical.packageFile',
    public: false,
  },
  'test-drive-template': file(['zip'], 50, '#/testDrive/arm/template', 'testDrive.arm.template'),
  'azure-package': {
    ...file(['zip'], 100, '#/plans', 'plans.technical.packageFile'),
    holds: ['mainTemplate.json', 'createUiDefinition.json'],
  },
  'extension-app': file(['app'], 200, '#/technical/extensionFile', 'technical.extensionFile'),
  'library-app': file(['app'], 200, '#/technical/libraryFile', 'technical.libraryFile'),
  dependency: file(['app', 'zip'], 200, '#/technical/dependencyFile', 'technical.dependencyFile'),
  'test-automation': file(['app'], 200, '#/supplemental/testAutomation', 'supplemental.testAutomation'),
  'test-accounts': file(['pdf', 'doc', 'docx'], 25, '#/supplemental/testAccounts', 'supplemental.testAccounts'),
  'customization-report': file(
    ['xlsx', 'xls', 'zip'],
    50,
    '#/supplemental/customizationReport',
    'supplemental.customizationReport',
  ),
} as const satisfies Record<string, Kind>

export type AssetKind = keyof typeof assetKinds

/** What a file of this kind must be: format, bytes, pixels. */
export function kindRules(kind: AssetKind): AssetKindRules {
  return assetKinds[kind]
}
export type AssetKindRules = Kind

export function isAssetKind(value: unknown): value is AssetKind {
  return typeof value === 'string' && Object.hasOwn(assetKinds, value)
}

function image(size: Square | Exact, pointer: string, code: string) {
  return { format: 'png', maxBytes: 5 * MB, size, pointer, code, public: true } as const
}

function thumbnail(size: Exact, pointer: string, code: string) {
  return { ...image(size, pointer, `${code}.thumbnail`), sizeCode: `${code}.thumbnailSize` }
}

function pdf(pointer: string, code: string, isPublic: boolean) {
  return { format: 'pdf', maxBytes: 25 * MB, pointer, code, public: isPublic } as const
}

function file([format, ...orFormats]: [FileFormat, ...FileFormat[]], megabytes: number, pointer: string, code: string) {
  return { format, orFormats, maxBytes: megabytes * MB, pointer, code, public: false }
}

/** Every format that a file of this kind may have. */
export function formatsOf({ format, orFormats = [] }: AssetKindRules): FileFormat[] {
  return [format, ...orFormats]
}
