/**
 * A plan itself: where it is offered, and of which kind it is. Filed once for all surfaces, so that the alias that
 * one gives is the alias that the others see.
 */
import { choice } from './sheets/entries.ts'
import type { Entry, Sheet } from './sheets/sheet.ts'
import type { Json } from './wire/json.ts'

const clouds: Record<string, string> = { azureGlobal: 'global', azureGovernment: 'government' }

const azureRegions: Entry = {
  member: 'azureRegions',
  fields: ['clouds'],
  read({ get }) {
    const list = get('clouds')
    return Array.isArray(list) ? list.map((cloud) => wireCloud(cloud)) : undefined
  },
  write: (value) => ({
    clouds: Array.isArray(value) ? value.map((region) => clouds[String(region)] ?? String(region)) : null,
  }),
}

function wireCloud(cloud: Json): string {
  return Object.entries(clouds).find(([, own]) => own === cloud)?.[0] ?? String(cloud)
}

/** A plan that is deprecated is no longer sold once the offer is published again. */
const lifecycle: Entry = {
  member: 'lifecycleState',
  fields: ['stopDistribution'],
  read: ({ get }) => (get('stopDistribution') === true ? 'deprecated' : undefined),
  write: (value) => ({ stopDistribution: value === 'deprecated' ? true : null }),
}

export const planEntries: Sheet = [
  azureRegions,
  lifecycle,
  choice('subtype', 'kind', { managedApplication: 'managedApplication', solutionTemplate: 'solutionTemplate' }),
]
