/** Rows of a Parquet file, as exports of usage come: whatever writer made it, compressed as the format allows. */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import type { Compressors, FileMetaData } from 'hyparquet'
import { malformed, tooLarge } from '#platform/problem'

const maxPageBytes = 64 * 1024 * 1024
const maxRows = 500_000

/**
 * @throws malformed when it is no such file, or packed in a way that is not read
 * @throws tooLarge over half a million rows
 */
export async function parquetRows(bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  // Loaded when the first such file comes: few instances ever see one.
  const { parquetMetadata, parquetReadObjects, snappyUncompress } = await import('hyparquet')
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const compressors: Compressors = {
    SNAPPY: (page, length) => {
      const unpacked = new Uint8Array(atMost(length))
      snappyUncompress(page, unpacked)
      return unpacked
    },
    GZIP: (page, length) => gunzipSync(page, within(length)),
    BROTLI: (page, length) => brotliDecompressSync(page, within(length)),
    ZSTD: (page, length) => zstdDecompressSync(page, within(length)),
  }
  try {
    const metadata = parquetMetadata(file)
    if (codecsOf(metadata).some((codec) => codec.startsWith('LZ4'))) Object.assign(compressors, await lz4())
    if (metadata.num_rows > maxRows) throw tooLarge(`At most ${maxRows} rows in one file; send it in parts.`)
    const rows = await parquetReadObjects({ file, metadata, compressors })
    return rows.map(plain)
  } catch (error) {
    if (tooLarge.is(error)) throw error
    throw malformed(`This Parquet file cannot be read: ${(error as Error).message}.`)
  }
}

function codecsOf({ row_groups }: FileMetaData): string[] {
  return row_groups.flatMap(({ columns }) => columns.flatMap(({ meta_data }) => meta_data?.codec ?? []))
}

/** Blocks as the format names them today, and in the frames that its first writers put around them. */
async function lz4(): Promise<Compressors> {
  const { decompressLz4, decompressLz4Raw } = await import('hyparquet-compressors')
  return {
    LZ4: (page, length) => (length ? decompressLz4(page, atMost(length)) : new Uint8Array()),
    // A page of nothing is one byte, which the library takes for a piece that begins before the page.
    LZ4_RAW: (page, length) => (length ? decompressLz4Raw(page, atMost(length)) : new Uint8Array()),
  }
}

/** What a page says it unfolds to is only what it says. */
function atMost(length: number): number {
  if (length > maxPageBytes) throw new Error('a page of it unfolds to more than 64 MB')
  return length
}

/** An empty page unfolds to nothing, which zlib does not take for a limit. */
function within(length: number): { maxOutputLength: number } {
  return { maxOutputLength: Math.max(1, atMost(length)) }
}

/** As JSON would say it: dates as text, large whole numbers as numbers, nothing for null. */
function plain(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => {
      if (value === null || value === undefined) return []
      if (value instanceof Date) return [[name, dateText(value)]]
      return [[name, typeof value === 'bigint' ? Number(value) : value]]
    }),
  )
}

/** A day without a time stays a day: it counts for all of it. */
function dateText(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}
