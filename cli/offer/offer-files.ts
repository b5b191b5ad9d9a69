/** Which files of a folder are offers. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

type Absent = { path: string; code: 'file.absent' | 'file.noOffers' }

/** A file that is named is an offer; in folders, what is called so or begins so. In order of their names. */
export function findOfferFiles(paths: string[]): { files: string[]; absent: Absent[] } {
  const files: string[] = []
  const absent: Absent[] = []
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) absent.push({ path, code: 'file.absent' })
    else if (!stats.isDirectory()) files.push(path)
    else {
      const found = offersIn(path)
      if (found.length === 0) absent.push({ path, code: 'file.noOffers' })
      files.push(...found)
    }
  }
  return { files: [...new Set(files)], absent }
}

function offersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return /^(\.|node_modules$)/.test(entry.name) ? [] : offersIn(path)
      return entry.isFile() && isOffer(path, entry.name) ? [path] : []
    })
}

function isOffer(path: string, name: string): boolean {
  if (/^(.+\.)?offer\.ya?ml$/i.test(name)) return true
  return /\.ya?ml$/i.test(name) && /^apiVersion:\s*["']?comptoir\//m.test(startOf(path))
}

function startOf(path: string): string {
  const buffer = Buffer.alloc(4_096)
  const file = openSync(path, 'r')
  try {
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, 0))
  } finally {
    closeSync(file)
  }
}

/** Its bytes, unless there are so many that nobody should read them. */
export function readBytes(
  path: string,
  maxBytes: number,
): Uint8Array | { code: string; params?: Record<string, string | number> } {
  try {
    const { size } = statSync(path)
    if (size > maxBytes) {
      return { code: 'file.tooLarge', params: { n: Math.ceil(size / 1024), max: maxBytes / 1024 } }
    }
    return readFileSync(path)
  } catch (error) {
    return { code: 'file.unreadable', params: { reason: (error as NodeJS.ErrnoException).code ?? '' } }
  }
}
