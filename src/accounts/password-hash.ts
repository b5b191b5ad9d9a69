/** Argon2id with the parameters OWASP recommends (19 MiB, two passes, one lane). */
import { hash, verify } from '@node-rs/argon2'

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters)
}

export function passwordMatches(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password)
}
