/**
 * Which outside addresses may be called at all (spec leads §6.5): the shape of the URL, then every
 * address its name resolves to. Pure: resolving and connecting is egress.ts's trade.
 */
import ipaddr from 'ipaddr.js'

export type Refusal = { reason: 'malformed' | 'scheme' | 'userinfo' | 'port' | 'private-address'; message: string }
export type Target = {
  url: URL
  /** Lower case, without brackets and without the dot that may end a name. */
  host: string
  port: number
  /** Path and query exactly as they were written: flow addresses are signed over these bytes. */
  path: string
}
export type Guard = {
  /** Judges a URL by its shape alone. */
  judge(url: string): { target: Target } | { refusal: Refusal }
  /** Whether the operator named this address, host and port, as an exception. */
  isException(url: string): boolean
  /** Whether this address, of this host and port, may be connected to. */
  mayConnect(address: string, target: Pick<Target, 'host' | 'port'>): boolean
}

// Ports of services that speak first or act on what looks like garbage to them.
const blockedPorts = new Set([25, 465, 587, 22, 23, 53, 110, 143, 445, 3306, 5432, 6379, 9200, 11211, 27017])

// Names under which clouds tell a machine its own credentials; their addresses are refused as well.
const metadataNames = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'metadata.platformequinix.com',
  'instance-data',
  'instance-data.ec2.internal',
])

const refusedV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Public by its number, but inside Azure it is the host that hands out a machine's secrets.
  '168.63.129.16/32',
].map((cidr) => ipaddr.IPv4.parseCIDR(cidr))

// Of IPv6 only 2000::/3 is global unicast; these are the parts of it that are not.
const globalV6 = ipaddr.IPv6.parseCIDR('2000::/3')
const refusedV6 = ['2001::/23', '2001:db8::/32', '3fff::/20'].map((cidr) => ipaddr.IPv6.parseCIDR(cidr))
const sixToFour = ipaddr.IPv6.parseCIDR('2002::/16')

/** @param allow the operator's exceptions: `host:port`, `address:port` or `CIDR:port` */
export function openGuard(allow: string[]): Guard {
  const exceptions = allow.map(parseException)

  const allowedByName = (host: string, port: number) => exceptions.some((e) => e.host === host && e.port === port)
  const allowedByRange = (address: ipaddr.IPv4 | ipaddr.IPv6, port: number) =>
    exceptions.some((e) => e.port === port && e.range !== undefined && isIn(address, e.range))

  const mayConnect: Guard['mayConnect'] = (text, { host, port }) => {
    if (!ipaddr.isValid(text)) return false
    const address = ipaddr.process(text)
    if (allowedByRange(address, port)) return true
    // A name the operator allows may lead anywhere inside, but never to the machine's own credentials.
    if (allowedByName(host, port)) return address.range() !== 'linkLocal'
    return isGlobalUnicast(address)
  }

  return {
    mayConnect,
    isException(text) {
      const target = parseTarget(text)
      if (!target) return false
      const { host, port } = target
      if (allowedByName(host, port)) return true
      const place = isLocalName(host) ? '127.0.0.1' : host
      return ipaddr.isValid(place) && allowedByRange(ipaddr.process(place), port)
    },
    judge(text) {
      const target = parseTarget(text)
      if (!target) return refuse('malformed', 'not an absolute URL')
      const { url, host, port } = target
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isAllowedLoopback(host, port))) {
        return refuse('scheme', 'only https is spoken')
      }
      if (url.username !== '' || url.password !== '') return refuse('userinfo', 'the URL contains a user name')
      if (blockedPorts.has(port)) return refuse('port', `port ${port} is not called`)
      const inside = ipaddr.isValid(host)
        ? !mayConnect(host, target)
        : (metadataNames.has(host) || isLocalName(host)) && !mayConnectByName(host, port)
      return inside ? refuse('private-address', 'the address is private or reserved') : { target }
    },
  }

  function mayConnectByName(host: string, port: number): boolean {
    return !metadataNames.has(host) && (allowedByName(host, port) || mayConnect('127.0.0.1', { host, port }))
  }

  function isAllowedLoopback(host: string, port: number): boolean {
    const isLoopback = ipaddr.isValid(host) ? ipaddr.process(host).range() === 'loopback' : isLocalName(host)
    return isLoopback && (mayConnectByName(host, port) || (ipaddr.isValid(host) && mayConnect(host, { host, port })))
  }
}

function parseTarget(text: string): Target | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (host === '') return undefined
  const port = Number(url.port || (url.protocol === 'http:' ? 80 : 443))
  return { url, host, port, path: pathAsWritten(text) ?? url.pathname + url.search }
}

// The parser would percent-encode some characters of a query. Only plainly written URLs are taken
// verbatim; whatever is odd goes through the parser.
function pathAsWritten(text: string): string | undefined {
  const rest = /^https?:\/\/[^/?#\\]+([/?][\x21-\x7e]*)?$/i.exec(text.replace(/#.*$/s, ''))?.[1]
  return rest?.startsWith('?') ? `/${rest}` : rest
}

function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

function isGlobalUnicast(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address instanceof ipaddr.IPv4) return !refusedV4.some((range) => address.match(range))
  // ipaddr.process has already turned ::ffff:a.b.c.d into the IPv4 address it is.
  if (address.match(sixToFour)) {
    const [, high = 0, low = 0] = address.parts
    return isGlobalUnicast(new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]))
  }
  return address.match(globalV6) && !refusedV6.some((range) => address.match(range))
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]
type Exception = { host?: string; range?: Range; port: number }

/** @throws Error naming the entry: an exception that is misread would open or close the wrong door */
function parseException(entry: string): Exception {
  const [, bracketed, bits, plain, portText] = /^(?:\[([^\]/]+)(?:\/(\d+))?\]|([^:]+)):(\d{1,5})$/.exec(entry) ?? []
  const port = Number(portText)
  const place = bracketed === undefined ? plain : bits === undefined ? bracketed : `${bracketed}/${bits}`
  if (!place || !(port > 0 && port < 65_536)) {
    throw new Error(`COMPTOIR_LEADS_EGRESS_ALLOW: “${entry}” is neither host:port nor CIDR:port (IPv6 in brackets)`)
  }
  if (ipaddr.isValidCIDR(place)) return { range: ipaddr.parseCIDR(place), port }
  if (ipaddr.isValid(place)) {
    const address = ipaddr.process(place)
    return { range: [address, address.kind() === 'ipv4' ? 32 : 128], port }
  }
  return { host: place.toLowerCase().replace(/\.$/, ''), port }
}

function isIn(address: ipaddr.IPv4 | ipaddr.IPv6, [base, bits]: Range): boolean {
  return address.kind() === base.kind() && address.match(base, bits)
}

function refuse(reason: Refusal['reason'], message: string): { refusal: Refusal } {
  return { refusal: { reason, message } }
}
