/** Bad input for services that are sold and for consulting: the form, the file and the API's check say the same. */
import { expect, test } from 'vitest'
import { valuesOf } from '../../../app/publisher/offers/editor/form-values.ts'
import { pageView } from '../../../app/publisher/offers/editor/form-view.server.ts'
import { type Faulty, faultyByData } from '../../../test/faulty/documents.ts'
import { inputs } from '../../../test/support/form-inputs.ts'
import { readFileOf } from '../../../test/support/offer-files.ts'
import { kindRules } from '../asset-kinds.ts'
import type { Asset } from '../assets.ts'
import { changesOf, readKey, type Values, withChanges } from '../document.ts'
import { offerMessages } from '../messages.ts'
import type { OfferDocument } from '../offer-document.ts'
import type { OfferType } from '../types/offer-type.ts'
import { fieldsOf, getOfferType, offerPages } from '../types/registry.ts'
import { sampleDocuments } from '../types/samples/documents.ts'
import { validateDocument } from '../validation.ts'
import { checkOffer, usedAs } from './check-offer.ts'
import { namedDocument } from './compare-draft.ts'
import type { OfferFile } from './offer-file.ts'
import { writeOffer } from './write-offer.ts'

const now = new Date('2026-03-02')
const locale = 'en' as const

type Said = string[]
const said = (found: { code?: string; message: string }[]): Said =>
  found.map(({ code, message }) => `${code}: ${message}`).sort()

/** The files that the sample names: each is there, of the kind and size that is due. */
function assetsOf(type: OfferType): Map<string, Asset> {
  const known = assets.get(type) ?? madeAssets(type)
  assets.set(type, known)
  return known
}
const assets = new Map<OfferType, Map<string, Asset>>()

function madeAssets(type: OfferType): Map<string, Asset> {
  return new Map(
    writtenAs(type, sampleOf(type)).files.map(({ kind, path }) => {
      const { size } = kindRules(kind)
      const [width, height] = !size ? [null, null] : 'square' in size ? [size.min, size.min] : [size.width, size.height]
      const told = { kind, assetId: path, filename: path, width, height, warnings: [], facts: {} }
      return [path, told as unknown as Asset]
    }),
  )
}

class AnyConnection extends Map<string, { kind: string }> {
  override has = () => true
}

function checked(type: OfferType, values: Values): Said {
  const { changes, refused } = changesOf(type, values)
  if (refused.length > 0) {
    return said(refused.map(({ code = '', params }) => ({ code, message: offerMessages(locale, code, params) })))
  }
  const context = {
    now,
    previewedBefore: false,
    assetsById: assetsOf(type),
    authorisedRegions: [],
    connections: new AnyConnection(),
  }
  return said(validateDocument(type, '2020', withChanges(sampleOf(type), changes), context))
}

const sampleOf = (type: OfferType) => sampleDocuments[type.id] as OfferDocument

function byForm(type: OfferType, { values }: Faulty): Said {
  const { changes } = changesOf(type, values as Values)
  const document = withChanges(sampleOf(type), changes)
  const raw = (key: string) => (key in values ? values[key] : readKey(document, key))
  const reading = { locale, profile: '2020' as const, storefronts: type.storefronts, connections: [] }
  // Plans are made and filled in on pages of their own.
  const pages = offerPages(type).filter((page) => !fieldsOf(page).some(({ key }) => key === 'plans'))
  const typed = pages.map((page) => {
    const view = pageView(page, reading)
    const form = new FormData()
    for (const { key } of view.sections.flatMap(({ fields }) => fields)) {
      for (const [name, text] of inputs(key, raw(key))) form.append(name, text)
    }
    return valuesOf(view, form)
  })
  return checked(type, Object.assign({}, ...typed))
}

function byFile(type: OfferType, { values }: Faulty): Said {
  const changes = new Map(Object.entries(values)) as Parameters<typeof withChanges>[1]
  const file = writtenAs(type, withChanges(sampleOf(type), changes))
  const lookedAt = new Map(file.files.map((use) => [usedAs(use), assetsOf(type).get(use.path)!] as const))
  const { findings } = checkOffer('offer.yaml', file, { now, locale, lookedAt })
  return said(findings.map(({ rule, message }) => ({ code: rule, message })))
}

function writtenAs(type: OfferType, document: OfferDocument): OfferFile {
  const named = namedDocument(type, document, { file: (id) => id, connection: (id) => id })
  const identity = { publisherId: 'fabrikam', offerId: 'sample', alias: 'Sample', type: type.id }
  const { text, texts } = writeOffer({ identity, type, document: named })
  return readFileOf(text, { texts: Object.fromEntries(texts) })
}

test.each([
  ['saas', 100],
  ['consulting-service', 70],
])('faulty offers of type %s are told the same everywhere', (id, atLeast) => {
  const type = getOfferType(id, '2020')
  const different: unknown[] = []
  let found = 0
  for (const faulty of faultyByData(type).filter(({ untypable, online }) => !untypable && !online)) {
    const api = checked(type, faulty.values as Values)
    if (api.length > 0) found++
    const form = 'plans' in faulty.values ? api : byForm(type, faulty)
    for (const [surface, answer] of Object.entries({ file: byFile(type, faulty), form })) {
      if (answer.join() !== api.join()) different.push({ [faulty.name]: { api, [surface]: answer } })
    }
  }
  expect(different).toEqual([])
  expect(found).toBeGreaterThanOrEqual(atLeast)
})
