import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { listingFacts } from './listing-facts.ts'
import { StructuredData } from './structured-data.tsx'

const page = (path: string) => `https://market.example/fr${path}`
const file = (path: string) => `https://market.example${path}`
const listing: Parameters<typeof listingFacts>[0] = {
  key: 'fabrikam.route-planner',
  segment: 'saas',
  name: 'Route Planner',
  summary: 'Plans the day of every van.',
  excerpt: '',
  language: 'en',
  version: '2.1',
  since: new Date('2026-03-02T09:00:00Z'),
  updatedAt: new Date('2026-03-03T09:00:00Z'),
  logo: '/files/fabrikam.route-planner/logo.png',
  screenshots: [],
  publisherName: 'Fabrikam',
  publisherId: 'fabrikam',
  links: {},
  options: ['contactMe'],
}
const facts = (more: Partial<typeof listing> = {}) => listingFacts({ ...listing, ...more }, page, file)

test('a program is described as software, at the one address of its language (I46)', () => {
  expect(facts()).toMatchObject({
    '@type': 'SoftwareApplication',
    url: 'https://market.example/fr/product/saas/fabrikam.route-planner',
    image: 'https://market.example/files/fabrikam.route-planner/logo.png',
    description: 'Plans the day of every van.',
    softwareVersion: '2.1',
    publisher: { name: 'Fabrikam' },
  })
})

test('what people do is described as a service, which has no version and no operating system', () => {
  const service = facts({ segment: 'consulting-services' })
  expect(service).toMatchObject({ '@type': 'Service', provider: { '@type': 'Organization', name: 'Fabrikam' } })
  expect(Object.keys(service)).not.toEqual(expect.arrayContaining(['operatingSystem']))
})

test('nothing is made up: no rating, and a price only of what is free (I46)', () => {
  expect(facts()).not.toHaveProperty('aggregateRating')
  expect(facts()).not.toHaveProperty('offers')
  expect(facts({ options: ['getItNowFree'] })).toMatchObject({ offers: { price: 0 } })
})

test('a name that tries to end the element stays inside it, and is still read as it was typed (I47)', () => {
  const name = '</script><b>&\u2028'
  const html = renderToStaticMarkup(createElement(StructuredData, { data: facts({ name }) }))
  const [, inside] = html.match(/^<script type="application\/ld\+json">(.*)<\/script>$/s) ?? []
  expect(inside).not.toMatch(/[<>&\u2028]/)
  expect(JSON.parse(inside!)).toMatchObject({ '@context': 'https://schema.org', name })
})
