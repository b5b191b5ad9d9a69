/** What the edge knows of one request before any room is asked: who, from where, in which language. */
import type { IncomingMessage } from 'node:http'
import { actorOf } from '#accounts'
import { anonymous, type Ctx } from '#platform/ctx'
import { isLocale } from '#platform/messages'

/** The address of the client; behind a proxy of ours, the one that the proxy names. */
export function clientAddress(incoming: IncomingMessage | undefined, headers: Headers, trustProxy: boolean): string {
  const named = trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return withoutPort(named) || incoming?.socket.remoteAddress || 'unknown'
}

/** Some proxies write the client's port too, which differs each time: limits would count nobody twice. */
function withoutPort(named: string | undefined): string | undefined {
  const [, bracketed, plain] = named?.match(/^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/) ?? []
  return bracketed ?? plain ?? named
}

/** The context of a request: the shop's, with its actor, language and id. */
export async function contextFor(base: Ctx, request: Request, address: string): Promise<Ctx> {
  const ctx = strangerContext(base, request, address)
  return { ...ctx, actor: await actorOf(ctx, request.headers) }
}

/** The same before anybody was asked for: for addresses with tokens of their own. */
export function strangerContext(base: Ctx, request: Request, address: string): Ctx {
  const requestId = base.newId()
  return {
    ...base,
    actor: anonymous,
    requestId,
    log: base.log.child({ requestId }),
    client: { address, userAgent: request.headers.get('user-agent') ?? '' },
    locale: localeOf(request),
  }
}

function localeOf(request: Request) {
  const chosen = request.headers.get('cookie')?.match(/(?:^|;\s*)comptoir_locale=(\w+)/)?.[1]
  const first = request.headers.get('accept-language')?.slice(0, 2).toLowerCase()
  return isLocale(chosen) ? chosen : isLocale(first) ? first : 'en'
}
