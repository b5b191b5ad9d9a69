import fc from 'fast-check'
import JSON5 from 'json5'
import { expect, test } from 'vitest'
import { tagTemplate } from './tag.ts'
import { untagTemplate } from './untag.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const schemas = [
  '2019-04-01/deploymentTemplate.json#',
  '2018-05-01/subscriptionDeploymentTemplate.json#',
  '2019-08-01/tenantDeploymentTemplate.json#',
]

/** Templates as people may lay them out: any blanks, comments and line ends between any two tokens. */
const layout = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  indent: fc.constantFrom('  ', '    ', '\t', '   '),
  symbolic: fc.boolean(),
  schema: fc.constantFrom(...schemas),
  resources: fc.array(
    fc.constantFrom(
      '{}',
      '{"type":"a/b"}',
      '{ "type": "a/b",¶§"name": "resources" }',
      '{¶§"type": "a/b",¶§"resources": []¶}',
    ),
    { maxLength: 4 },
  ),
  parameters: fc.constantFrom(
    undefined,
    '{}',
    '{¶}',
    '{¶§"resources": {"type": "string"}¶}',
    '{ "a": {"type": "bool"} }',
    '{ // all¶§/* a */ "a": {"type": "bool"}¶}',
  ),
  open: fc.constantFrom(
    ...['', '¶§', ' ', ' // first¶§', ' /* x */ ', '¶¶§'],
    ...[' // first¶§/* x */ ', '¶§/* x */', ' /* x¶ y */ ', ' /* x */ // y¶§ /* z¶ */ '],
  ),
  between: fc.constantFrom(',¶§', ', ', ',', ', // next¶§', ' ,¶§'),
  close: fc.constantFrom('', '¶', ' ', ' /* end */', '¶ // last¶', ',¶'),
  bom: fc.boolean(),
  final: fc.constantFrom('', '¶'),
})

test('A10 whatever a template looks like, taking the tracker out gives its bytes back, and tagging twice is tagging once', () => {
  fc.assert(
    fc.property(layout, fc.boolean(), (shape, optOut) => {
      const source = write(shape)
      const original = new TextEncoder().encode(source)
      const options = { guid, ...(optOut && { optOutParameter: 'enableUsageAttribution' }) }
      const tagged = tagTemplate(original, options)
      if (tagged.kind !== 'inserted') throw new Error(JSON.stringify(tagged))

      const before = JSON5.parse(source.replace(/^\uFEFF/, ''))
      const after = JSON5.parse(new TextDecoder().decode(tagged.bytes).replace(/^\uFEFF/, ''))
      const count = (resources: object) => Object.keys(resources).length
      expect(count(after.resources)).toBe(count(before.resources) + 1)
      expect(tagTemplate(tagged.bytes, options).kind).toBe('unchanged')
      const untagged = untagTemplate(tagged.bytes, { guid })
      expect(untagged.kind === 'removed' && new TextDecoder('utf-8', { ignoreBOM: true }).decode(untagged.bytes)).toBe(
        source,
      )
    }),
    { numRuns: 600 },
  )
})

function write(shape: typeof layout extends fc.Arbitrary<infer T> ? T : never): string {
  const entries = shape.resources.map((resource, i) => (shape.symbolic ? `"r${i}": ${resource}` : resource))
  // A comma before nothing is no trailing comma.
  const close = entries.length ? shape.close : shape.close.replace(',', '')
  const [left, right] = shape.symbolic ? '{}' : '[]'
  const members = [
    `"$schema": "https://schema.management.azure.com/schemas/${shape.schema}"`,
    '"contentVersion": "1.0.0.0"',
    ...(shape.symbolic ? ['"languageVersion": "2.0"'] : []),
    ...(shape.parameters === undefined ? [] : [`"parameters": ${shape.parameters}`]),
    `"resources": ${left}${shape.open}${entries.join(shape.between)}${close}${right}`,
  ]
  const text = `{¶§${members.join(',¶§')}¶}${shape.final}`
  return (shape.bom ? '\uFEFF' : '') + text.replaceAll('§', shape.indent).replaceAll('¶', shape.eol)
}
