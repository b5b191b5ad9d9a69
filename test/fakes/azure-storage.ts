/**
 * Azure Storage for tests: the real Azurite, tables and blobs in memory, behind a front that speaks HTTPS and
 * can fail. What is asserted about rows and blobs is read with another client than the one that wrote them.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Authority } from './certificates.ts'
import { type Asked, type Reply, type StandIn, startStandIn } from './stand-in.ts'

// The account that Azurite's documentation publishes.
export const account = 'devstoreaccount1'
export const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

export type AzureStorage = {
  front: StandIn
  /** Where the account answers: Azurite addresses accounts by path. */
  endpoint: string
  /** Every row of a table, as it is stored. */
  rows(table: string): Promise<Record<string, unknown>[]>
  /** A blob's text, or undefined. */
  blob(path: string): Promise<string | undefined>
  close(): Promise<void>
}

export async function startAzureStorage(
  service: 'table' | 'blob',
  standIn: { port?: number; authority?: Authority } = {},
): Promise<AzureStorage> {
  const port = await freePort()
  const azurite = await startAzurite(service, port)
  const front = await startStandIn((asked) => forward(port, asked), standIn)
  return {
    front,
    endpoint: `${front.origin}/${account}`,
    async rows(name) {
      const path = `/${account}/${name}()`
      const date = new Date().toUTCString()
      const { status, body } = await ask(port, 'GET', path, {
        'x-ms-date': date,
        'x-ms-version': '2020-12-06',
        accept: 'application/json;odata=fullmetadata',
        authorization: `SharedKeyLite ${account}:${sign(`${date}\n/${account}${path}`)}`,
      })
      return status === 200 ? (JSON.parse(body) as { value: Record<string, unknown>[] }).value : []
    },
    async blob(name) {
      const path = `/${account}/${name}`
      const date = new Date().toUTCString()
      const canonical = `GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:${date}\nx-ms-version:2020-10-02\n/${account}${path}`
      const { status, body } = await ask(port, 'GET', path, {
        'x-ms-date': date,
        'x-ms-version': '2020-10-02',
        authorization: `SharedKey ${account}:${sign(canonical)}`,
      })
      return status === 200 ? body : undefined
    },
    async close() {
      await front.close()
      azurite.kill('SIGKILL')
      if (azurite.exitCode === null && azurite.signalCode === null) await once(azurite, 'exit')
    },
  }
}

async function startAzurite(service: 'table' | 'blob', port: number): Promise<ChildProcess> {
  const program = createRequire(import.meta.url).resolve(`azurite/dist/src/${service}/main.js`)
  const child = spawn(
    process.execPath,
    [
      program,
      `--${service}Port`,
      String(port),
      `--${service}Host`,
      '127.0.0.1',
      '--inMemoryPersistence',
      '--silent',
      '--disableTelemetry',
      '--skipApiVersionCheck',
    ],
    { stdio: 'ignore' },
  )
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`Azurite's ${service} service ended at once`)
    if (
      await ask(port, 'GET', '/', {}).then(
        () => true,
        () => false,
      )
    )
      return child
    await pause(100)
  }
  child.kill('SIGKILL')
  throw new Error(`Azurite's ${service} service did not start`)
}

async function forward(port: number, asked: Asked): Promise<Reply> {
  const headers = Object.fromEntries(
    Object.entries(asked.headers).filter(([name]) => name !== 'host' && name !== 'connection'),
  ) as Record<string, string>
  return ask(port, asked.method, asked.path, headers, asked.body)
}

function ask(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { 'transfer-encoding': _, connection: __, 'keep-alive': ___, ...rest } = response.headers
        resolve({
          status: response.statusCode ?? 0,
          headers: rest as Record<string, string>,
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

function sign(text: string): string {
  return createHmac('sha256', Buffer.from(accountKey, 'base64')).update(text, 'utf8').digest('base64')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
