/**
 * A publisher's system that receives leads over HTTPS: a real server on loopback, as strict as the
 * documented contract. It verifies signatures, keeps one lead for each webhook-id, logs every byte it gets,
 * and fails in whatever way a test asks for.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { type Authority, type CertificateFault, createAuthority } from './certificates.ts'

/** What to do with one request. A number is a status with an empty body. */
export type Behaviour =
  | number
  | {
      status?: number
      headers?: Record<string, string>
      body?: string
      /** Milliseconds until the answer begins. */
      delayMs?: number
      /** Hangs up: before anything, in the middle of the headers, or in the middle of the body. */
      cut?: 'before-headers' | 'in-headers' | 'in-body'
      /** These bytes instead of an HTTP answer. */
      garbage?: string
      /** Never answers. */
      hang?: boolean
    }

export type Received = {
  at: Date
  method: string
  path: string
  headers: IncomingMessage['headers']
  rawHeaders: string[]
  /** The bytes of the body. */
  body: Buffer
  /** The lead, when the body is JSON. */
  json: Record<string, unknown>
  answered: number | undefined
  /** False when a signing secret was given and the signature does not verify with it. */
  verified: boolean | undefined
}

export type HttpsReceiver = {
  port: number
  origin: string
  url(path?: string): string
  /** PEM file of the authority that issued its certificate. */
  caFile: string
  /** What the egress exceptions must contain for it to be reached. */
  allow: string
  received: Received[]
  /** Leads taken (answered 2xx): how often each webhook-id came. */
  taken: Map<string, number>
  /** Everything that came over the wire, decrypted. */
  bytes(): Buffer
  /** Connections that were opened, and the most requests that were under way at once. */
  connections(): number
  mostAtOnce(): number
  /** Does these one after the other, then what it always does. */
  next(...behaviours: Behaviour[]): void
  always(behaviour: Behaviour | ((request: Received) => Behaviour)): void
  /** Verifies signatures from now on and answers 401 to what does not verify; without a secret, no more. */
  expectSignature(secret?: string): void
  present(fault?: CertificateFault): Promise<void>
  /** Resolves when this is so after a request was answered (or cut). */
  until(isSo: () => boolean, withinMs?: number): Promise<void>
  /** Stops listening and cuts everything; `up` listens again on the same port. */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

export async function startHttpsReceiver({
  port = 0,
  authority,
  forgetful = false,
}: {
  port?: number
  authority?: Authority
  /** Keeps counts only, neither requests nor bytes: for a hundred thousand leads. */
  forgetful?: boolean
} = {}): Promise<HttpsReceiver> {
  const issuer = authority ?? (await createAuthority())
  const folder = mkdtempSync(join(tmpdir(), 'receiver-'))
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, issuer.ca)

  const received: Received[] = []
  const taken = new Map<string, number>()
  const log: Buffer[] = []
  const sockets = new Set<Socket>()
  const script: Behaviour[] = []
  const waiting = new Set<{ isSo: () => boolean; done: () => void }>()
  let usual: (request: Received) => Behaviour = () => 202
  let secret: string | undefined
  let opened = 0
  let underWay = 0
  let mostAtOnce = 0

  const server = createServer(await issuer.issue(), (request, response) => {
    receive(request, response).catch(() => response.destroy())
  })
  // A receiver must not be the one that closes idle connections: a cut connection is something a test asks for.
  server.keepAliveTimeout = 60_000
  server.on('secureConnection', (socket) => {
    opened++
    if (!forgetful) socket.on('data', (bytes: Buffer) => log.push(Buffer.from(bytes)))
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })

  async function receive(request: IncomingMessage, response: ServerResponse) {
    underWay++
    mostAtOnce = Math.max(mostAtOnce, underWay)
    try {
      const got = await read(request)
      if (!forgetful) received.push(got)
      const behaviour = script.shift() ?? refusalOf(got) ?? usual(got)
      await answer(got, response, typeof behaviour === 'number' ? { status: behaviour } : behaviour)
    } finally {
      underWay--
      for (const waiter of waiting) if (waiter.isSo()) waiter.done()
    }
  }

  async function read(request: IncomingMessage): Promise<Received> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    return {
      at: new Date(),
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      rawHeaders: request.rawHeaders,
      body,
      json: parse(body),
      answered: undefined,
      verified: secret ? verifies(secret, request.headers, body) : undefined,
    }
  }

  // What a careful receiver refuses: anything but the documented contract, and notices in their own form.
  function refusalOf(got: Received): Behaviour | undefined {
    if (got.method !== 'POST') return 405
    if (got.headers['content-type'] !== 'application/json; charset=utf-8') return 415
    if (got.verified === false) return 401
    if (!got.headers['webhook-id'] || got.headers['webhook-id'] !== got.headers['idempotency-key']) return 400
    const { type, timestamp, data } = got.json
    if (typeof type === 'string' && typeof timestamp === 'string' && typeof data === 'object') return undefined
    const details = got.json.UserDetails as Record<string, unknown> | undefined
    const texts = [got.json.LeadSource, got.json.ActionCode, got.json.OfferTitle, got.json.Description]
    const people = ['FirstName', 'LastName', 'Email', 'Phone', 'Country', 'Company', 'Title'].map(
      (key) => details?.[key],
    )
    return [...texts, ...people].every((value) => typeof value === 'string') ? undefined : 422
  }

  async function answer(got: Received, response: ServerResponse, behaviour: Exclude<Behaviour, number>) {
    const { status = 202, headers = {}, body = '', delayMs = 0, cut, garbage, hang } = behaviour
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
    const socket = response.socket
    if (hang || !socket || socket.destroyed) return
    if (garbage !== undefined) return void socket.end(garbage)
    if (cut === 'before-headers') return void socket.destroy()
    if (cut === 'in-headers') return void socket.write('HTTP/1.1 202 Acc', () => socket.destroy())
    got.answered = status
    const id = String(got.headers['webhook-id'] ?? '')
    if (status >= 200 && status < 300) taken.set(id, (taken.get(id) ?? 0) + 1)
    if (cut === 'in-body') {
      response.writeHead(status, { ...headers, 'content-length': '1000' })
      return void response.write('half', () => socket.destroy())
    }
    response.writeHead(status, headers).end(body)
    await new Promise((resolve) => response.once('close', resolve))
  }

  const listen = (on: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(on, '127.0.0.1', () => {
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
  const origin = `https://127.0.0.1:${listening}`
  return {
    port: listening,
    origin,
    url: (path = '/leads') => origin + path,
    caFile,
    allow: `127.0.0.1:${listening}`,
    received,
    taken,
    bytes: () => Buffer.concat(log),
    connections: () => opened,
    mostAtOnce: () => mostAtOnce,
    next: (...behaviours) => void script.push(...behaviours),
    always(behaviour) {
      usual = typeof behaviour === 'function' ? behaviour : () => behaviour
    },
    expectSignature(value) {
      secret = value
    },
    async present(fault) {
      server.setSecureContext(await issuer.issue(fault))
      for (const socket of sockets) socket.destroy()
    },
    until: (isSo, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(late)
          waiting.delete(waiter)
          settle()
        }
        const late = setTimeout(() => end(() => reject(new Error(`not so within ${withinMs} ms`))), withinMs)
        const waiter = { isSo, done: () => end(resolve) }
        if (isSo()) waiter.done()
        else waiting.add(waiter)
      }),
    down,
    async up() {
      await listen(listening)
    },
    async close() {
      if ((server as Server).listening) await down()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** With the reference library of the standard, except for its five minutes of tolerance: tests move the clock. */
function verifies(secret: string, headers: IncomingMessage['headers'], body: Buffer): boolean {
  const webhook = new Webhook(secret)
  const id = String(headers['webhook-id'])
  const at = new Date(Number(headers['webhook-timestamp']) * 1000)
  const expected = webhook.sign(id, at, body.toString('utf8'))
  return String(headers['webhook-signature']).split(' ').includes(expected)
}
