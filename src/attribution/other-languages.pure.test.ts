import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lintCure, lintMessage, tagFile, untagFile } from './library.ts'
import { lintNotice, writeNotice } from './notice/notice.ts'
import { readmeSnippet, templateSnippet } from './notice/snippets.ts'
import { readUserAgent, userAgentLine } from './user-agent.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const other = '18f281fe-d1e1-502c-8b87-d945383dc75b'
const bytesOf = (value: string) => new TextEncoder().encode(value)
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

function tag(path: string, source: string, more: object = {}) {
  const result = tagFile({ path, bytes: bytesOf(source) }, { guid, ...more })
  if (result.kind !== 'inserted' && result.kind !== 'replaced') throw new Error(JSON.stringify(result))
  expect(tagFile({ path, bytes: result.bytes }, { guid, ...more }).kind).toBe('unchanged')
  if (result.kind === 'inserted') {
    const back = untagFile({ path, bytes: result.bytes }, { guid })
    expect(back.kind === 'removed' && text(back.bytes)).toBe(source)
  }
  return text(result.bytes)
}

describe('Bicep', () => {
  test('A24 at subscription scope: directive, location and suffix, the rest unchanged', () => {
    const source =
      "targetScope = 'subscription'\n\n@description('x')\nparam location string = 'westeurope'\nparam tags object = {\n  a: 'b'\n}\n\nresource rg 'Microsoft.Resources/resourceGroups@2022-09-01' = {\n  name: 'rg'\n  location: location\n}\n"
    const tagged = tag('main.bicep', source)
    expect(tagged.startsWith(source)).toBe(true)
    expect(tagged).toContain('\n\n#disable-next-line no-deployments-resources\nresource usageAttribution ')
    expect(tagged).toContain(`name: 'pid-${guid}-\${uniqueString(deployment().location)}'`)
    expect(tagged.slice(source.length)).toContain('location: deployment().location')
    const withSwitch = tag('main.bicep', source, { optOutParameter: 'enableUsageAttribution' })
    expect(withSwitch).toContain("  a: 'b'\n}\nparam enableUsageAttribution bool = true\n")
    expect(withSwitch).toContain('= if (enableUsageAttribution) {')
  })

  test('names that are taken are avoided, and CRLF and a missing final newline stay', () => {
    const source = "var usageAttribution = 'x'\r\nparam p string"
    expect(tag('main.bicep', source)).toContain('resource usageAttribution2 ')
    expect(tag('main.bicep', source).replaceAll('\r\n', '')).not.toContain('\n')
    expect(tag('main.bicep', source).endsWith('}')).toBe(true)
  })

  test('a module is recognised by its name, through variables', () => {
    const source = `var id = '${other}'\nmodule cua './cua.bicep' = if (!optOut) {\n  name: 'pid-\${id}-\${uniqueString(resourceGroup().location)}'\n  params: {}\n}\n`
    expect(tagFile({ path: 'main.bicep', bytes: bytesOf(source) }, { guid })).toMatchObject({
      kind: 'conflict',
      present: [`pid-${other}-*`],
    })
    expect(tag('main.bicep', source, { onConflict: 'replace' })).toBe(source.replace(other, guid))
  })

  test('two trackers of others are not made two of one name, as long as their names differ elsewhere they are', () => {
    const named = (end: string) => `module cua${end.length} './cua.bicep' = {\n  name: 'pid-${other}${end}'\n}\n`
    const replace = (source: string) =>
      tagFile({ path: 'main.bicep', bytes: bytesOf(source) }, { guid, onConflict: 'replace' })
    expect(replace(named('') + named('').replace('cua0', 'cua9'))).toMatchObject({ reason: 'wouldBeTwice' })
    expect(replace(named('') + named('-two')).kind).toBe('replaced')
  })

  test('the module form puts a file beside it', () => {
    const result = tagFile({ path: 'main.bicep', bytes: bytesOf('param a string\n') }, { guid, bicepModule: true })
    expect(result).toMatchObject({
      kind: 'inserted',
      beside: { 'usage-attribution.bicep': "targetScope = 'resourceGroup'\n" },
    })
  })

  test('whatever a file says, taking the tracker out gives it back', () => {
    const line = fc.constantFrom(
      'param a string',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: an interpolation of Bicep
      "var s = 'it''s ${a}'",
      '// pid-x',
      '/* { */',
      "var m = '''\n{'\n'''",
      "param o object = {\n  b: [\n    'c'\n  ]\n}",
      '',
      "output z string = 'q'",
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\n', '\n\n'),
        fc.boolean(),
        (lines, eol, end, optOut) => {
          const source = (lines.join('\n') + end).replaceAll('\n', eol)
          tag(
            'main.bicep',
            source.replaceAll("it''s", 'it'),
            optOut ? { optOutParameter: 'enableUsageAttribution' } : {},
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('Terraform', () => {
  test('every provider block gets its partner id, aligned as the formatter does', () => {
    const source =
      'provider "azurerm" {\n  features {}\n}\n\nprovider "azurerm" {\n  alias           = "hub"\n  subscription_id = var.hub\n}\n\nprovider "random" {}\n'
    expect(tag('main.tf', source)).toBe(
      `provider "azurerm" {\n  features {}\n  partner_id = "${guid}"\n}\n\nprovider "azurerm" {\n  alias           = "hub"\n  subscription_id = var.hub\n  partner_id      = "${guid}"\n}\n\nprovider "random" {}\n`,
    )
  })

  test('a brace on the line of the last entry stays there', () => {
    const source = 'provider "azurerm" { # the hub\n  alias = "hub"\n  features {} } // odd\n'
    expect(tag('main.tf', source)).toBe(source.replace('{ #', `{\n  partner_id = "${guid}" #`))
    expect(tag('main.tf', source.replace(' }', '}'))).toContain('features {}}')
  })

  test('shorter names before it are left as they are, in a group of their own', () => {
    expect(tag('main.tf', 'provider "azapi" {\n  alias = "x"\n}\n')).toBe(
      `provider "azapi" {\n  alias = "x"\n\n  partner_id = "${guid}"\n}\n`,
    )
  })

  test('an entry that goes on over several lines is aligned with nothing', () => {
    const source = 'provider "azurerm" {\n  auxiliary_tenant_ids = [\n    "a",\n  ]\n}\n'
    expect(tag('main.tf', source)).toBe(source.replace(/}\n$/, `  partner_id = "${guid}"\n}\n`))
  })

  test('a partner id that names a local value is known, and is exchanged where the value stands', () => {
    const named = (value: string, id: string) =>
      `locals {\n  tags = { partner = "x" }\n  partner = "${id}"\n}\nprovider "azurerm" {\n  features {}\n  partner_id = ${value}\n}\nprovider "azapi" {\n  partner_id = local.partner\n}\n`
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
    for (const value of ['local.partner', '"${local.partner}"']) {
      const bytes = bytesOf(named(value, other))
      expect(tagFile({ path: 'main.tf', bytes }, { guid: other })).toMatchObject({ kind: 'unchanged' })
      expect(tagFile({ path: 'main.tf', bytes }, { guid })).toMatchObject({ kind: 'conflict', present: [other, other] })
      const replaced = tagFile({ path: 'main.tf', bytes }, { guid, onConflict: 'replace' })
      expect(replaced.kind === 'replaced' && text(replaced.bytes)).toBe(named(value, guid))
    }
    expect(tagFile({ path: 'main.tf', bytes: bytesOf(named('local.other', other)) }, { guid: other })).toMatchObject({
      kind: 'conflict',
      present: ['local.other'],
    })
  })

  test('a switch for customers is not to be had, and that is said', () => {
    const bytes = bytesOf('provider "azurerm" {\n  features {}\n}\n')
    expect(tagFile({ path: 'main.tf', bytes }, { guid, optOutParameter: 'track' })).toMatchObject({
      kind: 'inserted',
      notices: [{ code: 'noSwitch' }],
    })
  })

  test('JSON syntax has the same attribute', () => {
    expect(
      JSON.parse(tagTfJson('{"provider": {"azurerm": [{"features": {}}, {"alias": "b"}]}}')).provider.azurerm.map(
        (p: { partner_id: string }) => p.partner_id,
      ),
    ).toEqual([guid, guid])
  })

  test('another partner id is a conflict; a file without providers is refused', () => {
    const file = (source: string) => ({ path: 'main.tf', bytes: bytesOf(source) })
    expect(tagFile(file(`provider "azurerm" {\n  partner_id = "${other}"\n}\n`), { guid })).toMatchObject({
      kind: 'conflict',
      present: [other],
    })
    expect(tagFile(file('variable "x" {}\n'), { guid })).toMatchObject({ kind: 'refused', reason: 'noProviderBlock' })
  })

  function tagTfJson(source: string): string {
    const result = tagFile({ path: 'main.tf.json', bytes: bytesOf(source) }, { guid })
    return result.kind === 'inserted' ? text(result.bytes) : ''
  }
})

describe('a User-Agent header', () => {
  test('A27 the GUID is found wherever it stands', () => {
    expect(
      readUserAgent('AZURECLI/2.61.0 (RPM) Python/3.11 pid-5F0C3C2E-8D1B-4C77-9A52-0E6B1F2D7A90 extra').counts?.guid,
    ).toBe(guid)
    expect(readUserAgent(`pid-${guid}/`).counts?.guid).toBe(guid)
    expect(readUserAgent(`xpid-${guid}`).counts).toBeUndefined()
  })

  test('A28 a token cut at 24 characters is told, with the reason', () => {
    const { findings, counts } = readUserAgent('pid-5f0c3c2e-8d1b-4c77-9')
    expect(counts).toBeUndefined()
    expect(findings).toEqual([expect.objectContaining({ rule: 'CUA040', code: 'CUA040.truncated' })])
    expect(`${lintMessage('en', findings[0]!)} ${lintCure('en', findings[0]!)}`).toMatch(/application.id.*24/i)
  })

  test('A29 a tool’s own id gives way to a publisher’s', () => {
    const reading = readUserAgent(`HashiCorp/1.0 pid-222c6c49-1b0a-5959-a213-6608f9eb8820 pid-${guid}`)
    expect(reading).toMatchObject({ counts: { guid }, multipleTrackers: false, findings: [] })
  })

  test('of several the first active one counts', () => {
    const reading = readUserAgent(`pid-${other} pid-${guid}`, { isActive: (id) => id === guid })
    expect(reading).toMatchObject({ counts: { guid }, multipleTrackers: false })
    expect(readUserAgent(`pid-${other} pid-${guid}`).multipleTrackers).toBe(true)
  })

  test('the line for a shell adds to what others set', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expansion of the shell
    expect(userAgentLine('cli', guid)).toContain('${AZURE_HTTP_USER_AGENT:+$AZURE_HTTP_USER_AGENT }')
  })
})

describe('a privacy notice', () => {
  const facts = {
    variant: 'template',
    software: 'Route Planner',
    publisher: 'Fabrikam',
    operator: 'Comptoir',
    operatorPolicyUrl: 'https://comptoir.example/privacy',
    publisherPolicyUrl: 'https://fabrikam.example/privacy',
    optOut: 'parameter:enableUsageAttribution',
  } as const

  test.each(['en', 'fr'] as const)('as we write it lacks nothing (%s)', (locale) => {
    for (const variant of ['template', 'api'] as const) {
      const notice = writeNotice(locale, { ...facts, variant })
      expect(notice).not.toMatch(/[{}]/)
      expect(lintNotice(notice, facts)).toEqual([])
    }
  })

  test('without a policy or a way out the sentence is left out, and the lint asks for it', () => {
    const { publisherPolicyUrl: _, ...without } = facts
    const notice = writeNotice('en', without)
    expect(notice).not.toContain('own policy')
    expect(lintNotice(notice, facts)).toEqual(['N9'])
    expect(lintNotice(writeNotice('fr', { ...facts, optOut: 'none' }), facts)).toEqual(['N8'])
  })

  test('with a name still to be filled in is incomplete; with a link of Markdown it is not', () => {
    const notice = writeNotice('en', facts)
    for (const left of ['<PARTNER>', '<your software name>', '[PUBLISHER]', '{software}'])
      expect(lintNotice(`${notice} ${left}`, facts)).toEqual(['N1'])
    expect(lintNotice(`${notice} [Publisher’s policy](https://fabrikam.example/privacy)`, facts)).toEqual([])
  })

  test('for a repository stands in its README once for each language, and in the template as an address', () => {
    const notices = (['en', 'fr'] as const).map((locale) => ({ locale, text: writeNotice(locale, facts), missing: [] }))
    expect(readmeSnippet(notices)).toMatch(/^## Data and privacy\n\nRoute Planner.*\n\n## Données et vie privée\n\n/)
    const same = notices.map((notice) => ({ ...notice, text: 'Ours' }))
    expect(readmeSnippet(same).match(/Ours/g)).toHaveLength(1)
    const template = `{ ${templateSnippet('https://fabrikam.example/privacy')} }`
    expect(JSON.parse(template).metadata.comptoir.privacyNotice).toBe('https://fabrikam.example/privacy')
  })

  test('A43 without the way out is incomplete', () => {
    const notice = writeNotice('en', facts)
    const without = notice.replace(/To be left out,[^.]*\./, '')
    expect(without).not.toBe(notice)
    expect(lintNotice(without, facts)).toEqual(['N8'])
    expect(lintNotice(notice.replace(/; Route Planner works[^.]*/, ''), facts)).toEqual(['N8'])
  })
})
