/** Listings as tools print them; the shapes are those of the tools, the values ours. */
import { describe, expect, test } from 'vitest'
import { exportedHistory, siteOfListing } from './exported.ts'
import { readListing, sortListings } from './listing.ts'
import { verifyDeployment } from './verify.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const subscription = '8a2c0f35-3c1e-4f0d-9a57-1f6f8f1f4f11'
const correlationId = 'd2f6c7c1-0f3e-4b0e-9a63-5f1f0a9d1c77'
const group = `/subscriptions/${subscription}/resourceGroups/rg-demo`
const account = `${group}/providers/Microsoft.Storage/storageAccounts/stdemo`
const container = `${account}/blobServices/default/containers/logs`
const idOf = (name: string) => `${group}/providers/Microsoft.Resources/deployments/${name}`

const properties = { correlationId, provisioningState: 'Succeeded', timestamp: '2026-03-02T09:14:07.11+00:00' }
const azDeployments = [`pid-${guid}`, 'main'].map((name) => ({
  id: idOf(name),
  location: null,
  name,
  properties: { ...properties, outputResources: name === 'main' ? [{ id: account, resourceGroup: 'rg-demo' }] : [] },
  resourceGroup: 'rg-demo',
  tags: null,
  type: 'Microsoft.Resources/deployments',
}))
const azOperations = [account, container, idOf(`pid-${guid}`)].map((id, i) => ({
  id: `${idOf('main')}/operations/${i}`,
  operationId: `${i}`,
  properties: {
    provisioningOperation: 'Create',
    provisioningState: 'Succeeded',
    statusCode: 'Created',
    targetResource: {
      id,
      resourceName: id.split('/').at(-1),
      resourceType: id.includes('containers')
        ? 'Microsoft.Storage/storageAccounts/blobServices/containers'
        : id.includes('deployments')
          ? 'Microsoft.Resources/deployments'
          : 'Microsoft.Storage/storageAccounts',
    },
  },
  resourceGroup: 'rg-demo',
}))

/** Get-AzResourceGroupDeployment | ConvertTo-Json: no ids, names that begin large, instants of .NET. */
const psDeployments = [`pid-${guid}`, 'main'].map((DeploymentName) => ({
  DeploymentName,
  ResourceGroupName: 'rg-demo',
  CorrelationId: correlationId,
  ProvisioningState: 'Succeeded',
  Timestamp: { value: '/Date(1772442847110)/', DisplayHint: 2, DateTime: 'Monday, 2 March 2026 09:14:07' },
  Mode: 0,
  Parameters: { region: { Type: 'String', Value: 'westeurope' } },
}))
const psOperations = [account, container, idOf(`pid-${guid}`)].map((TargetResource, i) => ({
  Id: `${idOf('main')}/operations/${i}`,
  OperationId: `${i}`,
  ProvisioningOperation: 1,
  ProvisioningState: 'Succeeded',
  StatusCode: 'Created',
  TargetResource,
}))

const bytes = (text: string) => new TextEncoder().encode(text)
const json = (value: unknown) => bytes(JSON.stringify(value))
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
const utf16be = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())

async function verify(...files: Uint8Array[]) {
  const { deployments, operations } = sortListings(files.map((file) => readListing(file)!))
  const history = exportedHistory(deployments, operations)
  const site = siteOfListing(deployments, { operations })
  return history && site && verifyDeployment(history, { guid, site })
}

describe('the same history', () => {
  test.each([
    ['arrays of the command line', [json(azDeployments), json(azOperations)]],
    ['in the other order', [json(azOperations), json(azDeployments)]],
    ['pages of the REST API', [json({ value: azDeployments, nextLink: null }), json({ value: azOperations })]],
    ['several pages', [json([{ value: [azDeployments[0]] }, { value: [azDeployments[1]] }]), json(azOperations)]],
    ['JSON lines', [bytes(azDeployments.map((one) => `${JSON.stringify(one)}\n`).join('')), json(azOperations)]],
    [
      'one array behind the other',
      [json(azDeployments), bytes(azOperations.map((one) => `[${JSON.stringify(one)}]`).join('\n'))],
    ],
    [
      'redirected by a shell in UTF-16',
      [utf16(JSON.stringify(azDeployments, null, 2)), utf16be(JSON.stringify(azOperations))],
    ],
    ['a warning before it', [bytes(`WARNING: something\r\n${JSON.stringify(azDeployments)}`), json(azOperations)]],
    ['both in one file', [json([...azDeployments, ...azOperations])]],
    ['of PowerShell', [json(psDeployments), json(psOperations)]],
    ['of PowerShell, in UTF-16', [utf16(JSON.stringify(psDeployments, null, 4)), utf16(JSON.stringify(psOperations))]],
  ])('as %s', async (_, files) => {
    expect(await verify(...files)).toMatchObject({
      outcome: 'verified',
      correlationId,
      deployments: [{ name: `pid-${guid}` }, { name: 'main' }],
      resources: [
        { id: account, type: 'Microsoft.Storage/storageAccounts', name: 'stdemo', change: 'created' },
        { id: container, type: 'Microsoft.Storage/storageAccounts/blobServices/containers', name: 'logs' },
      ],
      warnings: [],
    })
  })
})

test('one deployment by itself, as PowerShell writes it, is a listing too', async () => {
  const one = { ...psDeployments[0], Id: idOf(`pid-${guid}`) }
  expect(await verify(json(one), json([]))).toMatchObject({ outcome: 'nothingCreated', correlationId })
})

test('without operations the resources are those that the deployments name, and that is said', async () => {
  expect(await verify(json(azDeployments))).toMatchObject({
    outcome: 'verified',
    resources: [{ id: account, type: 'Microsoft.Storage/storageAccounts', change: 'createdOrUpdated' }],
    warnings: expect.arrayContaining([
      expect.objectContaining({ code: 'LISTING_INCOMPLETE', variant: 'noOperations' }),
    ]),
  })
})

test('operations that do not say what they did are told apart from those that do', async () => {
  const silent = psOperations.map(({ ProvisioningOperation: _, ...rest }) => rest)
  expect(await verify(json(psDeployments), json(silent))).toMatchObject({
    outcome: 'verified',
    warnings: [{ code: 'LISTING_INCOMPLETE', variant: 'noKinds' }],
  })
})

test('a rehearsal deployed nothing', async () => {
  const changes = [{ resourceId: idOf(`pid-${guid}`), changeType: 'Create' }]
  for (const whatIf of [
    { status: 'Succeeded', changes },
    { status: 'Succeeded', properties: { changes } },
  ])
    expect(await verify(json(whatIf))).toMatchObject({ outcome: 'notFound', warnings: [{ code: 'WHATIF_ONLY' }] })
})

test('the customer’s switch is seen in what PowerShell says of parameters', async () => {
  const optedOut = { ...psDeployments[1], Parameters: { enableUsageAttribution: { Type: 'Bool', Value: false } } }
  expect(await verify(json([optedOut]), json([]))).toMatchObject({
    outcome: 'notFound',
    warnings: [{ code: 'CONDITION_FALSE' }],
  })
})

test('what is no listing is none', async () => {
  expect(readListing(bytes('no JSON at all'))).toBeUndefined()
  expect(readListing(bytes('[{"id": '))).toBeUndefined()
  expect(await verify(json([{ nonsense: 1 }]))).toBeUndefined()
  expect(await verify(json(null))).toBeUndefined()
})
