import { expect, test } from 'vitest'
import { lintFile } from './lint/lint.ts'
import { issuerOf } from './tracking-id.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'

test.each([
  ['-comptoir', 'comptoir'],
  ['-PartnerCenter', 'partnercenter'],
  ['-partnercenter-westeurope', 'partnercenter'],
  ['-comptoir_2', 'comptoir'],
  ['-comptoirs', undefined],
  ['-comptoir-', undefined],
  ['.comptoir', undefined],
  ['_comptoir', undefined],
  ['-abc123', undefined],
  ['', undefined],
])('an id that ends in “%s” was issued by %s', (suffix, issuer) => {
  expect(issuerOf(suffix)).toBe(issuer)
})

test('a platform that the operator names is known by its ids', () => {
  expect(issuerOf('-northmarket', ['northmarket'])).toBe('northmarket')
  const template = JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: `pid-${guid}-northmarket`,
        properties: { mode: 'Incremental', template: { $schema: 'x', contentVersion: '1.0.0.0', resources: [] } },
      },
    ],
  })
  const rules = (issuers: string[]) =>
    lintFile(
      { path: 'azuredeploy.json', bytes: new TextEncoder().encode(template) },
      { issuers, registry: () => ({ publisherId: 'acme', origin: 'platformIssued', channel: 'marketplace' }) },
    )!.map(({ code }) => code)
  expect(rules([])).toContain('CUA015.missing')
  expect(rules(['northmarket'])).not.toContain('CUA015.missing')
})
