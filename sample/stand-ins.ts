/**
 * The publishers' systems of the sample marketplace: receivers on loopback that answer in the manner of each sample
 * connection, so that leads end delivered, waiting, held, rejected or parked. script/server runs them beside the shop.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Authority, createAuthority } from '../test/fakes/certificates.ts'
import { type Behaviour, type Received, startHttpsReceiver } from '../test/fakes/https-receiver.ts'
import type { ReceiverManner } from './publisher.ts'
import { samplePublishers } from './publishers.ts'

export type StandIns = {
  /** Who issued their certificates, for others that stand beside them. */
  authority: Authority
  /** What the egress exceptions must contain for them to be reached, and who issued their certificates. */
  allow: string
  caFile: string
  urlOf(publisherId: string, connectionKey: string): string
  /** From now on each answers in its own manner; before, all take everything. */
  takeOnManners(): Promise<void>
  close(): Promise<void>
}

/** Their ports are kept in the data folder: the sample connections have them in their addresses. */
export async function startStandIns(dataDir: string): Promise<StandIns> {
  const known = readPorts(dataDir)
  const authority = await createAuthority()
  const answering = await startHttpsReceiver({ port: known?.answering, authority })
  const absent = await startHttpsReceiver({ port: known?.absent, authority })
  if (!known) writePorts(dataDir, { answering: answering.port, absent: absent.port })
  const manners = new Map(
    samplePublishers.flatMap((p) => p.connections.map((c) => [`/${p.publisherId}/${c.key}`, c.manner])),
  )
  const isAbsent = (path: string) => manners.get(path) === 'unreachable'
  const standIns: StandIns = {
    authority,
    allow: [answering.allow, absent.allow].join(','),
    caFile: answering.caFile,
    urlOf: (publisherId, key) =>
      (isAbsent(`/${publisherId}/${key}`) ? absent : answering).url(`/${publisherId}/${key}`),
    async takeOnManners() {
      answering.always((received) => inManner(manners.get(pathOf(received)) ?? 'accepts', received))
      await absent.down()
    },
    close: async () => {
      await Promise.all([answering.close(), absent.close()])
    },
  }
  if (known) await standIns.takeOnManners()
  return standIns
}

function inManner(manner: ReceiverManner, { json }: Received): Behaviour {
  switch (manner) {
    case 'busy':
      return { status: 503, body: 'The import queue is full.' }
    case 'refuses-credentials':
      return { status: 401, body: '{"error":"invalid_token","error_description":"The token has expired."}' }
    case 'refuses-records': {
      const phone = (json?.UserDetails as { Phone?: string } | undefined)?.Phone
      return phone ? 202 : { status: 422, body: '{"error":"Phone is mandatory."}' }
    }
    default:
      return 202
  }
}

const pathOf = ({ path }: Received) => path.split('?')[0]!

type Ports = { answering: number; absent: number }
const portsFile = (dataDir: string) => join(dataDir, 'stand-ins.json')

function readPorts(dataDir: string): Ports | undefined {
  try {
    return JSON.parse(readFileSync(portsFile(dataDir), 'utf8')) as Ports
  } catch {
    return undefined
  }
}

function writePorts(dataDir: string, ports: Ports) {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(portsFile(dataDir), JSON.stringify(ports))
}
