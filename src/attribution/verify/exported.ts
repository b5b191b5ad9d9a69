/** Deployment history from exported listings: what the command line of the cloud prints, or events kept here. */
import {
  asDeployment,
  type DeploymentHistory,
  type DeploymentSite,
  type HistoryAnswer,
  parseDeploymentId,
  sitePath,
} from './history.ts'

/**
 * @param deployments the output of a deployment list: an array, or `{ "value": [...] }`
 * @param operations the output of operation lists, of one deployment or several, in the same forms
 * @returns undefined when the first is no listing of deployments
 */
export function exportedHistory(deployments: unknown, operations: unknown): DeploymentHistory | undefined {
  const listed = listOf(deployments)
  const known = listed?.flatMap((item) => asDeployment(item) ?? [])
  if (!listed || !known || (listed.length > 0 && known.length === 0)) return undefined
  const byDeployment = Map.groupBy(listOf(operations) ?? [], deploymentOf)
  const paths = new Map(
    listed.flatMap((item) => {
      const deployment = asDeployment(item)
      const place = deployment && parseDeploymentId(deployment.id)
      return deployment && place ? [[pathKey(sitePath(place.site), place.name), item] as const] : []
    }),
  )
  return {
    parallel: 1,
    async get(path) {
      const { site, name } = placeOf(path)
      const item = paths.get(pathKey(site, name))
      return item ? { kind: 'found', value: item } : missing(`${name} is not in the listing.`)
    },
    async list(path) {
      if (!path.endsWith('/operations')) {
        const { site } = placeOf(path)
        return { kind: 'found', value: listed.filter((item) => siteOf(asDeployment(item)?.id) === site.toLowerCase()) }
      }
      const { site, name } = placeOf(path.slice(0, -'/operations'.length))
      if (!paths.has(pathKey(site, name))) return missing(`${name} is not in the listing.`)
      return { kind: 'found', value: byDeployment.get(pathKey(site, name)) ?? [] }
    },
  }
}

function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value
  const inner = (value as { value?: unknown } | null)?.value
  return Array.isArray(inner) ? inner : undefined
}

function deploymentOf(operation: unknown): string {
  const id = (operation as { id?: unknown } | null)?.id
  const owner = typeof id === 'string' ? id.replace(/\/operations\/[^/]*$/i, '') : ''
  const place = parseDeploymentId(withProvider(owner))
  return place ? pathKey(sitePath(place.site), place.name) : ''
}

/** Operation ids sometimes leave the provider out. */
function withProvider(id: string): string {
  return id.replace(/(?<!Microsoft\.Resources)\/deployments\//i, '/providers/Microsoft.Resources/deployments/')
}

function placeOf(path: string): { site: string; name: string } {
  const match = /^(.*?)(?:\/providers\/Microsoft\.Resources)?\/deployments\/([^/]*)$/i.exec(path)
  return { site: match?.[1] ?? '', name: decodeURIComponent(match?.[2] ?? '') }
}

function siteOf(id: string | undefined): string {
  const place = id === undefined ? undefined : parseDeploymentId(id)
  return place ? sitePath(place.site).toLowerCase() : ''
}

function pathKey(site: string, name: string): string {
  return `${site}|${name}`.toLowerCase()
}

function missing(message: string): HistoryAnswer<never> {
  return { kind: 'missing', code: 'DeploymentNotFound', message }
}

/** Where the deployments of a listing were made: in the named resource group, or in that of the first. */
export function siteOfListing(deployments: unknown, resourceGroup?: string): DeploymentSite | undefined {
  for (const item of listOf(deployments) ?? []) {
    const deployment = asDeployment(item)
    const site = deployment && parseDeploymentId(deployment.id)?.site
    if (!site) continue
    if (resourceGroup === undefined) return site
    if (site.kind === 'resourceGroup' && site.resourceGroup.toLowerCase() === resourceGroup.toLowerCase()) return site
  }
  return undefined
}
