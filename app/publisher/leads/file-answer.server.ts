/** Pieces of a file as an answer that a browser keeps. */
import { Readable } from 'node:stream'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export function fileAnswer(pieces: AsyncIterable<string | Uint8Array>, file: { name: string; format: 'csv' | 'xlsx' }) {
  return new Response(Readable.toWeb(Readable.from(pieces, { objectMode: false })) as ReadableStream, {
    headers: {
      'Content-Type': types[file.format],
      'Content-Disposition': `attachment; filename="leads-${file.name}.${file.format}"`,
      'Cache-Control': 'no-store',
    },
  })
}
