/** comptoir offer init, schema, export: what needs no server. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Members } from '../../src/ingestion/wire/json.ts'
import { withChanges } from '../../src/offers/document.ts'
import { startingWith } from '../../src/offers/file/check-offer.ts'
import { namedDocument } from '../../src/offers/file/compare-draft.ts'
import { newOfferFile } from '../../src/offers/file/new-offer.ts'
import { documentOf } from '../../src/offers/file/read-offer.ts'
import { fileSchema, schemaOfEveryType } from '../../src/offers/file/schema.ts'
import { identityErrors } from '../../src/offers/identity.ts'
import type { OfferDocument } from '../../src/offers/offer-document.ts'
import type { OfferType, Profile } from '../../src/offers/types/offer-type.ts'
import { findOfferType, offerTypeIds } from '../../src/offers/types/registry.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { openLocal, Stopped } from './local.ts'

export type InitOptions = {
  type: string
  publisher?: string
  offerId?: string
  alias?: string
  profile: Profile
  lang: 'en' | 'fr'
}

export function init(folder: string, { profile, lang, ...given }: InitOptions): ExitCode {
  const { publisher: publisherId, offerId } = given
  if (!publisherId || !offerId) {
    throw new Stopped(
      'Say whose offer it is, and how it is called for ever: --publisher and --offer-id.',
      exitCodes.usage,
    )
  }
  const identity = { publisherId, offerId, alias: given.alias ?? offerId, type: given.type }
  const errors = identityErrors(identity, profile)
  if (errors.length) throw new Stopped(errors.map(({ detail }) => detail).join('\n'), exitCodes.usage)
  const type = findOfferType(given.type, profile)
  if (!type) throw new Stopped(`There is no offer type ${given.type}.`, exitCodes.usage)
  const path = join(folder, 'offer.yaml')
  if (existsSync(path)) throw new Stopped(`${path} is there already; nothing was written.`, exitCodes.conflict)
  const schema = 'offer.schema.json'
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, schema), `${JSON.stringify(fileSchema(type), null, 2)}\n`)
  writeFileSync(path, newOfferFile(type, identity, { locale: lang, schema }))
  process.stdout.write(`${path}\n`)
  return exitCodes.done
}

/** For editors: they complete and check while one types. */
export function schema({ type: id, profile }: { type?: string; profile: Profile }): ExitCode {
  const type = id === undefined ? undefined : findOfferType(id, profile)
  if (id !== undefined && !type) throw new Stopped(`Offer types are ${offerTypeIds.join(', ')}.`, exitCodes.usage)
  const shown = type ? fileSchema(type) : schemaOfEveryType(profile)
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
  return exitCodes.done
}

export type ExportOptions = {
  profile: Profile
  output?: string
  as: 'api' | 'product-ingestion' | 'portal'
  filesAt?: string
}

/** The document as an API takes it; texts from files are in it, pictures are named by their paths or addresses. */
export async function exportOffer(where: string, { profile, output, as, filesAt }: ExportOptions): Promise<ExitCode> {
  const { name, file } = openLocal(where, profile)
  const { type } = file
  if (!type)
    throw new Stopped(`${name} is not the file of an offer; comptoir offer validate says why.`, exitCodes.unreadable)
  const content = startingWith(file, withChanges({}, documentOf(file).changes))
  const at = (path: string) => new URL(path, folderAt(filesAt ?? '')).href
  const document = filesAt ? namedDocument(type, content, { file: at, connection: (name) => name }) : content
  const text = `${JSON.stringify(await inForm(as, { ...file.identity, type, profile, document }), null, 2)}\n`
  if (!output) process.stdout.write(text)
  else if (!existsSync(output) || readFileSync(output, 'utf8') !== text) {
    mkdirSync(dirname(output), { recursive: true })
    writeFileSync(output, text)
  }
  return exitCodes.done
}

type Exported = {
  publisherId: string
  offerId: string
  alias: string
  type: OfferType
  profile: Profile
  document: OfferDocument
}

async function inForm(form: ExportOptions['as'], { profile, ...offer }: Exported): Promise<object> {
  if (form === 'api') return { ...offer, type: offer.type.id, profile, document: offer.document }
  const { configureDocument, portalDocument } = await import('../../src/ingestion/documents/write-document.ts')
  const documented = { ...offer, document: offer.document as Members }
  if (form === 'product-ingestion') return configureDocument(documented)
  const document = portalDocument(documented)
  if (document) return document
  throw new Stopped(`The older portal API has no name for offers of type ${offer.type.id}.`, exitCodes.usage)
}

function folderAt(address: string): string {
  if (!URL.canParse(address)) throw new Stopped(`${address} is not an address; write https://…`, exitCodes.usage)
  return address.endsWith('/') ? address : `${address}/`
}
