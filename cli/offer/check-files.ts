/** Offers checked one after the other, each where it lies. */
import { readFileSync } from 'node:fs'
import type { FileFinding } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import type { OfferScore } from '../../src/offers/quality/score.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import type { Checking } from './load-checking.ts'
import { readBytes } from './offer-files.ts'

export type CheckOptions = { lang: Locale; profile: Profile; published?: boolean; authorisedRegion: string[] }

export type Checked = {
  file: string
  publisherId: string
  offerId: string
  findings: FileFinding[]
  score?: OfferScore
  /** What would raise it. */
  advice: FileFinding[]
  /** It could be read as one, whatever is wrong with it. */
  isOffer: boolean
}

export async function checkFiles(files: string[], options: CheckOptions, checking: Checking): Promise<Checked[]> {
  const checkOnDisk = async () => (await import('../../src/offers/file/check-on-disk.ts')).checkOnDisk
  const tools = { checking, disk: new checking.FilesOnDisk(checkOnDisk) }
  const checked: Checked[] = []
  for (const file of files) checked.push(await checkFile(file, tools, options))
  return checked
}

type Tools = { checking: Checking; disk: InstanceType<Checking['FilesOnDisk']> }

async function checkFile(name: string, { checking, disk }: Tools, options: CheckOptions): Promise<Checked> {
  const { profile, lang: locale, published, authorisedRegion: authorisedRegions } = options
  const read = readBytes(name, checking.maxFileBytes)
  if (!(read instanceof Uint8Array)) return notAnOffer(name, read, { checking, locale })
  const around = { env: process.env, textOf: (path: string) => checking.textBeside(name, path, readFileSync) }
  const file = checking.readOffer(read, { profile, around })
  const lookedAt = await disk.lookAt(name, file)
  const check = { now: new Date(), locale, lookedAt, published, authorisedRegions, withScore: true }
  const checked = checking.checkOffer(name, file, check)
  const { publisherId, offerId } = file.identity
  return { ...checked, file: name, publisherId, offerId, isOffer: file.tree !== undefined }
}

type Refusal = { code: string; params?: Record<string, string | number> }

export function notAnOffer(
  file: string,
  { code, params }: Refusal,
  { checking, locale }: { checking: Checking; locale: Locale },
): Checked {
  const message = checking.fileMessages(locale, code, params)
  const finding: FileFinding = { file, line: 1, column: 1, rule: code, level: 'error', message }
  return { file, publisherId: '', offerId: '', findings: [finding], advice: [], isOffer: false }
}

/** Of two files for one offer, whichever is applied last would undo the other: each but the first is told of. */
export function tellSameOffers(
  checked: Checked[],
  { checking, locale }: { checking: Checking; locale: Locale },
): Checked[] {
  const first = new Map<string, string>()
  return checked.map((one) => {
    const { file, publisherId, offerId } = one
    if (!publisherId || !offerId) return one
    const key = `${publisherId}/${offerId}`
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, file)
      return one
    }
    const code = 'file.offerTwice'
    const message = checking.fileMessages(locale, code, { other })
    const finding: FileFinding = { file, line: 1, column: 1, rule: code, level: 'warning', message }
    return { ...one, findings: [finding, ...one.findings] }
  })
}
