/** Checks and scores offers: one document in the process, one file and a thousand by the command line. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import type { Asset } from '../../src/offers/assets.ts'
import { withChanges } from '../../src/offers/document.ts'
import { checkOffer, startingWith } from '../../src/offers/file/check-offer.ts'
import { documentOf, readOffer } from '../../src/offers/file/read-offer.ts'
import { fileSchema } from '../../src/offers/file/schema.ts'
import type { OfferDocument } from '../../src/offers/offer-document.ts'
import { scoreOffer } from '../../src/offers/quality/score.ts'
import { validateDocument } from '../../src/offers/validation.ts'

const root = join(import.meta.dirname, '../..')
const sample = join(root, 'sample/offers-as-code/dock-schedule')
const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
const bytes = readFileSync(join(sample, 'offer.yaml'))
const description = readFileSync(join(sample, 'description.html'), 'utf8')

try {
  const read = () => readOffer(bytes, { profile: '2020', around: { env: {}, textOf: () => description } })
  const file = read()
  const type = file.type!
  const document = startingWith(file, withChanges({}, documentOf(file).changes))
  const assetsById = new Map(file.files.map(({ path, kind }) => [path, asAsset(path, kind)]))
  const context = {
    now: new Date(),
    previewedBefore: false,
    assetsById,
    authorisedRegions: [],
    connections: new Map([['ventes', { kind: 'https' }]]),
  }
  // The schema that editors get, with its lengths, patterns, formats and choices; the description stands in the file.
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const schemaCheck = ajv.compile(fileSchema(type))
  const { listing, ...rest } = parse(bytes.toString())
  const inFile = { ...rest, listing: { ...listing, descriptionFile: undefined, description } }
  delete inFile.listing.descriptionFile
  if (!schemaCheck(inFile)) throw new Error(JSON.stringify(schemaCheck.errors))

  // What is known of a text is remembered for the next look at the same text, so there are two figures: offers never
  // seen before, of which no two have a name, a summary or a description in common; and one offer checked again as in
  // the portal, where one field has changed and everything was read anew from the database.
  const unlike = Array.from({ length: 1_000 }, (_, i) => another(document, i))
  const changed = Array.from({ length: 1_000 }, (_, i) => withAnotherSummary(document, i))
  let next = 0
  const unseen = () => unlike[next++ % unlike.length]!
  const again = () => changed[next++ % changed.length]!
  const score = (one: OfferDocument) => {
    const findings = validateDocument(type, '2020', one, context)
    return scoreOffer(type, '2020', one, { now: context.now, findings, assetsById })
  }
  const { bare, validated, scored, scoredAgain, fromFile } = ratesOf({
    bare: () => schemaCheck(inFile),
    validated: () => validateDocument(type, '2020', unseen(), context),
    scored: () => score(unseen()),
    scoredAgain: () => score(again()),
    fromFile: () =>
      checkOffer('offer.yaml', read(), { now: context.now, locale: 'en', lookedAt: new Map(), withScore: true }),
  })
  const inFolders = join(folder, 'many')
  const text = withoutFiles(bytes.toString())
  for (let i = 0; i < 1_000; i++) {
    mkdirSync(join(inFolders, `${i}`), { recursive: true })
    writeFileSync(join(inFolders, `${i}`, 'offer.yaml'), text.replace('offerId: dock-schedule', `offerId: offer-${i}`))
    copyFileSync(join(sample, 'description.html'), join(inFolders, `${i}`, 'description.html'))
  }
  const one = () => comptoir(join(inFolders, '0'))
  one()
  const oneMs = median(one)
  const thousandMs = comptoir(inFolders)
  const withMediaMs = median(() => comptoir(sample))
  const nodeMs = median(() => timed(process.execPath, ['--eval', '0']))
  const fine = (n: number) => Number(n.toFixed(3))
  const round = (n: number) => Math.round(n * 10) / 10
  console.log(
    JSON.stringify(
      {
        bench: 'offer-validate',
        oneDocument: {
          validateMs: fine(1000 / validated),
          withScoreMs: fine(1000 / scored),
          withScoreAgainMs: fine(1000 / scoredAgain),
          targetMs: 2,
        },
        oneFileInProcess: { readCheckScoreMs: round(1000 / fromFile) },
        bareSchema: {
          checksPerSecond: Math.round(bare),
          firstTime: Math.round(scored),
          ratio: Number((scored / bare).toFixed(4)),
          again: Math.round(scoredAgain),
          ratioAgain: Number((scoredAgain / bare).toFixed(4)),
          ratioWithoutScore: Number((validated / bare).toFixed(4)),
          target: 0.2,
        },
        commandLine: {
          oneMs: Math.round(oneMs),
          oneWithMediaMs: Math.round(withMediaMs),
          targetMs: 250,
          thousandMs: Math.round(thousandMs),
          targetThousandMs: 4_000,
        },
        bareNode: { ms: Math.round(nodeMs), ratio: round(oneMs / nodeMs) },
      },
      null,
      2,
    ),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type Work = Record<'bare' | 'validated' | 'scored' | 'scoredAgain' | 'fromFile', () => unknown>

/**
 * How often a second of this thread's time, warm; each in turn for a short while, and the median of many turns, so
 * that whatever else the machine does falls on all alike.
 */
function ratesOf(work: Work): Record<keyof Work, number> {
  const names = Object.keys(work) as (keyof Work)[]
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<keyof Work, number[]>
  for (let turn = 0; turn < 25; turn++) {
    for (const name of names) {
      const from = threadMs()
      let n = 0
      for (let spent = 0; spent < 100; spent = threadMs() - from) for (let i = 0; i < 20; i++, n++) work[name]()
      if (turn >= 5) rates[name].push((n * 1000) / (threadMs() - from))
    }
  }
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  return Object.fromEntries(names.map((name) => [name, middle(rates[name])])) as Record<keyof Work, number>
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The same offer in other words: every text has something of its own. */
function another(document: OfferDocument, i: number): OfferDocument {
  const { listing = {} } = document
  const description = listing.description?.replaceAll('</p>', ` Number ${i} of w${i}x.</p>`)
  return {
    ...document,
    listing: {
      ...listing,
      name: `${listing.name} ${i}`,
      summary: `${i} ${listing.summary}`.slice(0, 100),
      description,
    },
  }
}

/** One field typed into, everything else the same content in new objects and texts. */
function withAnotherSummary(document: OfferDocument, i: number): OfferDocument {
  const read = JSON.parse(JSON.stringify(document)) as OfferDocument
  return { ...read, listing: { ...read.listing, summary: `${i} ${read.listing?.summary}`.slice(0, 100) } }
}

function comptoir(path: string): number {
  return timed(join(root, 'bin/comptoir'), ['offer', 'validate', path, '--format', 'json'])
}

function timed(program: string, args: string[]): number {
  const from = performance.now()
  const { status, stderr } = spawnSync(program, args, { maxBuffer: 256 * 1024 * 1024 })
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}: ${stderr}`)
  return performance.now() - from
}

function median(work: () => number): number {
  const times = Array.from({ length: 7 }, work).sort((a, b) => a - b)
  return times[3] ?? 0
}

/** Pictures and documents take as long as their libraries take: they are not what is measured here. */
function withoutFiles(text: string): string {
  return text
    .replace(/ {2}documents:\n(?: {4}.*\n)+/, '')
    .replace(/ {2}logos:\n(?: {4}.*\n)+/, '')
    .replace(/ {2}screenshots:\n(?: {4}.*\n)+/, '')
    .replace(/supplemental:\n(?: {2}.*\n)+/, '')
}

function asAsset(path: string, kind: Asset['kind']): Asset {
  const [width, height] = kind === 'logo-large' ? [280, 280] : kind === 'screenshot' ? [1280, 720] : [null, null]
  return {
    ...{
      publisherId: 'boreal',
      assetId: path,
      kind,
      sha256: path,
      sentSha256: null,
      size: 1,
      contentType: '',
      filename: path,
    },
    ...{ width, height, warnings: [], facts: {}, generatedFrom: null, uploadedAt: new Date(), uploadedBy: '' },
  }
}
