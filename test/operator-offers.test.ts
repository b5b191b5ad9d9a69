/** The operator finds a live offer, stops it and says why, on pages without scripts; its publisher reads it there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPages } from '../server/web-pages.ts'
import { offersJobs } from '../src/offers/jobs.ts'
import { type Actor, as } from '../src/platform/ctx.ts'
import type { Locale } from '../src/platform/messages.ts'
import { anOperator } from './support/people.ts'
import { aPublishedOffer, aTeam, type Team } from './support/publishing.ts'
import { aShop, type TestShop } from './support/shop.ts'

let shop: TestShop
let team: Team
let offer: string
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  const { publisherId, offerId } = await aPublishedOffer(shop, team)
  offer = `${publisherId}/${offerId}`
})
afterAll(() => shop.close())

async function visit(
  by: Actor,
  path: string,
  { form, locale = 'en' }: { form?: Record<string, string>; locale?: Locale } = {},
) {
  const answer = await loadPages()
  const body = form && new URLSearchParams(form)
  const headers = { 'Accept-Language': locale }
  const request = new Request(`http://127.0.0.1${path}`, { method: form ? 'POST' : 'GET', body, headers })
  const shown = await answer(request, as(shop.ctx, by))
  return { status: shown.status, html: await shown.text() }
}

test('a live offer is found by part of its name', async () => {
  const found = await visit(anOperator(), '/operator/offers?q=crew&show=live')
  expect(found.html).toContain(`href="/operator/offers/${offer}"`)
  const nothing = await visit(anOperator(), '/operator/offers?q=nothing%25of%20that', { locale: 'fr' })
  expect(nothing.html).toContain('Aucune offre ici')
})

test('a reviewer looks at a published offer and cannot stop it', async () => {
  const page = await visit(team.reviewer, `/operator/offers/${offer}`)
  expect([page.status, page.html.includes('name="reason"')]).toEqual([200, false])
  expect((await visit(team.reviewer, `/operator/offers/${offer}`, { form: { reason: 'x' } })).status).toBe(403)
})

test('what is wrong with a stop is told at its fields, and what was written stays', async () => {
  const form = { reason: '', deadline: '2001-01-01' }
  const refused = await visit(anOperator(), `/operator/offers/${offer}`, { form, locale: 'fr' })
  expect(refused.status).toBe(400)
  expect(refused.html).toContain('cette raison est donnée à l’éditeur')
  expect(refused.html).toContain('Choisissez un jour à venir')
  expect(refused.html).toMatch(/<details[^>]* open=""/)
  expect(refused.html).toContain('value="2001-01-01"')
  const noDay = await visit(anOperator(), `/operator/offers/${offer}`, { form: { reason: 'x', deadline: '31/12' } })
  expect(noDay.html).toContain('Choose a day to come')
})

test('the operator stops it with a reason and a deadline; its publisher reads both beside the offer (T17)', async () => {
  const form = { reason: 'The listing copies another.', deadline: '2999-12-31' }
  expect((await visit(anOperator(), `/operator/offers/${offer}`, { form })).status).toBe(302)
  const stopped = await visit(anOperator(), `/operator/offers/${offer}`)
  expect(stopped.html).toContain('The operator took this offer out of the marketplace')
  expect(stopped.html).not.toContain('name="reason"')
  expect((await visit(anOperator(), '/operator/offers?show=stopped')).html).toContain(`/operator/offers/${offer}`)
  const [publisherId, offerId] = offer.split('/')
  const own = await visit(team.owner, `/publisher/${publisherId}/offers/${offerId}`, { locale: 'fr' })
  expect(own.html).toContain('L’opérateur a retiré cette offre de la place de marché')
  expect(own.html).toContain('The listing copies another.')
  expect(own.html).toMatch(/31 déc\S* 2999/)
})
