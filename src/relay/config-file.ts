/**
 * The relay's one file: which addresses receive leads, which systems they go to. Everything wrong with it is
 * said at once, each with its line. Secrets are not in it: it says where each stands.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { connectors } from '#connectors'
import type { FileFinding } from '#platform/finding-formats'
import type { Locale, MessageParams } from '#platform/messages'
import { idPattern, type RelayConfig, type RelayConnection, type RelayListener } from './config.ts'
import { relayTexts } from './texts.ts'

const reference = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })])
type Reference = z.infer<typeof reference>
const plain = z.union([z.string(), z.number().transform(String)])
const id = z.string().regex(idPattern)

const shape = z.strictObject({
  publisher: z
    .strictObject({ id: id.default('relay'), name: z.string().min(1).max(100).optional() })
    .default({ id: 'relay' }),
  marketplace: z.string().min(1).max(100).default('Microsoft commercial marketplace'),
  listen: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(8443),
      tls: z.strictObject({ certificate: z.string().min(1), key: z.string().min(1) }).optional(),
    })
    .default({ host: '127.0.0.1', port: 8443 }),
  database: z.union([plain, reference]).optional(),
  data: z.string().min(1).default('relay-data'),
  keepDays: z.int().min(1).max(1_830).default(90),
  retrySchedule: z.array(z.number().positive()).min(1).max(50).optional(),
  egress: z
    .strictObject({
      allow: z.array(z.string()).default([]),
      certificates: z.string().optional(),
      standIns: z.record(z.string().min(1), z.url({ protocol: /^https?$/ })).default({}),
    })
    .optional(),
  admin: z.strictObject({ token: z.union([plain, reference]) }).optional(),
  listeners: z
    .array(
      z.strictObject({
        id,
        path: z.string().regex(/^\/[A-Za-z0-9/_.~-]*$/),
        token: z.union([plain, reference]).optional(),
        to: z.array(z.string()).min(1).max(5),
        offerTitle: z.string().min(1).max(200).optional(),
        sameBodyMinutes: z.union([z.literal(0), z.literal(10)]).default(10),
      }),
    )
    .min(1),
  connections: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        kind: z.string(),
        settings: z
          .record(z.string(), z.union([z.string(), z.boolean(), z.number().transform(String), reference]))
          .default({}),
        mapping: z.array(z.strictObject({ target: z.string(), value: plain })).default([]),
      }),
    )
    .min(1),
})
type Read = z.infer<typeof shape>
type Path = (string | number)[]
type Finding = { path: Path; code: string; params?: MessageParams }

/** @param file where it stands: paths in it are relative to its folder */
export function readRelayConfig(
  file: string,
  { env, locale }: { env: Record<string, string | undefined>; locale: Locale },
): { config: RelayConfig; findings: FileFinding[] } | { config: undefined; findings: FileFinding[] } {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const at = (path: Path) => positionOf(document, lines, path)
  const say = ({ path, code, params }: Finding): FileFinding => ({
    file,
    ...at(path),
    rule: code,
    level: 'error',
    message: relayTexts(locale, code, params),
  })
  if (document.errors.length > 0) {
    return {
      config: undefined,
      findings: document.errors.map(({ pos, message }) => {
        const { line, col } = lines.linePos(pos[0])
        return { file, line, column: col, rule: 'relay.yaml', level: 'error', message: message.split('\n')[0]! }
      }),
    }
  }
  const parsed = shape.safeParse(document.toJS())
  if (!parsed.success) {
    const findings = parsed.error.issues.map(({ path, message, code }) => ({
      file,
      ...at(path as Path),
      rule: `relay.${code}`,
      level: 'error' as const,
      message: `${path.join('.') || file}: ${message}`,
    }))
    return { config: undefined, findings }
  }
  const { config, faults } = resolved(parsed.data, { folder: dirname(resolve(file)), env })
  return faults.length > 0 ? { config: undefined, findings: faults.map(say) } : { config, findings: [] }
}

function resolved(
  read: Read,
  { folder, env }: { folder: string; env: Record<string, string | undefined> },
): { config: RelayConfig; faults: Finding[] } {
  const faults: Finding[] = []
  const secretOf = (value: string | Reference | undefined, path: Path): string => {
    if (value === undefined || typeof value === 'string') return value ?? ''
    if ('env' in value) {
      const found = env[value.env]
      if (!found) faults.push({ path, code: 'relay.no_variable', params: { name: value.env } })
      return found ?? ''
    }
    try {
      return readFileSync(resolve(folder, value.file), 'utf8').trim()
    } catch {
      faults.push({ path, code: 'relay.no_file', params: { file: value.file } })
      return ''
    }
  }
  const names = new Set<string>()
  const connections = read.connections.map((connection, i): RelayConnection => {
    const path = ['connections', i]
    if (names.has(connection.name))
      faults.push({ path: [...path, 'name'], code: 'relay.twice', params: { name: connection.name } })
    names.add(connection.name)
    const connector = connectors.find(({ kind }) => kind === connection.kind)
    if (!connector) {
      const kinds = connectors.map(({ kind }) => kind).join(', ')
      faults.push({ path: [...path, 'kind'], code: 'relay.kind', params: { kind: connection.kind, kinds } })
    }
    const settings = Object.entries(connection.settings).map(([key, value]): [string, string | boolean] => {
      const setting = connector?.settings.find((s) => s.key === key)
      const isText = typeof value === 'string'
      // An address says little by itself; a password in a file that is copied about does.
      if (isText && setting?.secret && setting.control !== 'url')
        faults.push({ path: [...path, 'settings', key], code: 'relay.open_secret', params: { key } })
      return [key, typeof value === 'object' ? secretOf(value, [...path, 'settings', key]) : value]
    })
    return {
      name: connection.name,
      kind: connection.kind,
      settings: Object.fromEntries(settings),
      mapping: connection.mapping,
    }
  })
  const ids = new Set<string>()
  const paths = new Set<string>()
  const listeners = read.listeners.map((listener, i): RelayListener => {
    const path = ['listeners', i]
    if (ids.has(listener.id)) faults.push({ path: [...path, 'id'], code: 'relay.twice', params: { name: listener.id } })
    if (paths.has(listener.path))
      faults.push({ path: [...path, 'path'], code: 'relay.twice', params: { name: listener.path } })
    ids.add(listener.id)
    paths.add(listener.path)
    for (const [j, name] of listener.to.entries())
      if (!names.has(name))
        faults.push({ path: [...path, 'to', j], code: 'relay.unknown_connection', params: { name } })
    const token = secretOf(listener.token, [...path, 'token'])
    const isSecretPath = (listener.path.split('/').at(-1) ?? '').length >= 24
    if (listener.token === undefined && !isSecretPath)
      faults.push({ path: [...path, 'path'], code: 'relay.open_listener' })
    else if (listener.token !== undefined && token && token.length < 16)
      faults.push({ path: [...path, 'token'], code: 'relay.short_token' })
    return { ...listener, token: token || undefined }
  })
  const { publisher, listen, database, egress, admin } = read
  const inFolder = (file: string) => resolve(folder, file)
  const readable = (file: string, path: Path) => {
    try {
      return readFileSync(inFolder(file), 'utf8')
    } catch {
      faults.push({ path, code: 'relay.no_file', params: { file } })
      return ''
    }
  }
  const tls = listen.tls && {
    certificate: readable(listen.tls.certificate, ['listen', 'tls', 'certificate']),
    key: readable(listen.tls.key, ['listen', 'tls', 'key']),
  }
  const adminToken = admin && secretOf(admin.token, ['admin', 'token'])
  if (admin && adminToken && adminToken.length < 16)
    faults.push({ path: ['admin', 'token'], code: 'relay.short_token' })
  return {
    config: {
      publisher: { id: publisher.id, name: publisher.name ?? publisher.id },
      marketplace: read.marketplace,
      listen: { host: listen.host, port: listen.port, tls },
      databaseUrl: database === undefined ? undefined : secretOf(database, ['database']),
      dataDir: inFolder(read.data),
      keepDays: read.keepDays,
      retrySchedule: read.retrySchedule,
      egressAllow: egress?.allow ?? [],
      standIns: Object.entries(egress?.standIns ?? {}).map(([host, origin]) => `${host}=${origin}`),
      egressCertificates: egress?.certificates && inFolder(egress.certificates),
      adminToken,
      listeners,
      connections,
    },
    faults,
  }
}

/** Where a value stands; where it is missing, what it should stand in. */
function positionOf(document: Document, lines: LineCounter, path: Path): { line: number; column: number } {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (!isNode(node) || !node.range) continue
    const { line, col } = lines.linePos(node.range[0])
    return { line, column: col }
  }
  return { line: 1, column: 1 }
}
