import JSON5 from 'json5'
import { describe, expect, test } from 'vitest'
import { realTemplates, templateBytes } from '../../../test/support/templates.ts'
import { applyEdits } from '../edits.ts'
import { isDocument, parseJson, plain } from '../json/tolerant-json.ts'
import { lintTemplate } from '../lint/template.ts'
import type { TagOptions } from '../tagging.ts'
import { attributionWords } from '../words.ts'
import { publishTemplate } from './publish.ts'
import { tagTemplate } from './tag.ts'
import { untagTemplate } from './untag.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const bytesOf = (value: string) => new TextEncoder().encode(value)
const insertable = realTemplates.filter(({ tagOutcome }) => tagOutcome === 'insert')

function tagged(bytes: Uint8Array, options: Partial<TagOptions> = {}) {
  const result = tagTemplate(bytes, { guid, allowGenerated: true, ...options })
  if (result.kind !== 'inserted' && result.kind !== 'replaced') throw new Error(`it was ${result.kind}`)
  return { ...result, text: text(result.bytes) }
}

/** The tagged text less what was put in, taken from the end on; places count from behind a byte order mark. */
function withoutInserted(result: ReturnType<typeof tagged>): string {
  let shift = result.text.startsWith('\uFEFF') ? 1 : 0
  const spans = [...result.edits]
    .sort((a, b) => a.at - b.at)
    .map(({ at, insert }) => {
      const start = at + shift
      shift += insert.length
      return [start, insert] as const
    })
  return spans.reverse().reduce((left, [start, insert]) => {
    expect(left.slice(start, start + insert.length)).toBe(insert)
    return left.slice(0, start) + left.slice(start + insert.length)
  }, result.text)
}

/** A parser that is not ours; it knows comments, trailing commas and, escaped by us, nothing else. */
function otherParser(bytes: Uint8Array): Record<string, unknown> {
  const source = text(bytes).replace(/^\uFEFF/, '')
  const document = parseJson(source)
  if (!isDocument(document)) throw new Error('unreadable')
  const raw = document.rawControls.map(({ start }) => ({
    at: start,
    remove: 1,
    insert: JSON.stringify(source[start]).slice(1, -1),
  }))
  return JSON5.parse(applyEdits(source, raw))
}

describe('A10 tagging a real template', () => {
  test.each(insertable.map(({ file }) => file))(
    '%s: nothing but the tracker is new, twice is once, and untag gives it back',
    (file) => {
      const original = templateBytes(file)
      for (const options of [{}, { optOutParameter: 'enableUsageAttribution' }]) {
        const result = tagged(original, options)
        const inserted = result.edits.reduce((sum, { insert }) => sum + bytesOf(insert).length, 0)
        expect(result.edits.every(({ remove }) => remove === 0)).toBe(true)
        expect(result.bytes.length).toBe(original.length + inserted)
        expect(withoutInserted(result)).toBe(text(original))

        const before = otherParser(original)
        const after = otherParser(result.bytes)
        const resources = after.resources as Record<string, unknown> | unknown[]
        if (Array.isArray(resources)) expect(resources.slice(1)).toEqual(before.resources)
        else {
          const { usageAttribution, ...rest } = resources
          expect(usageAttribution).toBeDefined()
          expect(rest).toEqual(before.resources)
        }
        const { enableUsageAttribution, ...parameters } = { ...(after.parameters as Record<string, unknown>) }
        expect(enableUsageAttribution !== undefined).toBe('optOutParameter' in options)
        expect(parameters).toEqual(before.parameters ?? {})
        expect({ ...after, resources: 0, parameters: 0 }).toEqual({ ...before, resources: 0, parameters: 0 })

        expect(tagTemplate(result.bytes, { guid, allowGenerated: true, ...options }).kind).toBe('unchanged')
        const untagged = untagTemplate(result.bytes, { guid })
        expect(untagged.kind === 'removed' && Buffer.from(untagged.bytes).equals(Buffer.from(original))).toBe(true)
        expect(lintTemplate(result.bytes)?.map(({ rule }) => rule)).not.toContain('CUA002')
      }
    },
  )

  test.each(realTemplates.map(({ file, tagOutcome }) => [file, tagOutcome] as const))('%s: %s', (file, outcome) => {
    const kinds = {
      insert: 'inserted',
      'already-tracked': 'conflict',
      'replace-placeholder': 'replaced',
      'refuse-unparseable': 'refused',
    }
    expect(tagTemplate(templateBytes(file), { guid, allowGenerated: true }).kind).toBe(kinds[outcome])
  })
})

describe('the tracker', () => {
  test('A11 goes into an empty section without a comma; CRLF and the missing final newline stay', () => {
    const result = tagged(templateBytes('42-100-blank-template.json'))
    expect(result.text).toMatch(/\r\n {4}\}\r\n {2}\]/)
    expect(result.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(JSON.parse(result.text).resources).toHaveLength(1)
    expect(result.text.endsWith('}')).toBe(true)
  })

  test('A12 leaves the byte order mark', () => {
    const original = templateBytes('39-101-cdn-with-custom-origin.json')
    const result = tagged(original)
    expect([...result.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(result.text.lastIndexOf('\uFEFF')).toBe(0)
    expect(lintTemplate(original)).toContainEqual(expect.objectContaining({ rule: 'CUA023', level: 'info' }))
  })

  test('A13 is the first member where resources have names', () => {
    const { resources } = JSON.parse(tagged(templateBytes('09-aci-linuxcontainer-public-ip.json')).text)
    expect(Object.keys(resources)[0]).toBe('usageAttribution')
  })

  test('A14 stands among comments that stay, with the file’s line ends', () => {
    const original = templateBytes('11-upgrade-cluster.json')
    const result = tagged(original)
    const comments = (source: string) =>
      (parseJson(source) as { comments: { start: number; end: number }[] }).comments.map(({ start, end }) =>
        source.slice(start, end),
      )
    expect(comments(result.text)).toEqual(comments(text(original)))
    expect(comments(result.text).length).toBeGreaterThan(0)
    expect(result.edits[0]!.insert).toContain('\r\n')
    expect(result.edits[0]!.insert.replaceAll('\r\n', '')).not.toContain('\n')
  })

  test('A15 does not overrule another; --replace exchanges 36 characters', () => {
    const original = templateBytes('06-aci-sftp-files-existing-storage.json')
    expect(tagTemplate(original, { guid })).toEqual({
      kind: 'conflict',
      present: ['pid-18f281fe-d1e1-502c-8b87-d945383dc75b'],
      wanted: guid,
    })
    const result = tagged(original, { onConflict: 'replace' })
    expect(result.edits).toEqual([
      { at: text(original).indexOf('18f281fe-d1e1-502c-8b87-d945383dc75b'), remove: 36, insert: guid },
    ])
    expect(result.bytes.length).toBe(original.length)
    expect(JSON.parse(tagged(original, { onConflict: 'add' }).text).resources).toHaveLength(3)
  })

  test('A15 two of others are not made two of one name', () => {
    const twice = tagged(templateBytes('06-aci-sftp-files-existing-storage.json'), { onConflict: 'add' })
    expect(tagTemplate(twice.bytes, { guid: '00f120b5-2007-6120-0000-90730126b006', onConflict: 'replace' })).toEqual({
      kind: 'refused',
      reason: 'wouldBeTwice',
      rule: 'CUA012',
      params: { present: `pid-${guid}, pid-18f281fe-d1e1-502c-8b87-d945383dc75b` },
    })
  })

  test('A15 of a variable is exchanged where the variable stands', () => {
    const original = templateBytes('03-chef-automate-ha.json')
    const result = tagged(original, { onConflict: 'replace' })
    expect(result.edits).toHaveLength(1)
    expect(JSON.parse(result.text).variables.tags.provider.toLowerCase()).toBe(guid)
  })

  test('A17 with zeros for a GUID is filled in', () => {
    const original = templateBytes('01-100-marketplace-sample.json')
    const result = tagged(original)
    expect(result.edits).toEqual([{ at: expect.any(Number), remove: 36, insert: guid }])
    expect(JSON.parse(result.text).resources[0].name).toBe(`pid-${guid}`)
  })

  test.each([
    ['27-create-rg.json', 'subscriptionDeploymentTemplate'],
    ['31-new-mg.json', 'tenantDeploymentTemplate'],
    ['30-mg-policy-different-targets.json', 'managementGroupDeploymentTemplate'],
  ])('A21 A22 of %s varies with the location, and has one', (file, schema) => {
    const result = tagged(templateBytes(file))
    const tracker = JSON.parse(result.text).resources[0]
    expect(tracker.name).toBe(`[concat('pid-${guid}-', uniqueString(deployment().location))]`)
    expect(tracker.location).toBe('[deployment().location]')
    expect(tracker.properties.template.$schema).toContain(schema)
    const rules = lintTemplate(result.bytes)!.map(({ rule }) => rule)
    for (const rule of ['CUA002', 'CUA013', 'CUA016', 'CUA017']) expect(rules).not.toContain(rule)
  })

  test('A23 is not written into what Bicep compiled, unless asked to', () => {
    expect(tagTemplate(templateBytes('42-100-blank-template.json'), { guid })).toMatchObject({
      kind: 'refused',
      reason: 'compiledFromBicep',
      rule: 'CUA021',
    })
    expect(attributionWords('en', 'tag.compiledFromBicep')).toContain('.bicep')
  })

  test('A26 with an opt-out makes the parameters section where there is none', () => {
    const original = bytesOf(
      '{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "contentVersion": "1.0.0.0",\n  "resources": []\n}\n',
    )
    const result = tagged(original, { optOutParameter: 'enableUsageAttribution' })
    const template = JSON.parse(result.text)
    expect(Object.keys(template)).toEqual(['$schema', 'contentVersion', 'parameters', 'resources'])
    expect(template.parameters.enableUsageAttribution).toMatchObject({ type: 'bool', defaultValue: true })
    expect(template.resources[0].condition).toBe("[parameters('enableUsageAttribution')]")
    const back = untagTemplate(result.bytes, { guid })
    expect(back.kind === 'removed' && text(back.bytes)).toBe(text(original))
  })
})

describe('a template that is refused', () => {
  test.each([
    ['25-201-logic-app-api-app-create.json', 'badEscape', 119, 27],
    ['26-301-multi-tier-service-networking.json', 'strangeBlank', 2, 1],
  ])('A19 %s: %s at line %d, column %d', (file, problem, line, column) => {
    expect(tagTemplate(templateBytes(file), { guid })).toMatchObject({
      kind: 'refused',
      reason: 'unparseable',
      line,
      column,
      params: { problem },
    })
    expect(lintTemplate(templateBytes(file))).toEqual([expect.objectContaining({ rule: 'CUA001', line, column })])
  })

  const head = '"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"'
  test.each([
    [`{${head}, "resources": [], "Resources": []}`, 'duplicateRootKey'],
    [`{${head}, "languageVersion": "2.0", "resources": []}`, 'shapeContradicts'],
    [`{${head}, "resources": {}}`, 'shapeContradicts'],
    [`{${head}}`, 'noResourcesSection'],
    [`{${head}, "resources": [${Array(800).fill('{}').join()}]}`, 'tooManyResources'],
    [
      '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#"}',
      'parameterFile',
    ],
    ['{"name": "package"}', 'notATemplate'],
    ['[]', 'notATemplate'],
    ['', 'unparseable'],
  ])('%#: %s', (source, reason) => {
    expect(tagTemplate(bytesOf(source), { guid })).toMatchObject({ kind: 'refused', reason })
  })

  test('is one in another encoding', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from('{}', 'utf16le'))])
    expect(tagTemplate(utf16, { guid })).toMatchObject({ reason: 'encoding', params: { encoding: 'UTF-16LE' } })
  })
})

describe('strict JSON', () => {
  test.each([
    '16-keys-0-9.json',
    '18-aci-sftp-files-existing-storage-prereqs.json',
    '21-rbac-builtinrole-multiplevms.json',
    '24-aks-azure-linux-os-guard.json',
    '40-201-cdn-with-web-app.json',
  ])('A25 of %s has the same value, addresses in strings untouched', (file) => {
    const original = templateBytes(file)
    const published = publishTemplate(original)
    if (published.kind !== 'published') throw new Error('refused')
    const value = JSON.parse(text(published.bytes))
    const tolerant = parseJson(text(original).replace(/^\uFEFF/, ''))
    expect(value).toEqual(isDocument(tolerant) && plain(tolerant.root))
    expect(value.$schema).toContain('://')
  })
})
