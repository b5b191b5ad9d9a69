/**
 * Marketo for tests and for trying out: identity with tokens that stay the same until they end, form submissions
 * and direct upserts that answer 200 whatever they mean, with the documented codes and limits.
 */
import type { Authority } from './certificates.ts'
import { type Asked, type Reply, type StandIn, startStandIn } from './stand-in.ts'

export type Marketo = {
  standIn: StandIn
  /** For COMPTOIR_LEADS_STAND_INS. */
  hosts: string[]
  clientId: string
  clientSecret: string
  /** People by address. */
  people: Map<string, Record<string, unknown>>
  /** What was submitted, by the lead's id where the mapping carries it. */
  submitted: Map<string, Record<string, unknown>>
  tokenCalls(): number
  mostAtOnce(): number
  /** Ends the token that was given out, as time would. */
  endToken(): void
  set(up: Partial<SetUp>): void
  close(): Promise<void>
}

type SetUp = {
  formApproved: boolean
  fields: string[]
  /** May the API user write people, and see assets? */
  mayWrite: boolean
  mayRead: boolean
  quotaLeft: number
  callsPer20s: number
  /** Addresses that more than one person has. */
  shared: string[]
}

const usual = [
  'email',
  'firstName',
  'lastName',
  'company',
  'title',
  'phone',
  'country',
  'leadSource',
  'comptoirLeadId',
  'comments',
  'unsubscribed',
  'doNotCall',
]

export async function startMarketo({
  port,
  authority,
}: {
  port?: number
  authority?: Authority
} = {}): Promise<Marketo> {
  const clientId = 'b417d98f-9289-47d1-a61f-db141bf0267f'
  const clientSecret = 'marketo-secret-0DipOvz4h2wP1ANeVjlfwMvECJpo0ZYc'
  const people = new Map<string, Record<string, unknown>>()
  const submitted = new Map<string, Record<string, unknown>>()
  let token = { value: '', until: 0 }
  let ended = ''
  let asks = 0
  let atOnce = 0
  let mostAtOnce = 0
  let calls: number[] = []
  const up: SetUp = {
    formApproved: true,
    fields: usual,
    mayWrite: true,
    mayRead: true,
    quotaLeft: 50_000,
    callsPer20s: 100,
    shared: [],
  }

  const standIn = await startStandIn(
    async (asked) => {
      const { pathname } = asked.url
      if (pathname === '/identity/oauth/token') return identity(asked)
      if (pathname === '/index.php/leadCapture/save2') return save2(asked)
      atOnce++
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      try {
        // As long as a call takes at the least: calls at the same time are seen to be so.
        await new Promise((resolve) => setTimeout(resolve, 2))
        return refusal(asked) ?? rest(asked)
      } finally {
        atOnce--
      }
    },
    { port, authority },
  )

  function identity({ url }: Asked): Reply {
    asks++
    const { searchParams: query } = url
    if (query.get('client_id') !== clientId || query.get('client_secret') !== clientSecret) {
      return { status: 401, body: { error: 'invalid_client', error_description: 'Bad client credentials' } }
    }
    if (token.until <= Date.now()) token = { value: `${crypto.randomUUID()}:sj`, until: Date.now() + 3_599_000 }
    const seconds = Math.floor((token.until - Date.now()) / 1000)
    return {
      status: 200,
      body: { access_token: token.value, token_type: 'bearer', expires_in: seconds, scope: 'api@fabrikam.example' },
    }
  }

  function refusal(asked: Asked): Reply | undefined {
    const given = String(asked.headers.authorization ?? '').replace('Bearer ', '')
    if (given === '') return no('600', 'Access token is empty')
    if (given === ended) return no('602', 'Access token expired')
    if (given !== token.value) return no('601', 'Access token invalid')
    if (up.quotaLeft-- <= 0) return no('607', 'Daily API Request Limit Reached')
    calls = [...calls.filter((at) => at > Date.now() - 20_000), Date.now()]
    if (calls.length > up.callsPer20s) return no('606', `Max rate limit '${up.callsPer20s}' exceeded with in '20' secs`)
    if (atOnce > 10) return no('615', 'Concurrent access limit reached')
    return undefined
  }

  function rest({ url, method, json }: Asked): Reply {
    const { pathname } = url
    if (pathname.startsWith('/rest/asset/v1/form/1179')) {
      if (!up.mayRead) return no('603', 'Access denied')
      if (pathname.endsWith('/fields.json')) return yes(up.fields.map((id) => ({ id })))
      return yes([{ id: 1179, name: 'Marketplace', status: up.formApproved ? 'approved' : 'draft' }])
    }
    if (pathname.startsWith('/rest/asset/')) return no('702', 'Form not found')
    if (!up.mayWrite) return no('603', 'Access denied')
    if (method === 'POST' && pathname === '/rest/v1/leads/submitForm.json') {
      if (json.formId !== 1179 || !up.formApproved) return no('1013', 'Form not found')
      const input = json.input as { leadFormFields: Record<string, unknown> }[]
      if (input.length !== 1) return no('609', 'Only one lead may be submitted')
      return yes(input.map(({ leadFormFields }) => take(leadFormFields)))
    }
    if (method === 'POST' && pathname === '/rest/v1/leads.json') {
      const input = json.input as Record<string, unknown>[]
      if (json.action !== 'createOrUpdate' || json.lookupField !== 'email') return no('1003', 'Invalid action')
      if (input.length > 300) return no('1018', 'Too many records')
      return yes(input.map(take))
    }
    return no('610', 'Requested resource not found')
  }

  function take(values: Record<string, unknown>): object {
    const skip = (code: string, message: string) => ({ status: 'skipped', reasons: [{ code, message }] })
    const strange = Object.keys(values).find((name) => !up.fields.includes(name))
    if (strange) return skip('1006', `Field '${strange}' not found`)
    const email = String(values.email ?? '')
    if (!/^[\x21-\x7e]+@[\x21-\x7e]+\.[a-z0-9-]{2,}$/i.test(email)) return skip('1003', 'Invalid data: email')
    if (up.shared.includes(email)) return skip('1007', 'Multiple lead match lookup criteria')
    const isNew = !people.has(email)
    people.set(email, { ...people.get(email), ...values })
    submitted.set(String(values.comptoirLeadId ?? crypto.randomUUID()), values)
    return { id: [...people.keys()].indexOf(email) + 1, status: isNew ? 'created' : 'updated' }
  }

  function save2({ form }: Asked): Reply {
    if (!form.get('formid') || !form.get('munchkinId')) return { status: 400, body: '<html>' }
    submitted.set(form.get('comptoirLeadId') ?? crypto.randomUUID(), Object.fromEntries(form))
    return { status: 200, body: { formId: form.get('formid'), followUpUrl: 'https://fabrikam.example/thanks' } }
  }

  const no = (code: string, message: string): Reply => ({
    status: 200,
    body: { requestId: 'e42b#14272d07d78', success: false, errors: [{ code, message }] },
  })
  const yes = (result: object[]): Reply => ({
    status: 200,
    body: { requestId: 'e42b#14272d07d78', success: true, result },
  })

  return {
    standIn,
    hosts: ['*.mktorest.com', '*.marketo.com'].map((host) => `${host}=${standIn.origin}`),
    clientId,
    clientSecret,
    people,
    submitted,
    tokenCalls: () => asks,
    mostAtOnce: () => mostAtOnce,
    endToken() {
      ended = token.value
      token = { value: '', until: 0 }
    },
    set: (changes) => void Object.assign(up, changes),
    close: () => standIn.close(),
  }
}
