import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/ctx'
import { anonymous, as, type Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { aPng } from '../../test/support/files.ts'
import { aLiveOffer, stopSelling } from '../../test/support/live-offer.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { getListing, narrower, readListedFile, sitemapIndex } from './index.ts'

let shop: TestShop
let visitor: Ctx
const hideKey = 'abcdefgh1'
const shot = '00000000-0000-7000-8000-00000000a004'

beforeAll(async () => {
  shop = await aShop()
  visitor = as(shop.ctx, anonymous)
  const image = await aPng(1280, 720)
  const { sha256, size } = await shop.ctx.files.store(image, { maxBytes: 1e7 })
  const assets = {
    [shot]: { kind: 'screenshot', sha256, size, contentType: 'image/png', filename: 'board.png' },
  } as const
  const listing = { screenshots: [{ file: shot, caption: 'The board' }] }
  await aLiveOffer(shop.ctx, {
    offerId: 'open',
    assets,
    document: {
      applicableProducts: ['field-service', 'power-apps'],
      listing: {
        ...listing,
        worksWith: ['Dynamics 365 Field Service', 'POWER APPS', 'Outlook calendar'],
        description: '<h1>Why</h1><p onclick="x()">Because <b>yes</b>.<script>alert(1)</script></p>',
      },
    },
  })
  await aLiveOffer(shop.ctx, { offerId: 'hidden', assets, document: { listing, availability: { hideKey } } })
  await aLiveOffer(shop.ctx, {
    offerId: 'coming',
    slot: 'preview',
    assets,
    document: { listing, availability: { hideKey } },
  })
})
afterAll(() => shop.close())

const member: Actor = {
  kind: 'person',
  id: '1',
  name: 'Ada',
  grants: [{ organisationId: 'fabrikam', roles: ['developer'] }],
  instanceRoles: [],
}

test('everybody sees a public listing; its description has nothing but markup, below the page’s headings', async () => {
  const listing = await getListing(visitor, 'fabrikam.open')
  expect(listing).toMatchObject({ name: 'Route Planner', seenAs: 'live', publisherName: 'Fabrikam' })
  expect(listing.description).toBe('<h3>Why</h3><p>Because <b>yes</b>.</p>')
  expect(listing.markets.map((m) => m.name)).toEqual(['Belgium', 'France', 'United States'])
})

test('a product that was chosen from the list and written beside it is named once', async () => {
  const { labels, worksWith } = await getListing(visitor, 'fabrikam.open')
  expect(labels.products.map((product) => product.label)).toEqual(['Field Service', 'Power Apps'])
  expect(worksWith).toEqual(['Outlook calendar'])
})

test('a hidden listing is there for holders of its key, and for nobody who guesses', async () => {
  await expect(getListing(visitor, 'fabrikam.hidden')).rejects.toSatisfy(notFound.is)
  await expect(getListing(visitor, 'fabrikam.hidden', { hideKey: 'wrong' })).rejects.toSatisfy(notFound.is)
  expect(await getListing(visitor, 'fabrikam.hidden', { hideKey })).toMatchObject({ seenAs: 'hidden' })
})

test('a preview is there for holders of its key and for its own people', async () => {
  await expect(getListing(visitor, 'fabrikam.coming', { preview: true })).rejects.toSatisfy(notFound.is)
  expect(await getListing(visitor, 'fabrikam.coming', { hideKey })).toMatchObject({ seenAs: 'preview' })
  const own = await getListing(as(shop.ctx, member), 'fabrikam.coming', { preview: true })
  expect(own.seenAs).toBe('preview')
})

test('who follows an old link to a stopped offer is told so, and where its publisher’s others are (I48)', async () => {
  const refusal = (key: string, question = {}) =>
    getListing(visitor, key, question).then(
      () => undefined,
      ({ type, extra }) => ({ type, extra }),
    )
  const stopped = await aLiveOffer(shop.ctx, { offerId: 'stopped' })
  const alone = await aLiveOffer(shop.ctx, { offerId: 'alone', publisherId: 'contoso', publisherName: 'Contoso' })
  const secret = await aLiveOffer(shop.ctx, { offerId: 'secret', document: { availability: { hideKey } } })
  for (const offer of [stopped, alone, secret]) await stopSelling(shop.ctx, offer)
  const gone = { type: 'no-longer-offered' }
  expect(await refusal(stopped.key)).toEqual({ ...gone, extra: { otherOffersOf: 'fabrikam' } })
  expect(await refusal(alone.key)).toEqual({ ...gone, extra: {} })
  // What few could see is not told to anybody.
  expect(await refusal(secret.key)).toMatchObject({ type: 'not-found' })
  expect(await refusal('fabrikam.coming')).toMatchObject({ type: 'not-found' })
})

test('an address that is no offer’s is not found', async () => {
  for (const address of ['fabrikam', 'fabrikam.open.x', '../etc.passwd', 'Fabrikam.Open']) {
    await expect(getListing(visitor, address)).rejects.toSatisfy(notFound.is)
  }
})

test('files of a listing are for whoever may see the listing, pictures also narrower', async () => {
  const path = (await getListing(visitor, 'fabrikam.open')).screenshots[0]!.path
  const name = path.split('/').at(-1)!
  expect(await readListedFile(visitor, { key: 'fabrikam.open', name })).toMatchObject({
    contentType: 'image/png',
    public: true,
    filename: 'board.png',
  })
  const small = await readListedFile(visitor, { key: 'fabrikam.open', name: narrower(path, 480).split('/').at(-1)! })
  expect(small.contentType).toBe('image/webp')
  expect(small.bytes.length).toBeGreaterThan(0)

  await expect(readListedFile(visitor, { key: 'fabrikam.hidden', name })).rejects.toSatisfy(notFound.is)
  expect(await readListedFile(visitor, { key: 'fabrikam.hidden', name, hideKey })).toMatchObject({ public: false })
  expect(await readListedFile(as(shop.ctx, member), { key: 'fabrikam.coming', name })).toMatchObject({ public: false })
})

test('a file that no listing shows is not given, nor a width that is not made', async () => {
  const other = await shop.ctx.files.store(Buffer.from('a secret package'), { maxBytes: 100 })
  const name = (await getListing(visitor, 'fabrikam.open')).screenshots[0]!.path.split('/').at(-1)!
  for (const wanted of [`${other.sha256}.png`, name.replace('.png', '.w7.webp'), 'x.png', `${name}/..`]) {
    await expect(readListedFile(visitor, { key: 'fabrikam.open', name: wanted })).rejects.toSatisfy(notFound.is)
  }
})

test('files of a listing under a key carry the key', async () => {
  const listing = await getListing(visitor, 'fabrikam.hidden', { hideKey })
  expect(listing.screenshots[0]!.path).toMatch(/\.png\?hideKey=abcdefgh1$/)
})

test('the sitemap has every public address in both languages, and no hidden one', async () => {
  const xml = await sitemapIndex(shop.ctx)
  const base = shop.ctx.config.url
  expect(xml).toContain(`<loc>${base}/product/dynamics-365/fabrikam.open</loc>`)
  expect(xml).toContain(`<loc>${base}/fr/product/dynamics-365/fabrikam.open</loc>`)
  expect(xml).toContain(`hreflang="fr" href="${base}/fr/publishers/fabrikam"`)
  expect(xml).not.toMatch(/hidden|coming/)
})
