/** One process at a time in a folder: PGlite corrupts its files when two open them. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}. Stop it first, or set DATABASE_URL to share a PostgreSQL.`)
    this.name = 'FolderInUse'
  }
}

/** Takes the folder; returns what gives it back. A lock left by a dead process is taken over. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'comptoir.pid')
  const owner = ownerOf(file)
  if (owner && owner !== process.pid && isAlive(owner)) throw new FolderInUse(folder, owner)
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function ownerOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
