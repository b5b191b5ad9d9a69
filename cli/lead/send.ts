/** Posts leads to an address as a marketplace does, and says what was answered. */
import { readFileSync } from 'node:fs'
import type { Locale } from '#platform/messages'
import { exitCodes } from '../exit-codes.ts'
import { leadWords } from './words.ts'

type SendOptions = {
  file?: string
  set: string[]
  header: string[]
  count: number
  format: 'text' | 'json'
  locale: Locale
}

export async function send(url: string, { file, set, header, count, format, locale }: SendOptions): Promise<void> {
  const fail = (code: string, params: Record<string, string>, exit: number) => {
    process.stderr.write(`${leadWords(locale, code, params)}\n`)
    process.exitCode = exit
  }
  let given: Payload
  try {
    given = file ? (JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')) as Payload) : sample
  } catch (error) {
    return fail('cli.send.unreadable', { file: file!, message: (error as Error).message }, exitCodes.unreadable)
  }
  const wrong = set.find((text) => !text.includes('='))
  if (wrong) return fail('cli.send.set', { text: wrong }, exitCodes.usage)
  const wrongHeader = header.find((line) => !/^[^:\s]+:/.test(line))
  if (wrongHeader) return fail('cli.send.header', { text: wrongHeader }, exitCodes.usage)
  if (!URL.canParse(url)) return fail('cli.url', { url }, exitCodes.usage)
  const headers = Object.fromEntries(
    header.map((line) => [line.split(':')[0]!.trim(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  for (let n = 1; n <= count; n++) {
    const body = JSON.stringify(payloadOf(given, set, count > 1 ? n : undefined))
    const startedAt = performance.now()
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body,
        redirect: 'manual',
      })
      const text = await answer.text()
      const ms = Math.round(performance.now() - startedAt)
      if (!answer.ok) process.exitCode = exitCodes.outsideFailed
      say(
        format === 'json'
          ? JSON.stringify({ status: answer.status, ms, body: text })
          : leadWords(locale, 'cli.send.kept', { status: answer.status, ms, body: text.slice(0, 500) }),
      )
    } catch (error) {
      const { message, cause } = error as Error & { cause?: Error }
      fail('cli.send.failed', { message: cause?.message ?? message }, exitCodes.outsideFailed)
    }
  }
}

type Payload = Record<string, unknown> & { UserDetails?: Record<string, string> }

const sample: Payload = {
  UserDetails: {
    FirstName: 'Test',
    LastName: 'Lead',
    Email: 'test.lead@example.com',
    Phone: '1234567890',
    Country: 'US',
    Company: 'Example',
    Title: 'Engineer',
  },
  LeadSource: 'AzureMarketplace',
  ActionCode: 'INS',
  OfferTitle: 'Test offer',
  Description: 'Sent by comptoir lead send',
}
const personal = ['FirstName', 'LastName', 'Email', 'Phone', 'Country', 'Company', 'Title']

function payloadOf(given: Payload, set: string[], n: number | undefined): Payload {
  const details: Record<string, string> = { ...given.UserDetails }
  const rest: Record<string, unknown> = { ...given }
  for (const text of set) {
    const [name, value] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]
    if (personal.includes(name)) details[name] = value
    else rest[name] = value
  }
  if (n !== undefined && details.Email) details.Email = details.Email.replace('@', `+${n}@`)
  return { ...rest, UserDetails: details }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
