/** A publisher's website on loopback, under `receiver.example`: pages by path, and a door that believes the name is public. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/platform/config.ts'
import { type Egress, openEgress } from '../../src/platform/egress.ts'
import { openLog } from '../../src/platform/log.ts'
import { createAuthority } from './certificates.ts'

export type Answer = { status: number; headers?: Record<string, string>; body?: string | Uint8Array }

export type Website = {
  url(path: string): string
  /** What a path answers from now on; everything else answers 200. */
  answer(path: string, answer: Answer): void
  visits: string[]
  egress: Egress
  close(): Promise<void>
}

export async function startWebsite(): Promise<Website> {
  const authority = await createAuthority()
  const folder = mkdtempSync(join(tmpdir(), 'website-'))
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, authority.ca)
  const answers = new Map<string, Answer>()
  const visits: string[] = []
  const server = createServer(await authority.issue(), (request, response) => {
    const path = (request.url ?? '').split('?')[0]!
    visits.push(path)
    const { status, headers, body } = answers.get(path) ?? { status: 200, body: '<p>Welcome</p>' }
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const config = readConfig({
    COMPTOIR_LEADS_EGRESS_ALLOW: `127.0.0.1:${port}`,
    COMPTOIR_LEADS_EGRESS_CA: caFile,
  })
  const egress = openEgress(config, openLog('silent'), {
    resolve: async (host) => (host === 'receiver.example' ? ['127.0.0.1'] : []),
    resolveMail: async (domain) => (domain === 'nowhere.example' ? [] : [`mail.${domain}`]),
  })
  return {
    url: (path) => `https://receiver.example:${port}${path}`,
    answer: (path, answer) => answers.set(path, answer),
    visits,
    egress,
    async close() {
      await egress.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
