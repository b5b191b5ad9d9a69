import { expect, test } from 'vitest'
import { publicAddress } from './public-address.ts'

test.each([
  ['/', '/'],
  ['/fr', '/fr'],
  ['/?utm_source=x', '/'],
  ['/search?q=crm&junk=1', '/search?q=crm'],
  [
    '/search?sort=name&q=crm&product=sales&product=marketing&product=sales',
    '/search?q=crm&product=marketing&product=sales&sort=name',
  ],
  ['/product/dynamics-365/fabrikam.route-planner?src=a&mktcmpid=b', '/product/dynamics-365/fabrikam.route-planner'],
  ['/fr/categories/sales/cpq?page=2', '/fr/categories/sales/cpq?page=2'],
  ['/sitemap.xml', '/sitemap.xml'],
])('%s is the page %s', (asked, page) => {
  expect(publicAddress(asked)?.address).toBe(page)
})

test.each([
  '/product/dynamics-365/fabrikam.route-planner?hideKey=abc',
  '/product/dynamics-365/fabrikam.route-planner?preview=1',
  '/product/dynamics-365/fabrikam.route-planner/contact',
  '/product/dynamics-365/fabrikam.route-planner/contact/thanks',
  '/account/sign-in',
  '/publisher/fabrikam/offers',
  '/files/fabrikam.route-planner/x.png',
  '/api/v1/listings',
  '/french',
])('%s is never kept', (asked) => {
  expect(publicAddress(asked)).toBeUndefined()
})

test('the page of a listing says which, in which language, and by which campaign', () => {
  expect(publicAddress('/fr/product/dynamics-365/fabrikam.route-planner?src=spring&mktcmpid=c1')).toMatchObject({
    language: 'fr',
    listing: 'fabrikam.route-planner',
    campaign: { src: 'spring', mktcmpid: 'c1' },
  })
})

test('a search says how many facets narrow it', () => {
  expect(publicAddress('/search?q=x&product=sales&language=fr')?.searchFacets).toBe(2)
  expect(publicAddress('/categories/sales')?.searchFacets).toBeUndefined()
})
