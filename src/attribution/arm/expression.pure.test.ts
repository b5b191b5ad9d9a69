import { expect, test } from 'vitest'
import { plain } from '../json/tolerant-json.ts'
import { shown } from '../tracking-id.ts'
import { isNode, resolve, resolveText, truth } from './expression.ts'
import { readTemplate, trackersOf } from './template.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'

const sections = {
  parameters: {
    cuaId: { type: 'string', defaultValue: guid },
    telemetryOptOut: { type: 'string', defaultValue: 'No' },
    disable: { type: 'bool', defaultValue: false },
    none: { type: 'string', defaultValue: '' },
    asked: { type: 'bool' },
  },
  variables: {
    cuaId: guid,
    short: "[take(concat('pid-', variables('cuaId'), '-', uniqueString(deployment().name)), 64)]",
    names: { tracker: "[concat('pid-', variables('cuaId'))]", list: ['x', "[variables('names').tracker]"] },
    around: "[variables('around')]",
    copy: [{ name: 'many', count: 2, input: `pid-${guid}` }],
  },
  functions: [
    {
      namespace: 'contoso',
      members: {
        pid: {
          parameters: [{ name: 'id', type: 'string' }],
          output: { type: 'string', value: "[concat('pid-', toLower(parameters('id')))]" },
        },
      },
    },
  ],
}

function trackerNames(name: string, more: object = {}): string[] {
  const resource = { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name, ...more }
  const reading = readTemplate(
    new TextEncoder().encode(
      JSON.stringify({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        ...sections,
        resources: [resource],
      }),
    ),
  )
  if (reading.kind !== 'template') throw new Error(reading.kind)
  return trackersOf(reading.template).root.map(({ resolvedName }) => shown(resolvedName))
}

test.each([
  [`pid-${guid}`, `pid-${guid}`],
  ["[concat('pid-', variables('cuaId'))]", `pid-${guid}`],
  ["[variables('names').tracker]", `pid-${guid}`],
  ["[variables('names').list[1]]", `pid-${guid}`],
  ["[variables('names')['tracker']]", `pid-${guid}`],
  ["[format('{0}-{1}', 'pid', variables('cuaId'))]", `pid-${guid}`],
  ["[join(createArray('pid', variables('cuaId')), '-')]", `pid-${guid}`],
  ["[variables('short')]", `pid-${guid}-*`],
  ["[take(concat('pid-', variables('cuaId'), '-more'), 40)]", `pid-${guid}`],
  ["[substring(concat('x-pid-', variables('cuaId')), 2)]", `pid-${guid}`],
  ["[trim(concat(' pid-', variables('cuaId'), ' '))]", `pid-${guid}`],
  ["[if(true(), variables('names').tracker, 'other')]", `pid-${guid}`],
  [`[contoso.pid('${guid.toUpperCase()}')]`, `pid-${guid}`],
  [`[CONTOSO.PID(variables('cuaId'))]`, `pid-${guid}`],
  [`[concat('pid-${guid}-', copyIndex())]`, `pid-${guid}-*`],
])('the name %s is known to be %s', (name, known) => {
  expect(trackerNames(name)).toEqual([known])
})

test.each([
  "[concat('pid-', parameters('cuaId'))]",
  "[if(parameters('disable'), variables('names').tracker, 'other')]",
  "[variables('around')]",
  "[variables('many')[0]]",
  "[contoso.other('x')]",
  "[contoso.pid(parameters('cuaId'))]",
  `[[pid-${guid}]`,
])('the name %s is decided by the deployer, or by nobody: no tracker', (name) => {
  expect(trackerNames(name)).toEqual([])
})

test.each([
  ["[equals(parameters('telemetryOptOut'), 'No')]", true],
  ["[not(parameters('disable'))]", true],
  ["[not(empty(parameters('cuaId')))]", true],
  ["[empty(parameters('none'))]", true],
  ["[and(not(parameters('disable')), equals(parameters('telemetryOptOut'), 'Yes'))]", false],
  ["[or(parameters('asked'), not(parameters('disable')))]", true],
  ["[bool('False')]", false],
  ["[parameters('asked')]", undefined],
  ["[and(parameters('asked'), not(parameters('disable')))]", undefined],
  ["[equals(deployment().name, 'x')]", undefined],
] as const)('by its defaults the condition %s comes to %s', (text, expected) => {
  const reading = readTemplate(
    new TextEncoder().encode(
      JSON.stringify({ $schema: 'https://x/deploymentTemplate.json#', ...sections, condition: text, resources: [] }),
    ),
  )
  if (reading.kind !== 'template') throw new Error(reading.kind)
  const { root, evaluation } = reading.template
  const condition = root.members.find(({ key }) => key.value === 'condition')!.value
  const { value } = resolve(condition, { ...evaluation, useDefaults: true })
  expect(truth(isNode(value) ? (plain(value) as string) : value)).toBe(expected)
})

test('what stands for the GUID is known by where it stands, through a function of the template too', () => {
  const reading = readTemplate(
    new TextEncoder().encode(
      JSON.stringify({
        $schema: 'https://x/deploymentTemplate.json#',
        ...sections,
        resources: [{ type: 'x', name: '[contoso.pid(variables("cuaId"))]'.replaceAll('"', "'") }],
      }),
    ),
  )
  if (reading.kind !== 'template') throw new Error(reading.kind)
  const { template } = reading
  const [first] = template.resources!.value.kind === 'array' ? template.resources!.value.items : []
  const name = first?.kind === 'object' ? first.members.find(({ key }) => key.value === 'name')?.value : undefined
  const { sources } = resolveText(name, template.evaluation)
  expect(sources.some(({ start, end }) => template.source.text.slice(start, end) === `"${guid}"`)).toBe(true)
})

test('a nested template of one with symbolic names sees its own variables, of others the outer ones', () => {
  const inner = (id: string) => ({
    variables: { id },
    resources: [{ type: 'Microsoft.Resources/deployments', name: "[concat('pid-', variables('id'))]" }],
  })
  const deployment = (scope?: string) => ({
    type: 'Microsoft.Resources/deployments',
    name: 'nested',
    properties: { template: inner('inner'), ...(scope && { expressionEvaluationOptions: { scope } }) },
  })
  const names = (symbolic: boolean, scope?: string) => {
    const reading = readTemplate(
      new TextEncoder().encode(
        JSON.stringify({
          $schema: 'https://x/deploymentTemplate.json#',
          ...(symbolic && { languageVersion: '2.0' }),
          variables: { id: 'outer' },
          resources: symbolic ? { nested: deployment(scope) } : [deployment(scope)],
        }),
      ),
    )
    if (reading.kind !== 'template') throw new Error(reading.kind)
    return trackersOf(reading.template).nested.map(({ resolvedName }) => resolvedName)
  }
  expect(names(true)).toEqual(['pid-inner'])
  expect(names(false)).toEqual(['pid-outer'])
  expect(names(false, 'inner')).toEqual(['pid-inner'])
})
