/** comptoir offer validate: every offer among the paths, checked where it lies. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FileFinding, FindingFormat } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import type { Band } from '../../src/offers/quality/score.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { version } from '../version.ts'
import { type Checked, type CheckOptions, checkFiles, notAnOffer, tellSameOffers } from './check-files.ts'
import { type Checking, loadChecking } from './load-checking.ts'
import { findOfferFiles } from './offer-files.ts'

export type ValidateOptions = CheckOptions & { format: FindingFormat; minScore?: number; quality?: boolean }

export async function validate(paths: string[], options: ValidateOptions): Promise<ExitCode> {
  const { lang: locale } = options
  const checking = await loadChecking()
  const { files, absent } = findOfferFiles(paths)
  const checked = [
    ...absent.map(({ path, code }) => notAnOffer(path, { code }, { checking, locale })),
    ...tellSameOffers(await checkAll(files, options, checking), { checking, locale }),
  ]
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

// Below this, another thread is not ready before the work is done.
const WORTH_A_THREAD = 150
const MOST_THREADS = 8

/** In order. Of many, each thread takes a share; this one, too. */
async function checkAll(files: string[], options: CheckOptions, checking: Checking): Promise<Checked[]> {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(files.length / WORTH_A_THREAD)) || 1
  const share = Math.ceil(files.length / threads)
  const others = Array.from({ length: threads - 1 }, (_, i) =>
    checkedInThread(files.slice((i + 1) * share, (i + 2) * share), options),
  )
  const own = await checkFiles(files.slice(0, share), options, checking)
  return [own, ...(await Promise.all(others))].flat()
}

async function checkedInThread(files: string[], options: CheckOptions): Promise<Checked[]> {
  const thread = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: { files, options } })
  // Whatever goes wrong in it goes wrong here.
  const [checked] = (await once(thread, 'message')) as [Checked[]]
  return checked
}

function exitCodeOf(checked: Checked[], minScore = 0): ExitCode {
  if (checked.some(({ isOffer }) => !isOffer)) return exitCodes.unreadable
  if (checked.some(({ findings }) => errorsIn(findings) > 0)) return exitCodes.findings
  return checked.some(({ score }) => score && score.score < minScore) ? exitCodes.belowScore : exitCodes.done
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
