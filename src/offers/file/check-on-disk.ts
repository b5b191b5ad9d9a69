/** The checks of an upload, on a file of this disk; nothing is stored. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Files } from '#platform/files'
import { type FieldError, tooLarge } from '#platform/problem'
import { checkedContent } from '../asset-checks/check.ts'
import { type AssetKind, kindRules } from '../asset-kinds.ts'
import { refusedFile } from '../asset-refusal.ts'
import type { Asset } from '../assets.ts'
import type { FoundFile } from './look-at-files.ts'

export async function checkOnDisk(
  { path, stats }: FoundFile,
  kind: AssetKind,
  named: string,
): Promise<Asset | FieldError[]> {
  const filename = named.slice(named.lastIndexOf('/') + 1)
  const { maxBytes } = kindRules(kind)
  const checked =
    stats.size > maxBytes
      ? [{ rule: 'tooManyBytes' } as const]
      : await checkedContent(
          { files: leftWhereItLies(path) },
          {
            kind,
            content: kindRules(kind).format === 'zip' ? createReadStream(path) : await readFile(path),
            kept: false,
          },
        )
  if (Array.isArray(checked)) return [...(refusedFile(kind, { filename, broken: checked }).errors ?? [])]
  const warnings = checked.warnings.map((warning) => ({ ...warning, params: { ...warning.params, filename } }))
  return {
    ...checked,
    warnings,
    ...{ publisherId: '', assetId: named, filename, generatedFrom: null, uploadedAt: stats.mtime, uploadedBy: '' },
    sentSha256: null,
  }
}

/** A store that keeps nothing: content is counted and hashed, and read again from the file itself. */
function leftWhereItLies(path: string): Files {
  return {
    async store(content, { maxBytes }) {
      const hash = createHash('sha256')
      let size = 0
      for await (const chunk of content instanceof Uint8Array ? [content] : content) {
        size += chunk.length
        if (size > maxBytes) throw tooLarge('')
        hash.update(chunk)
      }
      return { sha256: hash.digest('hex'), size }
    },
    read: () => readFile(path),
    stream: (_sha256, range) => createReadStream(path, range),
    has: async () => true,
  }
}
