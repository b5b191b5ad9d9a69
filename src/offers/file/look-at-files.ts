/** Looks at the files that an offer names, where they lie: the checks of an upload, nothing stored. */
import { createHash } from 'node:crypto'
import { createReadStream, realpathSync, type Stats, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, resolve, sep } from 'node:path'
import type { Files } from '#platform/files'
import { type FieldError, tooLarge } from '#platform/problem'
import { type AssetKind, kindRules } from '../asset-kinds.ts'
import type { Asset } from '../assets.ts'
import { type LookedAt, usedAs } from './check-offer.ts'
import type { Fault } from './fault.ts'
import { decodeText, maxFileBytes } from './parse-yaml.ts'
import type { OfferFile } from './read-offer.ts'

type FoundFile = { path: string; stats: Stats }

/**
 * Where a path of an offer's file leads: beside it, or elsewhere in the folder the command runs in. A file from a
 * stranger's branch must not bring others of this machine into an offer, not by links either.
 */
export function findBeside(offerFile: string, path: string): FoundFile | Omit<Fault, 'range'> {
  if (isAbsolute(path) || /^[a-z]:/i.test(path)) return { code: 'file.path.absolute' }
  const folder = dirname(resolve(offerFile))
  let real: string
  let stats: Stats
  try {
    real = realpathSync(resolve(folder, path))
    stats = statSync(real)
  } catch {
    return { code: 'file.path.absent', params: { path } }
  }
  const isInside = [folder, process.cwd()].some((root) => real.startsWith(`${realpathSync(root)}${sep}`))
  if (!isInside) return { code: 'file.path.outside', params: { path } }
  return stats.isFile() ? { path: real, stats } : { code: 'file.path.absent', params: { path } }
}

/** A text of the offer that stands in a file of its own. */
export function textBeside(
  offerFile: string,
  path: string,
  read: (path: string) => Uint8Array,
): string | Omit<Fault, 'range'> {
  const found = findBeside(offerFile, path)
  if ('code' in found) return found
  if (found.stats.size > maxFileBytes) return { code: 'file.path.tooLarge', params: { path, max: maxFileBytes / 1024 } }
  const text = decodeText(read(found.path))
  return typeof text === 'string' ? text : { code: 'file.path.notText', params: { path } }
}

/** Remembers what it looked at, so that a picture of a hundred offers is looked at once. */
export class FilesOnDisk {
  private readonly looked = new Map<string, Promise<Asset | FieldError[]>>()

  async lookAt(offerFile: string, file: OfferFile): Promise<LookedAt> {
    const looked = new Map<string, Asset | FieldError[] | Omit<Fault, 'range'>>()
    for (const use of file.files) {
      const found = findBeside(offerFile, use.path)
      looked.set(usedAs(use), 'code' in found ? found : await this.once(found, use.kind, use.path))
    }
    return looked
  }

  private once(found: FoundFile, kind: AssetKind, named: string): Promise<Asset | FieldError[]> {
    const key = `${kind}:${found.path}`
    let looking = this.looked.get(key)
    if (!looking) {
      looking = checkOnDisk(found, kind, named)
      this.looked.set(key, looking)
    }
    return looking
  }
}

async function checkOnDisk({ path, stats }: FoundFile, kind: AssetKind, named: string): Promise<Asset | FieldError[]> {
  // Pictures and documents are looked at by libraries that take longer to load than an offer to check.
  const { checkedContent } = await import('../asset-checks/check.ts')
  const { refusedFile } = await import('../asset-refusal.ts')
  const filename = named.slice(named.lastIndexOf('/') + 1)
  const { maxBytes } = kindRules(kind)
  const checked =
    stats.size > maxBytes
      ? [{ rule: 'tooManyBytes' } as const]
      : await checkedContent(
          { files: leftWhereItLies(path) },
          { kind, content: kindRules(kind).format === 'zip' ? createReadStream(path) : await readFile(path) },
        )
  if (Array.isArray(checked)) return [...(refusedFile(kind, filename, checked).errors ?? [])]
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
