import { expect, test } from 'vitest'
import { ConfigError, configKeys, readConfig } from './config.ts'

function told(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.wrong
    throw error
  }
}

test('with nothing set at all there is a configuration', () => {
  expect(readConfig({})).toMatchObject({ port: 4000, url: 'http://127.0.0.1:4000', databaseUrl: undefined })
})

test('what is set to nothing counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: undefined })
})

test.each([
  ['PORT', 'many'],
  ['DATABASE_URL', 'mysql://127.0.0.1/shop'],
  ['COMPTOIR_URL', 'https://market.example.org/shop'],
  ['COMPTOIR_SMTP_URL', 'https://mail.example.org'],
  ['COMPTOIR_MAIL_FROM', 'Example Market'],
  ['COMPTOIR_OPERATORS', 'ada@example.org, Ada'],
  ['COMPTOIR_KEY', 'short'],
  ['COMPTOIR_LEADS_EGRESS_ALLOW', '10.0.0.0/8'],
  ['COMPTOIR_LEADS_EGRESS_CA', '/no/such/file.pem'],
  ['COMPTOIR_LEADS_STAND_INS', 'login.example.org'],
  ['COMPTOIR_OIDC_ISSUER', 'https://login.example.org'],
])('%s=%s is refused before anything starts', (key, value) => {
  const [wrong = '', ...rest] = told({ [key]: value })
  expect(wrong).toContain(key)
  expect(rest).toEqual([])
})

test('everything wrong is told at once, a typo with what was meant', () => {
  expect(told({ COMPTOIR_PROFILE: '2021', COMPTOIR_DAATA: 'data', COMPTOIR_OIDC_CLIENT_ID: 'shop' })).toEqual([
    'COMPTOIR_DAATA: unknown key; did you mean COMPTOIR_DATA?',
    expect.stringMatching(/^COMPTOIR_PROFILE: /),
    'COMPTOIR_OIDC_ISSUER and COMPTOIR_OIDC_CLIENT_ID: one does nothing without the other',
  ])
})

test('a secret is never told, right or wrong', () => {
  const secret = 'postgres://shop:hunter2@127.0.0.1/shop'
  expect(JSON.stringify(configKeys({ DATABASE_URL: secret }))).not.toContain('hunter2')
  expect(told({ DATABASE_URL: `my${secret}` }).join()).not.toContain('hunter2')
})
