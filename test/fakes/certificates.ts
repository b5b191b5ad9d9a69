/** A certificate authority made when it is needed, and certificates of it: good ones, and each way of being bad. */
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

x509.cryptoProvider.set(webcrypto as unknown as Crypto)

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const dayMs = 86_400_000

export type Certificate = { cert: string; key: string }
export type CertificateFault = 'expired' | 'not-yet-valid' | 'self-signed' | 'wrong-name' | 'unknown-authority'
export type Authority = {
  /** PEM, for the client's trust. */
  ca: string
  /** A certificate for loopback, or one with the fault. */
  issue(fault?: CertificateFault): Promise<Certificate>
}

export async function createAuthority(): Promise<Authority> {
  const root = await createRoot('Comptoir Test Authority')
  return {
    ca: root.certificate.toString('pem'),
    async issue(fault) {
      const keys = await newKeys()
      const [from, until] = validity(fault)
      const about = {
        serialNumber: serial(),
        notBefore: new Date(Date.now() + from * dayMs),
        notAfter: new Date(Date.now() + until * dayMs),
        extensions: [
          new x509.BasicConstraintsExtension(false),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
          new x509.SubjectAlternativeNameExtension(
            fault === 'wrong-name'
              ? [{ type: 'dns', value: 'another.example' }]
              : [
                  { type: 'dns', value: 'localhost' },
                  { type: 'dns', value: 'receiver.example' },
                  { type: 'ip', value: '127.0.0.1' },
                  { type: 'ip', value: '::1' },
                ],
          ),
        ],
      }
      const issuer = fault === 'unknown-authority' ? await createRoot('Nobody Knows This Authority') : root
      const certificate =
        fault === 'self-signed'
          ? await x509.X509CertificateGenerator.createSelfSigned({ ...about, name: 'CN=receiver.example', keys })
          : await x509.X509CertificateGenerator.create({
              ...about,
              subject: 'CN=receiver.example',
              issuer: issuer.certificate.subject,
              publicKey: keys.publicKey,
              signingKey: issuer.keys.privateKey,
            })
      return { cert: certificate.toString('pem'), key: await pemOf(keys.privateKey) }
    },
  }
}

function validity(fault?: CertificateFault): [number, number] {
  if (fault === 'expired') return [-30, -1]
  if (fault === 'not-yet-valid') return [1, 30]
  return [-1, 30]
}

async function createRoot(name: string) {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${name}`,
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + 365 * dayMs),
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  })
  return { keys, certificate }
}

function newKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

async function pemOf(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key as webcrypto.CryptoKey))
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
}

function serial(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(15)))
    .toString('hex')
    .replace(/^./, '1')
}
