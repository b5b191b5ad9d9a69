/**
 * What a loader or an action throws becomes a page here, once: a Problem is shown with its status, title,
 * detail and fields; a bug is logged with its cause and shown as an id only.
 */
import { data, type ServerBuild } from 'react-router'
import { accountsFieldText } from '#accounts'
import type { Locale } from '#platform/messages'
import { notFound, Problem } from '#platform/problem'
import { asUnstorable } from '#platform/unstorable'
import { ctxOf } from './ctx.server.ts'
import { readingForms } from './form-body.server.ts'
import { refusalOf } from './refusal-of.server.ts'
import { signInFirst } from './sign-in-first.server.ts'
import { isRefusal, type Refusal } from './ui/refusal.ts'

type Routes = ServerBuild['routes']
type Route = NonNullable<Routes[string]>
type Deed = NonNullable<Route['module']['loader'] | Route['module']['action']>

export function refusalsAsPages(routes: Routes): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => [id, route && { ...route, module: guarded(route.module) }]),
  )
}

function guarded(module: Route['module']): Route['module'] {
  return {
    ...module,
    ...(module.loader && { loader: answeringRefusals(module.loader) }),
    ...(module.action && { action: answeringRefusals(readingForms(module.action)) }),
  }
}

function answeringRefusals<D extends Deed>(deed: D): D {
  const answering = async (args: Parameters<D>[0]) => {
    try {
      if (args.url.pathname.includes('%00')) throw notFound('No address holds a character that no text may hold.')
      return inWords(await deed(args), ctxOf(args.context).locale)
    } catch (thrown) {
      throw asPage(thrown, args)
    }
  }
  return answering as D
}

function asPage(error: unknown, { context, url }: Parameters<Deed>[0]): unknown {
  if (!(error instanceof Error)) return error // redirects and answers a page made itself
  const ctx = ctxOf(context)
  const thrown = asUnstorable(error) ?? error
  if (thrown instanceof Problem) {
    if (thrown.status === 401) return signInFirst(url)
    const refusal = readBy(ctx.locale, refusalOf(thrown, ctx.requestId))
    return data(refusal, { status: thrown.status, headers: thrown.headers })
  }
  ctx.log.error({ err: thrown, requestId: ctx.requestId, path: url.pathname }, 'page failed')
  const bug: Refusal = { type: 'bug', status: 500, title: '', detail: '', errors: [], requestId: ctx.requestId }
  return data(bug, { status: 500 })
}

/** The answer to a form, with what rooms say of its fields in the reader's language. */
function inWords(answer: unknown, locale: Locale): unknown {
  if (typeof answer !== 'object' || answer === null || !('data' in answer) || !isRefusal(answer.data)) return answer
  return { ...answer, data: readBy(locale, answer.data) }
}

function readBy(locale: Locale, refusal: Refusal): Refusal {
  const errors = refusal.errors.map((error) => ({ ...error, detail: accountsFieldText(locale, error) ?? error.detail }))
  return { ...refusal, errors }
}
