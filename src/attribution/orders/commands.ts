/** Lines with which a template is deployed, by tool and scope. */
import type { DeploymentScope } from '../arm/template.ts'
import { parseTrackingId } from '../tracking-id.ts'
import { userAgentLine } from '../user-agent.ts'
import type { Choice } from './leave-out.ts'

export type DeployLines = {
  shell: string
  powershell: string
  /** Opens the portal with the template; undefined where its servers cannot reach this marketplace. */
  portal: string | undefined
}

type Asked = {
  scope: DeploymentScope
  /** Where the template is had from, and what it is called there. */
  template: string
  file: string
  parameter: Choice['parameter'] | undefined
  /** Sent in the header of the calls too; undefined for none. */
  trackingId: string | undefined
  portalInterface: string | undefined
}

const shellScope: Record<DeploymentScope, string> = {
  resourceGroup: 'group create --resource-group GROUP',
  subscription: 'sub create --location LOCATION',
  managementGroup: 'mg create --management-group-id ID --location LOCATION',
  tenant: 'tenant create --location LOCATION',
}
const powershellScope: Record<DeploymentScope, string> = {
  resourceGroup: 'New-AzResourceGroupDeployment -ResourceGroupName GROUP',
  subscription: 'New-AzSubscriptionDeployment -Location LOCATION',
  managementGroup: 'New-AzManagementGroupDeployment -ManagementGroupId ID -Location LOCATION',
  tenant: 'New-AzTenantDeployment -Location LOCATION',
}

export function deployLines(asked: Asked): DeployLines {
  const { scope, template, file, parameter, trackingId, portalInterface } = asked
  // What the cloud fetches by itself finds templates linked beside it; it cannot fetch from a machine of one's own.
  const reachable = template.startsWith('https:')
  const [get, from] = reachable
    ? [[], ['--template-uri', template]]
    : [[`curl -fsO '${template}'`], ['--template-file', file]]
  const [psGet, psFrom] = reachable
    ? [[], ['-TemplateUri', template]]
    : [[`Invoke-WebRequest '${template}' -OutFile '${file}'`], ['-TemplateFile', file]]
  const id = trackingId === undefined ? undefined : parseTrackingId(trackingId)
  const header = (tool: 'cli' | 'powershell') =>
    id?.form === 'guid' ? [userAgentLine(tool, id.guid, { suffix: id.suffix })] : []
  return {
    shell: [
      ...header('cli'),
      ...get,
      `az deployment ${shellScope[scope]} ${from[0]} '${from[1]}'${parameter ? ` --parameters ${parameter.name}=${parameter.value}` : ''}`,
    ].join('\n'),
    powershell: [
      ...header('powershell'),
      ...psGet,
      `${powershellScope[scope]} ${psFrom[0]} '${psFrom[1]}'${parameter ? ` -${parameter.name} $${parameter.value}` : ''}`,
    ].join('\n'),
    portal: reachable ? portalAddress(template, portalInterface) : undefined,
  }
}

function portalAddress(template: string, definition: string | undefined): string {
  const form = definition ? `/createUIDefinitionUri/${encodeURIComponent(definition)}` : ''
  return `https://portal.azure.com/#create/Microsoft.Template/uri/${encodeURIComponent(template)}${form}`
}
