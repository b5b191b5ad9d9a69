/** E-mail addresses: an addr-spec of at most 254 characters, kept as typed, with a copy for matching. */
import { domainToASCII } from 'node:url'
import { lengthOf } from './text.ts'

export const EMAIL_MAX = 254
const LOCAL_MAX = 64

// RFC 5322 dot-atom and quoted-string, with the letters beyond ASCII that RFC 6531 allows.
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\u{10ffff}-]+"
const local = new RegExp(`^(?:${atom}(?:\\.${atom})*|"(?:[^"\\\\]|\\\\.)+")$`, 'u')
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

export type Email = {
  /** Lower case, the domain in punycode and without the root's dot. */
  normalised: string
  local: string
  domain: string
}

/** Undefined when it is not an address that mail could reach. */
export function parseEmail(typed: string): Email | undefined {
  const at = typed.lastIndexOf('@')
  if (at < 1 || /\s/.test(typed) || lengthOf(typed) > EMAIL_MAX) return undefined
  const localPart = typed.slice(0, at)
  if (lengthOf(localPart) > LOCAL_MAX || !local.test(localPart)) return undefined
  const domain = domainOf(typed.slice(at + 1))
  if (!domain) return undefined
  const lower = localPart.toLowerCase()
  return { normalised: `${lower}@${domain}`, local: lower, domain }
}

function domainOf(typed: string): string | undefined {
  const domain = domainToASCII(typed.replace(/\.$/, '')).toLowerCase()
  const labels = domain.split('.')
  const reachable = labels.length >= 2 && domain.length <= 253 && labels.every((l) => label.test(l))
  // A last label of digits is an IPv4 address, which no customer writes from.
  return reachable && !/^\d+$/.test(labels.at(-1)!) ? domain : undefined
}
