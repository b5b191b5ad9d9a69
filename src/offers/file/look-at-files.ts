/** Finds the files that an offer names, and has each looked at where it lies. */
import { realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, isAbsolute, resolve, sep } from 'node:path'
import type { FieldError } from '#platform/problem'
import type { AssetKind } from '../asset-kinds.ts'
import type { Asset } from '../assets.ts'
import { type LookedAt, usedAs } from './check-offer.ts'
import type { Fault } from './fault.ts'
import type { OfferFile } from './offer-file.ts'
import { decodeText, maxFileBytes } from './parse-yaml.ts'

export type FoundFile = { path: string; stats: Stats }

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

type Check = (found: FoundFile, kind: AssetKind, named: string) => Promise<Asset | FieldError[]>

/** Remembers what it looked at, so that a picture of a hundred offers is looked at once. */
export class FilesOnDisk {
  private readonly looked = new Map<string, Promise<Asset | FieldError[]>>()
  private readonly loadCheck: () => Promise<Check>

  /** @param loadCheck fetches `checkOnDisk`: its libraries take longer to load than an offer to check */
  constructor(loadCheck: () => Promise<Check>) {
    this.loadCheck = loadCheck
  }

  async lookAt(offerFile: string, file: OfferFile): Promise<LookedAt> {
    return new Map(
      await Promise.all(
        file.files.map(async (use) => {
          const found = findBeside(offerFile, use.path)
          return [usedAs(use), 'code' in found ? found : await this.once(found, use.kind, use.path)] as const
        }),
      ),
    )
  }

  private once(found: FoundFile, kind: AssetKind, named: string): Promise<Asset | FieldError[]> {
    const key = `${kind}:${found.path}`
    let looking = this.looked.get(key)
    if (!looking) {
      looking = this.loadCheck().then((check) => check(found, kind, named))
      this.looked.set(key, looking)
    }
    return looking
  }
}
