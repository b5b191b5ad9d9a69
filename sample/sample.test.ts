import { existsSync } from 'node:fs'
import { isValidPhoneNumber } from 'libphonenumber-js'
import { describe, expect, test } from 'vitest'
import {
  type Asset,
  type AssetKind,
  entriesOf,
  getOfferType,
  languageOf,
  type OfferDocument,
  offerTypeIds,
  validateDocument,
  visibleText,
} from '#offers'
import { anAsset } from '../test/support/offers.ts'
import { sampleLeads } from './leads.ts'
import { operatorPeople } from './marketplace.ts'
import { mediaPath } from './media.ts'
import { type Drawing, type SampleOffer, withValues } from './offer.ts'
import { sampleOffers } from './offers.ts'
import { samplePublishers } from './publishers.ts'
import { typedOffers } from './typed-offers.ts'

const finished = sampleOffers.filter(({ unfinished }) => !unfinished)
const type = getOfferType('dynamics-365-ce', '2020')
const now = new Date('2026-01-15T09:00:00Z')

describe('publishers', () => {
  test('are ten, with an owner each and addresses of their own', () => {
    expect(samplePublishers).toHaveLength(10)
    for (const publisher of samplePublishers) {
      const domain = new URL(publisher.website).hostname.replace('www.', '')
      expect(domain).toMatch(/^[a-z]+\.example$/)
      expect(publisher.people.some(({ roles }) => roles.includes('owner'))).toBe(true)
      for (const { email } of publisher.people) expect(email).toMatch(new RegExp(`@${domain}$`))
      const contacts = [publisher.sellerContact, publisher.supportContact, publisher.engineeringContact]
      for (const { phone } of contacts) expect([phone, isValidPhoneNumber(phone)]).toEqual([phone, true])
    }
  })

  test('share no person and no colour', () => {
    const people = [...operatorPeople, ...samplePublishers.flatMap((publisher) => publisher.people)]
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
    expect(new Set(samplePublishers.map(({ hue }) => hue)).size).toBe(samplePublishers.length)
  })
})

describe('offers', () => {
  test('are at least 42, and each is its own', () => {
    expect(sampleOffers.length).toBeGreaterThanOrEqual(42)
    for (const value of [keyOf, nameOf, descriptionOf]) {
      expect(new Set(sampleOffers.map(value)).size).toBe(sampleOffers.length)
    }
    for (const { publisherId, offerId } of sampleOffers) expect((publisherId + offerId).length).toBeLessThan(40)
  })

  test('stand in every category of the business storefront', () => {
    const live = sampleOffers.filter(({ state }) => state.stage === 'live' || state.stage === 'liveEdited')
    const categories = entriesOf('categories')
      .filter(({ storefront }) => storefront === 'business')
      .map(({ id }) => id)
    expect(categories).toHaveLength(14)
    const filled = new Set(live.map(({ document }) => document.categories?.primary?.id))
    expect(categories.filter((id) => !filled.has(id))).toEqual([])
  })

  test('stand at every place of an offer’s life', () => {
    const count = Object.groupBy(sampleOffers, ({ state }) => state.stage)
    expect(count.live?.length).toBeGreaterThanOrEqual(28)
    expect(count.draft?.length).toBeGreaterThanOrEqual(4)
    expect(count.certification?.length).toBeGreaterThanOrEqual(3)
    expect(count.attentionNeeded?.length).toBeGreaterThanOrEqual(2)
    expect(count.preview?.length).toBeGreaterThanOrEqual(2)
    expect(count.liveHidden).toHaveLength(1)
    expect(count.liveEdited).toHaveLength(2)
    expect(count.stopped).toHaveLength(1)
  })

  test('are in French eight times and more, and say so first', () => {
    const french = sampleOffers.filter(({ language }) => language === 'fr')
    expect(french.length).toBeGreaterThanOrEqual(8)
    for (const offer of french) {
      expect(visibleText(descriptionOf(offer))).toMatch(/^This application is available only in French\./)
    }
    for (const offer of sampleOffers)
      expect([keyOf(offer), languageOf(offer.document)]).toEqual([keyOf(offer), offer.language])
  })

  test.each(finished.map((offer) => [keyOf(offer), offer] as const))('%s breaks no rule', (_key, offer) => {
    const underKey = withValues(offer.document, { 'availability.hideKey': offer.previewHideKey })
    for (const document of [underKey, ...editsOf(offer)]) {
      expect(errorsOf(document, offer).map(({ code, params }) => ({ code, params }))).toEqual([])
    }
    const { length } = descriptionOf(offer)
    expect(length).toBeGreaterThanOrEqual(700)
    expect(length).toBeLessThanOrEqual(3000)
  })

  test('that are unfinished drafts have something to mend', () => {
    const drafts = sampleOffers.filter(({ unfinished }) => unfinished)
    expect(drafts.length).toBeGreaterThanOrEqual(2)
    for (const offer of drafts) {
      expect(offer.state.stage).toBe('draft')
      expect(errorsOf(offer.document, offer).length).toBeGreaterThanOrEqual(5)
    }
  })

  test('have every keyword in their description', () => {
    const missing = finished.flatMap((offer) => {
      const text = visibleText(descriptionOf(offer)).toLowerCase()
      const keywords = offer.document.listing?.keywords ?? []
      return keywords
        .filter((keyword) => !text.includes(keyword.toLowerCase()))
        .map((keyword) => `${keyOf(offer)}: ${keyword}`)
    })
    expect(missing).toEqual([])
  })

  test('name only connections of their publisher', () => {
    for (const { publisherId, document } of sampleOffers) {
      const known = samplePublishers.find((publisher) => publisher.publisherId === publisherId)?.connections
      const keys = known?.map(({ key }) => key)
      for (const key of document.leads?.connectionIds ?? []) expect(keys).toContain(key)
    }
  })

  test('have all their pictures and papers drawn', () => {
    const missing = sampleOffers.flatMap(({ drawings }) => drawings.filter(({ path }) => !existsSync(mediaPath(path))))
    expect(missing.map(({ path }) => path)).toEqual([])
  })
})

describe('offers of the other types', () => {
  test('are one of each, and break no rule', () => {
    expect(new Set([...typedOffers.map((offer) => offer.type), 'dynamics-365-ce']).size).toBe(offerTypeIds.length)
    for (const { type: id, document, files, offerId } of typedOffers) {
      for (const { path } of files) expect(existsSync(mediaPath(path)), path).toBe(true)
      const context = {
        now,
        previewedBefore: false,
        assetsById: new Map(files.map(({ path, kind }) => [path, anAsset(path, kind)])),
        authorisedRegions: [],
        connections: new Map(),
      }
      const errors = validateDocument(getOfferType(id, '2020'), '2020', document, context)
      expect(errors.filter(({ level }) => level === 'error').map(({ code }) => [offerId, code])).toEqual([])
    }
  })
})

describe('leads', () => {
  test('are about offers that customers can find, and end in every state', () => {
    const open = new Set(finished.filter(({ state }) => /^live|stopped/.test(state.stage)).map(keyOf))
    for (const lead of sampleLeads) expect(open).toContain(lead.offerKey)
    const ends = new Set(sampleLeads.map(({ end }) => end))
    expect([...ends].sort()).toEqual(
      ['delivered', 'held', 'noDestination', 'parked', 'rejected', 'waiting', 'withheld'].sort(),
    )
    expect(sampleLeads.length).toBeGreaterThanOrEqual(60)
  })

  test('fit the form that they came through', () => {
    const countries = new Set(entriesOf('markets').map(({ id }) => id))
    for (const { email, country, message, campaign, end } of sampleLeads) {
      expect(email).toMatch(/^[^@\s]+@[a-z0-9.-]+\.(example|edu)$/)
      expect(countries).toContain(country)
      expect(message.length).toBeLessThanOrEqual(2000)
      expect(campaign?.mktcmpid ?? '').toMatch(/^[\w-]{0,16}$/)
      expect(campaign?.src ?? '').toMatch(/^[\w.-]{0,64}$/)
      expect(email.endsWith('.edu')).toBe(end === 'withheld')
    }
  })
})

function keyOf({ publisherId, offerId }: SampleOffer) {
  return `${publisherId}.${offerId}`
}

function nameOf({ document }: SampleOffer) {
  return document.listing?.name ?? ''
}

function descriptionOf({ document }: SampleOffer) {
  return document.listing?.description ?? ''
}

function editsOf({ document, state, previewHideKey }: SampleOffer) {
  if (state.stage !== 'liveEdited') return []
  return [withValues(document, { ...state.edits, 'availability.hideKey': previewHideKey })]
}

/** With paths for ids of files, and keys for ids of connections. */
function errorsOf(document: OfferDocument, { drawings, publisherId }: SampleOffer) {
  const connections = samplePublishers.find((publisher) => publisher.publisherId === publisherId)?.connections ?? []
  return validateDocument(type, '2020', document, {
    now,
    previewedBefore: false,
    assetsById: new Map(drawings.map((drawing) => [drawing.path, assetOf(drawing)])),
    authorisedRegions: [],
    connections: new Map(connections.map(({ key }) => [key, { kind: 'https' }])),
  }).filter(({ level }) => level === 'error')
}

const kinds: Record<Drawing['as'], { kind: AssetKind; width: number | null; height: number | null }> = {
  logo: { kind: 'logo-large', width: 350, height: 350 },
  screenshot: { kind: 'screenshot', width: 1280, height: 720 },
  thumbnail: { kind: 'video-thumbnail', width: 1280, height: 720 },
  pdf: { kind: 'document', width: null, height: null },
}

function assetOf({ path, as }: Drawing): Asset {
  return {
    publisherId: '',
    assetId: path,
    ...kinds[as],
    sha256: '',
    sentSha256: null,
    size: 1,
    contentType: '',
    filename: path,
    warnings: [],
    facts: {},
    generatedFrom: null,
    uploadedAt: now,
    uploadedBy: '',
  }
}
