/**
 * Where the commands find leads: at a running Comptoir or relay over REST, or in the database itself when
 * nobody else has it open. The same addresses either way.
 */
import { FolderInUse } from '#platform/lock'
import { isLocale, type Locale } from '#platform/messages'
import { leadWords } from './words.ts'

export type DeskOptions = { url?: string; token?: string; config?: string; publisher?: string; locale: Locale }

export type Desk = {
  /** @throws DeskRefused when the answer is no success */
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: object): Promise<T>
  /** The publisher that was named, or the only one that can be meant. */
  publisherOf(leadId?: string): Promise<string>
  close(): Promise<void>
}

export class DeskRefused extends Error {
  readonly status: number
  constructor(status: number, detail: string) {
    super(detail)
    this.name = 'DeskRefused'
    this.status = status
  }
}

export async function openDesk(options: DeskOptions): Promise<Desk> {
  return options.url ? remoteDesk(options.url, options) : localDesk(options)
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>

function remoteDesk(url: string, { token = process.env.COMPTOIR_TOKEN, publisher, locale }: DeskOptions): Desk {
  if (!URL.canParse(url)) throw new DeskRefused(422, leadWords(locale, 'cli.url', { url }))
  const ask: Ask = (path, init) =>
    fetch(new URL(`/api/v1${path}`, url), {
      ...init,
      headers: {
        ...init?.headers,
        'accept-language': locale,
        ...(token && { authorization: `Bearer ${token}` }),
      },
    }).catch((error: Error & { cause?: Error }) => {
      throw new DeskRefused(
        503,
        leadWords(locale, 'cli.unreachable', { url, message: error.cause?.message ?? error.message }),
      )
    })
  const asked = asking(ask, locale)
  const publisherOf = async (leadId?: string) => {
    if (publisher || !leadId) return publisher ?? 'relay'
    return (await asked.get<{ lead: { publisherId: string } }>(`/leads/${encodeURIComponent(leadId)}`)).lead.publisherId
  }
  return { ...asked, publisherOf, close: async () => {} }
}

async function localDesk({ config: file, publisher, locale }: DeskOptions): Promise<Desk> {
  const { openHouse } = await import('../../server/open.ts')
  const { leadsFace } = await import('../../server/leads-face.ts')
  const { config, named } = await configFrom(file, locale)
  const shop = await openHouse({ ...config, logLevel: 'warn' }, [], { worker: false }).catch((error: unknown) => {
    if (!(error instanceof FolderInUse)) throw error
    throw new DeskRefused(503, leadWords(locale, 'cli.in_use', { message: error.message }))
  })
  const face = leadsFace(shop)
  const ask: Ask = async (path, init) =>
    face.fetch(
      new Request(`http://desk/api/v1${path}`, { ...init, headers: { ...init?.headers, 'accept-language': locale } }),
    )
  const { publisherOfLead } = await import('../../src/leads/index.ts')
  return {
    ...asking(ask, locale),
    async publisherOf(leadId) {
      const known = publisher ?? named ?? (leadId && (await publisherOfLead(shop.ctx, leadId)))
      if (!known)
        throw leadId
          ? new DeskRefused(404, leadWords(locale, 'cli.lead.unknown', { id: leadId }))
          : new DeskRefused(422, leadWords(locale, 'cli.publisher'))
      return known
    },
    close: () => shop.close(),
  }
}

async function configFrom(file: string | undefined, locale: Locale) {
  const { readConfig } = await import('#platform/config')
  if (!file) return { config: readConfig(), named: undefined }
  const { configOf, readRelayConfig } = await import('../../src/relay/index.ts')
  const { config, findings } = readRelayConfig(file, { env: process.env, locale })
  if (!config) throw new DeskRefused(422, findings.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'))
  return { config: configOf(config, process.env), named: config.publisher.id }
}

function asking(ask: Ask, locale: Locale): Pick<Desk, 'get' | 'post'> {
  const answered = async <T>(response: Response): Promise<T> => {
    const text = await response.text()
    if (response.ok) return JSON.parse(text) as T
    const said = detailOf(text) ?? leadWords(locale, 'cli.answered', { status: response.status })
    const cure = response.status === 401 ? ` ${leadWords(locale, 'cli.token')}` : ''
    throw new DeskRefused(response.status, said + cure)
  }
  return {
    get: async (path) => answered(await ask(path)),
    post: async (path, body) =>
      answered(
        await ask(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
  }
}

function detailOf(text: string): string | undefined {
  try {
    const { detail, errors = [] } = JSON.parse(text) as {
      detail?: string
      errors?: { pointer: string; detail: string }[]
    }
    return [detail, ...errors.map((error) => `  ${error.pointer}: ${error.detail}`)].filter(Boolean).join('\n')
  } catch {
    return undefined
  }
}

export function localeOf(text = ''): Locale {
  const first = text.slice(0, 2).toLowerCase()
  return isLocale(first) ? first : 'en'
}
