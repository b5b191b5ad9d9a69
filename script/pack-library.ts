/**
 * Packs the library of attribution into build/, or into the folder that is named, as a package of its own, compiled and
 * with its types: Node runs no TypeScript below node_modules. It is called comptoir, too, so that programs import it by
 * the same name.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import own from '../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')
const folder = resolve(process.argv[2] ?? join(root, 'build'))
const out = join(folder, 'library')
const face = join(out, 'attribution/library')

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const settings = join(out, 'tsconfig.json')
writeFileSync(
  settings,
  JSON.stringify({
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      ...{ noEmit: false, declaration: true, rewriteRelativeImportExtensions: true },
      ...{ outDir: '.', rootDir: join(root, 'src'), types: ['node'], typeRoots: [join(root, 'node_modules/@types')] },
    },
    files: [join(root, 'src/attribution/library.ts')],
    include: [],
  }),
)
run(join(root, 'node_modules/.bin/tsc'), ['-p', settings])
rmSync(settings)

const needed = new Set<string>()
for (const kind of ['.js', '.d.ts']) follow(`${face}${kind}`, kind)
for (const file of readdirSync(out, { recursive: true, withFileTypes: true }))
  if (file.isFile() && !needed.has(join(file.parentPath, file.name))) rmSync(join(file.parentPath, file.name))

const { name, version, license, engines } = own
writeFileSync(
  join(out, 'package.json'),
  `${JSON.stringify(
    {
      ...{ name, version, license, type: 'module', engines, sideEffects: false },
      description: 'Usage attribution: tag, lint and verify what customers deploy.',
      exports: { './attribution': { types: './attribution/library.d.ts', default: './attribution/library.js' } },
      imports: { '#platform/*': { types: './platform/*.d.ts', default: './platform/*.js' } },
    },
    null,
    2,
  )}\n`,
)
copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'))
run('npm', ['pack', '--silent', '--pack-destination', folder], out)
console.log(relative(process.cwd(), join(folder, `${name}-${version}.tgz`)))

/** What a file of the package imports, and what that does. The library uses no package: one would have to be named. */
function follow(file: string, kind: string) {
  if (needed.has(file)) return
  needed.add(file)
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  for (const [, imported = ''] of code.matchAll(/(?:^(?:import|export|\}).*? from |import\()["']([^"']+)["']/gm)) {
    if (imported.startsWith('node:')) continue
    const path = imported.startsWith('.')
      ? join(dirname(file), imported)
      : imported.startsWith('#platform/') && join(out, imported.slice(1))
    if (!path) throw new Error(`${relative(out, file)} imports ${imported}, which no package of the library brings.`)
    follow(`${path.replace(/\.(js|ts)$/, '')}${kind}`, kind)
  }
}

function run(command: string, args: string[], cwd = root) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stdout}${stderr}`)
}
