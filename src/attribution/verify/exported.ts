/** Deployment history from exported listings: what the command line of the cloud prints, or events kept here. */
import {
  asDeployment,
  type DeploymentHistory,
  type DeploymentSite,
  type HistoryAnswer,
  type HistoryWarning,
  parseDeploymentId,
  sitePath,
} from './history.ts'
import { asRestDeployment, asRestOperation, entriesOf, isWhatIf, operationsNamedBy, subscriptionIn } from './listing.ts'

/**
 * @param deployments the output of a deployment list, in any of the forms that listing.ts knows
 * @param operations the output of operation lists, of one deployment or several; undefined where nobody made one
 * @returns undefined when the first is no listing of deployments
 */
export function exportedHistory(deployments: unknown, operations?: unknown): DeploymentHistory | undefined {
  const entries = entriesOf(deployments)
  if (entries.length > 0 && entries.every(isWhatIf)) return nothingBut({ code: 'WHATIF_ONLY' })
  const known = operations === undefined ? [] : entriesOf(operations).map(asRestOperation)
  const listed = listedIn(entries, known)
  if (entries.length > 0 && listed.length === 0) return undefined
  const all = operations === undefined ? listed.flatMap(operationsNamedBy) : known.map(withKind)
  const byDeployment = Map.groupBy(all, deploymentOf)
  const incomplete = operations === undefined ? 'noOperations' : known.some(saysNoKind) ? 'noKinds' : undefined
  const paths = new Map(
    listed.flatMap((item) => {
      const deployment = asDeployment(item)
      const place = deployment && parseDeploymentId(deployment.id)
      return deployment && place ? [[pathKey(sitePath(place.site), place.name), item] as const] : []
    }),
  )
  return {
    parallel: 1,
    ...(incomplete &&
      listed.length > 0 && { warnings: [{ code: 'LISTING_INCOMPLETE' as const, variant: incomplete }] }),
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

function listedIn(entries: readonly unknown[], operations: readonly unknown[]): unknown[] {
  const subscriptionId = subscriptionIn(entries) ?? subscriptionIn(operations)
  return entries.flatMap((entry) => asRestDeployment(entry, subscriptionId) ?? [])
}

function nothingBut(warning: HistoryWarning): DeploymentHistory {
  return {
    parallel: 1,
    warnings: [warning],
    get: async () => missing('Nothing was deployed.'),
    list: async () => ({ kind: 'found', value: [] }),
  }
}

/** Some listings do not say what an operation did: what it was about may have been created, and that is said. */
function withKind(operation: ReturnType<typeof asRestOperation>): unknown {
  const { properties } = operation
  return saysNoKind(operation)
    ? { ...operation, properties: { ...properties, provisioningOperation: 'Create' } }
    : operation
}

function saysNoKind({ properties }: ReturnType<typeof asRestOperation>): boolean {
  return properties.provisioningOperation === undefined && properties.targetResource !== undefined
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
export function siteOfListing(
  deployments: unknown,
  { resourceGroup, operations }: { resourceGroup?: string; operations?: unknown } = {},
): DeploymentSite | undefined {
  const entries = entriesOf(deployments)
  for (const item of listedIn(entries, entriesOf(operations ?? []))) {
    const deployment = asDeployment(item)
    const site = deployment && parseDeploymentId(deployment.id)?.site
    if (!site) continue
    if (resourceGroup === undefined) return site
    if (site.kind === 'resourceGroup' && site.resourceGroup.toLowerCase() === resourceGroup.toLowerCase()) return site
  }
  // A rehearsal names no place; nothing will be found in any.
  return entries.length > 0 && entries.every(isWhatIf) ? { kind: 'tenant' } : undefined
}
