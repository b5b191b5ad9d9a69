/** Archives of named entries, tar within gzip: written as a whole or not at all, and read from front to back. */
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableWritablePair, ReadableStream as WebStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { createTarDecoder, createTarPacker, type ParsedTarEntry, type TarPackController } from 'modern-tar'

// The library is typed for browsers, whose streams cannot be iterated over.
type Decoder = ReadableWritablePair<ParsedTarEntry, Uint8Array>

export type ArchiveEntry = { name: string; size: number; body: AsyncIterable<Uint8Array> }

export class ArchiveUnreadable extends Error {
  override readonly name = 'ArchiveUnreadable'
}

/** Readable by its owner only. What stood at the path is replaced once the new archive is on the disk. */
export async function writeArchive(path: string, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  const unfinished = `${path}.part`
  const { readable, controller } = createTarPacker()
  const packed = pack(controller, entries)
  // Whichever of the two fails first tells the other, and only then the caller.
  packed.catch((error) => controller.error(error))
  try {
    await pipeline(
      Readable.fromWeb(readable as WebStream),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    )
    await packed
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function pack(controller: TarPackController, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  for await (const { name, size, body } of entries) {
    await Readable.toWeb(Readable.from(body)).pipeTo(controller.add({ name, size, type: 'file', mode: 0o600 }))
  }
  controller.finalize()
}

/**
 * Each entry's body must be read to its end before the next entry. The file is read twice: its checksum is at
 * its end, and nothing is told of a file that was cut short.
 * @throws ArchiveUnreadable when it is not such an archive, or not a whole one
 */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  try {
    await pipeline(createReadStream(path), createGunzip(), async (bytes) => {
      for await (const _ of bytes);
    })
    const bytes = Readable.toWeb(createReadStream(path).pipe(createGunzip())) as WebStream<Uint8Array>
    for await (const { header, body } of bytes.pipeThrough(createTarDecoder({ strict: true }) as Decoder)) {
      yield { name: header.name, size: header.size, body: body as WebStream<Uint8Array> }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new ArchiveUnreadable(
      code === 'ENOENT' ? `${path}: there is no such file.` : `${path} is damaged or not whole: ${message}`,
    )
  }
}

export function entryOf(name: string, content: string): ArchiveEntry {
  const bytes = Buffer.from(content)
  return { name, size: bytes.length, body: Readable.from([bytes]) }
}
