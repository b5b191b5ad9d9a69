/** Asks the name servers: addresses of a host, mail servers of a domain. */
import { lookup, Resolver } from 'node:dns/promises'

export type Resolve = (host: string) => Promise<string[]>

// The resolver that does not block: getaddrinfo runs on the few threads that files and passwords also use, so
// the slow name servers of one publisher would hold up everybody. It is asked only for what DNS does not
// know, which is where names of /etc/hosts are found.
const resolver = new Resolver({ timeout: 2_000, tries: 2 })

export async function mailServersOf(domain: string): Promise<string[]> {
  return (await resolver.resolveMx(domain)).map(({ exchange }) => exchange)
}

export async function resolveName(host: string): Promise<string[]> {
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length > 0) return found
  const codes = [v4, v6].map((answer) =>
    answer.status === 'rejected' ? (answer.reason as NodeJS.ErrnoException).code : '',
  )
  if (codes.includes('ETIMEOUT') || codes.includes('ESERVFAIL')) throw (v4 as PromiseRejectedResult).reason
  return (await lookup(host, { all: true })).map(({ address }) => address)
}
