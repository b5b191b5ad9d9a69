import { describe, expect, test } from 'vitest'
import { realTemplates, templateBytes } from '../../../test/support/templates.ts'
import { applyEdits } from '../edits.ts'
import { tagFile } from '../tag-file.ts'
import { lintBicep } from './bicep.ts'
import { type LintOptions, lintMessage } from './finding.ts'
import { lintProject } from './lint.ts'
import { lintRuleIds } from './rules.ts'
import { lintTemplate } from './template.ts'
import { lintTerraform } from './terraform.ts'
import { lintWords } from './words.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const other = '18f281fe-d1e1-502c-8b87-d945383dc75b'
const bytesOf = (value: string | object) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value, null, 2))
const rules = (bytes: Uint8Array, options: LintOptions = {}) => [
  ...new Set(lintTemplate(bytes, options)!.map(({ rule }) => rule)),
]

function template(tracker: object | object[], more: object = {}, scope = '') {
  const schema = `https://schema.management.azure.com/schemas/2019-04-01/${scope}${scope ? 'D' : 'd'}eploymentTemplate.json#`
  return bytesOf({ $schema: schema, contentVersion: '1.0.0.0', ...more, resources: [tracker].flat() })
}

function tracker(name: string, more: object = {}) {
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name,
    properties: { mode: 'Incremental', template: { resources: [] } },
    ...more,
  }
}

describe('what is known of the real templates', () => {
  test.each(realTemplates.map(({ file, expectedLint }) => [file, expectedLint] as const))('%s', (file, expected) => {
    expect(rules(templateBytes(file)).sort()).toEqual([...expected].sort())
  })

  // In the first, `tags.provider` says it, not the variable `provider` beside it with another GUID in capitals.
  test.each([
    ['03-chef-automate-ha.json', 'pid-18d63047-6cdf-4f34-beed-62f01fc73fc2', false],
    ['04-jboss-eap-clustered-multivm-rhel.json', 'pid-9c48eb09-c7f5-4cc1-9ee5-033abb031ff0', false],
    ['07-governance-workbook.json', 'pid-00f120b5-2007-6120-0000-90730126b006-*', true],
  ])('A16 the name in %s is worked out: %s', (file, name, isConditional) => {
    const findings = lintTemplate(templateBytes(file))!
    expect(findings.filter(({ rule }) => rule === 'CUA013').map(({ params }) => params.name)).toEqual([name])
    expect(findings.some(({ rule }) => rule === 'CUA018')).toBe(isConditional)
  })

  test.each([
    ['http://schemas.microsoft.org/azure/deploymentTemplate?api-version=2015-01-01-preview#', true],
    ['https://schema.management.azure.com/schemas/2014-04-01-preview/deploymentTemplate.json', true],
    ['https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#/', false],
  ])('a template is one under %s, too', (schema, isOld) => {
    const found = rules(bytesOf({ $schema: schema, contentVersion: '1.0.0.0', resources: [] }))
    expect(found).toEqual(isOld ? expect.arrayContaining(['CUA002', 'CUA020']) : ['CUA002'])
  })

  test('A17 a placeholder is told, with the change that fills it in', () => {
    const bytes = templateBytes('01-100-marketplace-sample.json')
    const [finding] = lintTemplate(bytes, { guid })!
    expect(finding).toMatchObject({ rule: 'CUA004', level: 'error', fix: { edits: [{ remove: 36, insert: guid }] } })
  })

  test('A18 a suffix of the platform on a GUID of one’s own', () => {
    const registry = () => ({ publisherId: 'ibm', origin: 'selfGenerated', channel: 'marketplace' }) as const
    const issued = () => ({ publisherId: 'ibm', origin: 'platformIssued', channel: 'marketplace' }) as const
    expect(rules(templateBytes('02-ibm-cloud-pak-for-data.json'), { registry })).toContain('CUA015')
    expect(rules(templateBytes('02-ibm-cloud-pak-for-data.json'), { registry: issued })).not.toContain('CUA015')
  })

  test('A20 a trailing comma, no tracker, and a type that under-reports', () => {
    expect(rules(templateBytes('24-aks-azure-linux-os-guard.json')).sort()).toEqual(['CUA002', 'CUA008', 'CUA025'])
  })
})

describe('each rule', () => {
  const one = tracker(`pid-${guid}`)
  const registered = {
    publisherId: 'fabrikam',
    origin: 'selfGenerated',
    channel: 'marketplace',
    offerId: 'planner',
  } as const
  test.each<[string, string, Uint8Array, LintOptions?]>([
    ['CUA003', 'the sample of the documentation', template(tracker('pid-eb7927c8-dd66-43e1-b0cf-c346a422063'))],
    [
      'CUA005',
      'nested',
      template([one, { ...tracker('inner'), properties: { mode: 'Incremental', template: { resources: [one] } } }]),
    ],
    [
      'CUA006',
      'deploys something',
      template(tracker(`pid-${guid}`, { properties: { mode: 'Incremental', template: { resources: [{}] } } })),
    ],
    [
      'CUA007',
      'complete',
      template(tracker(`pid-${guid}`, { properties: { mode: 'Complete', template: { resources: [] } } })),
    ],
    ['CUA009', 'unknown', template(one), { registry: () => undefined }],
    [
      'CUA010',
      'somebody else’s',
      template(one),
      { registry: () => registered, publishing: { publisherId: 'contoso' } },
    ],
    [
      'CUA011',
      'of another offer',
      template(one),
      { registry: () => registered, publishing: { publisherId: 'fabrikam', offerId: 'x' } },
    ],
    ['CUA012', 'two', template([one, tracker(`pid-${other}`)])],
    ['CUA012', 'twice the same name', template([one, one])],
    ['CUA014', 'too long', template(tracker(`pid-${guid}-${'x'.repeat(40)}`))],
    ['CUA015', 'suffix missing', template(one), { registry: () => ({ ...registered, origin: 'platformIssued' }) }],
    ['CUA016', 'no location', template(tracker(`pid-${guid}`), {}, 'subscription')],
    ['CUA017', 'fixed name', template(tracker(`pid-${guid}`, { location: 'x' }), {}, 'subscription')],
    [
      'CUA019',
      'old version',
      template(tracker(`pid-${guid}`, { apiVersion: '2018-02-01' })),
      { now: new Date('2026-01-01') },
    ],
    ['CUA028', 'depends', template(tracker(`pid-${guid}`, { dependsOn: ['x'] }))],
    [
      'CUA028',
      'needed',
      template([
        one,
        { type: 'a/b', name: 'x', dependsOn: [`[resourceId('Microsoft.Resources/deployments', 'pid-${guid}')]`] },
      ]),
    ],
    ['CUA029', 'another type', template([one, { type: 'Microsoft.Storage/storageAccounts', name: `pid-${other}` }])],
    ['CUA030', 'nobody told', template(one), { privacy: {} }],
  ])('%s: %s', (rule, _, bytes, options) => {
    expect(rules(bytes, options)).toContain(rule)
  })

  test('CUA018 says what the switch is by default', () => {
    const conditional = tracker(`pid-${guid}`, { condition: "[parameters('on')]" })
    const found = (parameters: object) =>
      lintTemplate(template(conditional, { parameters }))!.find(({ rule }) => rule === 'CUA018')!.code
    expect(found({ on: { type: 'bool', defaultValue: true } })).toBe('CUA018.on')
    expect(found({ on: { type: 'bool', defaultValue: false } })).toBe('CUA018.off')
    expect(found({ on: { type: 'bool' } })).toBe('CUA018.unknown')
  })

  test('a name that the deployer decides is no tracker', () => {
    const bytes = template(tracker("[concat('pid-', parameters('id'))]"), {
      parameters: { id: { type: 'string', defaultValue: guid } },
    })
    expect(rules(bytes)).toEqual(['CUA002'])
  })

  test('a name that can become no GUID whatever is deployed is a tracker gone wrong', () => {
    const variables = { suffix: '[uniqueString(resourceGroup().id)]' }
    const name = (text: string) => template(tracker(text), { variables })
    expect(rules(name("[concat('pid-acme-2018-4dbd-', variables('suffix'))]"))).toContain('CUA003')
    expect(rules(name("[concat('pid-', variables('suffix'))]"))).toEqual(['CUA002'])
    expect(rules(name("[concat('pid-acme-', variables('suffix'), '-partnercenter')]"))).toEqual(['CUA002'])
  })

  test('decoys named resources mislead nobody', () => {
    const bytes = template(one, { metadata: { resources: [one] }, variables: { resources: [tracker(`pid-${other}`)] } })
    expect(rules(bytes)).toEqual([])
  })

  test('can be switched off, by name', () => {
    expect(rules(template([]), { disable: ['cua002'] })).toEqual([])
    expect(rules(template([], { metadata: { comptoir: { disable: ['CUA002'] } } }))).toEqual([])
  })

  test('is milder outside the marketplace', () => {
    expect(lintTemplate(template([]), { channel: 'publicRepository' })).toEqual([
      expect.objectContaining({ rule: 'CUA002', level: 'warning' }),
    ])
  })

  test.each(['CUA008', 'CUA016'])('%s mends itself', (rule) => {
    const source = `{ // c\n "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#",\n "resources": [${JSON.stringify(tracker("[concat('pid-x', 'y')]".replace('x', guid)))},]}`
    const bytes = bytesOf(source)
    const finding = lintTemplate(bytes)!.find((found) => found.rule === rule)!
    const mended = applyEdits(source, finding.fix!.edits)
    expect(rules(bytesOf(mended))).not.toContain(rule)
  })

  test('has its words in both languages', () => {
    for (const id of lintRuleIds)
      for (const part of ['title', 'cure'])
        for (const locale of ['en', 'fr'] as const) expect(lintWords(locale, `${id}.${part}`)).not.toBe(`${id}.${part}`)
    for (const { file } of realTemplates)
      for (const finding of lintTemplate(templateBytes(file))!)
        expect(lintMessage('fr', finding)).not.toMatch(/\{|CUA\d/)
  })
})

describe('Terraform', () => {
  const lint = (source: string) => lintTerraform([{ name: 'main.tf', bytes: bytesOf(source) }]).get('main.tf')!
  const ids = (source: string) => lint(source).map(({ rule }) => rule)

  test('A30 the prefix is accepted, unless old providers may read it', () => {
    const provider = `provider "azurerm" {\n  features {}\n  partner_id = "pid-${guid}"\n}\n`
    const needs = (version: string) =>
      `terraform {\n  required_providers {\n    azurerm = {\n      source  = "hashicorp/azurerm"\n      version = "${version}"\n    }\n  }\n}\n`
    expect(ids(provider)).toEqual([])
    expect(ids(needs('~> 4.0') + provider)).toEqual([])
    expect(ids(needs('>= 2.0') + provider)).toEqual(['CUA051'])
  })

  test('A31 the alias without a partner id is named', () => {
    const source = `provider "azurerm" {\n  features {}\n  partner_id = "${guid}"\n}\n\nprovider "azurerm" {\n  alias = "hub"\n  features {}\n}\n`
    expect(lint(source)).toEqual([
      expect.objectContaining({ rule: 'CUA050', line: 6, params: { provider: 'azurerm.hub' } }),
    ])
  })

  test('the provider’s own id, versions before partner ids, and what is no GUID are told', () => {
    expect(ids('provider "azurerm" {\n  features {}\n}\n')).toEqual(['CUA053'])
    expect(ids('provider "azurerm" {\n  features {}\n  disable_terraform_partner_id = true\n}\n')).toEqual([])
    expect(ids('provider "azurerm" {\n  partner_id = "nonsense"\n}\n')).toEqual(['CUA051'])
    expect(
      ids(
        `terraform {\n required_providers {\n azurerm = ">= 1.0"\n }\n}\nprovider "azurerm" {\n partner_id = "${guid}"\n}`,
      ),
    ).toEqual(['CUA052'])
  })
})

test('CUA060 Bicep without the linter’s directive', () => {
  const source = `resource t 'Microsoft.Resources/deployments@2022-09-01' = {\n  name: 'pid-${guid}'\n  properties: {}\n}\n`
  expect(lintBicep(bytesOf(source)).map(({ rule }) => rule)).toEqual(['CUA060'])
})

test('CUA042 a template and a script that name different GUIDs', () => {
  const files = [
    { path: 'mainTemplate.json', bytes: template(tracker(`pid-${guid}`)) },
    { path: 'deploy.sh', bytes: bytesOf(`export AZURE_HTTP_USER_AGENT="pid-${other}"\n`) },
  ]
  const found = (one: typeof files) => lintProject(one).flatMap(({ findings }) => findings.map(({ rule }) => rule))
  expect(found(files)).toEqual(['CUA042'])
  const bicep = `#disable-next-line no-deployments-resources\nresource a 'Microsoft.Resources/deployments@2022-09-01' = {\n  name: 'pid-${guid}'\n}\n`
  expect(found([{ path: 'main.bicep', bytes: bytesOf(bicep) }, files[1]!])).toEqual(['CUA042'])
})

test('CUA005 a linked file is none to start from, even if it is called as one; those of other folders are', () => {
  const link = {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'linked',
    properties: { mode: 'Incremental', templateLink: { relativePath: 'nested/azuredeploy.json' } },
  }
  const files = [
    { path: 'a/azuredeploy.json', bytes: template([link]) },
    { path: 'a/nested/azuredeploy.json', bytes: template(tracker(`pid-${guid}`)) },
    { path: 'b/nested/azuredeploy.json', bytes: template(tracker(`pid-${guid}`)) },
    { path: 'azuredeploy.json', bytes: template([]) },
  ]
  expect(lintProject(files).map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])).toEqual([
    ['a/azuredeploy.json', ['CUA002']],
    ['a/nested/azuredeploy.json', ['CUA005']],
    ['azuredeploy.json', ['CUA002']],
    ['b/nested/azuredeploy.json', []],
  ])
  expect(tagFile(files[1]!, { guid: other }, files)).toMatchObject({ kind: 'refused', reason: 'linked' })
})

test('CUA005 a tracker in a linked file, beside a main template that has none', () => {
  const files = [
    { path: 'mainTemplate.json', bytes: template([]) },
    { path: 'nested/net.json', bytes: template(tracker(`pid-${guid}`)) },
  ]
  expect(lintProject(files).map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])).toEqual([
    ['mainTemplate.json', ['CUA002']],
    ['nested/net.json', ['CUA005']],
  ])
})
