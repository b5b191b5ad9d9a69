import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileFinding, formatFindings } from './finding-formats.ts'

const tool = { name: 'comptoir', version: '1.2.3', informationUri: 'https://comptoir.example' }
const report = { tool, rules: [{ id: 'listing.name.tooLong', description: 'The name fits.' }] }
const tooLong: FileFinding = {
  file: 'offers/my planner/offer.yaml',
  line: 12,
  column: 9,
  endLine: 12,
  endColumn: 70,
  rule: 'listing.name.tooLong',
  level: 'error',
  message: 'The name is 61 characters; the limit is 50.',
  helpUri: 'https://comptoir.example/rules/listing.name.tooLong',
}
const noted: FileFinding = {
  file: 'offers/my planner/offer.yaml',
  line: 3,
  column: 1,
  rule: 'LQ-T07',
  level: 'info',
  message: 'Say "what" it <is> & does.',
  cure: 'Add two words.',
}

describe('text', () => {
  test('names file, line and column first, and counts at the end', () => {
    expect(formatFindings([tooLong, noted], 'text', report)).toBe(
      [
        'offers/my planner/offer.yaml:12:9: error: The name is 61 characters; the limit is 50. [listing.name.tooLong]',
        'offers/my planner/offer.yaml:3:1: info: Say "what" it <is> & does. [LQ-T07]',
        '    Add two words.',
        '1 file: 1 error, 0 warnings, 1 note',
        '',
      ].join('\n'),
    )
  })

  test('counts in the reader’s language, files without findings too', () => {
    expect(formatFindings([], 'text', { tool, files: ['a', 'b'], locale: 'fr' })).toBe(
      '2 fichiers : 0 erreur, 0 avertissement, 0 remarque\n',
    )
  })

  test('lets nothing that a file quotes move the cursor or forge a line', () => {
    const text = formatFindings([{ ...noted, message: 'a\u001b[2Jb\nc:1:1: error: d' }], 'text', report)
    expect(text.split('\n')).toHaveLength(4)
    expect(text).not.toContain('\u001b')
  })
})

test('JSON has the findings as they are, the counts, and what else the command tells', () => {
  const json = JSON.parse(formatFindings([tooLong, noted], 'json', { ...report, extra: { scores: { a: 71 } } }))
  expect(json).toEqual({
    tool,
    summary: { files: 1, errors: 1, warnings: 0, infos: 1 },
    scores: { a: 71 },
    findings: [tooLong, noted],
  })
})

describe('SARIF', () => {
  const run = (findings: FileFinding[]) => JSON.parse(formatFindings(findings, 'sarif', report)).runs[0]

  test('has one rule per id, and results that point to it and to the place', () => {
    const { tool, results, columnKind } = run([tooLong, noted, { ...tooLong, line: 40 }])
    expect(columnKind).toBe('utf16CodeUnits')
    expect(tool.driver.rules).toEqual([
      { id: 'LQ-T07' },
      { id: 'listing.name.tooLong', shortDescription: { text: 'The name fits.' }, helpUri: tooLong.helpUri },
    ])
    expect(results.map((r: { ruleIndex: number; level: string }) => [r.ruleIndex, r.level])).toEqual([
      [1, 'error'],
      [0, 'note'],
      [1, 'error'],
    ])
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'offers/my%20planner/offer.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 12, startColumn: 9, endLine: 12, endColumn: 70 },
    })
    expect(results[1].message.text).toBe('Say "what" it <is> & does. Add two words.')
  })

  test.each([
    ['./a.yaml', { uri: 'a.yaml', uriBaseId: '%SRCROOT%' }],
    ['/srv/a b.yaml', { uri: 'file:///srv/a%20b.yaml' }],
    ['C:\\offers\\é.yaml', { uri: 'file:///C:/offers/%C3%A9.yaml' }],
  ])('writes %s as an address', (file, location) => {
    expect(run([{ ...noted, file }]).artifacts).toEqual([{ location }])
  })
})

describe('JUnit', () => {
  test('fails for errors only, and passes for a file without findings', () => {
    expect(formatFindings([tooLong, noted], 'junit', { ...report, files: ['clean.yaml'] })).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="comptoir" tests="3" failures="1" errors="0">
  <testsuite name="clean.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="clean.yaml" file="clean.yaml"/>
  </testsuite>
  <testsuite name="offers/my planner/offer.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="listing.name.tooLong (12:9)" classname="offers/my planner/offer.yaml" file="offers/my planner/offer.yaml" line="12"><failure message="The name is 61 characters; the limit is 50." type="listing.name.tooLong">offers/my planner/offer.yaml:12:9: error: The name is 61 characters; the limit is 50.</failure></testcase>
    <testcase name="LQ-T07 (3:1)" classname="offers/my planner/offer.yaml" file="offers/my planner/offer.yaml" line="3"><system-out>offers/my planner/offer.yaml:3:1: info: Say &quot;what&quot; it &lt;is&gt; &amp; does. Add two words.</system-out></testcase>
  </testsuite>
</testsuites>
`,
    )
  })

  test('is well-formed whatever a message quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (message) => {
        const text = formatFindings([{ ...tooLong, message, file: message }], 'junit', report)
        expect(text).not.toMatch(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|&(?!(?:amp|lt|gt|quot|#10);)/u)
        expect(text.match(/</g)).toHaveLength(9)
        expect(text.isWellFormed()).toBe(true)
      }),
    )
  })
})
