/** Files as they come: links, read-only ones, folders of modules, patterns, pipes, other encodings, names with blanks. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../test/support/commands.ts'
import { templateBytes } from '../../test/support/templates.ts'
import { attribution } from '../attribution.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const original = templateBytes('06-aci-sftp-files-existing-storage.json')
const template = Buffer.from(original)
  .toString()
  .replace(/"name": "pid-[^"]*"/, '"name": "other"')
const run = (...args: string[]) => runCommand(attribution, args)
const tag = (...args: string[]) => run('tag', ...args, '--guid', guid)

let folder: string
const at = (...names: string[]) => join(folder, ...names)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array, mode?: number): string {
  writeFileSync(at(name), content)
  if (mode !== undefined) chmodSync(at(name), mode)
  return at(name)
}

describe('a file', () => {
  test('keeps its mode, and nothing is left beside it', async () => {
    const path = file('my template.json', template, 0o750)
    expect((await tag(path)).code).toBe(0)
    expect(statSync(path).mode & 0o777).toBe(0o750)
    expect(readdirSync(folder)).toEqual(['my template.json'])
  })

  test('behind a link is written where it is; the link stays', async () => {
    mkdirSync(at('real'))
    file('real/azuredeploy.json', template)
    symlinkSync(at('real', 'azuredeploy.json'), at('azuredeploy.json'))
    expect((await tag(folder)).code).toBe(0)
    expect(lstatSync(at('azuredeploy.json')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('real', 'azuredeploy.json'), 'utf8')).toContain(`pid-${guid}`)
  })

  test('that is read-only stays, and it is said what to do', async () => {
    const path = file('azuredeploy.json', template, 0o444)
    expect(await tag(path)).toMatchObject({ code: 7, err: expect.stringContaining('read-only') })
    expect(await run('lint', path, '--fix', '--guid', guid, '--lang', 'fr')).toMatchObject({
      code: 7,
      out: expect.stringContaining('lecture seule'),
    })
    expect(readFileSync(path, 'utf8')).toBe(template)
    expect((await tag(path, '-o', at('out.json'))).code).toBe(0)
    expect(readFileSync(at('out.json'), 'utf8')).toContain(`pid-${guid}`)
  })

  test('whose links lead in a circle is told', async () => {
    symlinkSync(at('b.json'), at('a.json'))
    symlinkSync(at('a.json'), at('b.json'))
    expect(await tag(at('a.json'))).toMatchObject({ code: 7, err: expect.stringContaining('circle') })
    expect((await run('lint', at('a.json'))).code).toBe(7)
  })

  test('in another encoding, or none, is refused by name and stays', async () => {
    const path = file('azuredeploy.json', Buffer.from(`\uFEFF${template}`, 'utf16le'))
    expect(await tag(path)).toMatchObject({ code: 7, err: expect.stringMatching(/UTF-16LE.*CUA024/) })
    expect(await run('lint', path)).toMatchObject({ code: 1, out: expect.stringContaining('CUA024') })
    const binary = file('main.json', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]))
    expect((await tag(binary)).code).toBe(7)
    expect((await tag(file('template.json', ''))).code).toBe(7)
  })
})

describe('a device', () => {
  test('is written to as it is', async () => {
    expect((await tag(file('azuredeploy.json', template), '-o', '/dev/null')).code).toBe(0)
    expect((await run('strip', at('azuredeploy.json'), '-o', '/dev/null')).code).toBe(0)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })
})

describe('a folder', () => {
  const provider = 'provider "azurerm" {\n  features {}\n}\n'

  test('of a Terraform module: files without providers need nothing', async () => {
    file('providers.tf', provider)
    file('more.tf.json', '{"provider": {"azapi": {}}}')
    file('variables.tf', 'variable "name" {}\n')
    const { code, out, err } = await tag(folder)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.match(/inserted/g)).toHaveLength(2)
    expect(readFileSync(at('more.tf.json'), 'utf8')).toContain(guid)
    expect((await tag(folder, '--check')).code).toBe(0)
  })

  test('of a Terraform module without any provider is told once', async () => {
    file('main.tf', 'resource "azurerm_resource_group" "a" {}\n')
    file('variables.tf', 'variable "name" {}\n')
    const { code, err } = await tag(folder)
    expect(code).toBe(7)
    expect(err.match(/no provider block/g)).toHaveLength(1)
    expect((await tag(at('main.tf'))).code).toBe(7)
  })

  test('is taken by a pattern that a shell left unexpanded', async () => {
    mkdirSync(at('a b'))
    file('a b/azuredeploy.json', template)
    expect((await tag(at('*', 'azuredeploy.json'))).code).toBe(0)
    expect(readFileSync(at('a b', 'azuredeploy.json'), 'utf8')).toContain(guid)
    expect((await tag(at('*', 'nothing.json'))).code).toBe(7)
  })

  test('with a link to itself ends', async () => {
    file('azuredeploy.json', template)
    symlinkSync(folder, at('again'))
    expect((await tag(folder)).code).toBe(0)
  })
})

describe('the module beside a Bicep file', () => {
  const bicep = "param name string\n\nresource a 'a/b@2020-01-01' = {\n  name: name\n}\n"

  test('replaces nothing that is there under its name', async () => {
    const path = file('main.bicep', bicep)
    file('usage-attribution.bicep', 'param other string\n')
    expect(await tag(path, '--bicep-module')).toMatchObject({
      code: 7,
      err: expect.stringContaining('under this name'),
    })
    expect(readFileSync(path, 'utf8')).toBe(bicep)
    expect(readFileSync(at('usage-attribution.bicep'), 'utf8')).toBe('param other string\n')
  })

  test('is told of where there is no beside', async () => {
    const { code, out, err } = await tag(file('main.bicep', bicep), '--bicep-module', '--stdout')
    expect({ code, written: out.includes("module usageAttribution './usage-attribution.bicep'") }).toEqual({
      code: 0,
      written: true,
    })
    expect(err).toContain("targetScope = 'resourceGroup'")
  })
})

test('one file at a time goes to standard output, in French too', async () => {
  const two = [file('a.json', template), file('b.json', template)]
  expect(await tag(...two, '--stdout', '--lang', 'fr')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Un seul fichier'),
  })
})
