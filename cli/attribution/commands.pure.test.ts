/** The commands of attribution that need no marketplace: what they say, what they leave with, what they leave alone. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ResourceManagerFake, resourceManagerFake } from '../../test/fakes/resource-manager.ts'
import { runCommand } from '../../test/support/commands.ts'
import { templateBytes } from '../../test/support/templates.ts'
import { attribution } from '../attribution.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const folder = mkdtempSync(join(tmpdir(), 'comptoir-attribution-'))
const run = (...args: string[]) => runCommand(attribution, args)
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('tag', () => {
  test('A15 another GUID leaves with 5, names both and touches nothing; --replace exchanges 36 characters', async () => {
    const original = templateBytes('06-aci-sftp-files-existing-storage.json')
    const path = file('azuredeploy.json', original)
    const refused = await run('tag', path, '--guid', guid)
    expect(refused).toMatchObject({ code: 5, out: '' })
    expect(refused.err).toContain('18f281fe-d1e1-502c-8b87-d945383dc75b')
    expect(refused.err).toContain(guid)
    expect(new Uint8Array(readFileSync(path))).toEqual(original)

    expect((await run('tag', path, '--guid', guid, '--replace')).code).toBe(0)
    const replaced = readFileSync(path)
    const differing = [...replaced.keys()].filter((i) => replaced[i] !== original[i])
    const [first = 0] = differing
    expect(replaced.length).toBe(original.length)
    expect(differing.every((i) => i - first < 36)).toBe(true)
    expect(replaced.includes(guid)).toBe(true)
  })

  test('A19 what cannot be read leaves with 7, says where, and stays', async () => {
    for (const [name, place] of [
      ['25-201-logic-app-api-app-create.json', '119:27'],
      ['26-301-multi-tier-service-networking.json', '2:1'],
    ] as const) {
      const path = file(name, templateBytes(name))
      expect(await run('tag', path, '--guid', guid)).toMatchObject({
        code: 7,
        out: '',
        err: expect.stringMatching(`^${path}:${place}: .*\\[CUA001\\]`),
      })
      expect(new Uint8Array(readFileSync(path))).toEqual(templateBytes(name))
      expect(await run('lint', path)).toMatchObject({
        code: 1,
        out: expect.stringContaining(`${path}:${place}: error`),
      })
    }
  })

  test('A23 what Bicep compiled leaves with 7 and sends to its source', async () => {
    const original = templateBytes('42-100-blank-template.json')
    const path = file('main.json', original)
    expect(await run('tag', path, '--guid', guid)).toMatchObject({
      code: 7,
      err: expect.stringMatching(/\.bicep.*\[CUA021\]/),
    })
    expect(new Uint8Array(readFileSync(path))).toEqual(original)
    expect((await run('tag', path, '--guid', guid, '--allow-generated')).code).toBe(0)
    expect((await run('tag', path, '--guid', guid, '--allow-generated', '--check')).code).toBe(0)
    expect((await run('untag', path)).code).toBe(0)
    expect(new Uint8Array(readFileSync(path))).toEqual(original)
  })

  test('what carries no attribution is left alone, whatever it is called', async () => {
    for (const [name, content] of [
      ['notes.txt', 'hello\n'],
      ['deploy.sh', 'export AZURE_HTTP_USER_AGENT=x\n'],
      ['picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])],
    ] as const) {
      const path = file(name, content)
      expect(await run('tag', path, '--guid', guid)).toMatchObject({ code: 7, err: expect.stringContaining('neither') })
      expect(new Uint8Array(readFileSync(path))).toEqual(new Uint8Array(Buffer.from(content)))
    }
    expect(await run('lint', join(folder, 'notes.txt'))).toMatchObject({ code: 7 })
    expect(await run('strip', join(folder, 'notes.txt'))).toMatchObject({ code: 7, err: expect.stringMatching(/JSON/) })
  })

  test('--check says what would happen and writes nothing; a place that cannot be written to is told', async () => {
    const path = file('mainTemplate.json', templateBytes('14-spark-on-ubuntu.json'))
    expect(await run('tag', path, '--guid', guid, '--check')).toMatchObject({
      code: 1,
      out: `${path}: would get a tracker\n`,
    })
    expect(new Uint8Array(readFileSync(path))).toEqual(templateBytes('14-spark-on-ubuntu.json'))
    expect(await run('tag', path, '--guid', guid, '-o', join(folder, 'no', 'where.json'))).toMatchObject({
      code: 7,
      err: expect.stringContaining('cannot be written'),
    })
    await expect(run('tag', path, '--guid', guid, '--opt-out-parameter', 'a b')).rejects.toMatchObject({ exitCode: 1 })
  })

  test('untag takes the main templates of a folder', async () => {
    const within = join(folder, 'within')
    mkdirSync(within)
    const original = templateBytes('14-spark-on-ubuntu.json')
    const path = file('within/azuredeploy.json', original)
    await run('tag', within, '--guid', guid)
    expect(await run('untag', within)).toMatchObject({ code: 0, err: expect.stringContaining(`pid-${guid}`) })
    expect(new Uint8Array(readFileSync(path))).toEqual(original)
    expect(await run('untag', join(folder, 'nowhere'), '--lang', 'fr')).toMatchObject({
      code: 7,
      err: expect.stringContaining('n’existe pas'),
    })
  })

  test('A1 the printed sample is a mistake of whoever calls', async () => {
    expect(await run('tag', folder, '--guid', 'eb7927c8-dd66-43e1-b0cf-c346a422063')).toMatchObject({
      code: 2,
      err: expect.stringContaining('31 digits'),
    })
  })
})

test('A25 strip writes strict JSON and keeps addresses in strings', async () => {
  for (const name of ['16-keys-0-9.json', '18-aci-sftp-files-existing-storage-prereqs.json']) {
    const path = file('jsonc.json', templateBytes(name))
    expect((await run('strip', path, '-o', join(folder, 'strict.json'))).code).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'strict.json'), 'utf8')).$schema).toContain('https://')
    expect(new Uint8Array(readFileSync(path))).toEqual(templateBytes(name))
  }
})

test('a whole tracking id, as a platform shows it, is written whole', async () => {
  const path = file('issued.json', templateBytes('51-storage-account-create.json'))
  const id = `pid-${guid}-partnercenter`
  expect((await run('tag', path, '--guid', id, '--allow-generated')).code).toBe(0)
  expect(readFileSync(path, 'utf8')).toContain(`"name": "${id}"`)
  expect((await run('untag', path, '--guid', id)).code).toBe(0)
  expect(new Uint8Array(readFileSync(path))).toEqual(templateBytes('51-storage-account-create.json'))
  expect((await run('ua', 'build', '--tool', 'rest', '--guid', id)).out).toContain(id)
  expect(await run('ua', 'build', '--tool', 'x', '--guid', id, '--lang', 'fr')).toMatchObject({
    code: 2,
    err: expect.stringContaining('vaut rest'),
  })
})

describe('ua parse', () => {
  test('A27 finds the GUID', async () => {
    const header = 'AZURECLI/2.61.0 (RPM) Python/3.11 pid-5F0C3C2E-8D1B-4C77-9A52-0E6B1F2D7A90 extra'
    expect(await run('ua', 'parse', header)).toEqual({ code: 0, out: `${guid}\n`, err: '' })
  })

  test('A28 tells a token that was cut, and why it was', async () => {
    expect(await run('ua', 'parse', 'pid-5f0c3c2e-8d1b-4c77-9')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/24 characters.*application-id option.*\[CUA040\]/),
    })
  })

  test('A29 lets a tool’s own id give way', async () => {
    const header = `HashiCorp/1.0 pid-222c6c49-1b0a-5959-a213-6608f9eb8820 pid-${guid}`
    const { code, out } = await run('ua', 'parse', header, '--format', 'json')
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, guid, multipleTrackers: false })
  })
})

test('A43 notice lint names what a notice lacks', async () => {
  const facts = ['--software', 'Planner', '--publisher-name', 'Fabrikam', '--operator', 'Comptoir']
  const urls = ['--policy-url', 'https://c.example/privacy', '--publisher-policy-url', 'https://f.example/privacy']
  const written = await run('notice', 'new', ...facts, ...urls, '--opt-out', 'parameter:enableUsageAttribution')
  expect((await run('notice', 'lint', file('notice.txt', written.out))).code).toBe(0)
  const without = file('without.txt', written.out.replace(/To be left out,[^.]*\./, ''))
  expect(await run('notice', 'lint', without)).toMatchObject({ code: 1, out: expect.stringContaining('[N8]') })
})

describe('verify', () => {
  let arm: ResourceManagerFake
  const group = '/subscriptions/8a2c0f35-3c1e-4f0d-9a57-1f6f8f1f4f11/resourceGroups/rg-demo'
  const deployment = (name: string) => `${group}/providers/Microsoft.Resources/deployments/${name}`
  const correlationId = 'd2f6c7c1-0f3e-4b0e-9a63-5f1f0a9d1c77'
  const verify = (...more: string[]) =>
    run(
      'verify',
      ...['--guid', guid, '--subscription', '8a2c0f35-3c1e-4f0d-9a57-1f6f8f1f4f11', '--resource-group', 'rg-demo'],
      ...['--arm-endpoint', arm.url, '--token', arm.token, ...more],
    )
  beforeAll(async () => {
    arm = await resourceManagerFake()
  })
  afterAll(() => arm.close())

  test('A34 with reads and outputs only leaves with 1 and counts them', async () => {
    expect(await verify()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('notFound') })
    arm.deploy({ id: deployment(`pid-${guid}`), correlationId })
    arm.deploy({ id: deployment('main'), correlationId }, [
      { target: { id: deployment(`pid-${guid}`), type: 'Microsoft.Resources/deployments' } },
      { kind: 'Read', target: { id: `${group}/providers/a/b/c`, type: 'a/b' } },
      { kind: 'EvaluateDeploymentOutput' },
    ])
    const { code, out } = await verify('--json')
    expect({ code, ...JSON.parse(out) }).toMatchObject({
      code: 1,
      outcome: 'nothingCreated',
      ignored: { Read: 1, EvaluateDeploymentOutput: 1 },
    })
  })

  test('of a resource group that is gone leaves with 1, as of any tracker that is not there, and says why', async () => {
    for (let twice = 0; twice < 2; twice++) arm.answerNext(404, {}, 'ResourceGroupNotFound')
    expect(await verify()).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/notFound[\s\S]*ResourceGroupNotFound.*its history is deleted/),
    })
  })

  test('says in French, too, what was found, and what to do where nothing could be said', async () => {
    expect((await verify('--lang', 'fr')).err).toMatch(/déploiements/)
    const stranger = await verify('--token', 'wrong', '--lang', 'fr')
    expect(stranger).toMatchObject({ code: 4, err: expect.stringContaining('az account get-access-token') })
    const nowhere = await run('verify', '--guid', guid, '--resource-group', 'x', '--subscription', 'y', '--lang', 'fr')
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('ARM_ACCESS_TOKEN') })
  })

  test('reads a listing that PowerShell left in UTF-16, and says what is none', async () => {
    const deployments = [
      {
        DeploymentName: `pid-${guid}`,
        ResourceGroupName: 'rg-demo',
        CorrelationId: correlationId,
        ProvisioningState: 'Succeeded',
        Timestamp: '/Date(1772442847110)/',
      },
    ]
    const path = file('ps.json', Buffer.from(`\uFEFF${JSON.stringify(deployments, null, 4)}`, 'utf16le'))
    const operations = file('ops.json', '[]')
    expect(await run('verify', '--guid', guid, '--from-file', `${path},${operations}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothingCreated'),
    })
    expect((await run('verify', '--guid', guid, '--from-file', file('no.txt', 'hello'))).code).toBe(7)
  })

  test('A36 leaves with 4 when a next page is on another host', async () => {
    for (const name of ['a', 'b', 'c']) arm.deploy({ id: deployment(name), correlationId })
    arm.linkElsewhere()
    expect(await verify()).toMatchObject({ code: 4, err: expect.stringContaining('foreignNextLink') })
  })
})
