/**
 * Proves that a tracker was deployed, and lists what was created in its run: everything of the same correlation,
 * through nested deployments into other scopes, each resource once. Specification: attribution §6.
 */
import type { MessageParams } from '#platform/messages'
import {
  asDeployment,
  asOperation,
  type Deployment,
  type DeploymentHistory,
  type DeploymentSite,
  deploymentPath,
  deploymentsPath,
  type HistoryAnswer,
  type Operation,
  operationsPath,
  parseDeploymentId,
  sitePath,
} from './history.ts'
import { verifyWords, warningKey } from './words.ts'

export type VerifiedResource = {
  id: string
  type: string
  name: string
  state: string
  statusCode: string
  /** The deployment that created it. */
  deployment: string
  /** History has no word for updates: only 201 proves that something was new. */
  change: 'created' | 'createdOrUpdated'
}

/** The message is English; verifyWords says `warning.CODE`, or with its variant, in other languages. */
export type VerificationWarning = { code: WarningCode; message: string; variant?: string; params?: MessageParams }
export type WarningCode =
  | 'HISTORY_TRUNCATED'
  | 'REDEPLOYED'
  | 'NAME_SUFFIXED'
  | 'TRACKER_FAILED'
  | 'METHOD_NOT_VERIFIABLE'
  | 'PARTIAL_ACCESS'
  | 'CYCLE'
  | 'CONDITION_FALSE'
  | 'TOO_DEEP'
  | 'THROTTLED'
  | 'LISTING_INCOMPLETE'
  | 'WHATIF_ONLY'

export type Verification = {
  outcome: 'verified' | 'notFound' | 'nothingCreated' | 'unreachable' | 'unregistered'
  guid: string
  trackingId: string
  scope: string
  correlationId: string | null
  deployments: { id: string; name: string; scope: string; provisioningState: string; timestamp: string }[]
  resources: VerifiedResource[]
  failed: VerifiedResource[]
  /** Still running: neither created nor failed. */
  pending: VerifiedResource[]
  /** Operations that create nothing, by kind. */
  ignored: Record<string, number>
  warnings: VerificationWarning[]
  registered: boolean | 'unknown'
  /** Why nothing could be said; of what was not found, that its scope does not exist. */
  failure?: { code: string; message: string; params?: MessageParams }
}

export type VerifyOptions = {
  guid: string
  site: DeploymentSite
  /** The switch by which customers opt out, to tell “left out” from “lost”. */
  optOutParameter?: string
  /** A header token of this GUID was seen: deployments made that way leave no tracker. */
  headerSeen?: boolean
  registered?: boolean
}

const maxDepth = 10
const terminal = { succeeded: 'resources', failed: 'failed', canceled: 'failed' } as const

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
  await walk(history, run, { result, tracker })
  if (result.failure) return { ...result, outcome: 'unreachable' }
  result.outcome = result.resources.length ? 'verified' : 'nothingCreated'
  if (options.registered === false) result.outcome = 'unregistered'
  return result
}

type Visit = { deployment: Deployment; site: DeploymentSite; depth: number; ancestors: ReadonlySet<string> }

/** Level by level, as many questions at once as the history takes. */
async function walk(
  history: DeploymentHistory,
  run: Deployment[],
  { result, tracker }: { result: Verification; tracker: Deployment },
) {
  const seen = new Set<string>()
  const emitted = new Set<string>()
  let parentSeen = false
  let level: Visit[] = run.flatMap((deployment) => visitOf(deployment, 0, new Set()))
  while (level.length) {
    const fresh = level.filter(
      ({ deployment }) => !seen.has(deployment.id.toLowerCase()) && seen.add(deployment.id.toLowerCase()),
    )
    const answers = await inParallel(fresh, history.parallel, (visit) =>
      history.list(operationsPath(visit.site, visit.deployment.name)),
    )
    const nested: { id: string; from: Visit }[] = []
    for (const [i, visit] of fresh.entries()) {
      const { deployment, site } = visit
      result.deployments.push({
        id: deployment.id,
        name: deployment.name,
        scope: sitePath(site) || '/',
        provisioningState: deployment.provisioningState,
        timestamp: deployment.timestamp,
      })
      const answer = answers[i]!
      if (answer.kind !== 'found') {
        partial(result, site, answer)
        continue
      }
      for (const operation of answer.value.map(asOperation)) {
        const { target } = operation
        if (!target || operation.kind.toLowerCase() !== 'create') count(result, operation.kind)
        else if (target.type.toLowerCase() === 'microsoft.resources/deployments') {
          if (sameId(target.id, tracker.id)) parentSeen = true
          nested.push({ id: target.id, from: visit })
        } else emit(result, { target, operation, deployment }, emitted)
      }
    }
    level = await nextLevel(history, nested, { seen, result, correlationId: tracker.correlationId })
  }
  if (!parentSeen) warn(result, 'HISTORY_TRUNCATED')
}

async function nextLevel(
  history: DeploymentHistory,
  nested: { id: string; from: Visit }[],
  { seen, result, correlationId }: { seen: ReadonlySet<string>; result: Verification; correlationId: string },
): Promise<Visit[]> {
  const wanted = new Map<
    string,
    { id: string; from: Visit; place: NonNullable<ReturnType<typeof parseDeploymentId>> }
  >()
  for (const { id, from } of nested) {
    const key = id.toLowerCase()
    const place = parseDeploymentId(id)
    if (from.ancestors.has(key) || sameId(id, from.deployment.id)) warn(result, 'CYCLE', { id })
    else if (place && !seen.has(key) && !wanted.has(key)) {
      if (from.depth + 1 > maxDepth) warn(result, 'TOO_DEEP', { name: from.deployment.name, depth: maxDepth })
      else wanted.set(key, { id, from, place })
    }
  }
  const list = [...wanted.values()]
  const answers = await inParallel(list, history.parallel, ({ place }) =>
    history.get(deploymentPath(place.site, place.name)),
  )
  return list.flatMap(({ from, place }, i) => {
    const answer = answers[i]!
    if (answer.kind !== 'found') {
      partial(result, place.site, answer)
      return []
    }
    const deployment = asDeployment(answer.value)
    if (!deployment) return []
    // Names are reused: what stands under this one now belongs to a later run.
    if (deployment.correlationId !== correlationId) {
      warn(result, 'REDEPLOYED', { name: place.name })
      return []
    }
    return visitOf(deployment, from.depth + 1, new Set([...from.ancestors, from.deployment.id.toLowerCase()]))
  })
}

function visitOf(deployment: Deployment, depth: number, ancestors: ReadonlySet<string>): Visit[] {
  const place = parseDeploymentId(deployment.id)
  return place ? [{ deployment, site: place.site, depth, ancestors }] : []
}

function emit(
  result: Verification,
  {
    target,
    operation,
    deployment,
  }: { target: NonNullable<Operation['target']>; operation: Operation; deployment: Deployment },
  emitted: Set<string>,
) {
  const list = terminal[operation.state.toLowerCase() as keyof typeof terminal] ?? 'pending'
  const key = `${list} ${target.id.toLowerCase()}`
  if (emitted.has(key)) return
  emitted.add(key)
  result[list].push({
    id: target.id,
    type: target.type,
    name: target.name,
    state: operation.state,
    statusCode: operation.statusCode,
    deployment: deployment.name,
    change: /^(created|201)$/i.test(operation.statusCode) ? 'created' : 'createdOrUpdated',
  })
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

function failureOf(answer: Exclude<HistoryAnswer<unknown>, { kind: 'found' }>): NonNullable<Verification['failure']> {
  const { code, message } = answer
  return { code, message, ...(answer.kind === 'failed' && answer.params && { params: answer.params }) }
}

/** A scope one may not see, or that is gone, is told and passed over; anything else leaves the answer worthless. */
function partial(
  result: Verification,
  site: DeploymentSite,
  answer: Exclude<HistoryAnswer<unknown>, { kind: 'found' }>,
) {
  const { code } = answer
  const closed =
    answer.kind === 'missing' || (answer.kind === 'refused' && (answer.status === 401 || answer.status === 403))
  if (!closed) {
    result.failure ??= failureOf(answer)
    return
  }
  warn(result, 'PARTIAL_ACCESS', { scope: sitePath(site) || '/', code })
}

function warn(result: Verification, code: WarningCode, params: MessageParams = {}, variant?: string) {
  const message = verifyWords('en', warningKey({ code, variant }), params)
  if (result.warnings.some((warning) => warning.code === code && warning.message === message)) return
  result.warnings.push({ code, message, ...(variant !== undefined && { variant }), params })
}

function count(result: Verification, kind: string) {
  result.ignored[kind] = (result.ignored[kind] ?? 0) + 1
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

async function inParallel<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length)
  let next = 0
  async function lane() {
    while (next < items.length) {
      const i = next++
      results[i] = await work(items[i]!)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return results
}
