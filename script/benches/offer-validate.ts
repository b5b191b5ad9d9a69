/** Checks and scores offers: one document in the process, one file and a thousand by the command line. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import type { Asset } from '../../src/offers/assets.ts'
import { withChanges } from '../../src/offers/document.ts'
import { checkOffer, startingWith } from '../../src/offers/file/check-offer.ts'
import { documentOf, readOffer } from '../../src/offers/file/read-offer.ts'
import { scoreOffer } from '../../src/offers/quality/score.ts'
import type { Field } from '../../src/offers/types/offer-type.ts'
import { fieldIndex } from '../../src/offers/types/registry.ts'
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
  const schemaCheck = new Ajv({ allErrors: true }).compile(
    schemaOf([...fieldIndex(type).values()].map(({ field }) => field)),
  )
  if (!schemaCheck(document)) throw new Error(JSON.stringify(schemaCheck.errors))

  const bare = rateOf(() => schemaCheck(document))
  const validated = rateOf(() => validateDocument(type, '2020', document, context))
  const scored = rateOf(() => {
    const findings = validateDocument(type, '2020', document, context)
    scoreOffer(type, '2020', document, { now: context.now, findings, assetsById })
  })
  const fromFile = rateOf(() =>
    checkOffer('offer.yaml', read(), { now: context.now, locale: 'en', lookedAt: new Map(), withScore: true }),
  )

  const many = join(folder, 'many')
  const text = withoutFiles(bytes.toString())
  for (let i = 0; i < 1_000; i++) {
    mkdirSync(join(many, `${i}`), { recursive: true })
    writeFileSync(join(many, `${i}`, 'offer.yaml'), text.replace('offerId: dock-schedule', `offerId: offer-${i}`))
    copyFileSync(join(sample, 'description.html'), join(many, `${i}`, 'description.html'))
  }
  const one = () => comptoir(join(many, '0'))
  one()
  const oneMs = median(one)
  const thousandMs = comptoir(many)
  const nodeMs = median(() => timed(process.execPath, ['--eval', '0']))
  const round = (n: number) => Math.round(n * 10) / 10
  console.log(
    JSON.stringify(
      {
        bench: 'offer-validate',
        oneDocument: { validateMs: round(1000 / validated), withScoreMs: round(1000 / scored), targetMs: 2 },
        oneFileInProcess: { readCheckScoreMs: round(1000 / fromFile) },
        bareSchema: {
          checksPerSecond: Math.round(bare),
          ours: Math.round(scored),
          ratio: Number((scored / bare).toFixed(4)),
          target: 0.2,
        },
        commandLine: {
          oneMs: Math.round(oneMs),
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

/** How often a second, warm. */
function rateOf(work: () => unknown): number {
  for (const until = performance.now() + 500; performance.now() < until; ) work()
  let n = 0
  const from = performance.now()
  for (const until = from + 2_000; performance.now() < until; n++) work()
  return (n * 1000) / (performance.now() - from)
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

/** What JSON Schema can say of the document: types, lengths, numbers of entries, choices. */
function schemaOf(fields: readonly Field[]): object {
  const root: Branch = { type: 'object', properties: {} }
  for (const field of fields) {
    const names = field.key.split('.')
    const last = names.pop() ?? ''
    let at = root
    for (const name of names) {
      at.properties[name] ??= { type: 'object', properties: {} }
      at = at.properties[name] as Branch
    }
    at.properties[last] = schemaOfField(field)
  }
  return root
}

type Branch = { type: 'object'; properties: Record<string, object> }

function schemaOfField(field: Field): object {
  const { type, max, options, pattern, item } = field
  if (type === 'boolean') return { type: 'boolean' }
  if (type === 'integer' || type === 'decimal') return { type: 'number' }
  if (type === 'secret') return { type: 'object' }
  if (type === 'list') return { type: 'array', ...(max && { maxItems: max }), items: schemaOf(item ?? []) }
  if (options) return { enum: options.map(({ value }) => value) }
  if (['tags', 'emails', 'markets', 'taxonomyMany', 'connections'].includes(type)) {
    return { type: 'array', ...(max && { maxItems: max }), items: { type: 'string' } }
  }
  return { type: 'string', ...(max && { maxLength: max }), ...(pattern && { pattern }) }
}
