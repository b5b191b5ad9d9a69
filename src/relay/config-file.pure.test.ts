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
