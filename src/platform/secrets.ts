/**
 * Secrets at rest: AES-256-GCM under a key derived from the instance's master key, bound by
 * associated data to the row and field it belongs to, so that a ciphertext moved elsewhere does not open.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

export type Keys = {
  seal(plaintext: string, boundTo: string): string
  /** @throws when the text was altered, moved to another row, or sealed under another key */
  unseal(sealed: string, boundTo: string): string
  /** A keyed hash: the same text and purpose give the same value on this instance only. */
  hash(purpose: string, text: string): string
  derive(purpose: string, bytes?: number): Buffer
}

export function openKeys(config: Pick<Config, 'key' | 'dataDir'>): Keys {
  return keysFrom(Buffer.from(config.key ?? keyFile(config.dataDir)))
}

export function keysFrom(master: Buffer): Keys {
  const derive = (purpose: string, bytes = 32) => Buffer.from(hkdfSync('sha256', master, 'comptoir', purpose, bytes))
  const sealing = derive('secrets.v1')
  // As a key object once: made from bytes each time, the key costs ten times the hash.
  const hashing = createSecretKey(derive('hash.v1'))
  return {
    derive,
    seal(plaintext, boundTo) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(boundTo))
      const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    unseal(sealed, boundTo) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12)).setAAD(Buffer.from(boundTo))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    hash: (purpose, text) => createHmac('sha256', hashing).update(`${purpose}\0${text}`).digest('base64url'),
  }
}

/** Compares without telling by its duration where two texts differ. */
export function sameSecret(a: string, b: string): boolean {
  const x = Buffer.from(a)
  const y = Buffer.from(b)
  return x.length === y.length && timingSafeEqual(x, y)
}

function keyFile(dataDir: string): string {
  const file = join(dataDir, 'key')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
