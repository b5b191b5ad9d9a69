/**
 * Files by content: stored once under their SHA-256, never changed, so that a frozen submission
 * keeps pointing at exactly what was handed in.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { storageFull, tooLarge } from './problem.ts'

export type StoredFile = { sha256: string; size: number }

export type Files = {
  /**
   * @throws tooLarge when the stream goes over maxBytes; nothing is kept
   * @throws storageFull when the disk is full; nothing is kept
   */
  store(content: Uint8Array | AsyncIterable<Uint8Array>, limit: { maxBytes: number }): Promise<StoredFile>
  read(sha256: string): Promise<Buffer>
  /** @param range first and last byte, both included; the whole file when left out */
  stream(sha256: string, range?: { start: number; end: number }): Readable
  has(sha256: string): Promise<boolean>
}

export function openFiles(root: string): Files {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a content address: ${sha256}`)
    return join(root, sha256.slice(0, 2), sha256)
  }
  return {
    async store(content, { maxBytes }) {
      await mkdir(join(root, 'incoming'), { recursive: true })
      const incoming = join(root, 'incoming', randomUUID())
      try {
        const stored = await writeHashed(incoming, content, maxBytes)
        const path = pathOf(stored.sha256)
        await mkdir(join(path, '..'), { recursive: true })
        await rename(incoming, path)
        await syncFolder(join(path, '..'))
        return stored
      } catch (error) {
        await rm(incoming, { force: true })
        if (noRoom.has((error as NodeJS.ErrnoException).code ?? '')) {
          throw storageFull(
            'The server has no disk space left for this file. Nothing was changed; tell the operator.',
            { cause: error },
          )
        }
        throw error
      }
    },
    read: (sha256) => readFile(pathOf(sha256)),
    stream: (sha256, range) => createReadStream(pathOf(sha256), range),
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
  }
}

/** The disk is full, the quota is used up, or the file may not grow: to whoever uploads, the same. */
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** A file's name is part of its folder: it too must survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}

async function writeHashed(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx')
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.length
      if (size > maxBytes) {
        throw tooLarge(
          `The file is larger than the ${Math.floor(maxBytes / 1024 / 1024)} MB allowed. Nothing was kept.`,
        )
      }
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    // The row that names this file commits next: the bytes must not be the part that a power cut takes.
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}
