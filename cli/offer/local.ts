/** The offer in a folder, as the commands that talk to a server need it. */
import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { type FileFinding, formatFindings } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import { checkOffer, rangeOf, usedAs } from '../../src/offers/file/check-offer.ts'
import { checkOnDisk } from '../../src/offers/file/check-on-disk.ts'
import { sayFault } from '../../src/offers/file/fault.ts'
import { FilesOnDisk, findBeside, textBeside } from '../../src/offers/file/look-at-files.ts'
import type { OfferFile } from '../../src/offers/file/offer-file.ts'
import { maxFileBytes } from '../../src/offers/file/parse-yaml.ts'
import { linesOf } from '../../src/offers/file/places.ts'
import { documentOf, readOffer } from '../../src/offers/file/read-offer.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { version } from '../version.ts'
import { findOfferFiles, readBytes } from './offer-files.ts'

export type OfferKey = { publisherId: string; offerId: string }

/** A command that ends here: with these words, and this code. */
export class Stopped extends Error {
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode) {
    super(message)
    this.exitCode = exitCode
  }
}

/** `fabrikam.route-planner`, or what the file in this folder says. */
export function offerKeyOf(where: string): OfferKey {
  const key = namedKey(where)
  if (key) return key
  const { publisherId, offerId } = openLocal(where, '2020').file.identity
  if (!publisherId || !offerId) throw new Stopped(`${where} does not say whose offer it is.`, exitCodes.findings)
  return { publisherId, offerId }
}

function namedKey(where: string): OfferKey | undefined {
  const [, publisherId, offerId] = /^([a-z0-9_-]+)\.([a-z0-9_-]+)$/.exec(where) ?? []
  const isFile = statSync(where, { throwIfNoEntry: false }) !== undefined
  return publisherId && offerId && !isFile ? { publisherId, offerId } : undefined
}

/** The file that was named; nothing when it was the offer itself. */
export function localAt(where: string): LocalOffer | undefined {
  return namedKey(where) ? undefined : openLocal(where, '2020')
}

export type LocalOffer = { name: string; file: OfferFile }

/** The one offer in this place. */
export function openLocal(where: string, profile: Profile): LocalOffer {
  const { files, absent } = findOfferFiles([where])
  const [name, another] = files
  if (!name) throw new Stopped(sayFault('en', { code: absent[0]?.code ?? 'file.absent' }), exitCodes.unreadable)
  if (another) throw new Stopped(`There are ${files.length} offers in ${where}; name one.`, exitCodes.usage)
  const bytes = readBytes(name, maxFileBytes)
  if (!(bytes instanceof Uint8Array)) throw new Stopped(`${name}: ${sayFault('en', bytes)}`, exitCodes.unreadable)
  const textOf = (path: string) => textBeside(name, path, readFileSync)
  const file = readOffer(bytes, { profile, around: { env: process.env, textOf } })
  return { name, file }
}

/** SHA-256 of every file that the offer names and that is there. */
export async function hashesOf({ name, file }: LocalOffer): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const use of file.files) {
    const found = findBeside(name, use.path)
    if ('code' in found || hashes.has(usedAs(use))) continue
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(found.path)) hash.update(chunk)
    hashes.set(usedAs(use), hash.digest('hex'))
  }
  return hashes
}

/** What keeps the file from being applied at all; an incomplete offer may be. */
export async function inTheWay({ name, file }: LocalOffer, locale: Locale): Promise<FileFinding[]> {
  const lookedAt = await new FilesOnDisk(async () => checkOnDisk).lookAt(name, file)
  const { findings } = checkOffer(name, file, { now: new Date(), locale, lookedAt, published: true })
  const refused = new Set(documentOf(file).refused.map(({ code }) => code))
  const refusedFiles = [...lookedAt.values()].flatMap((one) => (Array.isArray(one) ? one.map(({ code }) => code) : []))
  const stops = ({ rule, level }: FileFinding) =>
    level === 'error' && (/^(file|identity|document)\./.test(rule) || refused.has(rule) || refusedFiles.includes(rule))
  return findings.filter(stops)
}

type Located = Pick<FileFinding, 'message' | 'level'> & { pointer: string; fieldKey?: string; code: string }

/** What the server found, on the lines of the file. */
export function inLines({ name, file }: LocalOffer, findings: readonly Located[]): FileFinding[] {
  const place = linesOf(file.text)
  return findings
    .map(({ pointer, fieldKey, code, level, message }) => ({
      file: name,
      ...place(rangeOf(file, pointer, fieldKey)),
      rule: code,
      level,
      message,
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
}

export function tell(findings: FileFinding[], file: string, locale: Locale): void {
  process.stdout.write(
    formatFindings(findings, 'text', { tool: { name: 'comptoir offer', version }, files: [file], locale }),
  )
}
