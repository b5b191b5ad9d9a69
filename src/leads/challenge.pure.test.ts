import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Ctx } from '#platform/ctx'
import { keysFrom } from '#platform/secrets'
import { challengeOf, holdsProof } from './challenge.ts'
import { doubtsAbout } from './doubts.ts'
import { parseEmail } from './fields/email.ts'
import { flagsOf } from './judge.ts'

const keys = keysFrom(Buffer.from('a key that everybody knows, for this test'))

test('a proof of work holds for the form it was found for, and for no other', () => {
  const { text, bits } = challengeOf({ keys }, 'one.form')
  let proof = 0
  while (Math.clz32(createHash('sha256').update(`${text}.${proof}`).digest().readUInt32BE(0)) < bits) proof++
  expect(holdsProof({ keys }, { token: 'one.form', proof: String(proof) })).toBe(true)
  expect(holdsProof({ keys }, { token: 'another.form', proof: String(proof) })).toBe(false)
  expect(holdsProof({ keys }, { token: 'one.form' })).toBe(false)
})

const worldOf = (...served: string[]) => {
  const asked: string[] = []
  const takesMail = async (domain: string) => {
    asked.push(domain)
    return served.includes(domain)
  }
  const ctx = { keys, database: {}, egress: { takesMail }, config: { leads: {} }, now: () => new Date(0) }
  return { asked, doubts: (address: string) => doubtsAbout(ctx as unknown as Ctx, parseEmail(address)!) }
}

test('an address whose domain takes no mail waits for a person', async () => {
  const { asked, doubts } = worldOf('delvaux.be', 'gmail.com')
  expect(await doubts('a@delvaux.be')).toEqual([])
  expect(await doubts('a@no-such-company.be')).toEqual(['no-mail-server'])
  expect(await doubts('b@no-such-company.be')).toEqual(['no-mail-server'])
  expect(asked.filter((domain) => domain === 'no-such-company.be')).toHaveLength(1)
})

test('a resolver that knows nothing of the world makes nobody suspect, and reserved names are never asked about', async () => {
  const { asked, doubts } = worldOf()
  expect(await doubts('a@delvaux.be')).toEqual([])
  expect(await doubts('a@delvaux.example')).toEqual([])
  expect(asked).not.toContain('delvaux.example')
})

test('the operator may withhold more schools than those under .edu', () => {
  const flags = (address: string, rule?: 'edu' | 'wide') => flagsOf(parseEmail(address)!, rule)
  for (const address of ['a@cs.ox.ac.uk', 'a@usp.edu.br', 'a@student.kuleuven.be']) {
    expect(flags(address)).not.toContain('academic')
    expect(flags(address, 'wide')).toContain('academic')
  }
  expect(flags('a@edu.example.com', 'wide')).not.toContain('academic')
  expect(flags('X@EXAMPLE.EDU.')).toContain('academic')
})
