/** Tags and lints a thousand real templates in one process, its start-up included; and one file by the command line. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const source = new URL('../../test/arm-templates/', import.meta.url).pathname
const comptoir = new URL('../../cli/main.ts', import.meta.url).pathname
const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const templates = readdirSync(source).filter((name) => /^\d\d-.*\.json$/.test(name))
const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))

try {
  const many = join(folder, 'many')
  mkdirSync(many)
  let bytes = 0
  for (let i = 0; i < 1000; i++) {
    const name = templates[i % templates.length]!
    copyFileSync(join(source, name), join(many, `${i}-${name}`))
    bytes += readFileSync(join(source, name)).length
  }
  const program = `
    import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
    import { lintFile, tagFile } from '${new URL('../../src/attribution/library.ts', import.meta.url).href}'
    for (const name of readdirSync('.')) {
      const bytes = new Uint8Array(readFileSync(name))
      const tagged = tagFile({ path: name, bytes }, { guid: '${guid}', allowGenerated: true })
      const now = tagged.kind === 'inserted' || tagged.kind === 'replaced' ? tagged.bytes : bytes
      if (now !== bytes) writeFileSync(name, now)
      lintFile({ path: name, bytes: now })
    }`
  const thousandMs = timed(many, ['--input-type=module', '--eval', program])
  const readingMs = timed(many, [
    '--input-type=module',
    '--eval',
    `import { readdirSync, readFileSync } from 'node:fs'; for (const name of readdirSync('.')) JSON.stringify(readFileSync(name, 'utf8'))`,
  ])
  const one = join(folder, 'azuredeploy.json')
  const tagMs = median(() => {
    copyFileSync(join(source, templates[13]!), one)
    return timed(folder, [comptoir, 'attribution', 'tag', one, '--guid', guid])
  })
  const lintMs = median(() => timed(folder, [comptoir, 'attribution', 'lint', one]))
  const nodeMs = median(() => timed(folder, ['--eval', '0']))
  const round = (n: number) => Math.round(n)
  const [thousandTargetMs, oneTargetMs] = [3000, 200]
  console.log(
    JSON.stringify(
      {
        bench: 'attribution-tag',
        thousandTemplates: {
          ms: round(thousandMs),
          megabytes: Number((bytes / 1e6).toFixed(1)),
          targetMs: thousandTargetMs,
        },
        rawReading: { ms: round(readingMs), ratio: Number((thousandMs / readingMs).toFixed(1)) },
        oneFile: { tagMs: round(tagMs), lintMs: round(lintMs), targetMs: oneTargetMs },
        bareNode: { ms: round(nodeMs), ratio: Number((tagMs / nodeMs).toFixed(1)) },
      },
      null,
      2,
    ),
  )
  if (thousandMs > thousandTargetMs || Math.max(tagMs, lintMs) > oneTargetMs) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Wall time of a program from its start to its end. */
function timed(cwd: string, args: string[]): number {
  const start = performance.now()
  // As bin/comptoir has it: what was compiled once is kept.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  const { error } = spawnSync(process.execPath, args, { cwd, env })
  if (error) throw error
  return performance.now() - start
}

function median(once: () => number): number {
  return Array.from({ length: 9 }, once).sort((a, b) => a - b)[4]!
}
