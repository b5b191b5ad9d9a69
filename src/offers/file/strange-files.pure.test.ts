/** Files that are wrong as nobody would think of: each is refused where it is wrong, by what is wrong. */
import { expect, test } from 'vitest'
import { checkFileOf, placesIn } from '../../../test/support/offer-files.ts'

const offer = 'apiVersion: comptoir/v1\ntype: dynamics-365-ce\npublisher: acme\nofferId: planner\nalias: Planner\n'
const service = offer.replace('dynamics-365-ce', 'saas')
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', '1:1 file.yaml.notMapping'],
  ['a remark only', '# to be written\n', '1:1 file.yaml.notMapping'],
  ['a document that is null', 'null\n', '1:1 file.yaml.notMapping'],
  ['a word', 'offer\n', '1:1 file.yaml.notMapping'],
  ['XML', '<?xml version="1.0"?><offer/>', '1:1 file.yaml.notMapping'],
  ['two offers', `${offer}---\n${offer}`, '6:1 file.yaml.severalDocuments'],
  ['an end, and more behind it', `${offer}...\nalias: Other\n`, '7:1 file.yaml.severalDocuments'],
  ['UTF-16 without a mark', Buffer.from(offer, 'utf16le'), '1:1 file.encoding'],
  ['bytes longer than their character', bytes(`${offer}listing: { name: `, [0xc0, 0xaf], ' }\n'), '6:18 file.encoding'],
  ['half of a pair in UTF-8', bytes(`${offer}listing: { name: a`, [0xed, 0xa0, 0x80], ' }\n'), '6:19 file.encoding'],
  ['Windows letters', bytes(`${offer}listing: { name: caf`, [0xe9], ' }\n'), '6:21 file.encoding'],
  ['a tab', `${offer}listing:\n\tname: Planner\n`, '7:1 file.yaml.syntax'],
  ['a form feed', `${offer}\f\n`, '6:1 file.yaml.syntax'],
  ['a quote that never ends', `${offer}listing:\n  name: "Planner\n`, '8:1 file.yaml.syntax'],
  ['a bracket that never ends', `${offer}listing:\n  keywords: [a, b\n`, '8:1 file.yaml.syntax'],
  ['a colon in a text', `${offer}listing:\n  name: Planner: crews\n`, '7:9 file.yaml.syntax'],
  ['an at sign in front', `${offer}listing:\n  name: @planner\n`, '7:9 file.yaml.syntax'],
  ['an alias to nothing', `${offer}listing:\n  name: *other\n`, '7:9 file.yaml.alias'],
  ['bytes in base 64', `${offer}listing:\n  name: !!binary aGk=\n`, '7:18 file.yaml.tag'],
  ['another file to include', `${offer}listing: !include listing.yaml\n`, '6:19 file.yaml.tag'],
  ['a set', `${offer}listing:\n  keywords: !!set {a, b}\n`, '7:19 file.yaml.tag'],
  ['a list as a key', `${offer}? [listing]\n: {}\n`, '6:3 file.yaml.notKey'],
  ['one key twice', `${offer}alias: Other\n`, '6:1 file.yaml.duplicateKey'],
  [
    'thirty lists in each other',
    `${offer}listing: { name: ${'['.repeat(30)}${']'.repeat(30)} }\n`,
    '6:37 file.yaml.tooDeep',
  ],
  ['keys to be merged', `${offer}listing:\n  <<: { name: Planner }\n`, '7:3 document.unknownKey'],
  ['a mark amid the text', `${offer}\uFEFFlisting: {}\n`, '6:1 document.unknownKeyNearly'],
  ['names of JavaScript', `${offer}constructor: { name: x }\n`, '6:1 document.unknownKey'],
  ['a yes among the keys', `${offer}on: true\n`, '6:1 document.unknownKey'],
  ['a number that is none', `${offer}testDrive: { maxConcurrent: .nan }\n`, '6:29 document.wrongType'],
  ['a number without end', `${offer}testDrive: { maxConcurrent: 1e400 }\n`, '6:29 document.wrongType'],
  ['a text where texts are due', `${offer}listing:\n  keywords: a, b\n`, '7:13 document.wrongType'],
  ['lists in a list', `${offer}listing:\n  keywords: [[a]]\n`, '7:13 document.wrongType'],
  ['languages where a name is due', `${offer}listing:\n  name: { en: Planner }\n`, '7:9 document.wrongType'],
  ['a section that is a text', `${offer}listing: Planner\n`, '6:10 document.wrongType'],
  ['a section that is a list', `${offer}listing: [Planner]\n`, '6:10 document.wrongType'],
  ['an id that is an object', `${offer}properties:\n  industries: [{ id: { a: 1 } }]\n`, '7:22 document.wrongType'],
  [
    'ten thousand keywords',
    `${offer}listing:\n  keywords: [${'word, '.repeat(10_000)}]\n`,
    '7:13 document.tooManyEntries',
  ],
  ['ten thousand plans', `${service}plans:\n${'  - { planId: p }\n'.repeat(10_000)}`, '7:3 document.tooManyEntries'],
  ['plans by their names', `${service}plans:\n  gold: { name: Gold }\n`, '7:3 document.wrongType'],
  ['one plan twice', `${service}plans:\n  - { planId: gold }\n  - { planId: gold }\n`, '8:15 plans.itemDuplicate'],
  ['a plan with a Russian o', `${service}plans:\n  - { planId: gоld }\n`, '7:15 plans.planId.format'],
  ['an offer with a Russian a', offer.replace('planner', 'plаnner'), '4:10 identity.offerId.format'],
  ['an offer with nothing amid its name', offer.replace('planner', 'plan\u200Bner'), '4:10 identity.offerId.format'],
  ['a publisher with a point', offer.replace('acme', 'ac.me'), '3:12 file.publisher.format'],
  ['a type in capitals', offer.replace('dynamics-365-ce', 'SaaS'), '2:7 identity.type.unknown'],
  ['a version that is to come', offer.replace('v1', 'v2'), '1:13 file.apiVersion'],
  ['a date as a version', `${offer}properties:\n  appVersion: 2024-01-01\n`, '7:15 properties.appVersion.format'],
  ['Norway in small letters', `${offer}availability:\n  markets: [no]\n`, '7:13 availability.markets.invalid'],
  ['a name that is written backwards', `${offer}listing:\n  name: "\\u202Egnissim"\n`, '7:9 listing.name.unseen'],
  ['half of a character', `${offer}listing:\n  name: "Plan\\ud800ner"\n`, '7:9 listing.name.unseen'],
  ['a path of Windows', `${offer}listing:\n  screenshots: [{ file: 'C:\\x.png' }]\n`, '7:25 file.path.format'],
  ['a variable without a name', `${offer}availability:\n  hideKey: \${}\n`, '7:12 availability.hideKey.format'],
])('%s', (_, text, place) => {
  expect(placesIn(text)).toContain(place)
  const line = Number(place.split(':')[0])
  const told = checkFileOf(text).findings.find((finding) => finding.line === line && place.endsWith(finding.rule))
  expect(told).toMatchObject({ level: 'error', message: expect.stringMatching(/\w.*\.$|YAML: \w/) })
})

test('what YAML once took for yes, no, times and octals is a text like any other', () => {
  const { findings } = checkFileOf(
    `%YAML 1.1\n---\n${offer}listing:\n  name: on\n  summary: 12:30\n  keywords: [yes, 017]\navailability:\n  markets: [NO]\n`,
  )
  const about = /^(listing\.(name|summary|keywords)|availability\.markets)/
  expect(findings.filter(({ rule }) => about.test(rule) && !/required/.test(rule))).toEqual([])
})

test('lines may end as they do anywhere', () => {
  const text = `${offer}listing:\n  name: "\\u202Ex"\n`
  expect(placesIn(text.replaceAll('\n', '\r\n'))).toContain('7:9 listing.name.unseen')
})
