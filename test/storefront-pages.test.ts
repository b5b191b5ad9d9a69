/** Pages of the storefront as the server makes them, without a browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPages } from '../server/web-pages.ts'
import { privateKey } from '../src/offers/plans/private-links.ts'
import { anonymous, as } from '../src/platform/ctx.ts'
import type { Locale } from '../src/platform/messages.ts'
import { aDeployableOffer } from './support/deployable-offer.ts'
import { aLiveOffer, stopSelling } from './support/live-offer.ts'
import { aShop, type TestShop } from './support/shop.ts'

const tenant = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx, { document: { listing: { name: '</script><b>' } } })
  await aDeployableOffer(shop.ctx)
  const gettingStarted = '<h2>Connect</h2><p>Open <a href="https://fabrikam.example/start">your page</a>.</p>'
  const plans = [
    { planId: 'basic', name: 'Basic' },
    { planId: 'group', name: 'Group terms', audience: 'private', privateAudience: [{ id: tenant }] },
  ]
  const document = { sellThrough: true, plans, listing: { gettingStarted } }
  await aLiveOffer(shop.ctx, { offerId: 'depot', type: 'saas', document })
})
afterAll(() => shop.close())

async function visit(path: string, locale: Locale = 'en'): Promise<Response> {
  const answer = await loadPages()
  return answer(new Request(`http://127.0.0.1${path}`), { ...as(shop.ctx, anonymous), locale })
}

test.each([
  ['/search?q=&page=99&sort=name', '/search?q=&sort=name'],
  ['/fr/search?page=99', '/fr/search'],
])('whoever asks for a page behind the last, at %s, is led to what there is', async (path, place) => {
  const answer = await visit(path, path.startsWith('/fr') ? 'fr' : 'en')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, place])
})

test('a listing says without scripts what search engines ask: its one address, its languages, its facts (I46, I47)', async () => {
  const html = await (await visit('/fr/product/dynamics-365/fabrikam.route-planner', 'fr')).text()
  const address = '/product/dynamics-365/fabrikam.route-planner'
  const { url } = shop.ctx.config
  expect(html).toContain(`<link rel="canonical" href="${url}/fr${address}"`)
  for (const [language, at] of [
    ['en', address],
    ['fr', `/fr${address}`],
    ['x-default', address],
  ]) {
    expect(html).toMatch(new RegExp(`rel="alternate" hrefLang="${language}" href="${url}${at}"`, 'i'))
  }
  const facts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(json!),
  )
  expect(facts.map((one) => one['@type'])).toEqual(['SoftwareApplication', 'BreadcrumbList'])
  expect(facts[0].name).toBe('</script><b>')
  expect(facts[0]).not.toHaveProperty('aggregateRating')
})

test.each([
  ['/product/saas/fabrikam.depot/buy/thanks?reference=0A1B2C3D', 'en', 'Getting started'],
  ['/fr/product/saas/fabrikam.depot/buy/thanks?reference=0A1B2C3D', 'fr', 'Premiers pas'],
] as const)('whoever chose a plan reads how to get started, with its links: %s', async (path, locale, title) => {
  const html = await (await visit(path, locale)).text()
  expect(html).toContain(`>${title}</h2>`)
  expect(html).toContain(
    '<h3>Connect</h3><p>Open <a rel="nofollow ugc noopener" href="https://fabrikam.example/start">',
  )
})

test.each(['', '/buy', '/buy/thanks', '/contact/thanks?reference=0A1B2C3D'])(
  'who has not chosen a plan is not told how to get started: %s',
  async (rest) => {
    const html = await (await visit(`/product/saas/fabrikam.depot${rest}`)).text()
    expect(html).not.toContain('fabrikam.example/start')
  },
)

test.each([
  ['en', '', 'Leave this deployment out of usage reporting', 'left out of usage reporting'],
  ['fr', '/fr', 'Exclure ce déploiement du suivi d’usage', 'exclu du suivi d’usage'],
] as const)(
  'A44 the form of a deployment offers the opt-out and leads to the order, without scripts: %s',
  async (locale, prefix, label, said) => {
    const answer = await loadPages()
    const ctx = { ...as(shop.ctx, anonymous), locale }
    const form = `${prefix}/product/azure-applications/fabrikam.cluster/deploy`
    expect(await (await visit(form.replace('/deploy', ''), locale)).text()).toContain(`href="${form}"`)
    const page = await (await visit(form, locale)).text()
    expect(page).toContain(label)
    expect(page).toContain('fabrikam.example/privacy')
    const version = /name="noticeVersion" value="(\w+)"/.exec(page)?.[1]
    const body = new URLSearchParams({ planId: 'pro', leaveOut: 'true', noticeVersion: version! })
    const sent = await answer(new Request(`http://127.0.0.1${form}`, { method: 'POST', body }), ctx)
    expect(sent.status).toBe(302)
    const order = await (await visit(sent.headers.get('location')!, locale)).text()
    expect(order).toContain(said)
    expect(order).toContain('--parameters enableUsageAttribution=false')
    expect(order).not.toContain('AZURE_HTTP_USER_AGENT')
    const address = /href="http[^"]*(\/orders\/[^"]*\/mainTemplate\.json)"/.exec(order)?.[1]
    const template = await visit(address!)
    expect(template.headers.get('access-control-allow-origin')).toBe('*')
    expect(JSON.parse(await template.text()).parameters.enableUsageAttribution.defaultValue).toBe(false)
  },
)

test.each([
  ['en', '', 'This offer is no longer offered', 'Other offers of this publisher'],
  ['fr', '/fr', 'Cette offre n’est plus proposée', 'Autres offres de cet éditeur'],
] as const)('a stopped offer’s old address says so, with ways on (I48): %s', async (locale, prefix, title, others) => {
  const offer = await aLiveOffer(shop.ctx, { offerId: `stopped-${locale}` })
  await stopSelling(shop.ctx, offer)
  for (const end of ['', '/contact']) {
    const page = await visit(`${prefix}/product/dynamics-365/${offer.key}${end}`, locale)
    expect(page.status).toBe(410)
    const html = await page.text()
    for (const part of [
      `<h1>${title}</h1>`,
      others,
      `href="${prefix}/publishers/fabrikam"`,
      `href="${prefix}/search"`,
    ]) {
      expect(html).toContain(part)
    }
  }
})

test('a plan kept for one customer is on the page under its link, which no search engine keeps, and on no other', async () => {
  const address = '/product/saas/fabrikam.depot'
  const key = privateKey(shop.ctx, { publisherId: 'fabrikam', offerId: 'depot' }, tenant)
  const html = await (await visit(`${address}?hideKey=${key}`)).text()
  for (const part of ['Group terms', 'Kept for you', 'noindex', `${address}/buy?hideKey=${key}`]) {
    expect(html).toContain(part)
  }
  expect(await (await visit(address)).text()).not.toContain('Group terms')
  expect(await (await visit(`${address}?hideKey=${tenant}`)).text()).not.toContain('Group terms')
})

test.each([
  ['en', 'Available in your country'],
  ['fr', 'Disponible dans votre pays'],
] as const)('P21: a listing says where it can be had before anybody asks for it: %s', async (locale, said) => {
  const path = `${locale === 'fr' ? '/fr' : ''}/product/dynamics-365/fabrikam.route-planner`
  const html = await (await visit(path, locale)).text()
  expect(html).toMatch(/data-markets="BE (?:FR|US) (?:FR|US)"/)
  expect(html).toContain(said)
})
