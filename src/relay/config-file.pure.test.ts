import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRelayConfig } from './config-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'relay-'))
const env = { CRM_URL: 'https://crm.example/in?sig=abc', TOKEN: 'a-token-of-24-characters' }
let files = 0
function read(text: string, locale: 'en' | 'fr' = 'en') {
  const file = join(folder, `relay-${++files}.yaml`)
  writeFileSync(file, text)
  return readRelayConfig(file, { env, locale })
}

const good = `
publisher: { id: fabrikam, name: Fabrikam }
listeners:
  - id: route-planner
    path: /leads/route-planner
    token: { env: TOKEN }
    to: [crm]
connections:
  - name: crm
    kind: https
    settings: { url: { env: CRM_URL } }
    mapping: [{ target: Region, value: EMEA }]
`

test('one file says everything; secrets are fetched from where it says they stand', () => {
  const { config, findings } = read(good)
  expect(findings).toEqual([])
  expect(config).toMatchObject({
    publisher: { id: 'fabrikam', name: 'Fabrikam' },
    listen: { host: '127.0.0.1', port: 8443 },
    keepDays: 90,
    listeners: [{ id: 'route-planner', token: env.TOKEN, to: ['crm'], sameBodyMinutes: 10 }],
    connections: [{ name: 'crm', settings: { url: env.CRM_URL }, mapping: [{ target: 'Region', value: 'EMEA' }] }],
  })
})

test('stands that are called in place of vendors are named by host', () => {
  const stands = (origin: string) =>
    read(`${good}egress: { standIns: { '*.mktorest.com': '${origin}', api.hubapi.com: https://127.0.0.1:9007 } }`)
  expect(stands('http://127.0.0.1:9005').config?.standIns).toEqual([
    '*.mktorest.com=http://127.0.0.1:9005',
    'api.hubapi.com=https://127.0.0.1:9007',
  ])
  expect(stands('nowhere').findings).toMatchObject([{ line: 13 }])
})

test('everything that cannot work is said at once, each with its line', () => {
  const { config, findings } = read(`listeners:
  - id: a
    path: /leads
    to: [crm, nobody]
  - id: a
    path: /leads
    token: short
    to: [crm]
connections:
  - name: crm
    kind: https
    settings:
      url: { env: MISSING }
      headerName: X-Key
      headerValue: written-in-the-open
  - name: other
    kind: pigeon
`)
  expect(config).toBeUndefined()
  expect(findings.map(({ line, rule }) => [rule, line]).sort()).toEqual([
    ['relay.kind', 17],
    ['relay.no_variable', 13],
    ['relay.open_listener', 3],
    ['relay.open_secret', 15],
    ['relay.short_token', 7],
    ['relay.twice', 5],
    ['relay.twice', 6],
    ['relay.unknown_connection', 4],
  ])
})

test('what a connector would refuse is said before anything is opened, with its line', () => {
  const of = (text: string) => read(text).findings.map(({ line, rule }) => [rule, line])
  expect(of(good.replace('url: { env', 'ur: { env'))).toEqual([
    ['leads.setting.unknown', 11],
    ['leads.setting.required', 11],
  ])
  expect(of(good.replace('{ env: CRM_URL }', 'https://10.0.0.1/'))).toEqual([['leads.https.url_private', 11]])
  expect(of(good.replace('EMEA', '"{{nobody}}"'))).toEqual([['leads.mapping.unknown_field', 12]])
  expect(of(good.replace('Region', 'UserDetails'))).toEqual([['leads.mapping.reserved', 12]])
})

test('what the platform would refuse is said with its line, too', () => {
  const of = (more: string) => read(good + more).findings.map(({ line, rule }) => [rule, line])
  expect(of('egress: { allow: [nonsense] }')).toEqual([['relay.environment', 13]])
  expect(of('database: mysql://somewhere/x')).toEqual([['relay.environment', 13]])
  writeFileSync(join(folder, 'no.pem'), 'nothing')
  expect(of('egress: { certificates: no.pem }')).toEqual([['relay.certificate', 13]])
  expect(of('listen: { tls: { certificate: no.pem, key: no.pem } }')).toEqual([['relay.certificate', 13]])
})

test('a file that is not there is a finding, not a crash', () => {
  const { findings } = readRelayConfig(join(folder, 'nowhere.yaml'), { env, locale: 'en' })
  expect(findings).toMatchObject([{ rule: 'relay.unreadable' }])
})

test('each value out of shape says what would be right, in both languages', () => {
  const of = (text: string, locale: 'en' | 'fr' = 'en') => read(text, locale).findings.map(({ message }) => message)
  expect(of(good.replace('to: [crm]', 'to: crm'))).toEqual([
    '“to” is a list: write [a, b], or each on a line of its own after “- ”.',
  ])
  expect(of(`${good}keepDays: 0`)).toEqual(['“keepDays” is a whole number of days from 1 to 1830.'])
  expect(of(good.replace('    to: [crm]\n', ''), 'fr')).toEqual(['« to » manque.'])
  expect(of(good.replace('    to:', '    too:'))).toContain(
    'There is no member “too” here. There are: id, path, token, to, offerTitle, sameBodyMinutes.',
  )
})

test('a member nobody knows is a typo, a file that is no YAML is told by its line', () => {
  expect(read(good.replace('publisher:', 'publisherr:')).findings).toMatchObject([{ line: 2 }])
  expect(read('listeners: [\n  a: {').findings[0]).toMatchObject({ rule: 'relay.yaml' })
})

test('faults are told in French, too', () => {
  const { findings } = read(good.replace('CRM_URL', 'MISSING'), 'fr')
  expect(findings[0]!.message).toContain('L’environnement n’a pas de variable MISSING')
})

test('a path that nobody can guess needs no token', () => {
  const secret = good
    .replace('/leads/route-planner', '/leads/x7Kq2mVb9sT4wLp0Zr8dYh3n')
    .replace('    token: { env: TOKEN }\n', '')
  expect(read(secret).findings).toEqual([])
})
