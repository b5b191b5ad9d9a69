/** Files of several formats: known by what is in them, and refused when they would do something. */
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApp, anAzurePackage, aPdf, aWorkbook, aZip } from '../../../test/support/files.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import type { AssetKind } from '../asset-kinds.ts'
import { checkedContent } from './check.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
})
afterAll(() => shop.close())

async function of(kind: AssetKind, content: Buffer) {
  const checked = await checkedContent(shop.ctx, { kind, content })
  return Array.isArray(checked)
    ? checked.map(({ rule, params }) => [rule, params?.entry ?? params?.kinds])
    : checked.facts.format
}

test('a file is what it contains, whatever it is called', async () => {
  expect(await of('extension-app', anApp())).toBe('app')
  expect(await of('dependency', aZip({ 'a.app': 'x' }))).toBe('zip')
  expect(await of('customization-report', aWorkbook())).toBe('xlsx')
  expect(await of('customization-report', legacy())).toBe('xls')
  expect(await of('test-accounts', aPdf())).toBe('pdf')
  expect(await of('test-accounts', legacy())).toBe('doc')
})

test('what its field does not take is refused, with what it takes', async () => {
  expect(await of('extension-app', aZip({ 'a.txt': 'x' }))).toEqual([['notOfKind', '.app']])
  expect(await of('customization-report', aPdf())).toEqual([['notOfKind', '.xlsx, .xls, .zip']])
  expect(await of('extension-app', Buffer.from('NAVX and then nothing that is a zip at all'))).toEqual([
    ['notOfKind', '.app'],
  ])
})

test('macros are refused in new and old documents', async () => {
  const withMacros = aZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>', 'xl/vbaProject.bin': 'x' })
  expect(await of('customization-report', withMacros)).toEqual([['macros', undefined]])
  expect(await of('test-accounts', Buffer.concat([legacy(), Buffer.from('_VBA_PROJECT', 'utf16le')]))).toEqual([
    ['macros', undefined],
  ])
})

test('an Azure package has both templates at its root, as JSON', async () => {
  expect(await of('azure-package', anAzurePackage())).toBe('zip')
  expect(await of('azure-package', aZip({ 'mainTemplate.json': '{"resources":[]}' }))).toEqual([
    ['absentInZip', 'createUiDefinition.json'],
  ])
  expect(await of('azure-package', aZip({ 'mainTemplate.json': '{', 'createUiDefinition.json': '{}' }))).toEqual([
    ['notJson', 'mainTemplate.json'],
  ])
  const nested = aZip({ 'app/mainTemplate.json': '{}', 'app/createUiDefinition.json': '{}' })
  expect(await of('azure-package', nested)).toEqual([['nestedInZip', 'mainTemplate.json, createUiDefinition.json']])
  const list = aZip({ 'mainTemplate.json': '[]', 'createUiDefinition.json': '{}' })
  expect(await of('azure-package', list)).toEqual([['notTemplate', 'mainTemplate.json']])
  const parameters = aZip({ 'mainTemplate.json': '{"parameters":{}}', 'createUiDefinition.json': '{}' })
  expect(await of('azure-package', parameters)).toEqual([['notTemplate', 'mainTemplate.json']])
})

test('an Azure package is taken as people make it: with nested templates, comments, a mark and what their system adds', async () => {
  const commented = `\uFEFF{ // a quick start\n "resources": [ { "name": "https://a/*b*/", "x": "a\nb" }, ], /* end */ }`
  const made = aZip({
    'mainTemplate.json': commented,
    'createUiDefinition.json': '{"parameters":{}}',
    'nested/network.json': '{"resources":[]}',
    'scripts/install.sh': 'true',
    '.DS_Store': 'x',
    '__MACOSX/._mainTemplate.json': 'x',
  })
  expect(await of('azure-package', made)).toBe('zip')
})

test('a link in a package is refused: it leads wherever it is unpacked', async () => {
  const linked = zipSync({
    'mainTemplate.json': strToU8('{"resources":[]}'),
    'createUiDefinition.json': strToU8('{}'),
    'scripts/setup.sh': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
  })
  expect(await of('azure-package', Buffer.from(linked))).toEqual([['linkInZip', 'scripts/setup.sh']])
})

test('a package that climbs out of its folder, or unpacks without end, is refused', async () => {
  const climbing = aZip({ '../mainTemplate.json': '{}' })
  expect(await of('azure-package', climbing)).toEqual([['unsafeZip', '../mainTemplate.json']])
  const bomb = Buffer.from(
    zipSync({ 'mainTemplate.json': new Uint8Array(64 * 1024 * 1024), 'createUiDefinition.json': strToU8('{}') }),
  )
  expect(await of('azure-package', bomb)).toMatchObject([['hugeZip', undefined]])
})

/** The beginning of a document of Word or Excel before 2007. */
function legacy(): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])
}
