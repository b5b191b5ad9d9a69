/** comptoir offer plan, apply: bring a draft to what a file says. */
import { openAsBlob } from 'node:fs'
import type { FileFinding } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import { startingWith } from '../../src/offers/file/check-offer.ts'
import {
  connectionNameOf,
  type DraftPlan,
  planChanges,
  type Stored,
  type StoredAsset,
  type StoredConnection,
  valuesToSend,
} from '../../src/offers/file/compare-draft.ts'
import { sayFault } from '../../src/offers/file/fault.ts'
import { findBeside } from '../../src/offers/file/look-at-files.ts'
import type { EnvironmentUse, FileUse } from '../../src/offers/file/offer-file.ts'
import { linesOf } from '../../src/offers/file/places.ts'
import { connectionKindOf } from '../../src/offers/rules/lead-destination.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { hashesOf, inLines, inTheWay, type LocalOffer, openLocal, Stopped, tell } from './local.ts'
import { Server, type ServerOptions } from './server.ts'
import { showChanges } from './show-changes.ts'
import { findDraft, getDraft, offerPath, orNothing, type ServerDraft, storedAround } from './stored.ts'

export type ApplyOptions = ServerOptions & { format: 'text' | 'json'; revision?: number; lang: Locale }

export async function plan(where: string, options: ApplyOptions): Promise<ExitCode> {
  const server = new Server(options)
  const found = await look(server, where, options)
  if ('findings' in found) return refused(found, options)
  const { local, draft, changes } = found
  if (options.format === 'json') {
    const create = draft === undefined
    print({ ...local.file.identity, create, revision: draft?.revision ?? null, ...shownPlan(changes) })
  } else {
    process.stdout.write(showPlan(local, draft, changes))
  }
  return exitCodes.done
}

function showPlan({ file }: LocalOffer, draft: ServerDraft | undefined, changes: DraftPlan): string {
  if (draft) return showChanges(changes)
  const begun = `+ offer ${file.identity.publisherId}.${file.identity.offerId}\n`
  return Object.values(changes).some((list) => list.length > 0) ? begun + showChanges(changes) : begun
}

export async function apply(where: string, options: ApplyOptions): Promise<ExitCode> {
  const server = new Server(options)
  const found = await look(server, where, options)
  if ('findings' in found) return refused(found, options)
  const { local, hashes } = found
  const secrets = secretsIn(local.file.environment)
  if (options.revision !== undefined && found.draft?.revision !== options.revision) {
    const now = found.draft ? `revision ${found.draft.revision}` : 'not there yet'
    throw new Stopped(`The draft is ${now}, not ${options.revision}: look at the plan again.`, exitCodes.conflict)
  }
  const draft = found.draft ?? (await create(server, local))
  const stored = await storedAround(server, local.file.identity, {
    document: draft.document,
    file: local.file,
    hashes: hashes.values(),
  })
  const changes = planChanges(local.file, stored, hashes)
  const after = await send(server, { local, hashes, stored, changes, draft, secrets })
  const isChanged = !found.draft || after.revision !== draft.revision
  const findings = inLines(local, after.findings)
  if (options.format === 'json') {
    print({
      ...local.file.identity,
      changed: isChanged,
      revision: after.revision,
      ...shownPlan(found.changes),
      findings,
    })
    return exitCodes.done
  }
  // What making the offer put in, and the file took out again, is no news.
  process.stdout.write(isChanged ? showPlan(local, found.draft, found.changes) : 'Nothing to change.\n')
  process.stdout.write(
    `${local.file.identity.publisherId}.${local.file.identity.offerId}: revision ${after.revision}\n`,
  )
  if (findings.length) tell(findings, local.name, options.lang)
  return exitCodes.done
}

type Looked = {
  local: LocalOffer
  draft?: ServerDraft
  hashes: Map<string, string>
  stored: Stored
  changes: DraftPlan
}
type NotApplicable = { local: LocalOffer; findings: FileFinding[] }

async function look(server: Server, where: string, { lang }: ApplyOptions): Promise<Looked | NotApplicable> {
  let local = openLocal(where, '2020')
  const { publisherId, offerId } = local.file.identity
  if (!local.file.type || !publisherId || !offerId) return { local, findings: await inTheWay(local, lang) }
  const draft = await findDraft(server, { publisherId, offerId })
  if (draft && draft.profile !== '2020') local = openLocal(where, draft.profile)
  const findings = [...(await inTheWay(local, lang)), ...identityChanged(local, draft, lang)]
  if (findings.length) return { local, findings }
  const hashes = await hashesOf(local)
  const stored = await storedAround(server, local.file.identity, {
    // One that is not there yet begins with what every new offer has.
    document: draft?.document ?? startingWith(local.file, {}),
    file: local.file,
    hashes: hashes.values(),
  })
  return { local, draft, hashes, stored, changes: planChanges(local.file, stored, hashes) }
}

/** What never changes once the offer exists. */
function identityChanged({ name, file }: LocalOffer, draft: ServerDraft | undefined, lang: Locale): FileFinding[] {
  if (!draft) return []
  const place = linesOf(file.text)
  return (['type', 'alias'] as const).flatMap((member) => {
    if (file.identity[member] === draft[member]) return []
    const code = `identity.${member}.immutable`
    const at = place(file.places.at(`#/${member}`))
    return [{ file: name, ...at, rule: code, level: 'error' as const, message: sayFault(lang, { code }) }]
  })
}

function refused({ local, findings }: NotApplicable, { lang, format }: ApplyOptions): ExitCode {
  if (format === 'json') print({ ...local.file.identity, findings })
  else tell(findings, local.name, lang)
  return local.file.tree ? exitCodes.findings : exitCodes.unreadable
}

async function create(server: Server, { file }: LocalOffer): Promise<ServerDraft> {
  const { publisherId, offerId, alias, type } = file.identity
  const path = `/publishers/${encodeURIComponent(publisherId)}/offers`
  return server.json<ServerDraft>('POST', path, { body: { offerId, alias, type } })
}

type Sending = {
  local: LocalOffer
  hashes: Map<string, string>
  stored: Stored
  changes: DraftPlan
  draft: ServerDraft
  secrets: Map<string, string>
}

async function send(server: Server, { local, hashes, stored, changes, draft, secrets }: Sending): Promise<ServerDraft> {
  const uploaded: StoredAsset[] = []
  for (const use of changes.uploads) uploaded.push(...(await upload(server, local, use)))
  const connections = await connectionsWith(server, local, stored)
  const complete = { ...stored, assets: [...uploaded, ...stored.assets], connections }
  const values = valuesToSend(local.file, complete, { hashes, secrets })
  const after =
    Object.keys(values).length === 0
      ? draft
      : await server.json<ServerDraft>('PATCH', `${offerPath(local.file.identity)}/draft`, {
          headers: { 'if-match': `"${draft.revision}"` },
          body: values,
        })
  return (await tracked(server, local)) ? getDraft(server, local.file.identity) : after
}

/**
 * What customers deploy is tracked, as when a plan is saved in the portal. Asked each time: it changes what is not
 * tracked yet, and nothing else.
 */
async function tracked(server: Server, { file }: LocalOffer): Promise<boolean> {
  const plans = (file.values.plans ?? []) as { planId?: string; technical?: { packageFile?: string } }[]
  const isPackage = (path: string) => file.files.some((use) => use.kind === 'azure-package' && use.path === path)
  let isChanged = false
  for (const { planId, technical } of plans) {
    if (!planId || !technical?.packageFile || !isPackage(technical.packageFile)) continue
    const path = `${offerPath(file.identity)}/plans/${encodeURIComponent(planId)}/tracker`
    const done = await orNothing(server.json<{ did: string }>('PUT', path))
    isChanged ||= done !== undefined && done.did !== 'nothing'
  }
  return isChanged
}

async function upload(server: Server, { name, file }: LocalOffer, use: FileUse): Promise<StoredAsset[]> {
  const found = findBeside(name, use.path)
  if ('code' in found) throw new Stopped(`${name}: ${sayFault('en', found)}`, exitCodes.unreadable)
  const path = `/publishers/${encodeURIComponent(file.identity.publisherId)}/assets`
  const filename = use.path.slice(use.path.lastIndexOf('/') + 1)
  const { generated, ...asset } = await server.json<StoredAsset & { generated: StoredAsset[] }>('POST', path, {
    query: { kind: use.kind, filename },
    headers: { 'content-type': 'application/octet-stream' },
    bytes: await openAsBlob(found.path),
  })
  return [asset, ...generated]
}

/** With those that the file takes from the environment, made or brought up to date. */
async function connectionsWith(server: Server, { file }: LocalOffer, stored: Stored): Promise<StoredConnection[]> {
  const path = `/publishers/${encodeURIComponent(file.identity.publisherId)}/connections`
  const connections = [...stored.connections]
  for (const { name: variable } of file.environment.filter(({ is }) => is === 'connection')) {
    const kind =
      connectionKindOf[String((file.values.leads as { destination?: string } | undefined)?.destination ?? '')]
    if (!kind) throw new Stopped(`${variable} needs a lead destination to know what it is for.`, exitCodes.findings)
    const settings = settingsIn(variable, kind)
    const name = connectionNameOf(file.identity, variable)
    const there = connections.find((one) => one.name === name) as (StoredConnection & { settings?: object }) | undefined
    if (!there) {
      const made = await server.json<{ connection: StoredConnection }>('POST', path, { body: { name, kind, settings } })
      connections.push(made.connection)
    } else if (Object.entries(settings).some(([key, value]) => valueIn(there.settings, key, value) !== value)) {
      await updateConnection(server, `${path}/${there.id}`, settings)
    }
  }
  return connections
}

/** Secrets are never given back: whether they differ, nobody can tell. */
function valueIn(settings: object | undefined, key: string, otherwise: unknown): unknown {
  return settings && key in settings ? (settings as Record<string, unknown>)[key] : otherwise
}

async function updateConnection(server: Server, path: string, settings: object): Promise<void> {
  const { etag } = await server.answer('GET', path)
  await server.json('PATCH', path, { body: { settings }, headers: etag ? { 'if-match': etag } : {} })
}

/** An address, for what needs no more; a JSON object of settings for everything else. */
function settingsIn(variable: string, kind: string): Record<string, string | boolean> {
  const value = variableIn(variable)
  if (kind === 'https' && !value.trimStart().startsWith('{')) return { url: value.trim() }
  try {
    return JSON.parse(value) as Record<string, string | boolean>
  } catch {
    throw new Stopped(`${variable} must hold the settings of the connection as a JSON object.`, exitCodes.unreadable)
  }
}

function secretsIn(environment: EnvironmentUse[]): Map<string, string> {
  for (const { name, is } of environment) if (is === 'text') variableIn(name)
  return new Map(
    environment.filter(({ is }) => is === 'secret').map(({ fieldKey, name }) => [fieldKey, variableIn(name)]),
  )
}

function variableIn(name: string): string {
  const value = process.env[name]
  if (value) return value
  throw new Stopped(sayFault('en', { code: 'file.environment.needed', params: { name } }), exitCodes.unreadable)
}

/** What the server says of the draft, at the lines of the file. */
function shownPlan({ changes, uploads, newSecrets, newConnections }: DraftPlan) {
  return { changes, uploads: uploads.map(({ path, kind }) => ({ path, kind })), newSecrets, newConnections }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
