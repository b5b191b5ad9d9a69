/** Everything of one correlation, through nested deployments into other scopes, each resource once. */
import {
  asDeployment,
  asOperation,
  type Deployment,
  type DeploymentHistory,
  type DeploymentSite,
  deploymentPath,
  type HistoryAnswer,
  type Operation,
  operationsPath,
  parseDeploymentId,
  sitePath,
} from './history.ts'
import { failureOf, sameId, type Verification, warn } from './verification.ts'

const maxDepth = 10
const terminal = { succeeded: 'resources', failed: 'failed', canceled: 'failed' } as const

type Visit = { deployment: Deployment; site: DeploymentSite; depth: number; ancestors: ReadonlySet<string> }

/** `refusal` is the first scope that may not be read, though what was found elsewhere is kept. */
type Progress = { result: Verification; refusal?: Verification['failure'] }

/**
 * Level by level, as many questions at once as the history takes.
 *
 * @returns why something could not be read, if anything could not
 */
export async function walk(
  history: DeploymentHistory,
  run: Deployment[],
  { result, tracker }: { result: Verification; tracker: Deployment },
): Promise<Verification['failure']> {
  const progress: Progress = { result }
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
        partial(progress, site, answer)
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
    level = await nextLevel(history, nested, { seen, progress, correlationId: tracker.correlationId })
  }
  if (!parentSeen) warn(result, 'HISTORY_TRUNCATED')
  return progress.refusal
}

async function nextLevel(
  history: DeploymentHistory,
  nested: { id: string; from: Visit }[],
  { seen, progress, correlationId }: { seen: ReadonlySet<string>; progress: Progress; correlationId: string },
): Promise<Visit[]> {
  const { result } = progress
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
      partial(progress, place.site, answer)
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

/**
 * A scope one may not see, or that is gone, is told and passed over. Anything else leaves the answer worthless, and so
 * does a token that was good a moment ago: it has expired, and nothing further can be read.
 */
function partial(progress: Progress, site: DeploymentSite, answer: Exclude<HistoryAnswer<unknown>, { kind: 'found' }>) {
  const { result } = progress
  const { code } = answer
  const scope = sitePath(site) || '/'
  const status = answer.kind === 'refused' ? answer.status : undefined
  const hasExpired = status === 401 && (sameId(scope, result.scope) || /^Expired/i.test(code))
  const isClosed = answer.kind === 'missing' || status === 401 || status === 403
  if (!isClosed || hasExpired) result.failure ??= failureOf(answer)
  else warn(result, 'PARTIAL_ACCESS', { scope, code })
  if (status !== undefined) progress.refusal ??= failureOf(answer)
}

function count(result: Verification, kind: string) {
  result.ignored[kind] = (result.ignored[kind] ?? 0) + 1
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
