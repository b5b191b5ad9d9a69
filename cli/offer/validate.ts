/** comptoir offer validate: every offer among the paths, checked where it lies. */
import { readFileSync } from 'node:fs'
import { type FileFinding, type FindingFormat, formatFindings } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import { checkOffer } from '../../src/offers/file/check-offer.ts'
import { fileMessages } from '../../src/offers/file/fault.ts'
import { FilesOnDisk, textBeside } from '../../src/offers/file/look-at-files.ts'
import { maxFileBytes } from '../../src/offers/file/parse-yaml.ts'
import { readOffer } from '../../src/offers/file/read-offer.ts'
import type { Band, OfferScore } from '../../src/offers/quality/score.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { version } from '../version.ts'
import { findOfferFiles, readBytes } from './offer-files.ts'

export type ValidateOptions = {
  format: FindingFormat
  lang: Locale
  profile: Profile
  minScore?: number
  quality?: boolean
  published?: boolean
  authorisedRegion: string[]
}

type Checked = {
  file: string
  offerId: string
  findings: FileFinding[]
  score?: OfferScore
  /** What would raise it. */
  advice: FileFinding[]
  /** It could be read as one, whatever is wrong with it. */
  isOffer: boolean
}

export async function validate(paths: string[], options: ValidateOptions): Promise<ExitCode> {
  const { lang: locale } = options
  const { files, absent } = findOfferFiles(paths)
  const disk = new FilesOnDisk()
  const checked: Checked[] = absent.map(({ path, code }) => notAnOffer(path, code, locale))
  for (const file of files) checked.push(await checkFile(file, disk, options))
  const findings = checked.flatMap((one) => [...one.findings, ...(options.quality ? one.advice : [])])
  const scores = checked.flatMap(({ file, offerId, score, findings }) =>
    score ? [{ file, offerId, score: score.score, band: score.band, errors: errorsIn(findings) }] : [],
  )
  process.stdout.write(
    formatFindings(findings, options.format, {
      tool: { name: 'comptoir offer validate', version },
      files: checked.map(({ file }) => file),
      locale,
      extra: { offers: scores },
    }),
  )
  if (options.format === 'text') {
    for (const one of scores) process.stdout.write(`${scoreLine(locale, one)}\n`)
  }
  return exitCodeOf(checked, options.minScore)
}

function exitCodeOf(checked: Checked[], minScore = 0): ExitCode {
  if (checked.some(({ isOffer }) => !isOffer)) return exitCodes.unreadable
  if (checked.some(({ findings }) => errorsIn(findings) > 0)) return exitCodes.findings
  return checked.some(({ score }) => score && score.score < minScore) ? exitCodes.belowScore : exitCodes.done
}

async function checkFile(name: string, disk: FilesOnDisk, options: ValidateOptions): Promise<Checked> {
  const { profile, lang: locale, published, authorisedRegion: authorisedRegions } = options
  const read = readBytes(name, maxFileBytes)
  if (!(read instanceof Uint8Array)) return notAnOffer(name, read.code, locale, read.params)
  const around = { env: process.env, textOf: (path: string) => textBeside(name, path, readFileSync) }
  const file = readOffer(read, { profile, around })
  const lookedAt = await disk.lookAt(name, file)
  const check = { now: new Date(), locale, lookedAt, published, authorisedRegions, withScore: true }
  const checked = checkOffer(name, file, check)
  return { ...checked, file: name, offerId: file.identity.offerId, isOffer: file.tree !== undefined }
}

function notAnOffer(file: string, code: string, locale: Locale, params = {}): Checked {
  const message = fileMessages(locale, code, params)
  const finding: FileFinding = { file, line: 1, column: 1, rule: code, level: 'error', message }
  return { file, offerId: '', findings: [finding], advice: [], isOffer: false }
}

const errorsIn = (findings: FileFinding[]) => findings.filter(({ level }) => level === 'error').length

const bands: Record<Locale, Record<Band, string>> = {
  en: { great: 'great', good: 'good', fair: 'fair', weak: 'weak' },
  fr: { great: 'excellent', good: 'bon', fair: 'correct', weak: 'faible' },
}

function scoreLine(locale: Locale, { file, score, band }: { file: string; score: number; band: Band }): string {
  return locale === 'fr'
    ? `${file} : qualité ${score}/100 (${bands.fr[band]})`
    : `${file}: quality ${score}/100 (${bands.en[band]})`
}
