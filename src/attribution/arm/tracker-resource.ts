/** The resource that carries a tracking id: an empty nested deployment. Specification: attribution §4.2, §4.3. */

import type { Written } from './insertion.ts'
import type { DeploymentScope } from './template.ts'

export const defaultApiVersion = '2022-09-01'
/** Symbolic names need at least this one. */
export const firstSymbolicApiVersion = '2020-10-01'
const optOutDescription = 'Set to false to exclude this deployment from usage reporting to the publisher.'

const resourceGroupSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'

export type TrackerForm = {
  guid: string
  suffix?: string
  scope: DeploymentScope
  /** Of the template it goes into. */
  schema: string
  apiVersion: string
  literalName: boolean
  optOutParameter?: string
}

export function trackerResource(form: TrackerForm): Record<string, Written> {
  const wide = form.scope !== 'resourceGroup'
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: form.apiVersion,
    name: trackerName(form),
    ...(form.optOutParameter !== undefined && { condition: `[parameters('${form.optOutParameter}')]` }),
    ...(wide && { location: '[deployment().location]' }),
    properties: {
      mode: 'Incremental',
      template: {
        $schema: wide ? form.schema : resourceGroupSchema,
        contentVersion: '1.0.0.0',
        resources: [],
      },
    },
  }
}

/** Outside resource groups the name carries the location: the same name cannot be deployed from another one. */
function trackerName({ guid, suffix = '', scope, literalName }: TrackerForm): string {
  const literal = `pid-${guid}${suffix}`
  return scope === 'resourceGroup' || literalName
    ? literal
    : `[concat('${literal}-', uniqueString(deployment().location))]`
}

export function optOutDeclaration(): Record<string, Written> {
  return { type: 'bool', defaultValue: true, metadata: { description: optOutDescription } }
}
