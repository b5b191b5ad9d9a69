import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, anonymous, as } from '#platform/ctx'
import { api } from '../../server/api.ts'
import { callApi } from '../../test/support/api-client.ts'
import { aPng } from '../../test/support/files.ts'
import { anOffer } from '../../test/support/offers.ts'
import { aPerson, aPublisher } from '../../test/support/people.ts'
import { aPreviewedOffer, aSubmittedOffer, aTeam, refuse, type Team } from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { offersApi } from './api.ts'
import { offersJobs } from './jobs.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

const call = (actor: Actor, address: string, body?: object, headers: Record<string, string> = {}) =>
  callApi(as(shop.ctx, actor), address, body, headers)

const pathOf = ({ publisherId, offerId }: { publisherId: string; offerId: string }) =>
  `/publishers/${publisherId}/offers/${offerId}`

test('an offer is begun, saved with its ETag, tried and deleted', async () => {
  const made = await call(team.owner, `POST /publishers/${team.publisherId}/offers`, {
    offerId: 'over-rest',
    alias: 'Over REST',
  })
  expect(made.status).toBe(201)
  const path = made.headers.get('location')!.replace('/api/v1', '')
  const etag = made.headers.get('etag')!
  expect((await call(team.owner, `PATCH ${path}/draft`, { appVersion: 'x' })).status).toBe(428)
  const saved = await call(
    team.owner,
    `PATCH ${path}/draft`,
    { appVersion: 'one', 'listing.name': 'Route Planner' },
    { 'if-match': etag },
  )
  expect(saved.status).toBe(200)
  expect(saved.body.findings.map((finding: { code: string }) => finding.code)).toContain('properties.appVersion.format')
  expect((await call(team.owner, `PATCH ${path}/draft`, { appVersion: '1.0' }, { 'if-match': etag })).status).toBe(412)

  const page = await call(team.owner, `GET ${path}/draft/pages/listing`)
  expect(page.body.values['listing.name']).toBe('Route Planner')
  expect(page.body.page.status).toBe('incomplete')

  const tried = await call(team.owner, `POST ${path}/validations`, { values: { appVersion: '2.0' } })
  expect(tried.body.ready).toBe(false)
  expect(tried.body.findings.map((finding: { code: string }) => finding.code)).not.toContain(
    'properties.appVersion.format',
  )
  expect((await call(team.owner, `GET ${path}/draft`)).body.document.appVersion).toBe('one')
  const { quality } = tried.body
  expect(quality.score).toBeGreaterThanOrEqual(0)
  const said = {
    'listing.summary': 'Plan every delivery route in minutes, and reroute drivers while they are under way.',
  }
  const better = (await call(team.owner, `POST ${path}/validations`, { values: said })).body.quality
  expect(better.score).toBeGreaterThan(quality.score)

  expect((await call(team.owner, `DELETE ${path}`)).status).toBe(204)
  expect((await call(team.owner, `GET ${path}`)).status).toBe(404)
})

test('findings are said in the caller’s language', async () => {
  const draft = await anOffer(team.mine, { publisherId: team.publisherId, document: { listing: { summary: null } } })
  const { body } = await callApi({ ...as(shop.ctx, team.owner), locale: 'fr' }, `GET ${pathOf(draft)}/draft`)
  expect(body.findings[0]?.message).toMatch(/^Dites en une phrase/)
})

test('a file is sent as it is, or in a form, and comes back byte for byte', async () => {
  const content = await aPng(1280, 720, { seed: 9 })
  const app = api(async () => as(shop.ctx, team.owner))
  const path = `/publishers/${team.publisherId}/assets`
  const raw = await app.request(`${path}?kind=screenshot&filename=board.png`, {
    method: 'POST',
    body: new Uint8Array(content),
  })
  expect(raw.status).toBe(201)
  const form = new FormData()
  form.set('file', new File([new Uint8Array(content)], 'again.png'))
  const inForm = await app.request(`${path}?kind=screenshot`, { method: 'POST', body: form })
  const asset = (await inForm.json()) as { assetId: string; sha256: string; filename: string; size: number }
  expect(asset).toMatchObject({ filename: 'again.png', sha256: ((await raw.json()) as { sha256: string }).sha256 })
  const bytes = await app.request(`${path}/${asset.assetId}/content`)
  expect(bytes.headers.get('content-type')).toBe('image/png')
  expect((await bytes.arrayBuffer()).byteLength).toBe(asset.size)
  const refused = await app.request(`${path}?kind=logo-large&filename=x.png`, { method: 'POST', body: 'no image' })
  expect(refused.status).toBe(422)
  const listed = await call(team.owner, `GET ${path}?kind=screenshot,document`)
  expect(listed.body.items.map((item: { assetId: string }) => item.assetId)).toContain(asset.assetId)
})

test('an offer is submitted, followed, reviewed and signed off over REST alone', async () => {
  const { publisherId, offerId, revision } = await anOffer(team.mine, { publisherId: team.publisherId })
  const path = pathOf({ publisherId, offerId })
  const once = { 'idempotency-key': 'submit-once' }
  const submitted = await call(team.owner, `POST ${path}/submissions`, { revision }, once)
  expect(submitted.status).toBe(201)
  const again = await call(team.owner, `POST ${path}/submissions`, { revision }, once)
  expect(again.body).toEqual(submitted.body)
  const { submissionId } = submitted.body
  expect((await call(team.owner, `POST ${path}/submissions`, { revision })).body.type).toMatch(/\/offer-state$/)
  await shop.runJobs()

  const queue = await call(team.reviewer, `GET /certification/submissions?publisherId=${publisherId}`)
  expect(queue.body.items.map((item: { submissionId: string }) => item.submissionId)).toContain(submissionId)
  const desk = `/certification/submissions/${publisherId}/${offerId}/${submissionId}`
  const review = await call(team.reviewer, `GET ${desk}`)
  for (const item of review.body.checklist.filter((entry: { state: string }) => entry.state === 'open')) {
    expect((await call(team.reviewer, `PUT ${desk}/checks/${item.id}`, { state: 'pass' })).status).toBe(204)
  }
  expect((await call(team.reviewer, `POST ${desk}/verdict`, { verdict: 'approved' })).status).toBe(204)
  await shop.runJobs()

  const steps = await call(team.owner, `GET ${path}/submissions/${submissionId}/steps`)
  expect(steps.body.items.map((step: { status: string }) => step.status)).toContain('waitingForPublisherReview')
  const signoff = `POST ${path}/submissions/${submissionId}/signoff`
  expect((await call(team.owner, signoff, {})).body.type).toMatch(/\/warnings-not-acknowledged$/)
  expect((await call(team.owner, signoff, { acknowledgeWarnings: true })).status).toBe(201)
  await shop.runJobs()
  expect((await call(team.owner, `GET ${path}`)).body).toMatchObject({
    status: 'live',
    slots: { live: { version: 2 } },
  })
  expect((await call(team.owner, `GET ${path}/slots/live`)).body.content.document.listing.name).toBe('Crew Planner')

  const history = await call(team.owner, `GET ${path}/history?events=submitted,signedOff`)
  expect(history.body.items.map((item: { event: string }) => item.event)).toEqual(['signedOff', 'submitted'])
  const comparison = await call(team.owner, `GET ${path}/comparison?from=live&to=draft&changedOnly=true`)
  expect(comparison.body.pages.every((page: { fields: unknown[] }) => page.fields.length === 0)).toBe(true)
  expect((await call(team.owner, `POST ${path}/stops`, { reason: 'Done.' })).status).toBe(204)
  await shop.runJobs()
  expect((await call(team.owner, `GET ${path}`)).body.status).toBe('notAvailable')
})

test('a cancelled submission is told as such; a report can be answered', async () => {
  const key = await aSubmittedOffer(shop, team)
  const canceled = await call(team.owner, `DELETE ${pathOf(key)}/submissions/current`)
  expect(canceled.body).toMatchObject({ submissionId: key.submissionId, status: 'canceled' })
  const second = await aSubmittedOffer(shop, team)
  await refuse(team, second)
  const report = `${pathOf(second)}/submissions/${second.submissionId}/report`
  const { body } = await call(team.owner, `GET ${report}`)
  const answer = `POST ${report}/findings/${body.findings[0].findingId}/answers`
  expect((await call(team.owner, answer, { text: 'It is there.', dispute: true })).status).toBe(204)
  expect((await call(team.owner, `GET ${report}`)).body.findings[0].status).toBe('disputed')
})

test('offer types and word lists are for everybody', async () => {
  const types = await call(anonymous, 'GET /offer-types')
  expect(types.body.items[0].pages.map((page: { key: string }) => page.key)).toContain('listing')
  const { body } = await call(anonymous, 'GET /taxonomies/categories')
  expect(body.items.length).toBeGreaterThan(5)
  expect((await call(anonymous, 'GET /certification/checklist')).body.items.length).toBeGreaterThan(20)
})

// Bodies that fit, so that it is the right that is refused and not the form.
const bodies: Record<string, object> = {
  createOffer: { offerId: 'x', alias: 'x' },
  saveDraft: {},
  validateDraft: {},
  uploadAsset: {},
  submitOffer: { revision: 1 },
  duplicateOffer: { offerId: 'x-2', alias: 'x' },
  goLive: {},
  answerReviewer: { text: 'x' },
  answerFinding: { text: 'x' },
  stopSelling: {},
  forceStop: { reason: 'x' },
  recordCheck: { state: 'pass' },
  decideReview: { verdict: 'approved' },
  askPublisher: { text: 'x' },
  settleFinding: { outcome: 'waived', text: 'x' },
  createPrivateOffer: { type: 'customerPromotion', name: 'x', deal: {} },
  savePrivateOffer: { name: 'x', deal: {} },
}
const paths = offersApi.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } }).paths as Record<
  string,
  Record<string, { operationId: string }>
>
const endpoints = Object.entries(paths)
  .filter(([path]) => path.includes('{publisherId}'))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => [operationId, method, path] as const),
  )

test('the walk below knows every endpoint of a publisher', () => {
  expect(endpoints.length).toBeGreaterThan(30)
})

test('a stranger is told by every endpoint that there is nothing, a visitor to sign in', async () => {
  const key = await aPreviewedOffer(shop, team)
  const stranger = await aPerson(shop, { publisherId: (await aPublisher(shop)).publisherId })
  const someId = '00000000-0000-7000-8000-00000000abcd'
  for (const [operationId, method, path] of endpoints) {
    const filled = path
      .replace('{publisherId}', key.publisherId)
      .replace('{offerId}', key.offerId)
      .replace('{submissionId}', key.submissionId)
      .replace('{slot}', 'preview')
      .replace('{itemId}', 'CP-105')
      .replace(/\{\w+\}/g, someId)
    const address = `${method.toUpperCase()} ${filled}${operationId === 'uploadAsset' ? '?kind=screenshot' : ''}`
    const headers = { 'if-match': '"1"' }
    expect([operationId, (await call(stranger, address, bodies[operationId], headers)).status]).toEqual([
      operationId,
      404,
    ])
    expect([operationId, (await call(anonymous, address, bodies[operationId], headers)).status]).toEqual([
      operationId,
      401,
    ])
  }
})

test('every operation has a summary, and its errors are described', () => {
  for (const methods of Object.values(paths)) {
    for (const operation of Object.values(methods) as { operationId: string; summary?: string; responses: object }[]) {
      expect(operation.summary, operation.operationId).toBeTruthy()
      expect(Object.keys(operation.responses).length, operation.operationId).toBeGreaterThan(0)
    }
  }
})
