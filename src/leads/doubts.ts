/** What can be found out about who sends a form: whether its address takes mail, and the name of its network. */
import { readFileSync } from 'node:fs'
import ipaddr from 'ipaddr.js'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import type { Email } from './fields/email.ts'
import type { Suspicion } from './lead.ts'
import { isKnownRobot } from './limits.ts'

export async function doubtsAbout(ctx: Ctx, email: Email): Promise<Suspicion[]> {
  const [hasServer, isBad] = await Promise.all([takesMail(ctx, email.domain), comesFromBadNetwork(ctx)])
  return [...(hasServer ? [] : (['no-mail-server'] as const)), ...(isBad ? (['bad-network'] as const) : [])]
}

/** A customer waits no longer than this for somebody's name servers. */
const PATIENCE_MS = 1_500
const KNOWN_MS = 3_600_000
const MOST_KNOWN = 10_000
/** Names that stand for nobody: no name server can say anything about them. */
const reserved = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/
/** A resolver that does not know where this one's mail goes knows nothing of the world. */
const surely = 'gmail.com'

type Known = Map<string, { answer: Promise<boolean>; at: number }>
const everything = new WeakMap<Database, Known>()

async function takesMail(ctx: Ctx, domain: string): Promise<boolean> {
  if (reserved.test(domain)) return true
  const waited = AbortSignal.timeout(PATIENCE_MS)
  const tooLong = new Promise<true>((resolve) => waited.addEventListener('abort', () => resolve(true), { once: true }))
  return Promise.race([isServed(ctx, domain), tooLong])
}

async function isServed(ctx: Ctx, domain: string): Promise<boolean> {
  return (await asked(ctx, domain)) || !(await asked(ctx, surely))
}

function asked(ctx: Ctx, domain: string): Promise<boolean> {
  const known: Known = everything.get(ctx.database) ?? new Map()
  everything.set(ctx.database, known)
  if (known.size > MOST_KNOWN) known.clear()
  const now = ctx.now().getTime()
  const earlier = known.get(domain)
  if (earlier && now - earlier.at < KNOWN_MS) return earlier.answer
  const answer = ctx.egress.takesMail(domain)
  known.set(domain, { answer, at: now })
  return answer
}

async function comesFromBadNetwork(ctx: Ctx): Promise<boolean> {
  if (!ctx.client) return false
  return isListed(ctx.config.leads.suspectNetworksFile, ctx.client.address) || isKnownRobot(ctx)
}

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]
const lists = new Map<string, Network[]>()

function isListed(file: string | undefined, address: string): boolean {
  if (!file || !ipaddr.isValid(address)) return false
  const networks = lists.get(file) ?? readNetworks(file)
  lists.set(file, networks)
  const sender = ipaddr.process(address)
  return networks.some((network) => network[0].kind() === sender.kind() && sender.match(network))
}

/** @throws Error when a line is neither an address nor a network */
function readNetworks(file: string): Network[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  return lines.flatMap((line, i) => {
    const text = line.replace(/[#;].*$/, '').trim()
    if (!text) return []
    try {
      const [address, bits] = ipaddr.parseCIDR(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`)
      return [[address, bits] as Network]
    } catch (cause) {
      throw new Error(`${file}:${i + 1}: “${text}” is neither an address nor a network.`, { cause })
    }
  })
}
