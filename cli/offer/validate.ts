/** comptoir offer validate: every offer among the paths, checked where it lies. */
import { readFileSync } from 'node:fs'
import type { FileFinding, FindingFormat } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import type { Band, OfferScore } from '../../src/offers/quality/score.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { version } from '../version.ts'
import { type Checking, loadChecking } from './load-checking.ts'
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
  const checking = await loadChecking()
  const checkOnDisk = async () => (await import('../../src/offers/file/check-on-disk.ts')).checkOnDisk
  const tools = { checking, disk: new checking.FilesOnDisk(checkOnDisk) }
  const { files, absent } = findOfferFiles(paths)
  const checked: Checked[] = absent.map(({ path, code }) => notAnOffer(path, { code }, { checking, locale }))
  for (const file of files) checked.push(await checkFile(file, tools, options))
  const findings = checked.flatMap((one) => [...one.findings, ...(options.quality ? one.advice : [])])
  const scores = checked.flatMap(({ file, offerId, score, findings }) =>
    score ? [{ file, offerId, score: score.score, band: score.band, errors: errorsIn(findings) }] : [],
  )
  process.stdout.write(
    checking.formatFindings(findings, options.format, {
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

type Tools = { checking: Checking; disk: InstanceType<Checking['FilesOnDisk']> }

async function checkFile(name: string, { checking, disk }: Tools, options: ValidateOptions): Promise<Checked> {
  const { profile, lang: locale, published, authorisedRegion: authorisedRegions } = options
  const read = readBytes(name, checking.maxFileBytes)
  if (!(read instanceof Uint8Array)) return notAnOffer(name, read, { checking, locale })
  const around = { env: process.env, textOf: (path: string) => checking.textBeside(name, path, readFileSync) }
  const file = checking.readOffer(read, { profile, around })
  const lookedAt = await disk.lookAt(name, file)
  const check = { now: new Date(), locale, lookedAt, published, authorisedRegions, withScore: true }
  const checked = checking.checkOffer(name, file, check)
  return { ...checked, file: name, offerId: file.identity.offerId, isOffer: file.tree !== undefined }
}

type Refusal = { code: string; params?: Record<string, string | number> }

function notAnOffer(
  file: string,
  { code, params }: Refusal,
  { checking, locale }: { checking: Checking; locale: Locale },
): Checked {
  const message = checking.fileMessages(locale, code, params)
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
