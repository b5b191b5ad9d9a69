import { describe, expect, test } from 'vitest'
import { lintFile } from './lint/lint.ts'
import { tagFile, untagFile } from './tag-file.ts'
import type { TagOptions } from './tagging.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** What is left after tagging and taking the tracker out again. */
function thereAndBack(path: string, source: string, options: Partial<TagOptions> = {}): string {
  const tagged = tagFile({ path, bytes: bytesOf(source) }, { guid, ...options })
  if (tagged.kind !== 'inserted') throw new Error(tagged.kind)
  expect(tagFile({ path, bytes: tagged.bytes }, { guid, ...options }).kind).toBe('unchanged')
  const out = untagFile({ path, bytes: tagged.bytes }, { guid })
  return out.kind === 'removed' ? textOf(out.bytes) : out.kind
}

describe('taking out gives the original bytes', () => {
  test.each([
    [
      'blocks of one line, empty and not',
      'provider "azurerm" { features {} }\nprovider "azapi" {}\nprovider "azapi" { }\n',
    ],
    ['a block opened over two lines', 'provider "azapi" {\n}\n'],
    ['tabs, CRLF and a comment last', 'provider "azurerm" {\r\n\tfeatures {}\r\n\r\n\t# last\r\n}\r\n'],
    ['three blanks and no line end', 'provider "azurerm" {\n   features {}\n}'],
    ['a brace on the line of the last attribute', 'provider "azurerm" {\n  features {}\n  alias = "x" }\n'],
    [
      'what only looks like a block, in a heredoc',
      'provider "azurerm" {\n  features {}\n}\nlocals {\n  doc = <<-EOT\n    provider "azurerm" {\n    }\n  EOT\n}\n',
    ],
  ])('Terraform: %s', (_, source) => {
    expect(thereAndBack('main.tf', source)).toBe(source)
  })

  test.each([
    '{"provider":{"azurerm":{"features":{}}}}',
    '{\n  "provider": {\n    "azurerm": [\n      {"features": {}},\n      {"alias": "hub", "features": {}}\n    ]\n  }\n}\n',
    '{\n  "provider": [\n    {"azurerm": {"features": {}}},\n    {"azapi": {}}\n  ]\n}',
  ])('Terraform as JSON: %s', (source) => {
    expect(thereAndBack('main.tf.json', source)).toBe(source)
  })

  test.each(['subscription', 'managementGroup', 'tenant'])('with a suffix of one’s own, at %s scope', (scope) => {
    const schema = `https://schema.management.azure.com/schemas/2019-08-01/${scope}DeploymentTemplate.json#`
    const json = `{\n  "$schema": "${schema}",\n  "contentVersion": "1.0.0.0",\n  "resources": [ /* none yet */ ]\n}\n`
    expect(thereAndBack('azuredeploy.json', json, { suffix: '-comptoir' })).toBe(json)
    const bicep = `targetScope = '${scope}'\n\nparam x string\n`
    expect(thereAndBack('main.bicep', bicep, { suffix: '-comptoir' })).toBe(bicep)
  })

  test('a text that mentions the opt-out parameter is no use of it; an expression in a text is', () => {
    const mentioned = `var script = '''\nparam enableUsageAttribution bool = true\n'''\nparam x string\n`
    const options = { optOutParameter: 'enableUsageAttribution' }
    expect(thereAndBack('main.bicep', mentioned, options)).toBe(mentioned)
    const used = `param x string\nparam enableUsageAttribution bool = true\noutput o string = 'on: \${enableUsageAttribution}'\n`
    expect(thereAndBack('main.bicep', used, options)).toBe(used)
  })
})

test('nothing is written with what is no GUID, or no name; braces and capitals are put right', () => {
  const file = { path: 'main.bicep', bytes: bytesOf('param a string\n') }
  expect(tagFile(file, { guid: 'nonsense' })).toMatchObject({ kind: 'refused', reason: 'wrongGuid' })
  expect(tagFile(file, {} as TagOptions)).toMatchObject({ kind: 'refused', reason: 'wrongGuid' })
  for (const more of [{ optOutParameter: 'a b' }, { symbolicName: '1x' }, { suffix: 'x' }])
    expect(tagFile(file, { guid, ...more })).toMatchObject({ kind: 'refused', reason: 'wrongName' })
  const tagged = tagFile(file, { guid: `PID-{${guid.toUpperCase()}}` })
  expect(tagged.kind === 'inserted' && textOf(tagged.bytes)).toContain(`'pid-${guid}'`)
})

describe('what others wrote', () => {
  test('on the line of its block, only the attribute goes', () => {
    const bytes = bytesOf(`provider "azapi" {  partner_id = "${guid}"}\n`)
    const out = untagFile({ path: 'main.tf', bytes })
    expect(out.kind === 'removed' && textOf(out.bytes)).toBe('provider "azapi" {  }\n')
  })

  test('in JSON, the member and one comma', () => {
    const bytes = bytesOf(`{"provider":{"azurerm":{"features":{} , "partner_id" : "${guid}"}}}`)
    const out = untagFile({ path: 'main.tf.json', bytes })
    expect(JSON.parse(out.kind === 'removed' ? textOf(out.bytes) : '')).toEqual({
      provider: { azurerm: { features: {} } },
    })
  })

  test('a partner id of null is none, and there to be filled in', () => {
    for (const [path, source] of [
      ['main.tf', 'provider "azurerm" {\n  version    = "2.4.0"\n  partner_id = null # later\n  features {}\n}\n'],
      ['main.tf.json', '{"provider": {"azurerm": {"version": "2.4.0", "partner_id": null}}}\n'],
    ] as const) {
      const file = { path, bytes: bytesOf(source) }
      const tagged = tagFile(file, { guid })
      expect(tagged.kind === 'replaced' && textOf(tagged.bytes)).toBe(source.replace('null', `"${guid}"`))
      expect(lintFile(file)?.map(({ rule }) => rule)).toEqual(['CUA053'])
    }
  })

  test('a version that a provider block asks for itself is a constraint too', () => {
    const source = `provider "azurerm" {\n  version    = "=2.4.0"\n  partner_id = "pid-${guid}"\n  features {}\n}\n`
    expect(lintFile({ path: 'main.tf', bytes: bytesOf(source) })?.map(({ rule }) => rule)).toEqual(['CUA051'])
  })

  test('an empty partner id is there to be filled in', () => {
    const tagged = tagFile(
      { path: 'main.tf', bytes: bytesOf('provider "azurerm" {\n    partner_id      = ""\n}\n') },
      { guid },
    )
    expect(tagged).toMatchObject({ kind: 'replaced' })
    expect('bytes' in tagged && textOf(tagged.bytes)).toContain(`partner_id      = "${guid}"\n`)
  })
})

describe('Terraform as JSON is linted as its other form is', () => {
  const rules = (source: object | string) =>
    lintFile(
      { path: 'main.tf.json', bytes: bytesOf(typeof source === 'string' ? source : JSON.stringify(source)) },
      { guid },
    )?.map(({ rule, line }) => `${rule}:${line}`)

  test('a provider without partner id, of which another has one', () => {
    const other = { alias: 'hub', partner_id: guid }
    expect(rules({ provider: { azurerm: [{ features: {} }, other] } })).toEqual(['CUA050:1'])
    expect(rules({ provider: { azurerm: { features: {} } } })).toEqual(['CUA053:1'])
    expect(rules({ provider: { azurerm: { disable_terraform_partner_id: true } } })).toEqual([])
  })

  test('a prefix that old providers refuse, a placeholder, an expression nobody can judge', () => {
    const terraform = { required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '>= 3.0' } } }
    expect(rules({ terraform, provider: { azurerm: { partner_id: `pid-${guid}` } } })).toEqual(['CUA051:1'])
    expect(rules({ provider: { azurerm: { partner_id: '00000000-0000-0000-0000-000000000000' } } })).toEqual([
      'CUA004:1',
    ])
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
    expect(rules({ provider: { azurerm: { partner_id: '${var.id}' } } })).toEqual([])
  })

  test('what cannot be read says where', () => {
    expect(rules('{\n  "provider": {\n')).toEqual(['CUA001:3'])
  })
})
