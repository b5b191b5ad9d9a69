/** Bad input: whatever is wrong with an offer, its form, its file and the API say so with the same codes and words. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Document, parse as parseYaml } from 'yaml'
import { valuesOf } from '../app/publisher/offers/editor/form-values.ts'
import { pageView } from '../app/publisher/offers/editor/form-view.server.ts'
import { api } from '../server/api.ts'
import { withChanges } from '../src/offers/document.ts'
import { type OfferCheck, usedAs } from '../src/offers/file/check-offer.ts'
import { checkOnDisk } from '../src/offers/file/check-on-disk.ts'
import { namedDocument } from '../src/offers/file/compare-draft.ts'
import { layoutOf } from '../src/offers/file/layout.ts'
import { findBeside } from '../src/offers/file/look-at-files.ts'
import { fieldPaths } from '../src/offers/file/paths.ts'
import { writeOffer } from '../src/offers/file/write-offer.ts'
import {
  type Asset,
  type AssetKind,
  assetKinds,
  cleanRichText,
  findingMessage,
  getDraft,
  getOfferType,
  listAssets,
  type OfferDocument,
  type OfferDraft,
  offerMessages,
  tryDraft,
  uploadAsset,
} from '../src/offers/index.ts'
import type { Json } from '../src/offers/offer-document.ts'
import { as } from '../src/platform/ctx.ts'
import type { Locale } from '../src/platform/messages.ts'
import { Problem } from '../src/platform/problem.ts'
import { type Faulty, faultyByData, faultyBySpec, markupEscapes } from './faulty/documents.ts'
import { faultyFiles } from './faulty/files.ts'
import { strangeOffers } from './faulty/strange.ts'
import { aPdf } from './support/files.ts'
import { inputs } from './support/form-inputs.ts'
import { checkFileOf } from './support/offer-files.ts'
import { anOffer } from './support/offers.ts'
import { aTeam, type Team } from './support/publishing.ts'
import { aShop, type TestShop } from './support/shop.ts'

let shop: TestShop
let team: Team
let draft: OfferDraft
let assets: Asset[]
const type = getOfferType('dynamics-365-ce', '2020')
const folder = mkdtempSync(join(tmpdir(), 'comptoir-faulty-'))

beforeAll(async () => {
  shop = await aShop()
  team = await aTeam(shop)
  draft = await anOffer(team.mine, { publisherId: team.publisherId })
  const kinds = Object.keys(assetKinds) as AssetKind[]
  assets = await listAssets(team.mine, { publisherId: team.publisherId, kinds })
})
afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true })
})

/** What a surface says: each code with its words, in order of their names. */
type Said = string[]
const said = (found: { code?: string; message: string }[]): Said =>
  found.map(({ code, message }) => `${code}: ${message}`).sort()

const app = api(async (c) => ({
  ...as(shop.ctx, team.owner),
  locale: (c.req.header('accept-language') ?? 'en') as Locale,
  client: { address: '192.0.2.7', userAgent: 'test' },
}))

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return app.request(`/publishers/${team.publisherId}${path}`, init)
}

type ApiAnswer = { findings?: { code: string; message: string }[]; errors?: { code: string; detail: string }[] }

async function byApi({ values }: Faulty, locale: Locale): Promise<Said> {
  const answer = await ask(`/offers/${draft.offerId}/validations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': locale },
    body: JSON.stringify({ values }),
  })
  const body = (await answer.json()) as ApiAnswer
  return said(body.findings ?? (body.errors ?? []).map(({ code, detail }) => ({ code, message: detail })))
}

/** Every page of the editor, filled in and sent. */
async function byForm({ values }: Faulty, locale: Locale): Promise<Said> {
  const document = withChanges(draft.document, new Map(Object.entries(values)) as Map<string, Json>)
  const reading = { locale, profile: '2020' as const, storefronts: type.storefronts, connections: [] }
  const typed = type.pages.map((page) => {
    const view = pageView(page, reading)
    const form = new FormData()
    for (const field of view.sections.flatMap((section) => section.fields)) {
      for (const [name, text] of inputs(field.key, valueAt(document, field.key))) form.append(name, text)
    }
    return valuesOf(view, form)
  })
  try {
    const run = await tryDraft(team.mine, { ...draft, values: Object.assign({}, ...typed) as never })
    return said(run.findings.map((finding) => ({ code: finding.code, message: findingMessage(locale, finding) })))
  } catch (error) {
    return refusedAs(error, locale)
  }
}

function refusedAs(error: unknown, locale: Locale): Said {
  if (!(error instanceof Problem)) throw error
  return said(
    error.errors.map(({ code, params, detail }) => ({
      code,
      message: code ? offerMessages(locale, code, params) : detail,
    })),
  )
}

function valueAt(document: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document)
}

/** The file that says the same; what no draft can hold is put into it as it is. */
function byFile({ values, untypable }: Faulty, locale: Locale): Said {
  const changes = new Map(Object.entries(untypable ? {} : values)) as Map<string, Json>
  const document = namedDocument(type, withoutGenerated(withChanges(draft.document, changes)), {
    file: (id) => id,
    connection: (id) => id,
  })
  const identity = { publisherId: team.publisherId, offerId: draft.offerId, alias: draft.alias, type: type.id }
  const { text, texts } = writeOffer({ identity, type, document })
  const lookedAt: OfferCheck['lookedAt'] = new Map(
    assets.map((asset) => [usedAs({ ...asset, path: asset.assetId }), asset]),
  )
  const written = untypable ? put(text, values) : text
  const { findings } = checkFileOf(
    written,
    { texts: Object.fromEntries(texts) },
    { locale, lookedAt, now: shop.clock.now() },
  )
  if (!untypable) return said(findings.map(({ rule, message }) => ({ code: rule, message })))
  // Where a value cannot be kept, the API refuses all; a file says the rest, too.
  const refused = findings.filter(({ rule }) => rule.startsWith('document.'))
  return said(refused.map(({ rule, message }) => ({ code: rule, message })))
}

function put(text: string, values: Record<string, unknown>): string {
  const tree = new Document(parsed(text))
  for (const [key, value] of Object.entries(values)) {
    const { path = '', textFile } = fieldPaths(layoutOf(type)).get(key) ?? {}
    const names = path.split('.')
    const inFile = [...names.slice(0, -1), `${names.at(-1)}File`]
    if (textFile && tree.hasIn(inFile)) tree.deleteIn(inFile)
    const at = names.indexOf('categories') < 0 ? names : ['properties', 'categories', names[2] ?? '', ...names.slice(3)]
    tree.setIn(at, value)
  }
  return tree.toString({ lineWidth: 0 })
}

/** With categories by their names, so that one of them can be put in. */
function parsed(text: string): object {
  const plain = parseYaml(text) as { properties: { categories: object[] } }
  const [primary, secondary] = plain.properties.categories
  return { ...plain, properties: { ...plain.properties, categories: { primary, ...(secondary && { secondary }) } } }
}

function withoutGenerated(document: OfferDocument): OfferDocument {
  return { ...document, listing: { ...document.listing, logos: { large: document.listing?.logos?.large } } }
}

/** With the ids that this shop gave. */
function here(faulty: Faulty): Faulty {
  const text = JSON.stringify(faulty.values).replaceAll(
    '$screenshot',
    draft.document.listing?.screenshots?.[0]?.file ?? '',
  )
  return { ...faulty, values: JSON.parse(text) }
}

const collected = [...faultyByData(type), ...faultyBySpec, ...strangeOffers]

const strange = new Set(strangeOffers.map(({ name }) => name))

// A file with an address of its terms has chosen the address.
const understood = ['terms.mode: missing']

test('at least 150 faulty documents are told the same everywhere', { timeout: 120_000 }, async () => {
  const different: unknown[] = []
  const borne: string[] = []
  let found = 0
  for (const faulty of collected.map(here)) {
    const inFile = !faulty.online && !understood.includes(faulty.name)
    const answers = { api: await byApi(faulty, 'en'), file: inFile ? byFile(faulty, 'en') : undefined }
    const form = faulty.untypable ? undefined : await byForm(faulty, 'en')
    if (answers.api.length > 0) found++
    else if (strange.has(faulty.name)) borne.push(faulty.name)
    for (const [surface, answer] of Object.entries({ ...answers, form })) {
      if (answer && answer.join() !== answers.api.join())
        different.push({ [faulty.name]: { api: answers.api, [surface]: answer } })
    }
  }
  expect(different).toEqual([])
  // Nothing strange is mended in silence.
  expect(borne).toEqual([])
  expect(found).toBeGreaterThanOrEqual(150)
  expect((await getDraft(team.mine, draft)).revision).toBe(draft.revision)
})

test('in French as well', { timeout: 120_000 }, async () => {
  for (const faulty of faultyBySpec.map(here)) {
    const api = await byApi(faulty, 'fr')
    expect([faulty.name, byFile(faulty, 'fr')]).toEqual([faulty.name, api])
    expect([faulty.name, await byForm(faulty, 'fr')]).toEqual([faulty.name, api])
  }
})

test('a key that no offer has is refused with the one that was probably meant', async () => {
  const faulty = { name: '', values: { 'listing.nmae': 'x' } }
  const api = await byApi(faulty, 'en')
  expect(api).toEqual([
    'document.unknownKeyNearly: There is no field “listing.nmae”; did you mean “listing.name”? Nothing was saved.',
  ])
  const head = `apiVersion: comptoir/v1\ntype: dynamics-365-ce\npublisher: p\nofferId: o\nalias: a\n`
  const { findings } = checkFileOf(`${head}listing: { nmae: x }\n`)
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(expect.arrayContaining(api))
})

test('a body that says the same thing twice is refused with what, and where', async () => {
  const answer = await ask(`/offers/${draft.offerId}/validations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"values": {\n  "listing.name": "One",\n  "listing.name": "Other"\n}}',
  })
  expect(answer.status).toBe(400)
  const { errors } = (await answer.json()) as { errors: object[] }
  const detail =
    '“listing.name” stands twice in one object, at line 2, column 3 and at line 3, column 3; keep one of them.'
  expect(errors).toEqual([
    { pointer: '#/values/listing.name', detail, code: 'duplicate-key', params: { key: 'listing.name' } },
  ])
})

test.each(markupEscapes)('markup does not get past the cleaning: %s', async (markup) => {
  const { html, removedTags } = cleanRichText(markup)
  expect(html).not.toMatch(/<(?!\/?(p|br|b|strong|i|em|u|ul|ol|li|h[1-6])( ?\/)?>)/i)
  const run = await byApi({ name: '', values: { 'listing.description': markup } }, 'en')
  const file = byFile({ name: '', values: { 'listing.description': markup } }, 'en')
  const told = (tag: string) => `listing.description.tagNotAllowed: The tag <${tag}> is not supported and was removed.`
  expect(file).toEqual([...run, ...removedTags.map(told)].sort())
})

describe('files', () => {
  test.each(faultyFiles)('$name', async ({ kind, filename, bytes, code }) => {
    const content = await bytes()
    const answer = await ask(`/assets?kind=${kind}&filename=${encodeURIComponent(filename)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(content),
    })
    const { errors = [] } = (await answer.json()) as ApiAnswer
    const byUpload = await uploadAsset(team.mine, { publisherId: team.publisherId, kind, filename, content }).then(
      () => [],
      (error) => refusedAs(error, 'en'),
    )
    writeFileSync(join(folder, filename), content)
    const found = findBeside(join(folder, 'offer.yaml'), filename)
    if ('code' in found) throw new Error(found.code)
    const onDisk = await checkOnDisk(found, kind, filename)
    const api = said(errors.map(({ code, detail }) => ({ code, message: detail })))
    expect(api.map((line) => line.slice(0, line.indexOf(':')))).toEqual([code])
    expect(byUpload).toEqual(api)
    expect(Array.isArray(onDisk) ? said(onDisk.map(({ code, detail }) => ({ code, message: detail }))) : []).toEqual(
      api,
    )
  })

  test('none of them is kept', async () => {
    const kinds = Object.keys(assetKinds) as AssetKind[]
    const kept = await listAssets(team.mine, { publisherId: team.publisherId, kinds, limit: 500 })
    expect(kept.map(({ assetId }) => assetId).sort()).toEqual(assets.map(({ assetId }) => assetId).sort())
  })
})

test('a path leads to nothing outside the folder, not by a link either', () => {
  const offer = join(folder, 'offer.yaml')
  expect(findBeside(offer, '/etc/passwd')).toMatchObject({ code: 'file.path.absolute' })
  expect(findBeside(offer, '../../../../../../../etc/passwd')).toMatchObject({ code: 'file.path.outside' })
  expect(findBeside(offer, 'gone.png')).toMatchObject({ code: 'file.path.absent' })
  writeFileSync(join(folder, 'real.pdf'), aPdf())
  symlinkSync('/etc/passwd', join(folder, 'link.pdf'))
  expect(findBeside(offer, 'link.pdf')).toMatchObject({ code: 'file.path.outside' })
  expect(findBeside(offer, 'real.pdf')).not.toHaveProperty('code')
})
