/** Builders of offers: a document that breaks no rule, and a draft of it with real files. */
import type { Asset, AssetKind, Finding, OfferDocument, OfferDraft, ValidationContext } from '../../src/offers/index.ts'
import { createOffer, saveDraft, uploadAsset } from '../../src/offers/index.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import { getOfferType } from '../../src/offers/types/registry.ts'
import { validateDocument } from '../../src/offers/validation.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import type { Database } from '../../src/platform/db.ts'
import { aLogo, aPdf, aPng } from './files.ts'

type Deep<T> = T extends (infer _)[] ? T : T extends object ? { [K in keyof T]?: Deep<T[K]> | null } : T

/** Assets that `aDocument` names. */
export const sampleAssetIds = {
  large: '00000000-0000-7000-8000-00000000a001',
  medium: '00000000-0000-7000-8000-00000000a002',
  small: '00000000-0000-7000-8000-00000000a003',
  screenshot: '00000000-0000-7000-8000-00000000a004',
  document: '00000000-0000-7000-8000-00000000a005',
  scenario: '00000000-0000-7000-8000-00000000a006',
}

/** Complete and without a finding. Overrides are merged into objects; lists are replaced, null removes. */
export function aDocument(overrides: Deep<OfferDocument> = {}): OfferDocument {
  return merged(complete, overrides) as OfferDocument
}

const complete: OfferDocument = {
  listingOption: 'getItNowFree',
  leads: { destination: 'none' },
  testDrive: { enabled: false },
  categories: { primary: { id: 'operations-and-supply-chain', subcategories: ['notApplicable'] } },
  industries: [{ id: 'manufacturing', verticals: ['discrete-manufacturing'] }],
  applicableProducts: ['field-service'],
  appVersion: '1.2.0',
  terms: { mode: 'url', url: 'https://fabrikam.example/terms' },
  listing: {
    name: 'Crew Planner',
    summary: 'Plan field crews in minutes and keep every promise to customers.',
    description:
      '<p>Crew Planner gives dispatchers one board for all crews, so that they plan a day in minutes and the customers know when somebody comes.</p><ul><li>Drag jobs to crews</li><li>See the way between them</li></ul>',
    keywords: ['dispatch', 'crew planning'],
    worksWith: ['Field Service'],
    helpUrl: 'https://fabrikam.example/crew-planner/help',
    privacyPolicyUrl: 'https://fabrikam.example/privacy',
    supportContact: {
      name: 'Sam Support',
      email: 'support@fabrikam.example',
      phone: '+1 425 555 0100',
      url: 'https://fabrikam.example/crew-planner/support',
    },
    engineeringContact: { name: 'Erin Engineer', email: 'erin@fabrikam.example', phone: '+33 1 23 45 67 89' },
    documents: [{ title: 'Field guide', file: sampleAssetIds.document }],
    logos: { large: sampleAssetIds.large, medium: sampleAssetIds.medium, small: sampleAssetIds.small },
    screenshots: [{ file: sampleAssetIds.screenshot, caption: 'The board of a dispatcher' }],
  },
  availability: { markets: ['US', 'FR'], hideKey: 'crew7planner9key' },
  technical: {
    licenseModel: 'user',
    requiresS2SSecureStore: false,
    packageUrl: 'https://packages.fabrikam.example/crew-planner.zip?sp=r&se=2031-01-01T00%3A00%3A00Z&sig=test',
    multiplePackages: false,
    packageRegions: [{ regionId: 'nam' }],
  },
  supplemental: { keyUsageScenario: sampleAssetIds.scenario },
  submission: { notes: 'Sign in as crew@fabrikam.example and open the board.' },
}

function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return structuredClone(base)
  if (!isObject(over) || !isObject(base)) return structuredClone(over)
  const keys = new Set([...Object.keys(base), ...Object.keys(over)])
  return Object.fromEntries(
    [...keys].flatMap((key) => (over[key] === null ? [] : [[key, merged(base[key], over[key])]])),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An asset row without a database: of the right size for its kind. */
export function anAsset(assetId: string, kind: AssetKind, more: Partial<Asset> = {}): Asset {
  const [width, height] = sizeOf[kind] ?? [null, null]
  const contentType = width ? 'image/png' : kind === 'package' ? 'application/zip' : 'application/pdf'
  return {
    publisherId: 'fabrikam',
    assetId,
    kind,
    sha256: assetId.replaceAll('-', '').padEnd(64, '0'),
    size: 1_000,
    contentType,
    filename: `${kind}.${contentType.split('/')[1]}`,
    width,
    height,
    warnings: [],
    facts: {},
    generatedFrom: null,
    sentSha256: null,
    uploadedAt: new Date('2026-03-01T09:00:00Z'),
    uploadedBy: 'Ada Lovelace',
    ...more,
  }
}

const sizeOf: Partial<Record<AssetKind, [number, number]>> = {
  'logo-large': [280, 280],
  'logo-medium': [90, 90],
  'logo-small': [48, 48],
  screenshot: [1280, 720],
  'logo-wide': [255, 115],
  'logo-hero': [815, 290],
  'video-thumbnail': [1280, 720],
  'test-drive-thumbnail': [533, 324],
}

/** What rules may know about the world when nothing in it is in the way. */
export function aContext(more: Partial<ValidationContext> = {}): ValidationContext {
  return { ...quietWorld, ...more }
}

const quietWorld: ValidationContext = {
  now: new Date('2026-03-02T09:00:00Z'),
  previewedBefore: false,
  assetsById: withAssets(),
  authorisedRegions: [],
  connections: new Map([['c-https', { kind: 'https' }]]),
}

/** The sample's assets and these. */
export function withAssets(...more: Asset[]): Map<string, Asset> {
  const ids = sampleAssetIds
  const sample = [
    anAsset(ids.large, 'logo-large'),
    anAsset(ids.medium, 'logo-medium'),
    anAsset(ids.small, 'logo-small'),
    anAsset(ids.screenshot, 'screenshot'),
    anAsset(ids.document, 'document'),
    anAsset(ids.scenario, 'key-usage-scenario'),
  ]
  return new Map([...sample, ...more].map((asset) => [asset.assetId, asset]))
}

/** What the rules find in a document that is complete but for these values. */
export function findingsIn(
  overrides: Deep<OfferDocument> = {},
  context: Partial<ValidationContext> = {},
  profile: Profile = '2020',
): Finding[] {
  return validateDocument(getOfferType('dynamics-365-ce', profile), profile, aDocument(overrides), aContext(context))
}

/** Their codes, with the level when it is not an error. */
export function codesIn(...given: Parameters<typeof findingsIn>): string[] {
  return findingsIn(...given).map(({ code, level }) => (level === 'error' ? code : `${code} (${level})`))
}

let counter = 0

/**
 * A draft of a new offer, complete with real files unless `document` says otherwise. Acts as whoever
 * acts in `ctx`; the publisher must exist.
 */
export async function anOffer(
  ctx: Ctx,
  {
    publisherId,
    offerId = `offer-${++counter}`,
    alias = 'Crew Planner (internal)',
    document = {} as Deep<OfferDocument>,
  }: { publisherId: string; offerId?: string; alias?: string; document?: Deep<OfferDocument> },
): Promise<OfferDraft> {
  const draft = await createOffer(ctx, { publisherId, offerId, alias })
  const files = await uploadedOnce(ctx, publisherId)
  const values = aDocument({
    listing: {
      logos: { large: files.large, medium: null, small: null },
      screenshots: [{ file: files.screenshot, caption: 'The board of a dispatcher' }],
      documents: [{ title: 'Field guide', file: files.document }],
    },
    supplemental: { keyUsageScenario: files.scenario },
  })
  return saveDraft(ctx, {
    publisherId,
    offerId,
    revision: draft.revision,
    values: JSON.parse(JSON.stringify(merged(values, document))),
  })
}

/** Checking a file takes a moment, so the files of a publisher serve all its sample offers. */
const uploaded = new WeakMap<Database, Map<string, ReturnType<typeof sampleFiles>>>()

function uploadedOnce(ctx: Ctx, publisherId: string): ReturnType<typeof sampleFiles> {
  const known = uploaded.get(ctx.database) ?? new Map<string, ReturnType<typeof sampleFiles>>()
  uploaded.set(ctx.database, known)
  const files = known.get(publisherId) ?? sampleFiles(ctx, publisherId)
  known.set(publisherId, files)
  return files
}

async function sampleFiles(ctx: Ctx, publisherId: string) {
  const upload = async (kind: AssetKind, filename: string, content: Buffer) =>
    (await uploadAsset(ctx, { publisherId, kind, filename, content })).assetId
  return {
    large: await upload('logo-large', 'logo.png', await aLogo()),
    screenshot: await upload('screenshot', 'board.png', await aPng(1280, 720)),
    document: await upload('document', 'guide.pdf', aPdf()),
    scenario: await upload('key-usage-scenario', 'scenarios.pdf', aPdf({ title: 'Scenarios' })),
  }
}
