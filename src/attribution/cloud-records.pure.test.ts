import { describe, expect, test } from 'vitest'
import { eventsOfRecords } from './cloud-records.ts'
import { deploymentEventShape } from './deployment-event.ts'

const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
const group = '/subscriptions/8a2c0f35-3c1e-4f0d-9a57-1f6f8f1f4f11/resourceGroups/rg-demo'
const deploymentId = (name: string) => `${group}/providers/Microsoft.Resources/deployments/${name}`
const storage = `${group}/providers/Microsoft.Storage/storageAccounts/st1`
const told = (values: unknown[]) =>
  eventsOfRecords(values.map((value, i) => ({ row: i + 1, value }))).map((row) =>
    'value' in row ? deploymentEventShape.parse(row.value) : 'nothing' in row ? 'nothing' : row.reason,
  )

const listed = (resourceId: string, operation: string, status: string, at: string, more: object = {}) => ({
  ...{ resourceId, correlationId: 'c-1', eventTimestamp: at, tenantId: 't-1', caller: 'someone@example.com' },
  ...{ operationName: { value: operation, localizedValue: 'Something' }, status: { value: status }, ...more },
})
const deploys = 'Microsoft.Resources/deployments/write'

describe('the activity log', () => {
  test('as a list tells one event for the tracker, with what its correlation wrote', () => {
    const rows = [
      listed(deploymentId('main'), deploys, 'Started', '2026-03-02T10:00:00.1234567Z'),
      listed(storage, 'Microsoft.Storage/storageAccounts/write', 'Accepted', '2026-03-02T10:01:00Z'),
      listed(deploymentId(`pid-${guid}`), deploys, 'Accepted', '2026-03-02T10:01:00Z'),
      listed(deploymentId(`pid-${guid}`), deploys, 'Succeeded', '2026-03-02T10:02:00Z'),
      listed(storage, 'Microsoft.Storage/storageAccounts/write', 'Succeeded', '2026-03-02T10:03:00Z'),
      listed(deploymentId('main'), deploys, 'Succeeded', '2026-03-02T10:04:00Z'),
      listed(storage, 'Microsoft.Storage/storageAccounts/listKeys/action', 'Succeeded', '2026-03-02T10:05:00Z'),
      listed(storage, 'Microsoft.Storage/storageAccounts/write', 'Succeeded', '2026-03-03T10:00:00Z', {
        correlationId: 'c-2',
      }),
    ]
    const events = told(rows)
    expect(events.map((event) => event === 'nothing')).toEqual([true, true, true, false, true, true, true, true])
    expect(events[3]).toMatchObject({
      ...{ trackingId: `pid-${guid}`, correlationId: 'c-1', status: 'Succeeded', scope: 'resourceGroup' },
      ...{ startTime: '2026-03-02T10:00:00.1234567Z', endTime: '2026-03-02T10:04:00Z', rootDeploymentName: 'main' },
      resources: [{ id: storage, type: 'Microsoft.Storage/storageAccounts', operation: 'Create', state: 'Succeeded' }],
    })
    expect(JSON.stringify(events)).not.toContain('someone@')
  })

  test('as it is streamed or queried tells the same; a failure below it is the run’s', () => {
    const streamed = [
      [deploymentId(`PID-${guid.toUpperCase()}-abc`), deploys.toUpperCase(), 'Success', '2026-03-02T10:02:00Z'],
      [deploymentId('main'), deploys.toUpperCase(), 'Failure', '2026-03-02T10:04:00Z'],
    ].map(([resourceId, operationName, resultType, time]) => ({
      ...{ resourceId: resourceId!.toUpperCase(), operationName, resultType, time, correlationId: 'c-3' },
      resultSignature: 'Conflict',
    }))
    expect(told(streamed)[0]).toMatchObject({ status: 'Failed', errorCode: 'Conflict', resources: [] })
    const queried = {
      ...{ _ResourceId: deploymentId(`pid-${guid}`), OperationNameValue: deploys.toUpperCase() },
      ...{ ActivityStatusValue: 'Start', CorrelationId: 'c-4', TimeGenerated: '2026-03-02T10:02:00Z' },
    }
    const [running] = told([queried])
    expect(running).toMatchObject({ status: 'Running', correlationId: 'c-4' })
    expect(running).not.toHaveProperty('endTime')
  })
})

test('a listing of deployments tells the tracker with what its siblings brought out', () => {
  const of = (name: string, outputResources: object[]) => ({
    ...{ id: deploymentId(name), name, type: 'Microsoft.Resources/deployments', resourceGroup: 'rg-demo' },
    properties: {
      ...{ correlationId: 'c-5', provisioningState: 'Succeeded', timestamp: '2026-03-02T10:05:00Z', outputResources },
      duration: 'PT1M18.5S',
    },
  })
  const [root, tracker] = told([of('main', [{ id: storage }, { id: deploymentId('x') }]), of(`pid-${guid}`, [])])
  expect(root).toBe('nothing')
  expect(tracker).toMatchObject({ startTime: '2026-03-02T10:03:41.500Z', resources: [{ id: storage }] })
})

test('what is no record of the cloud stays as it is', () => {
  const rows = [
    { row: 1, value: { trackingId: 'x', operationName: 'a/b' } },
    { row: 2, reason: 'no JSON' },
    { row: 3, value: 'text' },
  ]
  expect(eventsOfRecords(rows)).toEqual(rows)
})
