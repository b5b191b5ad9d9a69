/** The recipes of the guide, run as a pipeline would run them: on a repository with templates, Comptoir beside it. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { tagFile } from '../../src/attribution/library.ts'
import { templateBytes } from '../../test/support/templates.ts'

const root = join(import.meta.dirname, '../..')
const guide = readFileSync(join(root, 'docs/guides/attribution.md'), 'utf8')
const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block)
type Step = { run?: string; script?: string }
const [actions, devops] = blocks('yaml').map((block) => parse(block)) as [
  { jobs: { attribution: { steps: Step[] } } },
  { steps: Step[] },
]

/** What installs Comptoir and its packages needs a network, and has been done. */
const linesOf = (steps: Step[]) =>
  steps.flatMap(({ run, script }) => run ?? script ?? []).filter((line) => !/\bnpm ci\b/.test(line))

const recipes: [string, string[]][] = [
  ['a shell', [blocks('sh')[0]!]],
  ['GitHub Actions', linesOf(actions.jobs.attribution.steps)],
  ['Azure DevOps', linesOf(devops.steps)],
]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-recipe-'))
  mkdirSync(join(folder, 'infra'))
  mkdirSync(join(folder, 'staging'))
  symlinkSync(root, join(folder, 'comptoir'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function hasTemplate(content: Uint8Array) {
  writeFileSync(join(folder, 'infra', 'azuredeploy.json'), content)
}

/** Step by step, each in a shell that ends at the first failure, as both services have it. */
function run(lines: string[]): number[] {
  return lines.map((line) => {
    const command = line.replaceAll(/\$\(([\w.]+)\)/g, (_, name: string) =>
      name === 'TRACKING_GUID' ? guid : join(folder, 'staging'),
    )
    const env = { ...process.env, TRACKING_GUID: guid }
    return spawnSync('bash', ['-e', '-c', command], { cwd: folder, env, encoding: 'utf8' }).status ?? -1
  })
}

describe.each(recipes)('the recipe for %s', (_, lines) => {
  const strict = templateBytes('12-create-cluster-2411-3.json')
  const tagged = tagFile({ path: 'azuredeploy.json', bytes: strict }, { guid, allowGenerated: true })

  test('lets pass what is tracked, and stops what is not', () => {
    if (tagged.kind !== 'inserted') throw new Error(`it was ${tagged.kind}`)
    hasTemplate(tagged.bytes)
    expect(run(lines).every((code) => code === 0)).toBe(true)
    hasTemplate(strict)
    expect(run(lines)).toContain(1)
  })
})

test('what the recipes write is what their services read', () => {
  hasTemplate(templateBytes('14-spark-on-ubuntu.json'))
  run(linesOf(actions.jobs.attribution.steps))
  const { runs } = JSON.parse(readFileSync(join(folder, 'attribution.sarif'), 'utf8'))
  expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('infra/azuredeploy.json')
  run(linesOf(devops.steps))
  expect(readFileSync(join(folder, 'attribution.xml'), 'utf8')).toContain('<testsuite name="infra/azuredeploy.json"')
  expect(existsSync(join(folder, 'staging', 'azuredeploy.json'))).toBe(true)
  expect(JSON.parse(readFileSync(join(folder, 'staging', 'azuredeploy.json'), 'utf8')).resources[0].name).toBe(
    `pid-${guid}`,
  )
})

test.each(['linked', 'packed'])('a program that has the package %s runs the lines of the guide', (way) => {
  mkdirSync(join(folder, 'node_modules'))
  if (way === 'packed') {
    const packed = spawnSync(process.execPath, [join(root, 'script/pack-library.ts'), folder], { encoding: 'utf8' })
    expect(packed).toMatchObject({ status: 0, stderr: '' })
    const files = readdirSync(join(folder, 'library'), { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([])
  }
  symlinkSync(way === 'linked' ? root : join(folder, 'library'), join(folder, 'node_modules', 'comptoir'))
  const [lines = ''] = blocks('ts')
  const [imports = '', ...rest] = lines.split('\n')
  const program = [
    imports,
    "import { readdirSync, readFileSync } from 'node:fs'",
    "const original = new Uint8Array(readFileSync('infra/azuredeploy.json'))",
    ...rest,
    'console.log(JSON.stringify([text === new TextDecoder().decode(tagged.bytes), before.kind, findings.length]))',
  ]
  writeFileSync(join(folder, 'program.ts'), program.join('\n'))
  hasTemplate(templateBytes('58-managed-application-main.json'))
  const { stdout, stderr } = spawnSync(process.execPath, ['program.ts'], { cwd: folder, encoding: 'utf8' })
  expect({ stdout, stderr }).toEqual({ stdout: '[true,"removed",0]\n', stderr: '' })
})
