/** A listing that leaves nothing to wish for, and what the quality rules say of it once something is changed. */
import {
  type OfferDocument,
  type OfferScore,
  type QualityAsset,
  type QualityFacts,
  type RuleResult,
  type RuleSet,
  scoreOffer,
} from '../../src/offers/index.ts'
import { getOfferType } from '../../src/offers/types/registry.ts'
import { aDocument } from './offers.ts'

type Overrides = Parameters<typeof aDocument>[0]

const description = `<p>Crew Planner is an app that helps dispatchers and field teams plan crews without spreadsheets. It saves hours every week, and customers know when somebody comes.</p>
<h2>Plan a day in minutes</h2>
<p>In manufacturing and on the move, operations stand or fall with the right technician at the right machine. One board shows who is free, who is near and who has the part in the van. Dispatch becomes a matter of minutes, delays become fewer, and nobody drives a way twice.</p>
<ul><li>Assign jobs faster, with fewer mistakes</li><li>Reduce the hours on the road</li><li>Keep every promise to customers</li></ul>
<h2>Works with what you have</h2>
<p>Crew Planner works with Field Service and uses its work orders and bookings. It requires a Field Service licence for each dispatcher; technicians in discrete manufacturing keep the mobile app they know.</p>`

const perfect: Overrides = {
  listing: {
    name: 'Crew Planner: field crew planning',
    summary: 'Plan field crews in minutes with crew planning on one board.',
    description,
    keywords: ['crew planning', 'dispatch', 'field teams'],
    worksWith: ['Field Service'],
    documents: [
      { title: 'Guide to crew planning', file: 'pdf-1' },
      { title: 'Checklist for dispatchers', file: 'pdf-2' },
    ],
    logos: { large: 'logo' },
    screenshots: ['The board of a dispatcher', 'A day on the map', 'A job and its parts', 'What a technician sees'].map(
      (caption, i) => ({ file: `shot-${i}`, caption }),
    ),
    videos: [
      { name: 'Crew planning in a minute', url: 'https://video.example/1', thumbnail: 'thumb' },
      { name: 'Getting started', url: 'https://video.example/2', thumbnail: 'thumb' },
    ],
  },
  categories: {
    primary: { id: 'operations-and-supply-chain', subcategories: ['notApplicable'] },
    secondary: { id: 'productivity', subcategories: ['notApplicable'] },
  },
  leads: { destination: 'httpsEndpoint', connectionIds: ['c-https'] },
}

export function anAssetFact(more: Partial<QualityAsset> = {}): QualityAsset {
  return { filename: 'crew-planning-board.png', warnings: [], facts: {}, ...more }
}

const tagged = 'https://fabrikam.example/crew-planner?src=guide&mktcmpid=guide26'

export const knownAssets: [string, QualityAsset][] = [
  ['logo', anAssetFact({ filename: 'logo.png', facts: { colours: 4, contrast: 3.4 } })],
  ...[0, 1, 2, 3].map((i): [string, QualityAsset] => [`shot-${i}`, anAssetFact({ facts: { plainShare: 0.4 } })]),
  ['pdf-1', anAssetFact({ filename: 'guide.pdf', facts: { links: [tagged] } })],
  ['pdf-2', anAssetFact({ filename: 'checklist.pdf', facts: { links: [tagged] } })],
]

const quiet: QualityFacts = {
  now: new Date('2026-03-02T09:00:00Z'),
  findings: [],
  publisherName: 'Fabrikam',
  assetsById: new Map(knownAssets),
}

export function withFacts(more: Partial<QualityFacts> = {}): QualityFacts {
  return { ...quiet, ...more }
}

export function aGoodListing(overrides: Overrides = {}): OfferDocument {
  return aDocument(mergedOver(perfect, overrides))
}

function mergedOver(base: Overrides, over: Overrides): Overrides {
  const merge = (a: unknown, b: unknown): unknown => {
    if (b === undefined) return a
    if (!isPlain(a) || !isPlain(b)) return b
    return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((k) => [k, merge(a[k], b[k])]))
  }
  return merge(base, over) as Overrides
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Change = { facts?: Partial<QualityFacts>; ruleSet?: RuleSet; type?: string }

export function scoreOf(
  overrides: Overrides = {},
  { facts, ruleSet, type = 'dynamics-365-ce' }: Change = {},
): OfferScore {
  return scoreOffer(getOfferType(type, '2020'), '2020', aGoodListing(overrides), { ...withFacts(facts), ruleSet })
}

/** What one rule says of the good listing with these changes: its state, and what it found. */
export function judged(id: string, overrides: Overrides = {}, change: Change = {}): RuleResult {
  const result = scoreOf(overrides, change).results.find((one) => one.id === id)
  if (!result) throw new Error(`no rule ${id}`)
  return result
}

export function stateOf(...given: Parameters<typeof judged>): RuleResult['state'] {
  return judged(...given).state
}
