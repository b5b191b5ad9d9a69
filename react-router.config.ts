import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  // One manifest with the first page: the portals have some forty addresses, and asking for each
  // as it is discovered would cost a round trip per click.
  routeDiscovery: { mode: 'initial' },
  buildEnd: () => compressAssets('build/client/assets'),
} satisfies Config

/** Compressed once here instead of at every request; server/web-pages.ts sends what the browser takes. */
async function compressAssets(folder: string): Promise<void> {
  const texts = (await readdir(folder)).filter((name) => /\.(js|css|svg)$/.test(name))
  for (const name of texts) {
    const bytes = await readFile(join(folder, name))
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes))
    await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}
