/**
 * What the stand-ins for vendors have in common: a real HTTPS server on loopback with a certificate of a test
 * authority, that keeps what it gets, answers as its system would, and fails in whatever way a test asks for.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Authority, type CertificateFault, createAuthority } from './certificates.ts'

export type Asked = {
  at: Date
  method: string
  host: string
  /** As it came, query included. */
  path: string
  url: URL
  headers: IncomingMessage['headers']
  body: string
  json: Record<string, unknown>
  form: URLSearchParams
}
export type Reply = { status: number; headers?: Record<string, string>; body?: string | object }
/** Instead of the system's own answer. `after`: it does its work, and only then fails. */
export type Fault = Reply | { cut: true; after?: boolean } | { hang: true } | { delayMs: number }

export type StandIn = {
  port: number
  origin: string
  caFile: string
  /** What the egress exceptions must contain for it to be reached. */
  allow: string
  asked: Asked[]
  /** Does these one after the other, then answers as its system would. */
  next(...faults: Fault[]): void
  /** Of these, how many are still to come; `forgive` drops them. */
  pending(): number
  forgive(): void
  /** Requests under way. */
  atOnce(): number
  /** Always this, until `always()`. Only for requests that `where` names, if it is given. */
  always(fault?: Fault, where?: (asked: Asked) => boolean): void
  present(fault?: CertificateFault): Promise<void>
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

export async function startStandIn(
  answer: (asked: Asked) => Reply | Promise<Reply>,
  { port = 0, authority }: { port?: number; authority?: Authority } = {},
): Promise<StandIn> {
  const issuer = authority ?? (await createAuthority())
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'))
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, issuer.ca)
  const asked: Asked[] = []
  const script: Fault[] = []
  const sockets = new Set<Socket>()
  let usual: { fault: Fault; where: (asked: Asked) => boolean } | undefined

  const server: Server = createServer(await issuer.issue(), (request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('tlsClientError', () => {})

  let underWay = 0
  async function serve(request: IncomingMessage, response: ServerResponse) {
    underWay++
    response.once('close', () => underWay--)
    const got = await read(request)
    asked.push(got)
    const fault = script.shift() ?? (usual?.where(got) ? usual.fault : undefined)
    if (fault && 'hang' in fault) return
    if (fault && 'cut' in fault) {
      if (fault.after) await answer(got)
      response.destroy()
      return
    }
    if (fault && 'delayMs' in fault) await pause(fault.delayMs)
    const { status, headers = {}, body = '' } = fault && 'status' in fault ? fault : await answer(got)
    const isText = typeof body === 'string'
    response.writeHead(status, { ...(isText ? {} : { 'content-type': 'application/json' }), ...headers })
    response.end(isText ? body : JSON.stringify(body))
  }

  const listen = (at: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject)
        resolve((server.address() as AddressInfo).port)
      })
    })
  const down = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  const listening = await listen(port)
  return {
    port: listening,
    origin: `https://127.0.0.1:${listening}`,
    caFile,
    allow: `127.0.0.1:${listening}`,
    asked,
    next: (...faults) => void script.push(...faults),
    pending: () => script.length,
    forgive: () => void script.splice(0),
    atOnce: () => underWay,
    always(fault, where = () => true) {
      usual = fault && { fault, where }
    },
    async present(fault) {
      server.setSecureContext(await issuer.issue(fault))
      for (const socket of sockets) socket.destroy()
    },
    down,
    async up() {
      await listen(listening)
    },
    async close() {
      if (server.listening) await down()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString('utf8')
  const path = request.url ?? '/'
  const host = request.headers.host ?? ''
  return {
    at: new Date(),
    method: request.method ?? '',
    host,
    path,
    url: new URL(path, 'https://stand-in.example'),
    headers: request.headers,
    body,
    json: parse(body),
    form: new URLSearchParams(body),
  }
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
