import { expect, test } from 'vitest'
import { aZip } from '../../../test/support/files.ts'
import { readTable } from './read-table.ts'

const MB = 1024 * 1024

/** A workbook whose sheet unpacks to `actual` bytes, and says `claimed`. */
function workbook({ actual, claimed }: { actual: number; claimed: number }): Buffer {
  const zip = aZip({ 'xl/worksheets/sheet1.xml': 'x'.repeat(actual) })
  zip.writeUInt32LE(claimed, zip.indexOf('PK\x03\x04', 'latin1') + 22)
  zip.writeUInt32LE(claimed, zip.indexOf('PK\x01\x02', 'latin1') + 24)
  return zip
}

test('a workbook that unpacks to more than a machine should hold is refused unread', async () => {
  await expect(readTable({ locale: 'en' }, workbook({ actual: MB, claimed: 101 * MB }))).rejects.toMatchObject({
    detail: 'The workbook can’t be read: it unpacks to more than 100 MB.',
  })
})

test('a workbook that unpacks to more than it says is refused before anything keeps it', async () => {
  await expect(readTable({ locale: 'fr' }, workbook({ actual: 2 * MB, claimed: 1_000 }))).rejects.toMatchObject({
    detail: 'Le classeur ne peut pas être lu : il est endommagé.',
  })
})
