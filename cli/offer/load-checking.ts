/** Loads what checks offers: packed, if the pack was made of what is here now, or else as it stands. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Checking = typeof import('../../src/offers/file/checking.ts')

const root = join(import.meta.dirname, '../..')
const packed = join(root, 'build/checking/checking.js')
export const madeOf = join(root, 'build/checking/made-of.json')

export async function loadChecking(): Promise<Checking> {
  return isFresh() ? import(packed) : import('../../src/offers/file/checking.ts')
}

/** Files by path: when each was written, and how long it is. */
export type MadeOf = Record<string, [mtimeMs: number, size: number]>

function isFresh(): boolean {
  let made: MadeOf
  try {
    made = JSON.parse(readFileSync(madeOf, 'utf8'))
  } catch {
    return false
  }
  return Object.entries(made).every(([path, [mtimeMs, size]]) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false })
    return stats?.mtimeMs === mtimeMs && stats.size === size
  })
}
