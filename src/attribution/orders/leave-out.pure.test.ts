import { expect, test } from 'vitest'
import { readTemplate, trackersOf } from '../arm/template.ts'
import { tagFile } from '../tag-file.ts'
import { deployLines } from './commands.ts'
import { choicesOf } from './leave-out.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const plain = `{
  // what customers deploy
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "size": { "type": "string" } },
  "resources": [{ "type": "Microsoft.Storage/storageAccounts", "name": "x" }]
}
`
const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes))

function tagged(optOutParameter?: string): string {
  const result = tagFile({ path: 'mainTemplate.json', bytes: bytesOf(plain) }, { guid, optOutParameter })
  if (result.kind !== 'inserted') throw new Error(result.kind)
  return new TextDecoder().decode(result.bytes)
}
const trackersIn = (bytes: Uint8Array) => {
  const reading = readTemplate(bytes)
  return reading.kind === 'template' ? trackersOf(reading.template).root : []
}

test('a parameter that decides about the tracker is set as the customer chose, default and value', () => {
  const choices = choicesOf(bytesOf(tagged('enableUsageAttribution')))!
  expect(choices.reported.parameter).toEqual({ name: 'enableUsageAttribution', value: true })
  expect(choices.leftOut?.parameter).toEqual({ name: 'enableUsageAttribution', value: false })
  expect(read(choices.leftOut!.bytes).parameters.enableUsageAttribution.defaultValue).toBe(false)
  expect(read(choices.reported.bytes).parameters.enableUsageAttribution.defaultValue).toBe(true)
  expect(trackersIn(choices.leftOut!.bytes)).toHaveLength(1)
})

test('a parameter that must be given is given its default too', () => {
  const text = tagged('report').replace(/"defaultValue": true,\s*/, '')
  expect(read(choicesOf(bytesOf(text))!.leftOut!.bytes).parameters.report).toMatchObject({ defaultValue: false })
})

test('a condition that does not follow the parameter is not trusted: the tracker is taken out', () => {
  const text = tagged('report').replace(`"[parameters('report')]"`, `"[or(parameters('report'), true())]"`)
  const { leftOut } = choicesOf(bytesOf(text))!
  expect(leftOut?.parameter).toBeUndefined()
  expect(trackersIn(leftOut!.bytes)).toEqual([])
})

test('without such a parameter the tracker is taken out, and nothing else', () => {
  const { reported, leftOut } = choicesOf(bytesOf(tagged()))!
  expect(trackersIn(reported.bytes)).toHaveLength(1)
  expect(leftOut).toEqual({ bytes: choicesOf(bytesOf(plain))!.reported.bytes })
})

test('a template without a tracker reports nothing and has nothing to leave out', () => {
  expect(choicesOf(bytesOf(plain))?.leftOut).toBeUndefined()
  expect(choicesOf(bytesOf('{"a": 1}'))).toBeUndefined()
})

test('lines to copy send the token only for whoever is reported, and ask for the scope', () => {
  const asked = {
    scope: 'subscription' as const,
    template: 'https://market.example/orders/1/mainTemplate.json',
    file: 'mainTemplate.json',
    portalInterface: undefined,
  }
  const off = { ...asked, parameter: { name: 'report', value: false }, trackingId: undefined }
  const left = deployLines(off)
  expect(left.shell).toBe(
    "az deployment sub create --location LOCATION --template-uri 'https://market.example/orders/1/mainTemplate.json' --parameters report=false",
  )
  expect(left.powershell).toMatch(/^New-AzSubscriptionDeployment .* -report \$false$/)
  expect(left.portal).toMatch(/^https:\/\/portal\.azure\.com\/#create\/Microsoft\.Template\/uri\/https%3A/)
  const reported = deployLines({ ...off, trackingId: `pid-${guid}-comptoir`, parameter: undefined })
  expect(reported.shell).toContain(`pid-${guid}-comptoir"\naz deployment`)
  expect(deployLines({ ...off, template: 'http://127.0.0.1/t.json' })).toMatchObject({ portal: undefined })
})
