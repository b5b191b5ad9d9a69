/** Whether an address, as written, can be one that customers reach: the part that needs no network. */
import ipaddr from 'ipaddr.js'

export type UrlJudgement = 'ok' | 'invalid' | 'private'

export function judgeUrl(text: string): UrlJudgement {
  const plainHost = plainAddress.exec(text)?.[1]
  if (plainHost !== undefined) return insideOnly.test(plainHost) ? 'private' : 'ok'
  // The parser would mend backslashes and missing slashes, and so would not every browser or program that gets it.
  if (/[\s\\]/.test(text) || !/^https:\/\/[^/]/i.test(text) || !URL.canParse(text)) return 'invalid'
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

// What nearly every address looks like, and taking it apart would tell no more of: a name in small letters that ends
// in letters, and no port. Names with “xn--” are left to the parser, which knows which of them are none.
const plainAddress = /^https:\/\/((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,63})(?:[/?#][!-~]*)?$/

// Names that no public resolver answers for: RFC 6761, RFC 6762, RFC 9476 and ICANN's .internal.
const insideOnly = /(^|\.)(localhost|local|internal|home\.arpa|alt|onion)$/i

/** For comparing: without what does not change the page (case of scheme and host, fragment, trailing slash). */
export function samePage(a: string, b: string): boolean {
  const [one, other] = [plainAddress.exec(a)?.[1], plainAddress.exec(b)?.[1]]
  if (one !== undefined && other !== undefined && one !== other) return false
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
