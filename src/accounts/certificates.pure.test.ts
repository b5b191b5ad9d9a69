import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { aCertificate } from '../../test/support/certificate.ts'
import { readCertificate } from './certificates.ts'

const now = new Date('2026-12-01')

const ed25519 = `MIIBLDCB36ADAgECAhQuQcIWb0sdjVwYSeNk7EfJo7gETTAFBgMrZXAwDDEKMAgG
A1UEAwwBZTAeFw0yNjExMjExMDQ4MDFaFw0zNjExMTgxMDQ4MDFaMAwxCjAIBgNV
BAMMAWUwKjAFBgMrZXADIQDYbvqkqjAmlveMUDSalf0gYHLrnzITrmu3re/ZknKQ
+KNTMFEwHQYDVR0OBBYEFG9lQI06gUVXfxoCCkiJ/DYfeGfSMB8GA1UdIwQYMBaA
FG9lQI06gUVXfxoCCkiJ/DYfeGfSMA8GA1UdEwEB/wQFMAMBAf8wBQYDK2VwA0EA
nIOWbWZHAe+s1xIzbC1f7pmMlC48HfonICWIQ8bhbr6dy2/brrM3pRkhoGt1nd7D
jJl/e6Aqj7jZayjtGiZCCA==`

/** The same with a key of a kind that nobody knows. */
function ofUnknownKind(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  const kind = Buffer.from('2b6570', 'hex')
  for (let at = bytes.indexOf(kind); at >= 0; at = bytes.indexOf(kind, at)) bytes[at + 2] = 0x7f
  return bytes.toString('base64')
}

test('a certificate is taken in PEM form, and without its lines', async () => {
  const { pem } = await aCertificate(now)
  const read = readCertificate(pem, now)
  expect(read.thumbprint).toBe(new X509Certificate(pem).fingerprint.replaceAll(':', ''))
  expect(readCertificate(pem.replace(/-----[A-Z ]+-----/g, '').trim(), now)).toEqual(read)
})

test.each([
  ['of a kind that signs no assertion', ed25519],
  ['of a kind that is unknown', ofUnknownKind(ed25519)],
])('one with a key %s is refused', (_, base64) => {
  expect(() => readCertificate(base64, now)).toThrow(
    expect.objectContaining({ status: 422, errors: [expect.objectContaining({ code: 'accounts.certificate_weak' })] }),
  )
})
