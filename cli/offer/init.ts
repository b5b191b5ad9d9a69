/** comptoir offer init, schema, export: what needs no server. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withChanges } from '../../src/offers/document.ts'
import { startingWith } from '../../src/offers/file/check-offer.ts'
import { newOfferFile } from '../../src/offers/file/new-offer.ts'
import { documentOf } from '../../src/offers/file/read-offer.ts'
import { fileSchema, schemaOfEveryType } from '../../src/offers/file/schema.ts'
import { identityErrors } from '../../src/offers/identity.ts'
import type { Profile } from '../../src/offers/types/offer-type.ts'
import { findOfferType, offerTypeIds } from '../../src/offers/types/registry.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { openLocal, Stopped } from './local.ts'

export type InitOptions = {
  type: string
  publisher: string
  offerId: string
  alias?: string
  profile: Profile
  lang: 'en' | 'fr'
}

export function init(folder: string, { profile, lang, ...given }: InitOptions): ExitCode {
  const identity = {
    publisherId: given.publisher,
    offerId: given.offerId,
    alias: given.alias ?? given.offerId,
    type: given.type,
  }
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

/** The document as the API takes it; texts from files are in it, pictures are named by their paths. */
export function exportOffer(where: string, { profile, output }: { profile: Profile; output?: string }): ExitCode {
  const { name, file } = openLocal(where, profile)
  if (!file.type)
    throw new Stopped(`${name} is not the file of an offer; comptoir offer validate says why.`, exitCodes.unreadable)
  const document = startingWith(file, withChanges({}, documentOf(file).changes))
  const text = `${JSON.stringify({ ...file.identity, profile, document }, null, 2)}\n`
  if (!output) process.stdout.write(text)
  else if (!existsSync(output) || readFileSync(output, 'utf8') !== text) {
    mkdirSync(dirname(output), { recursive: true })
    writeFileSync(output, text)
  }
  return exitCodes.done
}
