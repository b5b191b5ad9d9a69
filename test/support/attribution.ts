/** Builders of deployments as collectors tell them. */
import type { NewDeploymentEvent } from '../../src/attribution/deployment-event.ts'

export const subscriptionId = '8a2c0f35-3c1e-4f0d-9a57-1f6f8f1f4f11'
const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-demo`

export function storageId(name: string): string {
  return `${group}/providers/Microsoft.Storage/storageAccounts/${name}`
}

export function aDeployment(guid: string, more: Partial<NewDeploymentEvent> = {}): NewDeploymentEvent {
  return {
    source: 'collector',
    trackingId: `pid-${guid}`,
    subscriptionId,
    resourceGroup: 'rg-demo',
    deploymentName: `pid-${guid}`,
    rootDeploymentName: 'main',
    correlationId: 'd2f6c7c1-0f3e-4b0e-9a63-5f1f0a9d1c77',
    startTime: '2026-03-02T10:00:00Z',
    endTime: '2026-03-02T10:05:00Z',
    region: 'westeurope',
    status: 'Succeeded',
    ...more,
  }
}

export function created(name: string, more: Partial<NonNullable<NewDeploymentEvent['resources']>[number]> = {}) {
  return {
    id: storageId(name),
    type: 'Microsoft.Storage/storageAccounts',
    name,
    operation: 'Create' as const,
    state: 'Succeeded',
    statusCode: 'Created',
    timestamp: '2026-03-02T10:04:00Z',
    location: 'westeurope',
    ...more,
  }
}
