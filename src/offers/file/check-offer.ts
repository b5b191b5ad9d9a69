/** Everything that is wrong with an offer's file, line by line: what the portal and the API would say, and where. */
import type { FileFinding } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import type { FieldError } from '#platform/problem'
import type { Asset } from '../assets.ts'
import { withChanges } from '../document.ts'
import type { Finding } from '../finding.ts'
import type { OfferDocument } from '../offer-document.ts'
import { type OfferScore, scoreOffer } from '../quality/score.ts'
import { removedMarkup } from '../removed-markup.ts'
import type { Field } from '../types/offer-type.ts'
import { fieldIndex } from '../types/registry.ts'
import { validateDocument } from '../validation.ts'
import { type Fault, type Range, sayFault } from './fault.ts'
import { layoutOf } from './layout.ts'
import type { FileUse, OfferFile } from './offer-file.ts'
import { fieldPaths } from './paths.ts'
import { linesOf } from './places.ts'
import { documentOf } from './read-offer.ts'

/** What came of looking at a file that the offer names, as `usedAs` calls it. */
export type LookedAt = ReadonlyMap<string, Asset | FieldError[] | Omit<Fault, 'range'>>

export type OfferCheck = {
  now: Date
  locale: Locale
  lookedAt: LookedAt
  /** A version was previewable before, so the next may do without a hide key. */
  published?: boolean
  /** Restricted regions that the operator granted. */
  authorisedRegions?: readonly string[]
  /** What customers see now. */
  live?: { document: OfferDocument }
  withScore?: boolean
}

export type CheckedOffer = {
  findings: FileFinding[]
  document: OfferDocument
  score?: OfferScore
  /** What would raise the score. */
  advice: FileFinding[]
}

/** @param name of the file, as findings shall call it */
export function checkOffer(name: string, file: OfferFile, check: OfferCheck): CheckedOffer {
  const faults = [...file.faults, ...fileFaults(file, check), ...environmentFaults(file)]
  const { changes, refused } = documentOf(file)
  const document = startingWith(file, withChanges({}, changes))
  const findings = findingsOf(file, { document, check, refused })
  const place = linesOf(file.text)
  const said = (what: Said, range: Range): FileFinding => {
    const { code, level = 'error' } = what
    return { file: name, ...place(range), rule: code, level, message: sayFault(check.locale, what) }
  }
  const found = (finding: Finding) => said(finding, rangeOf(file, finding.pointer, finding.fieldKey))
  const inFile = [
    ...faults.map((fault) => said(fault, fault.range)),
    ...refused.map((error) => said({ ...error, code: error.code ?? '' }, rangeOf(file, error.pointer))),
    ...findings.map(found),
  ].sort((a, b) => a.line - b.line || a.column - b.column)
  if (!check.withScore || !file.type) return { findings: inFile, document, advice: [] }
  const facts = { now: check.now, findings: inFile, assetsById: assetsIn(file, check.lookedAt) }
  const score = scoreOffer(file.type, file.profile, document, facts)
  const advice = score.results.flatMap(({ finding }) => (finding ? [found(finding)] : []))
  return { findings: inFile, document, score, advice }
}

export function usedAs({ kind, path }: Pick<FileUse, 'kind' | 'path'>): string {
  return `${kind}:${path}`
}

/** What a new offer starts with holds until the file says otherwise. */
export function startingWith(file: Pick<OfferFile, 'type'>, document: OfferDocument): OfferDocument {
  if (!file.type) return document
  const unset = [...fieldIndex(file.type).values()].filter(({ field }) => field.default !== undefined)
  const given = new Map(unset.map(({ field }) => [field.key, field.default ?? null]))
  return merged(withChanges({}, given) as Branch, document as Branch) as OfferDocument
}

type Branch = { [name: string]: unknown }

function merged(below: Branch, above: Branch): Branch {
  const result = { ...below, ...above }
  for (const [name, value] of Object.entries(below)) {
    const over = above[name]
    if (isBranch(value) && isBranch(over)) result[name] = merged(value, over)
  }
  return result
}

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function fileFaults(file: OfferFile, { lookedAt }: OfferCheck): Fault[] {
  return file.files.flatMap((use): Fault[] => {
    const looked = lookedAt.get(usedAs(use))
    if (!looked) return []
    if (Array.isArray(looked)) {
      return looked.map(({ code = '', params }) => ({ range: use.range, code, params }))
    }
    return 'assetId' in looked ? [] : [{ range: use.range, ...looked }]
  })
}

function environmentFaults({ environment, unknown }: OfferFile): Fault[] {
  return environment
    .filter(({ pointer, is }) => is === 'text' && unknown.has(pointer))
    .map(({ name, range }) => ({ range, code: 'file.environment.unset', params: { name }, level: 'info' }))
}

type Asked = { document: OfferDocument; check: OfferCheck; refused: FieldError[] }

function findingsOf(file: OfferFile, { document, check, refused }: Asked): Finding[] {
  const { type, profile } = file
  if (!type) return []
  const found = validateDocument(type, profile, document, {
    now: check.now,
    live: check.live,
    previewedBefore: check.published ?? file.published,
    assetsById: assetsIn(file, check.lookedAt),
    authorisedRegions: check.authorisedRegions ?? [],
    connections: new AnyConnection(),
  })
  // What could not be taken in at all has been told; that it is missing now is a consequence.
  const told = [...refused.map(({ pointer }) => pointer), ...file.unknown, ...untold(file, check.lookedAt)]
  const isTold = (pointer: string) => told.some((one) => pointer === one || pointer.startsWith(`${one}/`))
  return [...found.filter(({ pointer }) => !isTold(pointer)), ...removedMarkup(type, file.values)]
}

function assetsIn(file: OfferFile, lookedAt: LookedAt): Map<string, Asset> {
  return new Map(
    file.files.flatMap((use) => {
      const looked = lookedAt.get(usedAs(use))
      return looked && 'assetId' in looked ? [[use.path, looked] as const] : []
    }),
  )
}

/** Files that were refused, or that nobody looked at. */
function untold(file: OfferFile, lookedAt: LookedAt): string[] {
  return file.files.flatMap((use) => {
    const looked = lookedAt.get(usedAs(use))
    return looked && 'assetId' in looked ? [] : [use.pointer]
  })
}

/** Which connections there are, only the server knows. */
class AnyConnection extends Map<string, { kind: string }> {
  override has(): boolean {
    return true
  }
}

/** Where a pointer of the document is in the text. */
export function rangeOf(file: OfferFile, pointer: string, fieldKey?: string): Range {
  if (!file.type) return file.places.near(pointer)
  const paths = fieldPaths(layoutOf(file.type))
  const named = fieldKey === undefined ? undefined : paths.get(fieldKey)
  return file.places.near(pointer, (named ?? paths.get(keyAround(pointer, paths)))?.path)
}

/** The field of the offer that a pointer leads into. */
function keyAround(pointer: string, keys: ReadonlyMap<Field['key'], unknown>): string {
  const dotted = pointer.slice(2).replaceAll('/', '.')
  for (const key of keys.keys()) if (dotted === key || dotted.startsWith(`${key}.`)) return key
  return ''
}

type Said = { code: string; params?: Record<string, string | number>; level?: FileFinding['level'] }
