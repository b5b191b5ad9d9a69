import { describe, expect, test } from 'vitest'
import { applyEdits } from '../edits.ts'
import { lintBicep } from './bicep.ts'
import type { LintOptions } from './finding.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const other = '18f281fe-d1e1-502c-8b87-d945383dc75b'

function tracker({
  name = `'pid-${guid}'`,
  symbol = 'usageAttribution',
  condition = '',
  mode = 'Incremental',
  resources = '[]',
  more = '',
} = {}): string {
  return `#disable-next-line no-deployments-resources
resource ${symbol} 'Microsoft.Resources/deployments@2022-09-01' = ${condition}{
  name: ${name}
${more}  properties: {
    mode: '${mode}'
    template: {
      contentVersion: '1.0.0.0'
      resources: ${resources}
    }
  }
}
`
}

const found = (source: string, options: LintOptions = {}) =>
  lintBicep(new TextEncoder().encode(source), options).map(({ code, line, column }) => `${code} ${line}:${column}`)

describe('a tracker in Bicep', () => {
  test('as the tagger writes it has nothing to say', () => {
    expect(found(tracker())).toEqual([])
  })

  test.each([
    ['deploys something itself', { resources: "[ { type: 'a/b' } ]" }, ['CUA006 8:18']],
    ['has another mode', { mode: 'Complete' }, ['CUA007 5:11']],
    ['is named by an expression', { name: `'pid-${guid}-\${uniqueString(resourceGroup().id)}'` }, ['CUA013 3:9']],
    ['has too long a name', { name: `'pid-${guid}-${'x'.repeat(30)}'` }, ['CUA014 3:9']],
    ['waits for others', { more: '  dependsOn: [ vnet ]\n' }, ['CUA028 3:9']],
  ] as const)('that %s', (_, how, expected) => {
    expect(found(tracker(how))).toEqual(expected)
  })

  test('beside others', () => {
    const twice = tracker() + tracker({ symbol: 'again' })
    expect(found(twice)).toEqual(['CUA012.sameName 14:9'])
    expect(found(tracker() + tracker({ symbol: 'second', name: `'pid-${other}'` }))).toEqual(['CUA012 14:9'])
    const needed = `${tracker()}module app 'app.bicep' = {\n  name: 'app'\n  dependsOn: [\n    usageAttribution\n  ]\n}\n`
    expect(found(needed)).toEqual(['CUA028.needed 3:9'])
  })

  test('outside resource groups wants a location, and may be named by the place', () => {
    const name = `'pid-${guid}-\${uniqueString(deployment().location)}'`
    const wide = `targetScope = 'subscription'\n${tracker({ name })}`
    expect(found(wide)).toEqual(['CUA016 4:9'])
    const [{ fix } = {}] = lintBicep(new TextEncoder().encode(wide))
    expect(found(applyEdits(wide, fix!.edits))).toEqual([])
    expect(found(`targetScope = 'tenant'\n${tracker({ name, more: '  location: deployment().location\n' })}`)).toEqual(
      [],
    )
  })

  test.each([
    ['param on bool = true', 'on', 'on'],
    ['param optOut bool = false', '!optOut', 'on'],
    ["param telemetry string = 'No' // or Yes", "telemetry == 'Yes'", 'off'],
    ["param id string = ''", '!empty(id)', 'off'],
    ["param id string = 'x'\nparam on bool = false", '!empty(id) && (on || !on)', 'on'],
    ["param on bool = true\nvar wanted = on && 'a' != 'b'", 'wanted', 'on'],
    ['param on bool', 'on', 'unknown'],
    ['param on bool = true', 'on && environment().name == $', 'unknown'],
  ])('%s, if (%s): by default %s', (declarations, condition, expected) => {
    const codes = found(`${declarations}\n${tracker({ condition: `if (${condition}) ` })}`)
    expect(codes.map((code) => code.split(' ')[0])).toEqual([`CUA018.${expected}`])
  })

  test('is to be told of, and to be left out, where the registry knows nothing of it', () => {
    const registered = { publisherId: 'contoso', origin: 'selfGenerated', channel: 'other' } as const
    expect(found(tracker(), { registry: () => registered })).toEqual(['CUA030.notice 3:9'])
  })

  test('of an old API version is told by a clock', () => {
    expect(found(tracker(), { now: new Date('2026-01-01') })).toEqual(['CUA019 2:1'])
  })
})

test('other resources: types that under-report, and a tracking id on what is no deployment', () => {
  const vm = `resource vm 'Microsoft.Compute/virtualMachines@2023-03-01' = {\n  name: 'pid-${guid}'\n}\n`
  const aks = "resource aks 'Microsoft.ContainerService/managedClusters@2023-01-01' = {\n  name: 'aks'\n}\n"
  const there = aks.replace('aks ', 'old ').replace(' = {', ' existing = {')
  expect(found(tracker() + there + aks + vm)).toEqual(['CUA025 15:14', 'CUA029 19:9'])
})
