/** Where the drawn files of the sample offers are. They are in the repository: see art/draw.ts for why. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** @param path as in a sample offer's document: `kestrel/route-planner/logo.png` */
export function mediaPath(path: string): string {
  return fileURLToPath(new URL(`./media/${path}`, import.meta.url))
}

export function readMedia(path: string): Promise<Buffer> {
  return readFile(mediaPath(path))
}
