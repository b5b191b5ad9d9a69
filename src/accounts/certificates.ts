/** Certificates that publishers register for their applications: read, and judged whether they may be used. */
import { type KeyObject, X509Certificate } from 'node:crypto'
import { unprocessable } from '#platform/problem'
import { fieldError } from './input.ts'

const LEAST_RSA_BITS = 2048
const CURVES = ['prime256v1', 'secp384r1', 'secp521r1']

/**
 * @param given PEM, or what stands between its lines
 * @throws unprocessable
 */
export function readCertificate(given: string, now: Date): { pem: string; thumbprint: string; expiresAt: Date } {
  if (/PRIVATE KEY/.test(given)) throw unfit('accounts.certificate_with_key')
  const certificate = parsed(given)
  if (!certificate) throw unfit('accounts.certificate_format')
  const [from, until] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
  if (until <= now) throw unfit('accounts.certificate_expired', { at: until.toISOString().slice(0, 10) })
  if (from > now) throw unfit('accounts.certificate_not_yet', { at: from.toISOString().slice(0, 10) })
  if (!isStrong(certificate)) throw unfit('accounts.certificate_weak', { bits: LEAST_RSA_BITS })
  return { pem: certificate.toString(), thumbprint: certificate.fingerprint.replaceAll(':', ''), expiresAt: until }
}

export function subjectOf(pem: string): string {
  return new X509Certificate(pem).subject.replaceAll('\n', ', ')
}

function parsed(given: string): X509Certificate | undefined {
  const pem = given.includes('-----BEGIN') ? given : `-----BEGIN CERTIFICATE-----\n${given}\n-----END CERTIFICATE-----`
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

function isStrong(certificate: X509Certificate): boolean {
  const key = keyOf(certificate)
  const { modulusLength = 0, namedCurve = '' } = key?.asymmetricKeyDetails ?? {}
  return key?.asymmetricKeyType === 'ec' ? CURVES.includes(namedCurve) : isRsa(key) && modulusLength >= LEAST_RSA_BITS
}

function isRsa(key: KeyObject | undefined): boolean {
  return key?.asymmetricKeyType === 'rsa' || key?.asymmetricKeyType === 'rsa-pss'
}

/** Nothing where it is of a kind that is unknown here. */
function keyOf(certificate: X509Certificate): KeyObject | undefined {
  try {
    return certificate.publicKey
  } catch {
    return undefined
  }
}

function unfit(code: string, params: Record<string, string | number> = {}) {
  return unprocessable('The certificate cannot be used.', { errors: [fieldError('#/certificate', code, params)] })
}
