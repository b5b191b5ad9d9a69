/** Customers who send enquiries as fast as they are answered, and remember what they were answered. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Stand } from './stand.ts'

export type Receipt = { leadId: string; capturedAt: string }

export type Senders = {
  /** E-mail address → the answer, of every enquiry answered with success. */
  accepted: Map<string, Receipt>
  /** Enquiries that were cut off: their senders do not know, and try again. */
  unanswered: Set<string>
  /** Sends until stopped, so many at a time, to whichever of the addresses answers. */
  sendTo(urls: string[], options?: { atOnce?: number; perSecond?: number }): void
  /** Resolves when so many more were accepted: then they are at full speed. */
  underWay(more?: number): Promise<void>
  /** Resolves when the last answer, or none, has come. */
  stop(): Promise<void>
}

const sentence = 'We run 140 vans in three countries and plan their days by hand. Can you show us yours?'

export function senders(stand: Pick<Stand, 'credentials'>): Senders {
  const accepted = new Map<string, Receipt>()
  const unanswered = new Set<string>()
  const run = Math.random().toString(36).slice(2, 8)
  let customers = 0
  let sending: Promise<unknown>[] = []
  let stopped = true
  let token: Promise<string> | undefined

  async function sendOne(url: string) {
    // Who was cut off tries again; the others are new.
    const [again] = unanswered
    const email = again ?? `customer-${++customers}@${run}.example`
    unanswered.delete(email)
    try {
      const { status, receipt } = await post(url, email)
      if (status === 201) return void accepted.set(email, receipt)
      if (status === 401) token = undefined
    } catch (error) {
      // The connection was cut, or nobody listens: the sender cannot know whether it was kept.
      if (error instanceof Refused) throw error
    }
    unanswered.add(email)
    await pause(20)
  }

  async function post(url: string, email: string): Promise<{ status: number; receipt: Receipt }> {
    token ??= tokenFrom(url, stand.credentials)
    const bearer = await token.catch((error: unknown) => {
      token = undefined
      throw error
    })
    const answer = await fetch(`${url}/api/v1/listings/fabrikam.route-planner/enquiries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify({
        actionCode: 'PLT',
        firstName: 'Amélie',
        lastName: 'Okonkwo',
        email,
        country: 'BE',
        company: 'Transports Delvaux SA',
        message: sentence,
        consent: { textId: 'torture', textHash: 'a'.repeat(64), method: 'import' },
      }),
    })
    const body = (await answer.json()) as Receipt & { detail?: string; errors?: unknown }
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 401) {
      throw new Refused(`${answer.status}: ${body.detail} ${JSON.stringify(body.errors ?? [])}`)
    }
    return { status: answer.status, receipt: body }
  }

  return {
    accepted,
    unanswered,
    sendTo(urls, { atOnce = 16, perSecond } = {}) {
      stopped = false
      const urlOf = (n: number) => urls[n % urls.length]!
      sending =
        perSecond === undefined
          ? Array.from({ length: atOnce }, async (_, n) => {
              while (!stopped) await sendOne(urlOf(n))
            })
          : [
              steadily(
                perSecond,
                (n) => sendOne(urlOf(n)),
                () => stopped,
              ),
            ]
    },
    async underWay(more = 50) {
      const enough = accepted.size + more
      for (let waitedMs = 0; accepted.size < enough; waitedMs += 10) {
        if (waitedMs > 60_000) throw new Error('nobody is answered')
        await pause(10)
      }
    },
    async stop() {
      stopped = true
      await Promise.all(sending)
    },
  }
}

/** An answer that says the enquiry itself is wrong: a fault of this torture, not of what is tortured. */
class Refused extends Error {}

async function steadily(perSecond: number, deed: (n: number) => Promise<void>, isOver: () => boolean): Promise<void> {
  const start = performance.now()
  const under: Promise<void>[] = []
  for (let n = 0; !isOver(); n++) {
    under.push(deed(n))
    await pause(Math.max(0, start + ((n + 1) * 1000) / perSecond - performance.now()))
  }
  await Promise.all(under)
}

async function tokenFrom(url: string, { clientId, clientSecret }: Stand['credentials']): Promise<string> {
  const answer = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
  })
  if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { access_token: string }).access_token
}
