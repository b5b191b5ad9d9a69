/**
 * The main road by a program that has read nothing but the OpenAPI document: it finds operations by their
 * names, and every answer must be one that the document declares, in the shape it declares.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../server/api.ts'
import { deliveryJobs } from '../src/delivery/jobs.ts'
import { leadsJobs } from '../src/leads/jobs.ts'
import { offersJobs } from '../src/offers/jobs.ts'
import { type Actor, anonymous, as } from '../src/platform/ctx.ts'
import { aLogo, aPdf, aPng } from './support/files.ts'
import { aDocument } from './support/offers.ts'
import { anOperator, aPerson } from './support/people.ts'
import { aShop, type TestShop } from './support/shop.ts'

type Answer = { content?: Record<string, { schema: object }> }
type Operation = { operationId: string; responses: Record<string, Answer>; parameters?: Parameter[] }
type Parameter = { name: string; in: string }
type Place = { method: string; path: string; operation: Operation }
type Call = {
  params?: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  json?: unknown
  bytes?: Buffer
}

let shop: TestShop
const places = new Map<string, Place>()
let ajv: Ajv2020
const key = { publisherId: 'fabrikam', offerId: 'crew-planner' }

beforeAll(async () => {
  shop = await aShop({ jobs: [...offersJobs, ...deliveryJobs, ...leadsJobs] })
  const document = (await (await ask(anonymous, 'GET', '/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>
    components: object
  }
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods))
      places.set(operation.operationId, { method: method.toUpperCase(), path, operation })
  }
  ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'document', components: document.components })
})
afterAll(() => shop.close())

test('an offer goes live and its first lead is in the inbox, by the document alone (P17)', async () => {
  const owner = await aPerson(shop, { name: 'Olive Owner', email: 'olive@fabrikam.example' })
  await call(owner, 'createPublisher', { json: { publisherId: 'fabrikam', displayName: 'Fabrikam' } })
  const mine: Actor = { ...owner, grants: [{ organisationId: 'fabrikam', roles: ['owner'] }] }
  const params = key
  await call(mine, 'createOffer', {
    params,
    json: { offerId: key.offerId, alias: 'Crew planner', type: 'dynamics-365-ce' },
  })

  const upload = async (kind: string, filename: string, bytes: Buffer) => {
    const { body } = await call(mine, 'uploadAsset', {
      params,
      query: { kind, filename },
      headers: { 'content-type': 'application/octet-stream' },
      bytes,
    })
    return (body as { assetId: string }).assetId
  }
  const draft = await call(mine, 'getDraft', { params })
  const saved = await call(mine, 'saveDraft', {
    params,
    headers: { 'if-match': draft.headers.get('etag')! },
    json: aDocument({
      listing: {
        logos: { large: await upload('logo-large', 'logo.png', await aLogo()), medium: null, small: null },
        screenshots: [
          {
            file: await upload('screenshot', 'board.png', await aPng(1280, 720)),
            caption: 'The board of a dispatcher',
          },
        ],
        documents: [{ title: 'Field guide', file: await upload('document', 'guide.pdf', aPdf()) }],
      },
      supplemental: { keyUsageScenario: await upload('key-usage-scenario', 'scenarios.pdf', aPdf()) },
    }),
  })
  const checked = await call(mine, 'validateDraft', { params, json: {} })
  expect(checked.body).toMatchObject({ findings: [] })

  await submitAndCertify(mine, saved.body)
  const previewed = await call(mine, 'getDraft', { params })
  const open = await call(mine, 'saveDraft', {
    params,
    headers: { 'if-match': previewed.headers.get('etag')! },
    json: { 'availability.hideKey': null },
  })
  const submissionId = await submitAndCertify(mine, open.body)
  await call(mine, 'goLive', { params: { ...params, submissionId }, json: { acknowledgeWarnings: true } })
  await shop.runJobs()
  expect((await call(mine, 'getOffer', { params })).body).toMatchObject({ status: 'live' })
  await call(mine, 'listHistory', { params })
  await call(mine, 'compareOffer', { params, query: { from: 'live', to: 'draft' } })

  const found = await call(anonymous, 'searchListings', { query: { q: 'crew' } })
  expect(found.body).toMatchObject({ items: [{ offerKey: 'fabrikam.crew-planner' }] })
  await call(anonymous, 'getListing', { params: { offerKey: 'fabrikam.crew-planner' } })

  const form = await call(anonymous, 'openEnquiryForm', {
    params: { offerKey: 'fabrikam.crew-planner' },
    json: { actionCode: 'PLT' },
  })
  const { token, session, consent } = form.body as {
    token: string
    session: string
    consent: { textId: string; textHash: string }
  }
  shop.clock.advance(20_000)
  await call(anonymous, 'sendEnquiry', {
    params: { offerKey: 'fabrikam.crew-planner' },
    json: {
      form: { token, session },
      actionCode: 'PLT',
      firstName: 'Cara',
      lastName: 'Customer',
      email: 'cara@wayfarer.example',
      country: 'BE',
      company: 'Wayfarer SA',
      consent: { textId: consent.textId, textHash: consent.textHash },
    },
  })
  const leads = await call(mine, 'listLeads', { params })
  const [lead] = (leads.body as { items: { id: string; email: string }[] }).items
  expect(lead).toMatchObject({ email: 'cara@wayfarer.example' })
  await call(mine, 'getLead', { params: { ...params, leadId: lead!.id } })
  await call(mine, 'listActs', { params })
})

test('what is asked wrongly is answered as the document says', async () => {
  const mine: Actor = { ...anOperator('operatorAdmin') }
  const { status } = await call(mine, 'getOffer', { params: { publisherId: 'fabrikam', offerId: 'none' } }, 404)
  expect(status).toBe(404)
  await call(anonymous, 'getOffer', { params: key }, 401)
  await call(anonymous, 'getListing', { params: { offerKey: 'nobody.nothing' } }, 404)
  const sent = (type: string, text: string) => ({ headers: { 'content-type': type }, bytes: Buffer.from(text) })
  await call(mine, 'createPublisher', sent('application/json', '{ "publisherId": '), 400)
  await call(mine, 'createPublisher', sent('text/plain', 'fabrikam'), 415)
  await call(mine, 'listPublishers', { query: { limit: 'many' } }, 400)
})

async function submitAndCertify(mine: Actor, saved: unknown) {
  const { revision } = saved as { revision: number }
  await call(mine, 'submitOffer', { params: key, json: { revision } })
  await shop.runJobs()
  const reviewer = anOperator('reviewer')
  const queue = await call(reviewer, 'listQueue', {})
  const [waiting] = (queue.body as { items: { submissionId: string }[] }).items
  const params = { ...key, submissionId: waiting!.submissionId }
  const review = await call(reviewer, 'getReview', { params })
  const { checklist } = review.body as { checklist: { id: string; state: string }[] }
  for (const { id, state } of checklist)
    if (state === 'open')
      await call(reviewer, 'recordCheck', { params: { ...params, itemId: id }, json: { state: 'pass' } })
  await call(reviewer, 'decideReview', { params, json: { verdict: 'approved' } })
  await shop.runJobs()
  await call(mine, 'getSubmission', { params })
  await call(mine, 'listSteps', { params })
  return params.submissionId
}

let actor: Actor
const app = api(async () => as({ ...shop.ctx, client: { address: '192.0.2.7', userAgent: 'test' } }, actor))

function ask(by: Actor, method: string, path: string, init: RequestInit = {}): Promise<Response> {
  actor = by
  return Promise.resolve(app.request(path, { method, ...init }))
}

async function call(actor: Actor, operationId: string, { params = {}, query, headers, json, bytes }: Call, wanted = 0) {
  const place = places.get(operationId)
  if (!place) throw new Error(`the document has no operation ${operationId}`)
  const path = place.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const answer = await ask(actor, place.method, query ? `${path}?${new URLSearchParams(query)}` : path, {
    headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: json === undefined ? bytes && new Uint8Array(bytes) : JSON.stringify(json),
  })
  const said = await answer.text()
  if (wanted ? answer.status !== wanted : !answer.ok)
    throw new Error(`${operationId} answered ${answer.status}: ${said}`)
  const declared = place.operation.responses[answer.status]
  if (!declared) throw new Error(`${operationId} answered ${answer.status}, which the document does not declare`)
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
  const schema = declared.content?.[type]?.schema
  if (said && !schema) throw new Error(`${operationId} answered ${type}, which the document does not declare`)
  const body = said && type.endsWith('json') ? JSON.parse(said) : undefined
  if (schema && body !== undefined) expectShape(operationId, schema, body)
  return { status: answer.status, headers: answer.headers, body: body as unknown }
}

function expectShape(operationId: string, schema: object, body: unknown) {
  const here = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')) as object
  const fits = ajv.compile(here)
  if (!fits(body))
    throw new Error(`${operationId}: ${ajv.errorsText(fits.errors)}\n${JSON.stringify(body).slice(0, 600)}`)
}
