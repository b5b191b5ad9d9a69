/** A certificate of a program, signed by itself, with the key that it stands for. */
import 'reflect-metadata'
import { webcrypto, X509Certificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'

x509.cryptoProvider.set(webcrypto as unknown as Crypto)

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) }
const dayMs = 86_400_000

/** @param on a day in whose year it is good */
export async function aCertificate(on: Date, { bits = 2048 } = {}) {
  const keys = (await webcrypto.subtle.generateKey({ ...algorithm, modulusLength: bits }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=build.fabrikam.example',
    notBefore: new Date(on.getTime() - dayMs),
    notAfter: new Date(on.getTime() + 364 * dayMs),
    keys,
  })
  const pem = certificate.toString('pem')
  const thumbprint = new X509Certificate(pem).fingerprint.replaceAll(':', '')
  return { pem, thumbprint, privateKey: keys.privateKey }
}
