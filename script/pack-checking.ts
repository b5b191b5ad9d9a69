/**
 * Packs what `comptoir offer validate` needs into build/checking: three hundred files take longer to find than an
 * offer to check. What it was made of stands beside it; when that changes, the command runs from the sources.
 */
import { statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'vite'
import { type MadeOf, madeOf } from '../cli/offer/load-checking.ts'

const root = join(import.meta.dirname, '..')
const inputs: MadeOf = {}

await build({
  configFile: false,
  root,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: {
    ssr: 'src/offers/file/checking.ts',
    outDir: 'build/checking',
    emptyOutDir: true,
    minify: true,
    target: 'node24',
    copyPublicDir: false,
  },
  plugins: [
    {
      name: 'made-of',
      moduleParsed({ id }) {
        const stats = statSync(id, { throwIfNoEntry: false })
        if (stats && !id.includes('node_modules')) inputs[relative(root, id)] = [stats.mtimeMs, stats.size]
      },
    },
  ],
})
const lock = statSync(join(root, 'package-lock.json'))
inputs['package-lock.json'] = [lock.mtimeMs, lock.size]
writeFileSync(madeOf, JSON.stringify(inputs))
