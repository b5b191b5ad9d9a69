import { deflateSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLogo, aPackage, aPdf, aPng } from '../../test/support/files.ts'
import { anActor, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import { type Problem, storageFull } from '../platform/problem.ts'
import type { AssetKind } from './asset-kinds.ts'
import { findAsset, listAssets, openAsset, recheckAsset, uploadAsset } from './assets.ts'
import { createOffer, getDraft } from './draft.ts'

let shop: TestShop
let ada: Ctx
const publisherId = 'fabrikam'

beforeAll(async () => {
  shop = await aShop()
  await aPublisher(shop, { publisherId })
  await aPublisher(shop, { publisherId: 'contoso' })
  ada = as(shop.ctx, anActor({ publisherId, roles: ['developer'] }))
})
afterAll(() => shop.close())

const upload = (kind: AssetKind, content: Uint8Array | AsyncIterable<Uint8Array>, filename = 'file') =>
  uploadAsset(ada, { publisherId, kind, filename, content })

async function refusal(deed: Promise<unknown>): Promise<Problem> {
  return deed.then(
    () => expect.fail('this should have been refused'),
    (problem) => problem as Problem,
  )
}
const told = async (kind: AssetKind, content: Uint8Array | AsyncIterable<Uint8Array>) =>
  (await refusal(upload(kind, content))).errors.map((error) => error.code)
const warned = async (kind: AssetKind, content: Uint8Array) =>
  (await upload(kind, content)).warnings.map((warning) => warning.code)

test('a large logo is taken in, and the other sizes are made from it', async () => {
  const asset = await upload('logo-large', await aLogo(280), 'crew logo.png')
  expect(asset).toMatchObject({ kind: 'logo-large', width: 280, height: 280, contentType: 'image/png', warnings: [] })
  expect(asset.generated).toMatchObject([
    { kind: 'logo-medium', width: 90, height: 90, generatedFrom: asset.assetId, filename: 'crew logo-90.png' },
    { kind: 'logo-small', width: 48, height: 48, generatedFrom: asset.assetId, filename: 'crew logo-48.png' },
  ])
  for (const { sha256, width, height } of asset.generated) {
    expect(await sharp(await ada.files.read(sha256)).metadata()).toMatchObject({ format: 'png', width, height })
  }
})

test.each([216, 350])('a square logo of %i pixels is just within the limits', async (edge) => {
  expect((await upload('logo-large', await aLogo(edge))).width).toBe(edge)
})

test.each([215, 351])('one of %i is not, and the refusal says what was found', async (edge) => {
  const problem = await refusal(upload('logo-large', await aLogo(edge)))
  expect(problem).toMatchObject({
    status: 422,
    errors: [
      {
        pointer: '#/listing/logos/large',
        code: 'listing.logos.large.size',
        detail: `The large logo must be between 216×216 and 350×350 pixels (yours: ${edge}×${edge}).`,
      },
    ],
  })
})

test('a logo that is not square is told so, and its size too', async () => {
  expect(await told('logo-large', await aPng(300, 280))).toEqual(['listing.logos.large.notSquare'])
  expect(await told('logo-large', await aPng(400, 280))).toEqual([
    'listing.logos.large.notSquare',
    'listing.logos.large.size',
  ])
})

test('screenshots and thumbnails have exactly their size', async () => {
  expect(await upload('screenshot', await aPng(1280, 720))).toMatchObject({ width: 1280, height: 720 })
  const problem = await refusal(upload('screenshot', await aPng(1279, 720)))
  expect(problem.errors[0]).toMatchObject({
    code: 'listing.screenshots.size',
    detail: 'Screenshots must be exactly 1280×720 pixels. This one is 1279×720.',
  })
  expect(await told('video-thumbnail', await aPng(640, 360))).toEqual(['listing.videos.thumbnailSize'])
  expect(await upload('test-drive-thumbnail', await aPng(533, 324))).toMatchObject({ width: 533 })
})

test('only a real PNG is an image: not a JPEG, not a text called one, not half of one', async () => {
  const jpeg = await sharp(await aPng(1280, 720))
    .jpeg()
    .toBuffer()
  expect(await told('screenshot', jpeg)).toEqual(['listing.screenshots.notPng'])
  expect(await told('screenshot', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual([
    'listing.screenshots.notPng',
  ])
  const png = await aPng(1280, 720)
  expect(await told('screenshot', png.subarray(0, png.length / 2))).toEqual(['listing.screenshots.damagedImage'])
  expect(await told('screenshot', png.subarray(0, 20))).toEqual(['listing.screenshots.damagedImage'])
  expect(await told('screenshot', Buffer.alloc(0))).toEqual(['listing.screenshots.empty'])
})

test('an animated PNG is refused', async () => {
  const png = await aPng(1280, 720)
  const control = Buffer.from('0000000861635440000000020000000000000000', 'hex')
  control.write('acTL', 4, 'latin1')
  const afterHeader = 8 + 25
  const animated = Buffer.concat([png.subarray(0, afterHeader), control, png.subarray(afterHeader)])
  expect(await told('screenshot', animated)).toEqual(['listing.screenshots.animated'])
})

test('an image above 5 MB is refused before it is all read', async () => {
  let sent = 0
  async function* endless() {
    for (;;) {
      sent += 1024 * 1024
      yield Buffer.alloc(1024 * 1024)
    }
  }
  const problem = await refusal(upload('screenshot', endless()))
  expect(problem).toMatchObject({
    status: 413,
    errors: [{ code: 'listing.screenshots.tooManyBytes', params: { max: 5 } }],
  })
  expect(sent).toBeLessThan(8 * 1024 * 1024)
})

test('what is kept is the picture alone: metadata is gone, the colours are sRGB', async () => {
  const photo = await sharp(await aPng(1280, 720))
    .withExif({ IFD0: { Artist: 'Somebody Private' } })
    .withIccProfile('p3')
    .png()
    .toBuffer()
  const { sha256 } = await upload('screenshot', photo)
  const stored = await ada.files.read(sha256)
  expect(stored.includes('Somebody Private')).toBe(false)
  const { space, exif, icc } = await sharp(stored).metadata()
  expect({ space, exif, icc }).toEqual({ space: 'srgb', exif: undefined, icc: undefined })
})

test('a blurry screenshot is let in with a remark; a sharp and nearly empty one without', async () => {
  const sharpOne = await aPng(1280, 720)
  expect(await warned('screenshot', await sharp(sharpOne).blur(5).png().toBuffer())).toEqual(['asset.warning.blurry'])
  expect(await warned('screenshot', sharpOne)).toEqual([])
  const sparse = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="#fff"/><rect x="40" y="120" width="600" height="300" fill="#0f6cbd"/></svg>`
  expect(await warned('screenshot', await sharp(Buffer.from(sparse)).png().toBuffer())).toEqual([])
})

test('a logo on a white ground is let in with a remark', async () => {
  const onWhite = await sharp(await aLogo(280))
    .flatten({ background: '#fff' })
    .png()
    .toBuffer()
  expect(await warned('logo-large', onWhite)).toEqual(['asset.warning.plainBackground'])
  const onBlue = await sharp(await aLogo(280))
    .flatten({ background: '#0f6cbd' })
    .png()
    .toBuffer()
  expect(await warned('logo-large', onBlue)).toEqual([])
})

test('a PDF with a title and text is taken in as it is', async () => {
  const pdf = aPdf({ title: 'Field guide' })
  const asset = await upload('document', pdf, 'guide.pdf')
  expect(asset).toMatchObject({
    contentType: 'application/pdf',
    size: pdf.length,
    warnings: [],
    facts: { pages: 1, title: 'Field guide', hasText: true, links: [] },
  })
  expect((await openAsset(ada, asset).toArray()).length).toBeGreaterThan(0)
})

test('one without title or text is remarked on', async () => {
  expect(await warned('document', aPdf({ title: '', text: '' }))).toEqual([
    'asset.warning.untitledPdf',
    'asset.warning.noText',
  ])
})

test('what is no PDF, or cannot be read, is refused', async () => {
  expect(await told('document', Buffer.from('Hello'))).toEqual(['listing.documents.notPdf'])
  expect(await told('document', await aPng(100))).toEqual(['listing.documents.notPdf'])
  expect(await told('document', Buffer.from('%PDF-1.7\nnothing else'))).toEqual(['listing.documents.damagedPdf'])
  expect(await told('key-usage-scenario', Buffer.from('Hello'))).toEqual(['supplemental.scenario.notPdf'])
})

test.each([
  ['JavaScript at opening', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }],
  [
    'JavaScript under a name tree',
    { catalog: '/Names << /JavaScript << /Names [(a) 7 0 R] >> >>', objects: ['<< /S /JavaScript /JS (1) >>'] },
  ],
  ['JavaScript written with escapes', { catalog: '/OpenAction << /S /J#61vaScript /J#53 (1) >>' }],
  ['a program to launch', { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }],
  [
    'an embedded file',
    { catalog: '/Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >>', objects: ['<< /Type /Filespec /F (a.exe) >>'] },
  ],
])('a PDF with %s is refused', async (_, parts) => {
  expect(await told('document', aPdf(parts))).toEqual(['listing.documents.activePdf'])
})

const objectStream = (objects: string, { filter = '/FlateDecode', encode = (b: Buffer) => b } = {}) => {
  const body = encode(deflateSync(Buffer.from(`7 0 ${objects}`))).toString('latin1')
  return `<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${body.length} >>\nstream\n${body}\nendstream`
}

test('what a compressed object does is found too, and one that cannot be searched is refused', async () => {
  const launch = '<< /S /Launch /F (cmd.exe) >>'
  const hex = { filter: '[/ASCIIHexDecode /FlateDecode]', encode: (b: Buffer) => Buffer.from(`${b.toString('hex')}>`) }
  const found = async (object: string) =>
    (await refusal(upload('document', aPdf({ objects: [object] })))).errors[0]?.params?.what
  expect(await found(objectStream(launch))).toBe('Launch')
  expect(await found(objectStream(launch, hex))).toBe('ObjStm')
  expect((await upload('document', aPdf({ objects: [objectStream('<< /Type /Font >>')] }))).facts.pages).toBe(1)
})

test('an object cannot hide behind the word stream in a comment', async () => {
  const objects = ['null\n% stream\nendobj\n8 0 obj\n<< /S /Launch /F (cmd.exe) >>\n% endstream']
  expect(await told('document', aPdf({ objects }))).toEqual(['listing.documents.activePdf'])
})

test('an encrypted PDF is refused', async () => {
  const encrypted = Buffer.from(
    aPdf().toString('latin1').replace('trailer\n<<', 'trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 >>'),
    'latin1',
  )
  expect(await told('document', encrypted)).toEqual(['listing.documents.encryptedPdf'])
})

test('a package is a zip; the CRM packages in it are counted', async () => {
  const asset = await upload('package', aPackage({ crmPackages: 3 }), 'app.zip')
  expect(asset).toMatchObject({ contentType: 'application/zip', facts: { crmPackages: 3 }, warnings: [] })
  expect(await told('package', Buffer.from('not a zip at all'))).toEqual(['technical.packageFile.notZip'])
  expect(await told('package', aPackage().subarray(0, 120))).toEqual(['technical.packageFile.damagedZip'])
})

test('one that would unpack outside its folder, or without end, is refused', async () => {
  expect(await told('package', aPackage({ entries: { '../../etc/passwd': 'x' } }))).toEqual([
    'technical.packageFile.unsafeZip',
  ])
  expect(await told('package', aPackage({ entries: { '/etc/passwd': 'x' } }))).toEqual([
    'technical.packageFile.unsafeZip',
  ])
  const bomb = aPackage({ entries: { 'zeros.txt': '0'.repeat(3_000_000) } })
  expect(await told('package', bomb)).toEqual(['technical.packageFile.hugeZip'])
})

test('names are kept without folders and without what headers trip over', async () => {
  expect((await upload('document', aPdf(), '..\\..\\a/b/Re"port\r\n.pdf')).filename).toBe('Report.pdf')
  expect((await refusal(upload('document', aPdf(), '../'))).errors[0]?.code).toBe('listing.documents.filename')
})

test('on a full disk the upload fails with a reason, and nothing else changes', async () => {
  const offer = await createOffer(ada, { publisherId, offerId: 'full-disk', alias: 'Planner' })
  const count = async () => (await shop.ctx.db.execute(sql`select count(*)::int as n from assets`)).rows[0]?.n
  const before = await count()
  const full: Ctx = {
    ...ada,
    files: {
      ...ada.files,
      store: async () => {
        throw storageFull('The server has no disk space left for this file.')
      },
    },
  }
  const content = await aPng(1280, 720)
  expect(
    await refusal(uploadAsset(full, { publisherId, kind: 'screenshot', filename: 'a.png', content })),
  ).toMatchObject({
    type: 'storage-full',
    status: 507,
  })
  expect(await count()).toBe(before)
  expect(await getDraft(ada, { publisherId, offerId: 'full-disk' })).toEqual(offer)
})

test('files are their publisher’s alone', async () => {
  const { assetId } = await upload('screenshot', await aPng(1280, 720))
  expect((await findAsset(ada, publisherId, assetId))?.assetId).toBe(assetId)
  expect(await findAsset(ada, 'contoso', assetId)).toBeUndefined()
  expect(await findAsset(ada, publisherId, 'not-an-id')).toBeUndefined()
  const stranger = as(shop.ctx, anActor({ publisherId: 'contoso' }))
  const content = aPdf()
  expect(await refusal(uploadAsset(stranger, { publisherId, kind: 'document', filename: 'a', content }))).toMatchObject(
    { status: 404 },
  )
  expect(await refusal(listAssets(stranger, { publisherId, kinds: ['document'] }))).toMatchObject({ status: 404 })
  const reader = as(shop.ctx, anActor({ publisherId, roles: ['businessContributor'] }))
  expect(await refusal(uploadAsset(reader, { publisherId, kind: 'document', filename: 'a', content }))).toMatchObject({
    status: 403,
  })
})

test('the checks can be asked again of what is stored', async () => {
  const asset = await upload('logo-large', await aLogo())
  expect(await recheckAsset(ada, asset)).toBeUndefined()
  const problem = await recheckAsset(ada, { ...asset, kind: 'screenshot' })
  expect(problem?.errors.map((error) => error.code)).toEqual(['listing.screenshots.size'])
})

test('where the links of a document lead is remembered', async () => {
  const link = 'https://fabrikam.example/crew-planner?src=guide'
  const { facts } = await upload('document', aPdf({ link }))
  expect(facts.links).toEqual([link])
})
