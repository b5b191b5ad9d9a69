/** Whether an address, as written, can be one that customers reach: the part that needs no network. */
import ipaddr from 'ipaddr.js'

export type UrlJudgement = 'ok' | 'invalid' | 'private'

export function judgeUrl(text: string): UrlJudgement {
  if (/\s/.test(text) || !URL.canParse(text)) return 'invalid'
  const url = new URL(text)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return 'invalid'
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  // A URL writes every IPv4 address in four decimal numbers, whatever was typed; asking of names is slow.
  if (/^[\d.]+$|:/.test(host) && ipaddr.isValid(host)) {
    return ipaddr.process(host).range() === 'unicast' ? 'ok' : 'private'
  }
  if (insideOnly.test(host)) return 'private'
  return host.includes('.') ? 'ok' : 'invalid'
}

// Names that no public resolver answers for: RFC 6761, RFC 6762, RFC 9476 and ICANN's .internal.
const insideOnly = /(^|\.)(localhost|local|internal|home\.arpa|alt|onion)$/i

/** For comparing: without what does not change the page (case of scheme and host, fragment, trailing slash). */
export function samePage(a: string, b: string): boolean {
  const page = (text: string) => {
    if (!URL.canParse(text)) return text.trim().toLowerCase()
    const url = new URL(text)
    return `${url.origin}${url.pathname.replace(/\/+$/, '')}${url.search}`.toLowerCase()
  }
  return page(a) === page(b)
}

export function isOnHost(text: string, hosts: readonly string[]): boolean {
  const { hostname } = new URL(text)
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}
