import { expect, test } from 'vitest'
import { readConfig } from '../../platform/config.ts'
import { malformed } from '../../platform/problem.ts'
import { answerV1Problem } from '../v1/errors.ts'
import { readFilter } from '../v1/products.ts'
import { wireRequest } from './request.ts'
import { routed } from './routes.ts'
import { tagMatches, tagOf } from './tags.ts'

const config = readConfig({ COMPTOIR_URL: 'https://marketplace.example' })
const proxied = readConfig({ COMPTOIR_URL: 'https://marketplace.example', COMPTOIR_TRUST_PROXY: 'true' })

function aRequest(address: string, init: RequestInit = {}, { trusted = false } = {}) {
  return wireRequest({ config: trusted ? proxied : config }, new Request(`http://127.0.0.1${address}`, init), 2)
}

test('addresses are read as clients write them', () => {
  const table = [
    { method: 'GET', pattern: '/products/:p/branches/getByModule(module=:m)', answer: 'branches' },
    { method: 'GET', pattern: '/products/:p', answer: 'product' },
  ]
  for (const path of [
    'branches/getByModule(module=Listing)',
    'Branches/getbymodule%28module%3DListing%29/',
    '/branches/getByModule(module=Listing)',
  ]) {
    const found = routed(table, aRequest(`/v1.0/ingestion//products/ID-1/${path}`))
    expect(found).toEqual({ answer: 'branches', parameters: { p: 'ID-1', m: 'Listing' } })
  }
  expect(routed(table, aRequest('/v1.0/ingestion/products/a', { method: 'PUT' }))).toEqual({ allowed: ['GET'] })
  expect(routed(table, aRequest('/v1.0/ingestion/nothing'))).toEqual({ allowed: [] })
})

test('query names are read in any case, dollars raw or escaped, blanks as plus, and empty ones are absent', () => {
  const { query } = aRequest('/a/b?%24Filter=x+eq+%27y%27&externalid=o&$skipToken=')
  expect([query('$filter'), query('externalId'), query('$skipToken')]).toEqual(["x eq 'y'", 'o', undefined])
})

test('absolute addresses begin with what is configured, or with the host that a trusted proxy names', () => {
  const headers = { 'x-forwarded-host': 'graph.microsoft.com', 'x-forwarded-proto': 'https' }
  expect(aRequest('/a/b', { headers }).base).toBe('https://marketplace.example')
  expect(aRequest('/a/b', { headers }, { trusted: true }).base).toBe('https://graph.microsoft.com')
  const forged = { 'x-forwarded-host': 'evil.example/path?' }
  expect(aRequest('/a/b', { headers: forged }, { trusted: true }).base).toBe('https://marketplace.example')
})

test.each([
  ['no JSON', '{'],
  ['no object', '[1]'],
  ['nested out of proportion', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['a NUL', '{"a":"\\u0000"}'],
  ['half a character', '{"a":"\\ud800"}'],
  ['one that says something twice', '{"a":1,"a":2}'],
  ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
])('a body that is %s is refused', async (_, body) => {
  const request = aRequest('/a/b', { method: 'POST', body: body as BodyInit })
  await expect(request.members()).rejects.toSatisfy(malformed.is)
})

test('a body of more than ten megabytes is refused before it is all read', async () => {
  const body = `{"a":"${'x'.repeat(11 * 1024 * 1024)}"}`
  await expect(aRequest('/a/b', { method: 'POST', body }).members()).rejects.toMatchObject({ status: 413 })
})

test('a tag changes with the content and with each put, not with the order of members', () => {
  expect(tagOf({ a: 1, b: [2] })).toBe(tagOf({ b: [2], a: 1 }))
  expect(new Set([tagOf({ a: 1 }), tagOf({ a: 2 }), tagOf({ a: 1 }, 1)]).size).toBe(3)
  const tag = tagOf({ a: 1 })
  expect(
    [undefined, '*', tag, tag.replaceAll('"', ''), `W/${tag}`, `"${tag}"`].map((one) => tagMatches(one, tag)),
  ).toEqual(Array(6).fill(true))
  expect(tagMatches(tagOf({ a: 2 }), tag)).toBe(false)
})

test('filters are understood in every spelling that clients have', () => {
  expect(readFilter("externalIDs/Any(i:i/type eq 'AzureOfferId' and i/value eq 'a-b')")).toEqual({ offerId: 'a-b' })
  expect(readFilter("ExternalIds/any(x:x/Type eq 'azureofferid' and x/Value eq 'a')")).toEqual({ offerId: 'a' })
  expect(readFilter("ResourceType eq 'AzureApplication'")).toEqual({ types: ['azure-application'] })
  expect(readFilter("resourceType eq 'Toaster'")).toEqual({ types: [] })
  expect(() => readFilter('name eq 1')).toThrow('filtered')
})

test('the text of a refusal is split at its first full stop', async () => {
  const errors = [{ pointer: '#/PublicAzureTenantID', detail: 'Enter a valid GUID' }]
  const text = (await answerV1Problem(malformed('No.', { errors })).json()) as string
  expect(JSON.parse(text.slice(text.indexOf('. ') + 2)).data).toEqual({ PublicAzureTenantID: ['Enter a valid GUID'] })
})
