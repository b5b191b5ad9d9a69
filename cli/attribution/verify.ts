/** comptoir attribution verify */
import { readFileSync } from 'node:fs'
import type { Locale } from '#platform/messages'
import {
  type Call,
  type DeploymentHistory,
  type DeploymentSite,
  type EventHistory,
  endpointRefusal,
  eventHistory,
  exportedHistory,
  failureText,
  type Listings,
  openResourceManager,
  readListing,
  siteOfListing,
  sortListings,
  type Verification,
  verifyDeployment,
  verifyWords,
  warningText,
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
  lang: Locale
}

export async function verify(command: VerifyCommand): Promise<ExitCode> {
  const { lang } = command
  const guid = guidArgument(command.guid, lang)
  if (guid === undefined) return exitCodes.usage
  const events = command.fromEvents === undefined ? undefined : await readEvents(command.fromEvents, lang)
  if (typeof events === 'string') return say(events, exitCodes.unreadable)
  if (events) return verifyEvents(events, { guid, command })
  const files = command.fromFile && readListings(command.fromFile, lang)
  if (typeof files === 'string') return say(files, exitCodes.unreadable)
  const exported = files && exportedHistory(files.deployments, files.operations)
  if (files && !exported)
    return say(verifyWords(lang, 'cli.noListing', { path: command.fromFile!.join(', ') }), exitCodes.unreadable)
  const site = siteOf(command, files)
  if (typeof site === 'string') return say(verifyWords(lang, 'cli.missing', { option: site }), exitCodes.usage)
  if (!files && command.auth && !command.token) return say(verifyWords(lang, 'cli.noToken'), exitCodes.usage)
  const history = exported ?? openHistory(command)
  if (typeof history === 'string') return say(history, exitCodes.usage)
  const registered = await registration(command, guid)
  if (registered === 'unreachable') return exitCodes.outsideFailed
  const result = await verifyDeployment(history, { guid, site, optOutParameter: command.optOutParameter, registered })
  print(result, command)
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
  print(result, command)
  return exitCodeOf(result)
}

/** @returns a sentence when the file holds no events */
async function readEvents(path: string, lang: Locale): Promise<EventHistory | string> {
  const [{ readRows }, { rowTypeOf }] = await Promise.all([
    import('../../src/attribution/read-rows.ts'),
    import('./row-type.ts'),
  ])
  try {
    const rows = await readRows(readFileSync(path === '-' ? 0 : path), rowTypeOf(path))
    return (
      eventHistory(rows.flatMap((row) => ('value' in row ? [row.value] : []))) ??
      verifyWords(lang, 'cli.noEvents', { path })
    )
  } catch (error) {
    return `${path}: ${whyNot(error, lang)}`
  }
}

/** @returns a sentence when the address may not be asked */
function openHistory({
  armEndpoint,
  token,
  auth,
  apiVersion,
  timeout,
  lang,
}: VerifyCommand): DeploymentHistory | string {
  const refused = endpointRefusal(armEndpoint)
  if (refused) return verifyWords(lang, refused, { endpoint: armEndpoint })
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
  if (body.length > maxAnswerBytes) throw new Error(verifyWords('en', 'cli.answerTooLarge'))
  return { status: response.status, headers: Object.fromEntries(response.headers), body }
}

/** @returns the option that is missing */
function siteOf(command: VerifyCommand, listings: Listings | undefined): DeploymentSite | string {
  const { scope, subscription, resourceGroup, managementGroup } = command
  const listed = listings && siteOfListing(listings.deployments, { resourceGroup, operations: listings.operations })
  if (listed && scope === 'resourceGroup' && !subscription) return listed
  switch (scope) {
    case 'resourceGroup':
      if (!resourceGroup) return '--resource-group'
      if (!subscription) return '--subscription'
      return { kind: scope, subscriptionId: subscription, resourceGroup }
    case 'subscription':
      return subscription ? { kind: scope, subscriptionId: subscription } : '--subscription'
    case 'managementGroup':
      return managementGroup ? { kind: scope, managementGroup } : '--management-group'
    case 'tenant':
      return { kind: scope }
  }
}

/** @returns a sentence when one of them cannot be read */
function readListings(paths: string[], lang: Locale): Listings | string {
  const files: unknown[][] = []
  for (const path of paths) {
    try {
      const entries = readListing(readFileSync(path === '-' ? 0 : path))
      if (!entries) return verifyWords(lang, 'cli.noJson', { path })
      files.push(entries)
    } catch (error) {
      return `${path}: ${whyNot(error, lang)}`
    }
  }
  return sortListings(files)
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
function print(result: Verification, { json, format, lang }: VerifyCommand) {
  if (json || format === 'json') {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    return
  }
  const words = (code: string, params: Record<string, string | number> = {}) => verifyWords(lang, `cli.${code}`, params)
  process.stdout.write(result.resources.map(({ id }) => `${id}\n`).join(''))
  const lines = [
    words('summary', {
      name: result.trackingId,
      outcome: result.outcome,
      words: verifyWords(lang, `outcome.${result.outcome}`),
      resources: result.resources.length,
      deployments: result.deployments.length,
    }),
    ...(result.correlationId ? [words('correlation', { id: result.correlationId })] : []),
    ...(result.failure ? [`${result.failure.code}: ${failureText(lang, result.failure)}`] : []),
    ...result.failed.map(({ id, statusCode }) => words('failed', { id, status: statusCode })),
    ...result.pending.map(({ id, state }) => words('pending', { id, state })),
    ...Object.entries(result.ignored).map(([kind, count]) => words('ignored', { kind, count })),
    ...result.warnings.map((warning) => `${warning.code}: ${warningText(lang, warning)}`),
    ...(result.outcome === 'notFound' ? ['isInTemplate', 'isTrimmed', 'byHeader'].map((hint) => words(hint)) : []),
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
}

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
