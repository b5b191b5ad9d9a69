/** Proves that a tracker was deployed, and lists what was created in its run. Specification: attribution §6. */
import {
  asDeployment,
  type Deployment,
  type DeploymentHistory,
  type DeploymentSite,
  deploymentPath,
  deploymentsPath,
  type HistoryAnswer,
  sitePath,
} from './history.ts'
import { failureOf, sameId, type Verification, warn } from './verification.ts'
import { walk } from './walk.ts'

export type VerifyOptions = {
  guid: string
  site: DeploymentSite
  /** The switch by which customers opt out, to tell “left out” from “lost”. */
  optOutParameter?: string
  /** A header token of this GUID was seen: deployments made that way leave no tracker. */
  headerSeen?: boolean
  registered?: boolean
}

export async function verifyDeployment(history: DeploymentHistory, options: VerifyOptions): Promise<Verification> {
  const result = await verifyIn(history, options)
  for (const { code, params, variant } of history.warnings ?? []) warn(result, code, params, variant)
  return result
}

async function verifyIn(history: DeploymentHistory, options: VerifyOptions): Promise<Verification> {
  const { guid, site } = options
  const result: Verification = {
    outcome: 'notFound',
    guid,
    trackingId: `pid-${guid}`,
    scope: sitePath(site) || '/',
    correlationId: null,
    deployments: [],
    resources: [],
    failed: [],
    pending: [],
    ignored: {},
    warnings: [],
    registered: options.registered ?? 'unknown',
  }
  const exact = await history.get(deploymentPath(site, `pid-${guid}`))
  if (exact.kind === 'refused' || exact.kind === 'failed') return unreachable(result, exact)
  const listed = await history.list(deploymentsPath(site))
  // The scope itself is gone, or never was: there is no history, so no tracker. A 404 without a code is of
  // something that is no Resource Manager, and says nothing.
  if (exact.kind === 'missing' && listed.kind === 'missing' && listed.code !== 'HTTP 404')
    return { ...notFound(result, [], options), failure: failureOf(listed) }
  if (listed.kind !== 'found') return unreachable(result, listed)
  const all = listed.value.flatMap((item) => asDeployment(item) ?? [])
  const tracker = (exact.kind === 'found' ? asDeployment(exact.value) : undefined) ?? newestSuffixed(all, guid)
  if (!tracker) return notFound(result, all, options)
  result.trackingId = tracker.name
  result.correlationId = tracker.correlationId
  if (tracker.name.toLowerCase() !== `pid-${guid}`) warn(result, 'NAME_SUFFIXED', { name: tracker.name })
  if (!/^succeeded$/i.test(tracker.provisioningState))
    warn(result, 'TRACKER_FAILED', { state: tracker.provisioningState || '–' })
  const run = all.filter(({ correlationId }) => correlationId === tracker.correlationId)
  if (!run.some(({ id }) => sameId(id, tracker.id))) run.push(tracker)
  const refusal = await walk(history, run, { result, tracker })
  // Where something may not be read, nothing found does not mean that nothing was created.
  if (!result.resources.length) result.failure ??= refusal
  if (result.failure) return { ...result, outcome: 'unreachable' }
  result.outcome = result.resources.length ? 'verified' : 'nothingCreated'
  if (options.registered === false) result.outcome = 'unregistered'
  return result
}

function newestSuffixed(all: Deployment[], guid: string): Deployment | undefined {
  const named = new RegExp(`^pid-${guid}([-_.].*)?$`, 'i')
  return all.filter(({ name }) => named.test(name)).sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp))[0]
}

function notFound(
  result: Verification,
  all: Deployment[],
  { optOutParameter = 'enableUsageAttribution', headerSeen }: VerifyOptions,
): Verification {
  const wanted = optOutParameter.toLowerCase()
  const leftOut = all.find(({ parameters }) =>
    Object.entries(parameters).some(
      ([name, parameter]) =>
        name.toLowerCase() === wanted && (parameter as { value?: unknown } | null)?.value === false,
    ),
  )
  if (leftOut) warn(result, 'CONDITION_FALSE', { name: leftOut.name, parameter: optOutParameter })
  if (headerSeen) warn(result, 'METHOD_NOT_VERIFIABLE')
  return result
}

function unreachable(result: Verification, answer: Exclude<HistoryAnswer<unknown>, { kind: 'found' }>): Verification {
  return { ...result, outcome: 'unreachable', failure: failureOf(answer) }
}
