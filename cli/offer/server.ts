/** The marketplace as the commands of `comptoir offer` see it: its REST API, as an application or with a token. */
import { type ExitCode, exitCodes } from '../exit-codes.ts'

export type ServerOptions = { url?: string; token?: string; lang: 'en' | 'fr' }

type FieldRefusal = { pointer: string; detail: string; code?: string; params?: Record<string, string | number> }
type ProblemBody = { type?: string; title?: string; detail?: string; errors?: FieldRefusal[]; revision?: number }

/** The server said no, or nothing; `exitCode` is what the command leaves with. */
export class Refused extends Error {
  readonly exitCode: ExitCode
  readonly status: number
  readonly errors: FieldRefusal[]
  readonly kind: string

  constructor(
    message: string,
    { status = 0, kind = '', errors = [] as FieldRefusal[], exitCode = exitCodes.outsideFailed as ExitCode } = {},
  ) {
    super(message)
    this.status = status
    this.kind = kind
    this.errors = errors
    this.exitCode = exitCode
  }
}

type Call = { body?: unknown; bytes?: Blob; headers?: Record<string, string>; query?: Record<string, string> }

export class Server {
  readonly url: string
  private readonly options: ServerOptions
  private token?: Promise<string>

  constructor(options: ServerOptions) {
    const url = options.url ?? process.env.COMPTOIR_URL
    if (!url)
      throw new Refused('Say which marketplace: set COMPTOIR_URL, or give --url.', { exitCode: exitCodes.usage })
    if (!URL.canParse(url)) throw new Refused(`“${url}” is not an address.`, { exitCode: exitCodes.usage })
    this.url = url.replace(/\/+$/, '')
    this.options = options
  }

  async json<T>(method: string, path: string, call: Call = {}): Promise<T> {
    const { body } = await this.answer<T>(method, path, call)
    return body
  }

  async answer<T>(method: string, path: string, call: Call = {}): Promise<{ body: T; etag: string | null }> {
    const response = await this.call(method, path, call)
    const text = await reached(this.url, () => response.text())
    return { body: (text ? this.understood(text) : undefined) as T, etag: response.headers.get('etag') }
  }

  async bytes(path: string): Promise<Uint8Array> {
    const response = await this.call('GET', path, {})
    return new Uint8Array(await reached(this.url, () => response.arrayBuffer()))
  }

  /** Lines of a stream, as they come; a stream that breaks off ends like any other. */
  async *lines(path: string): AsyncGenerator<string> {
    const response = await this.call('GET', path, { headers: { accept: 'text/event-stream' } })
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const chunk of response.body ?? []) {
        const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
        rest = lines.pop() ?? ''
        yield* lines
      }
    } catch {
      // Whoever wants to hear more asks again, and is told then when nobody answers.
    }
  }

  private async call(method: string, path: string, call: Call): Promise<Response> {
    let response = await this.send(method, path, call)
    // A token of ours lives for an hour; who watches a submission may stay for days.
    if (response.status === 401 && !this.givenToken) {
      this.token = undefined
      response = await this.send(method, path, call)
    }
    if (!response.ok) throw await refusal(response)
    return response
  }

  private async send(method: string, path: string, { body, bytes, headers, query }: Call): Promise<Response> {
    const at = `${this.url}/api/v1${path}${query ? `?${new URLSearchParams(query)}` : ''}`
    const token = await this.bearer()
    return reached(this.url, () =>
      fetch(at, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-language': this.options.lang,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? bytes : JSON.stringify(body),
      }),
    )
  }

  private get givenToken(): string | undefined {
    return this.options.token ?? process.env.COMPTOIR_TOKEN
  }

  private bearer(): Promise<string> {
    this.token ??= this.givenToken ? Promise.resolve(this.givenToken) : this.signIn()
    return this.token
  }

  /** What an answer says; anything but JSON comes from another server than ours. */
  private understood(text: string): unknown {
    try {
      return JSON.parse(text)
    } catch {
      throw new Refused(`${this.url} answers, but not as a marketplace does. Check COMPTOIR_URL or --url.`)
    }
  }

  private async signIn(): Promise<string> {
    const id = process.env.COMPTOIR_CLIENT_ID
    const secret = process.env.COMPTOIR_CLIENT_SECRET
    if (!id || !secret) {
      throw new Refused(
        'Say who you are: set COMPTOIR_CLIENT_ID and COMPTOIR_CLIENT_SECRET of an application, or COMPTOIR_TOKEN.',
        {
          exitCode: exitCodes.usage,
        },
      )
    }
    const response = await reached(this.url, () =>
      fetch(`${this.url}/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
      }),
    )
    const text = await reached(this.url, () => response.text())
    // A gateway that stands in for a marketplace that is down says so in words of its own.
    if (!response.ok && !text.startsWith('{')) {
      throw new Refused(`${this.url} answered ${response.status}. Check COMPTOIR_URL or --url, and try again later.`)
    }
    const answer = this.understood(text) as { access_token?: string; error_description?: string }
    if (answer.access_token) return answer.access_token
    const reason = answer.error_description ?? `it answered ${response.status}`
    const cure = response.status === 401 ? ' A new secret is made in the portal › Settings › Applications.' : ''
    throw new Refused(`The marketplace does not let this application in: ${reason}${cure}`, {
      status: response.status,
    })
  }
}

/** What the network brings, or words for why it brings nothing. */
async function reached<T>(url: string, answer: () => Promise<T>): Promise<T> {
  try {
    return await answer()
  } catch (error) {
    const cause = (error as Error).cause as { code?: string; message?: string } | undefined
    const reason = cause?.code ?? cause?.message ?? 'no connection'
    throw new Refused(
      `${new URL(url).origin} does not answer (${reason}). Check COMPTOIR_URL or --url, and that the marketplace runs.`,
    )
  }
}

const conflicts = ['stale-revision', 'offer-id-taken']

async function refusal(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  const kind = body.type?.split('/').at(-1) ?? ''
  const isConflict = response.status === 412 || conflicts.includes(kind)
  const reason = body.detail ?? body.title ?? `it answered ${response.status}`
  return new Refused(reason, {
    status: response.status,
    kind,
    errors: body.errors ?? [],
    exitCode: isConflict ? exitCodes.conflict : exitCodes.outsideFailed,
  })
}
