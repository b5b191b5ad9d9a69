/**
 * The shape of a sample offer, and the one function that makes it from what its author wrote.
 *
 * `document` has exactly the keys of the offer type. Where a saved draft holds the id of a file it has the path of the
 * file under `sample/media/`, and where it holds ids of connections their keys; the loader exchanges both.
 * `drawings` says what `art/draw.ts` puts into the files.
 */
import type { CategoryChoice, OfferDocument } from '#offers'
import type { SamplePublisher } from './publisher.ts'
import type { AppFrame, Screen } from './screen.ts'

/** Where the offer stands in its life, and what the loader does to bring it there. */
export type SampleState =
  | { stage: 'draft' }
  /** Handed in; waits for a reviewer. */
  | { stage: 'certification' }
  | { stage: 'attentionNeeded'; findings: SampleFinding[] }
  /** Certified, under its hide key, not yet signed off. */
  | { stage: 'preview' }
  | { stage: 'live' }
  /** Live, but only for those who know the hide key. */
  | { stage: 'liveHidden' }
  /** Live, with later edits in the draft: values by their path in the document. */
  | { stage: 'liveEdited'; edits: Record<string, unknown> }
  /** Was live, distribution stopped. */
  | { stage: 'stopped' }

export interface SampleFinding {
  policyId: string
  pageKey: 'setup' | 'properties' | 'listing' | 'availability' | 'technical' | 'supplemental'
  fieldKey: string
  message: string
  evidence: string
  suggestedFix: string
}

/** One file under `sample/media/` and what is drawn in it. */
export type Drawing =
  | { path: string; as: 'logo' }
  | { path: string; as: 'screenshot'; screen: Screen }
  | { path: string; as: 'thumbnail'; name: string; screen: Screen }
  | { path: string; as: 'pdf'; title: string; body: string[]; figure?: Screen }

export interface SampleOffer {
  publisherId: string
  offerId: string
  alias: string
  language: 'en' | 'fr'
  document: OfferDocument
  /** A draft that breaks rules on purpose, so that there are findings to look at. */
  unfinished: boolean
  /** The hide key of its first preview, before it became public. */
  previewHideKey: string
  state: SampleState
  /** How long before the sample is loaded it was created and, if ever, first went live. */
  createdDaysAgo: number
  liveDaysAgo: number | null
  app: AppFrame
  drawings: Drawing[]
}

/** What an author writes. Everything that follows from the publisher is filled in by `sampleOffer`. */
export interface OfferContent {
  offerId: string
  alias: string
  language?: 'fr'
  name: string
  summary: string
  /** HTML in the allowed markup. */
  description: string
  keywords: string[]
  worksWith: string[]
  /** `category/subcategory/subcategory`. */
  category: string
  secondCategory?: string
  /** `industry/vertical/vertical`. */
  industries: string[]
  products: string[]
  version: string
  listingOption: 'getItNowFree' | 'freeTrial' | 'contactMe'
  /** Keys of the publisher's connections; none when absent. */
  connections?: string[]
  /** Terms written out, where the publisher does not refer to its own page. */
  terms?: string
  markets: readonly string[]
  regions: string[]
  license?: 'resource'
  secureStore?: true
  multiplePackages?: true
  app: AppFrame
  /** File name without ending (it should hold a keyword), caption, and what is seen. */
  screenshots: { file: string; caption: string; screen: Screen }[]
  /** Title, file name without ending, and the text: `# heading`, `- item`, `1. step` or a paragraph a line. */
  documents: { title: string; file: string; body: string[] }[]
  videos?: { name: string; file: string }[]
  /** The text of the key usage scenario document, as in `documents`. */
  scenarios: string[]
  notes: string
  /** Values put over the finished document by path: what an author in a hurry gets wrong. Only in unfinished drafts. */
  mistakes?: Record<string, unknown>
  state: SampleState
  createdDaysAgo: number
  liveDaysAgo?: number
}

export function sampleOffer(publisher: SamplePublisher, content: OfferContent): SampleOffer {
  const { publisherId } = publisher
  const { offerId } = content
  const domain = new URL(publisher.website).hostname.replace(/^www\./, '')
  const media = (file: string) => `${publisherId}/${offerId}/${file}`
  const firstScreen = content.screenshots[0]?.screen
  const previewHideKey = hideKeyOf(publisherId, offerId)
  const hidden = content.state.stage === 'preview' || content.state.stage === 'liveHidden'
  const inFrench = content.language === 'fr'
  const videos = (content.videos ?? []).map((video) => ({
    ...video,
    thumbnail: media(`${video.file}-thumbnail.png`),
  }))

  const document: OfferDocument = {
    listingOption: content.listingOption,
    trialUrl: content.listingOption === 'freeTrial' ? `https://try.${domain}/${offerId}` : '',
    testDrive: { enabled: false },
    leads: {
      destination: content.connections?.length ? 'httpsEndpoint' : 'none',
      connectionIds: content.connections ?? [],
    },
    categories: {
      primary: categoryOf(content.category),
      secondary: content.secondCategory ? categoryOf(content.secondCategory) : null,
    },
    industries: content.industries.map((line) => {
      const [id = '', ...verticals] = line.split('/')
      return { id, verticals }
    }),
    applicableProducts: content.products,
    appVersion: content.version,
    terms: content.terms
      ? { mode: 'text', text: content.terms, url: '' }
      : { mode: 'url', text: '', url: `${publisher.website}/legal/${offerId}-terms` },
    listing: {
      name: content.name,
      summary: content.summary,
      description: oneLine(content.description),
      keywords: content.keywords,
      worksWith: content.worksWith,
      helpUrl: `${publisher.website}/${inFrench ? 'aide' : 'help'}/${offerId}`,
      privacyPolicyUrl: `${publisher.website}/legal/${inFrench ? 'confidentialite' : 'privacy'}`,
      supportContact: { ...publisher.supportContact, url: `https://support.${domain}/${offerId}` },
      engineeringContact: publisher.engineeringContact,
      documents: content.documents.map(({ title, file }) => ({ title, file: media(`${file}.pdf`) })),
      logos: { large: media('logo.png') },
      screenshots: content.screenshots.map(({ file, caption }) => ({ file: media(`${file}.png`), caption })),
      videos: videos.map(({ name, file, thumbnail }) => ({
        name,
        url: `https://videos.${domain}/watch/${file}`,
        thumbnail,
      })),
    },
    availability: { markets: [...content.markets], hideKey: hidden ? previewHideKey : '' },
    technical: {
      licenseModel: content.license ?? 'user',
      requiresS2SSecureStore: content.secureStore ?? false,
      applicationConfigurationUrl: '',
      packageUrl: `https://packages.${domain}/appsource/${offerId}-${content.version}.zip?sp=r&sr=b&se=2031-12-31T00%3A00%3A00Z&sig=sample`,
      multiplePackages: content.multiplePackages ?? false,
      packageRegions: content.regions.map((regionId) => ({ regionId, configurationUrl: '' })),
    },
    supplemental: { keyUsageScenario: media('key-usage-scenarios.pdf') },
    submission: { notes: content.notes, notificationEmails: [] },
  }

  return {
    publisherId,
    offerId,
    alias: content.alias,
    language: content.language ?? 'en',
    document: withValues(document, content.mistakes ?? {}),
    unfinished: content.mistakes !== undefined,
    previewHideKey,
    state: content.state,
    createdDaysAgo: content.createdDaysAgo,
    liveDaysAgo: content.liveDaysAgo ?? null,
    app: content.app,
    drawings: [
      { path: media('logo.png'), as: 'logo' },
      ...content.screenshots.map(({ file, screen }) => ({
        path: media(`${file}.png`),
        as: 'screenshot' as const,
        screen,
      })),
      ...videos.flatMap(({ name, thumbnail }, i) =>
        firstScreen
          ? [{ path: thumbnail, as: 'thumbnail' as const, name, screen: content.screenshots[i]?.screen ?? firstScreen }]
          : [],
      ),
      ...content.documents.map(({ title, file, body }, position) => ({
        path: media(`${file}.pdf`),
        as: 'pdf' as const,
        title,
        body,
        ...(position === 0 && firstScreen ? { figure: firstScreen } : {}),
      })),
      {
        path: media('key-usage-scenarios.pdf'),
        as: 'pdf',
        title: inFrench ? `${content.name} : scénarios d’utilisation` : `${content.name}: key usage scenarios`,
        body: content.scenarios,
      },
    ],
  }
}

/** The document with some values replaced, each named by its path, as in `listing.supportContact.phone`. */
export function withValues(document: OfferDocument, values: Record<string, unknown>): OfferDocument {
  const copy = structuredClone(document)
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const parent = keys.reduce((node: object, key) => Reflect.get(node, key), copy)
    Reflect.set(parent, last, value)
  }
  return copy
}

function categoryOf(line: string): CategoryChoice {
  const [id = '', ...subcategories] = line.split('/')
  return { id, subcategories }
}

/** Authors break and indent their HTML for reading; between tags that space means nothing. */
function oneLine(html: string): string {
  return html
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/(<(?:p|h2|h3|li)>) | (<\/(?:p|h2|h3|li)>)/g, '$1$2')
}

/** A key that looks like a generated one, and is the same at every load. */
function hideKeyOf(publisherId: string, offerId: string): string {
  let state = 0x811c9dc5
  for (const letter of `${publisherId}.${offerId}`) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0
  return `${offerId.replace(/[^a-z0-9]/g, '').slice(0, 6)}${state.toString(36)}`
}
