/** Opens what the file only names: secrets, certificates, folders; and finds what does not fit together. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { connectors } from '#connectors'
import type { RelayConfig, RelayConnection, RelayListener } from './config.ts'
import type { Fault, Path, ReadFile } from './file-shape.ts'

type Reference = { env: string } | { file: string }

export function resolved(
  read: ReadFile,
  { folder, env }: { folder: string; env: Record<string, string | undefined> },
): { config: RelayConfig; faults: Fault[] } {
  const faults: Fault[] = []
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
