import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parquetRows } from './parquet-rows.ts'
import { usageRowShape } from './usage.ts'

const exported = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../test/usage-exports/${name}`, import.meta.url)))

describe('a Parquet file of another writer', () => {
  test.each([
    ['arrow-snappy-dictionary.parquet', '2026-03-04', 1.25],
    ['arrow-zstd-pages-2.parquet', '2026-03-04T01:30:00.000Z', 1.25],
    ['arrow-gzip-row-groups.parquet', '2026-03-04', 2],
    ['arrow-brotli.parquet', '2026-03-04', 1.25],
    ['duckdb-zstd.parquet', '2026-03-04', 1.25],
    ['arrow-lz4.parquet', '2026-03-04', 1.25],
    ['duckdb-lz4.parquet', '2026-03-04', 1.25],
    ['arrow-uncompressed.parquet', '2026-03-04', 1.25],
  ])('%s is read whole, and what is missing in it is missing', async (name, usageDate, quantity) => {
    const rows = await parquetRows(exported(name))
    expect(rows).toHaveLength(40)
    expect(rows.every((row) => usageRowShape.safeParse(row).success)).toBe(true)
    expect(rows[1]).toEqual({
      usageDate,
      quantity,
      cost: 0.25,
      resourceId: expect.stringMatching(/storageAccounts\/exported$/),
      meterId: 'meter-1',
      meterCategory: 'Storage',
      unit: 'GB',
      currency: 'EUR',
    })
    expect(Object.keys(rows[0]!).sort()).toEqual(['quantity', 'resourceId', 'unit', 'usageDate'])
  })

  test('that is none, or was cut, is refused with the reason', async () => {
    const whole = exported('duckdb-zstd.parquet')
    for (const bytes of [new TextEncoder().encode('usageDate,resourceId'), whole.slice(0, 900)])
      await expect(parquetRows(bytes)).rejects.toMatchObject({
        status: 400,
        detail: expect.stringContaining('Parquet'),
      })
    const broken = whole.slice()
    broken.fill(0xff, 40, 200)
    await expect(parquetRows(broken)).rejects.toMatchObject({ status: 400 })
  })
})
