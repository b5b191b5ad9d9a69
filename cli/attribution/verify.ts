/** comptoir attribution verify */
import { readFileSync } from 'node:fs'
import {
  type Call,
  type DeploymentHistory,
  type DeploymentSite,
  type EventHistory,
  eventHistory,
  exportedHistory,
  openResourceManager,
  siteOfListing,
  type Verification,
  verifyDeployment,
} from '../../src/attribution/library.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { whyNot } from './files.ts'
import { guidArgument } from './guid-argument.ts'

export type VerifyCommand = {
  guid: string
  resourceGroup?: string
  subscription?: string
  managementGroup?: string
  scope: DeploymentSite['kind']
  armEndpoint: string
  apiVersion?: string
  token?: string
  auth: boolean
  fromFile?: string[]
  fromEvents?: string
  optOutParameter: string
  registry?: string
  publisher?: string
  timeout: number
  json?: boolean
  format: 'text' | 'json'
}

export async function verify(command: VerifyCommand): Promise<ExitCode> {
  const guid = guidArgument(command.guid, 'en')
  if (guid === undefined) return exitCodes.usage
  const events = command.fromEvents === undefined ? undefined : await readEvents(command.fromEvents)
  if (typeof events === 'string') return say(events, exitCodes.unreadable)
  if (events) return verifyEvents(events, { guid, command })
  const files = command.fromFile && readListings(command.fromFile)
  if (files && 'unreadable' in files) return say(files.unreadable, exitCodes.unreadable)
  const exported = files && exportedHistory(files.deployments, files.operations)
  if (files && !exported) return say('The first file is no listing of deployments.', exitCodes.unreadable)
  const site = siteOf(command, files?.deployments)
  if (typeof site === 'string') return say(site, exitCodes.usage)
  if (!files && command.auth && !command.token)
    return say('Give --token, set ARM_ACCESS_TOKEN, or say --no-auth.', exitCodes.usage)
  let history: DeploymentHistory
  try {
    history = exported ?? openHistory(command)
  } catch (error) {
    return say((error as Error).message, exitCodes.usage)
  }
  const registered = await registration(command, guid)
  if (registered === 'unreachable') return exitCodes.outsideFailed
  const result = await verifyDeployment(history, { guid, site, optOutParameter: command.optOutParameter, registered })
  print(result, command.json || command.format === 'json')
  return exitCodeOf(result)
}

/** Every place that was told of, until one has the tracker. */
async function verifyEvents(
  { history, sites, sawHeader }: EventHistory,
  { guid, command }: { guid: string; command: VerifyCommand },
): Promise<ExitCode> {
  const { resourceGroup, subscription, optOutParameter } = command
  const registered = await registration(command, guid)
  if (registered === 'unreachable') return exitCodes.outsideFailed
  const isWanted = (given: string | undefined, found: string | undefined) =>
    given === undefined || given.toLowerCase() === found?.toLowerCase()
  const wanted = sites.filter(
    (site) =>
      isWanted(resourceGroup, site.kind === 'resourceGroup' ? site.resourceGroup : undefined) &&
      isWanted(subscription, 'subscriptionId' in site ? site.subscriptionId : undefined),
  )
  const options = { guid, optOutParameter, registered, headerSeen: sawHeader(guid) }
  let result = await verifyDeployment(history, { ...options, site: wanted[0] ?? { kind: 'tenant' } })
  for (const site of wanted.slice(1)) {
    if (result.outcome !== 'notFound') break
    result = await verifyDeployment(history, { ...options, site })
  }
  print(result, command.json || command.format === 'json')
  return exitCodeOf(result)
}

/** @returns a sentence when the file holds no events */
async function readEvents(path: string): Promise<EventHistory | string> {
  const [{ readRows }, { rowTypeOf }] = await Promise.all([
    import('../../src/attribution/read-rows.ts'),
    import('./row-type.ts'),
  ])
  try {
    const rows = await readRows(readFileSync(path === '-' ? 0 : path), rowTypeOf(path))
    return eventHistory(rows.flatMap((row) => ('value' in row ? [row.value] : []))) ?? `${path} holds no events.`
  } catch (error) {
    return `${path}: ${whyNot(error, 'en')}`
  }
}

function openHistory({ armEndpoint, token, auth, apiVersion, timeout }: VerifyCommand): DeploymentHistory {
  return openResourceManager({
    endpoint: armEndpoint,
    token: auth ? token : undefined,
    apiVersion,
    timeoutMs: timeout * 1000,
    call,
  })
}

const maxAnswerBytes = 20 * 1024 * 1024

const call: Call = async (url, { headers, timeoutMs }) => {
  const response = await fetch(url, {
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(Math.max(1, timeoutMs)),
  })
  const body = await response.text()
  if (body.length > maxAnswerBytes) throw new Error('The answer is larger than 20 MB.')
  return { status: response.status, headers: Object.fromEntries(response.headers), body }
}

function siteOf(command: VerifyCommand, listing: unknown): DeploymentSite | string {
  const { scope, subscription, resourceGroup, managementGroup } = command
  const listed = listing === undefined ? undefined : siteOfListing(listing, resourceGroup)
  if (listed && scope === 'resourceGroup' && !subscription) return listed
  switch (scope) {
    case 'resourceGroup':
      if (!resourceGroup) return '--resource-group is missing.'
      if (!subscription) return '--subscription is missing.'
      return { kind: scope, subscriptionId: subscription, resourceGroup }
    case 'subscription':
      return subscription ? { kind: scope, subscriptionId: subscription } : '--subscription is missing.'
    case 'managementGroup':
      return managementGroup ? { kind: scope, managementGroup } : '--management-group is missing.'
    case 'tenant':
      return { kind: scope }
  }
}

function readListings([deployments, ...operations]: string[]):
  | { deployments: unknown; operations: unknown }
  | { unreadable: string } {
  const read = (path: string) => {
    try {
      return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as unknown
    } catch (error) {
      throw new Error(`${path}: ${whyNot(error, 'en')}`, { cause: error })
    }
  }
  try {
    const listed = operations
      .map(read)
      .flatMap((value) => (Array.isArray(value) ? value : ((value as { value?: unknown[] }).value ?? [])))
    return { deployments: read(deployments ?? ''), operations: listed }
  } catch (error) {
    return { unreadable: (error as Error).message }
  }
}

async function registration(
  { registry, publisher }: Pick<VerifyCommand, 'registry' | 'publisher'>,
  guid: string,
): Promise<boolean | 'unreachable' | undefined> {
  if (registry === undefined) return undefined
  const { askRegistry } = await import('./registry.ts')
  const answers = await askRegistry(registry, [guid])
  if (!answers) return 'unreachable'
  const found = answers.get(guid)
  return found !== undefined && (publisher === undefined || found.publisherId === publisher)
}

/** Resource ids, one a line, are all that goes to standard output: scripts read it. */
function print(result: Verification, json: boolean) {
  if (json) {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    return
  }
  const ids = result.resources.map(({ id }) => `${id}\n`).join('')
  process.stdout.write(ids)
  const lines = [
    `${result.trackingId}: ${result.outcome} (resources: ${result.resources.length}, deployments: ${result.deployments.length})`,
    ...(result.correlationId ? [`correlation ${result.correlationId}`] : []),
    ...(result.failure ? [`${result.failure.code}: ${result.failure.message}`] : []),
    ...result.failed.map(({ id, statusCode }) => `failed: ${id} (${statusCode})`),
    ...result.pending.map(({ id, state }) => `not finished: ${id} (${state})`),
    ...Object.entries(result.ignored).map(([kind, count]) => `ignored: ${count} ${kind}`),
    ...result.warnings.map(({ code, message }) => `${code}: ${message}`),
    ...(result.outcome === 'notFound' ? hints : []),
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

const hints = [
  'Is the tracker in the template that was deployed? comptoir attribution lint tells.',
  'Was it deployed to this scope? A scope keeps 800 deployments; older ones are deleted.',
  'Deployments made by header or Terraform leave no tracker.',
]

function exitCodeOf({ outcome }: Verification): ExitCode {
  switch (outcome) {
    case 'verified':
      return exitCodes.done
    case 'notFound':
    case 'nothingCreated':
      return exitCodes.findings
    case 'unreachable':
      return exitCodes.outsideFailed
    case 'unregistered':
      return exitCodes.conflict
  }
}

function say(words: string, code: ExitCode): ExitCode {
  process.stderr.write(`${words}\n`)
  return code
}
