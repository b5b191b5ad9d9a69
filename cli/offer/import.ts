/** comptoir offer init --from: the file of an offer that exists elsewhere, from what a publishing API says of it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readJson } from '#platform/json-body'
import type { Locale } from '#platform/messages'
import { Problem } from '#platform/problem'
import type { DocumentNote, DocumentOffer } from '../../src/ingestion/documents/document.ts'
import { readDocument } from '../../src/ingestion/documents/read-document.ts'
import { documentMessages } from '../../src/ingestion/documents/words.ts'
import { changesOf, readKey, type Values, withChanges } from '../../src/offers/document.ts'
import { namedDocument } from '../../src/offers/file/compare-draft.ts'
import { connectionOf } from '../../src/offers/file/form.ts'
import { layoutOf } from '../../src/offers/file/layout.ts'
import { findBeside } from '../../src/offers/file/look-at-files.ts'
import { fieldPaths } from '../../src/offers/file/paths.ts'
import { fileSchema } from '../../src/offers/file/schema.ts'
import { writeOffer } from '../../src/offers/file/write-offer.ts'
import { identityErrors } from '../../src/offers/identity.ts'
import { offerMessages } from '../../src/offers/messages.ts'
import type { OfferDocument } from '../../src/offers/offer-document.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import { fieldIndex } from '../../src/offers/types/registry.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { Stopped } from './local.ts'
import { readBytes } from './offer-files.ts'

export type ImportOptions = {
  from: string
  publisher?: string
  offerId?: string
  alias?: string
  fetch?: boolean
  profile: Profile
  lang: Locale
}

const MAX_BYTES = 10 * 1024 * 1024

export async function initFrom(folder: string, options: ImportOptions): Promise<ExitCode> {
  const { lang } = options
  const path = join(folder, 'offer.yaml')
  if (existsSync(path)) throw new Stopped(`${path} is there already; nothing was written.`, exitCodes.conflict)
  const offer = offerIn(options)
  const { type } = offer
  const publisherId = options.publisher ?? offer.publisherId ?? ''
  if (!publisherId) throw new Stopped('Say whose offer it is: --publisher.', exitCodes.usage)
  const offerId = options.offerId ?? offer.offerId
  const identity = { publisherId, offerId, alias: options.alias ?? offer.alias, type: type.id }
  const errors = identityErrors(identity, options.profile)
  if (errors.length) {
    const said = errors.map(({ code = '', params }) => offerMessages(lang, code, params))
    throw new Stopped(`${said.join('\n')}\nGive it another with --offer-id or --alias.`, exitCodes.usage)
  }
  const files = new FilesToGet(offer, dirname(options.from))
  const { document, notes } = withoutWhatCannotStand(offer, lang)
  const named = namedDocument(type, document, {
    file: (at, pointer) => files.pathOf(at, pointer),
    connection: (name) => name,
  })
  const schemaUrl = 'offer.schema.json'
  const { text, texts } = writeOffer({ identity, type, document: withLeads(named, offer), schemaUrl })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, schemaUrl), `${JSON.stringify(fileSchema(type), null, 2)}\n`)
  for (const [name, content] of texts) writeFileSync(join(folder, name), content)
  writeFileSync(path, text)
  process.stdout.write(`${path}: ${publisherId}.${offerId}\n`)
  const aboutFiles = await files.get(folder, options.fetch ?? false)
  const said = [...offer.notes, ...aboutFiles].map(({ code, params }) => documentMessages(lang, code, params))
  for (const line of [...notes, ...said]) process.stdout.write(`  ${line.replace(/\p{Cc}/gu, '\uFFFD')}\n`)
  return exitCodes.done
}

function offerIn({ from, profile, offerId }: ImportOptions): DocumentOffer {
  const bytes = readBytes(from, MAX_BYTES)
  if (!(bytes instanceof Uint8Array)) throw new Stopped(`${from} cannot be read.`, exitCodes.unreadable)
  try {
    const json = readJson(bytes)
    // Of several products, the one called so; the only one may be called otherwise here.
    const isOneOfMany = JSON.stringify(json).split('/schema/product/').length > 2
    return readDocument(json, { profile, ...(isOneOfMany && { offerId }) })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const details = (error.extra.details as { message: string }[] | undefined) ?? []
    const lines = [`${from}: ${error.detail}`, ...details.map(({ message }) => `  ${message}`)]
    throw new Stopped(lines.join('\n'), exitCodes.unreadable)
  }
}

/** Values that no draft can hold, and secrets, are told and left out. */
function withoutWhatCannotStand({ type, document }: DocumentOffer, lang: Locale) {
  const { changes, refused } = changesOf(type, document as Values)
  const notes = refused.map(({ code = '', params }) => offerMessages(lang, code, params))
  const paths = fieldPaths(layoutOf(type))
  for (const [key, { field }] of fieldIndex(type)) {
    const value = readKey(document, key)
    if (field.type === 'secret' && value !== undefined) {
      notes.push(documentMessages(lang, 'document.secret', { path: paths.get(key)?.path ?? key }))
    }
  }
  // Formatted texts stay as they were written, for `validate` to tell what is not supported.
  const kept = [...changes].map(([key, value]) => {
    const isText = fieldIndex(type).get(key)?.field.type === 'richText'
    return [key, isText ? (readKey(document, key) ?? value) : value] as const
  })
  return { document: withChanges({}, new Map(kept)), notes }
}

function withLeads(document: OfferDocument, { leads }: DocumentOffer): OfferDocument {
  if (!leads) return document
  return { ...document, leads: { ...document.leads, connectionIds: [connectionOf(leads.variable)] } }
}

/** Pictures and documents: where each shall stand beside the offer, and where it is now. */
class FilesToGet {
  private readonly offer: DocumentOffer
  private readonly besideDocument: string
  private readonly wanted = new Map<string, string>()

  constructor(offer: DocumentOffer, besideDocument: string) {
    this.offer = offer
    this.besideDocument = besideDocument
  }

  pathOf(at: string, pointer: string): string {
    for (const [path, known] of this.wanted) if (known === at) return path
    const name = this.nameOf(at, pointer)
    const folder = /\.png$/i.test(name) ? 'media' : /\.pdf$/i.test(name) ? 'docs' : 'files'
    const isPath = !isAddress(at) && /[./]/.test(at)
    for (let n = 1; ; n++) {
      const path = isPath ? at : `${folder}/${n === 1 ? '' : `${n}-`}${name}`
      if (this.wanted.has(path)) continue
      this.wanted.set(path, at)
      return path
    }
  }

  private nameOf(at: string, pointer: string): string {
    const called = this.offer.fileNames.get(at) ?? basename(isAddress(at) ? new URL(at).pathname : at)
    const safe = called.replace(/[^\p{L}\p{N}._ -]/gu, '-').replace(/^\.+/, '') || 'file'
    if (/\.\w{2,4}$/.test(safe)) return safe
    if (/logos|screenshots|thumbnail/i.test(pointer)) return `${safe}.png`
    return /documents|manual|scenario/i.test(pointer) ? `${safe}.pdf` : safe
  }

  /** @returns what is still to be done by hand */
  async get(folder: string, fetches: boolean): Promise<DocumentNote[]> {
    const notes: DocumentNote[] = []
    for (const [path, at] of this.wanted) {
      if (existsSync(join(folder, path))) continue
      const note = isAddress(at)
        ? await this.fetched(join(folder, path), { path, address: at, fetches })
        : this.copied(join(folder, path), path, at)
      if (note) notes.push(note)
    }
    return notes
  }

  private copied(target: string, path: string, at: string): DocumentNote | undefined {
    const found = findBeside(join(this.besideDocument, 'document.json'), at)
    const isInFolder = !/(^|\/)\.\.(\/|$)/.test(path)
    if ('code' in found || !isInFolder) {
      const isPath = /[./]/.test(at)
      return { code: isPath ? 'document.fileNotCopied' : 'document.fileElsewhere', params: { path, id: at } }
    }
    save(target, readFileSync(found.path))
    return undefined
  }

  private async fetched(
    target: string,
    { path, address, fetches }: { path: string; address: string; fetches: boolean },
  ): Promise<DocumentNote | undefined> {
    if (!fetches) return { code: 'document.fileAt', params: { path, address } }
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(30_000) })
      if (!response.ok) throw new Error(`it answered ${response.status}`)
      save(target, new Uint8Array(await response.arrayBuffer()))
      return undefined
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } }
      return { code: 'document.fileNotFetched', params: { path, address, reason: cause?.code ?? message } }
    }
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function save(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
