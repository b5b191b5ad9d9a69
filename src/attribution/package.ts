/** A zip package or a zip of a repository, read in memory and within bounds: what can carry attribution. */
import { fromBuffer } from 'yauzl'
import { kindOf } from './artefacts.ts'
import { maxPackageBytes } from './package-limits.ts'
import type { SourceFile } from './tag-file.ts'

export type PackageReading =
  | { kind: 'package'; files: SourceFile[] }
  | { kind: 'refused'; reason: 'notAZip' | 'memberTooLarge' | 'traversal' | 'tooMany' | 'tooLarge'; member?: string }

const maxMemberBytes = 50 * 1024 * 1024
const maxMembers = 20_000

/**
 * Reads a zip that somebody sent. Refused with the reason, and the member it is about, when it is no zip, too large
 * or unsafe.
 */
export async function readPackage(bytes: Uint8Array): Promise<PackageReading> {
  if (bytes.length > maxPackageBytes) return { kind: 'refused', reason: 'tooLarge' }
  return new Promise((resolve) => {
    const refuse = (reason: Extract<PackageReading, { kind: 'refused' }>['reason'], member?: string) =>
      resolve({ kind: 'refused', reason, ...(member !== undefined && { member }) })
    // Strict names: yauzl itself refuses absolute ones and those that climb.
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      { lazyEntries: true, strictFileNames: false },
      (error, zip) => {
        if (error) return refuse('notAZip')
        const files: SourceFile[] = []
        let taken = 0
        if (zip.entryCount > maxMembers) return refuse('tooMany')
        zip.on('error', (failure: Error) =>
          refuse(/relative path|absolute path|invalid characters/.test(failure.message) ? 'traversal' : 'notAZip'),
        )
        zip.on('end', () => resolve({ kind: 'package', files }))
        zip.on('entry', (entry: { fileName: string; uncompressedSize: number }) => {
          const { fileName: path, uncompressedSize } = entry
          if (uncompressedSize > maxMemberBytes) return refuse('memberTooLarge', path)
          if (path.endsWith('/') || !wanted(path)) return zip.readEntry()
          taken += uncompressedSize
          if (taken > maxPackageBytes) return refuse('tooLarge')
          zip.openReadStream(entry as Parameters<typeof zip.openReadStream>[0], (failure, stream) => {
            if (failure) return refuse('notAZip', path)
            const chunks: Buffer[] = []
            stream.on('data', (chunk: Buffer) => chunks.push(chunk))
            stream.on('error', () => refuse('notAZip', path))
            stream.on('end', () => {
              files.push({ path, bytes: new Uint8Array(Buffer.concat(chunks)) })
              zip.readEntry()
            })
          })
        })
        zip.readEntry()
      },
    )
  })
}

function wanted(path: string): boolean {
  return kindOf(path) !== undefined && !/(^|\/)(node_modules|\.git|__MACOSX)\//.test(path)
}
