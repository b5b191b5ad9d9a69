/** What an enquiry tells about itself before anybody reads it: flags, and reasons to hold it back. */
import type { Email } from './fields/email.ts'
import type { Flag, Suspicion } from './lead.ts'
import { academicDomains } from './lists/academic-domains.ts'
import { disposableDomains } from './lists/disposable-domains.ts'
import { freeMailDomains } from './lists/free-mail-domains.ts'
import { roleAddresses } from './lists/role-addresses.ts'

type Typed = {
  firstName: string | null
  lastName: string | null
  company: string | null
  message: string | null
}

export type AcademicRule = 'edu' | 'wide'

export function flagsOf(email: Email, academic: AcademicRule = 'edu'): Flag[] {
  const flags: Flag[] = []
  if (isAcademic(email.domain) || (academic === 'wide' && isAcademicElsewhere(email.domain))) flags.push('academic')
  if (isDisposable(email.domain)) flags.push('disposable')
  if (freeMailDomains.has(email.domain)) flags.push('free-mail')
  if (roleAddresses.has(email.local.replace(/\+.*$/, ''))) flags.push('role-address')
  return flags
}

/** Why a person should look at it before it goes anywhere. Empty for nearly everybody. */
export function suspicionsOf(typed: Typed, email: Email): Suspicion[] {
  const suspicions: Suspicion[] = []
  if (isDisposable(email.domain)) suspicions.push('disposable-domain')
  if ([typed.firstName, typed.lastName].some((name) => name !== null && link.test(name)))
    suspicions.push('link-in-name')
  if ((typed.message?.match(links) ?? []).length > MAX_LINKS) suspicions.push('many-links')
  return suspicions
}

const MAX_LINKS = 3
const link = /https?:\/\/|www\.|[a-z0-9-]+\.(?:com|net|org|info|biz|ru|cn|xyz|top|io|co|site|online|shop)(?:$|[/\s])/i
const links = /https?:\/\/\S|(?<![/\w.])www\.\S/gi

/**
 * The source's rule: personal data of customers whose mail ends in `.edu` is not passed to publishers.
 * `edu.example.com` and `.edu.xx` are not academic by it.
 */
function isAcademic(domain: string): boolean {
  return domain.endsWith('.edu')
}

/** The operator's wider rule: second levels that countries keep for teaching, and universities by name. */
function isAcademicElsewhere(domain: string): boolean {
  return /\.(?:edu|ac)\.[a-z]{2}$/.test(`.${domain}`) || isAmong(academicDomains, domain)
}

function isDisposable(domain: string): boolean {
  return isAmong(disposableDomains, domain)
}

/** A domain of the list, or below one. */
function isAmong(domains: ReadonlySet<string>, domain: string): boolean {
  const labels = domain.split('.')
  return labels.some((_, from) => domains.has(labels.slice(from).join('.')))
}
