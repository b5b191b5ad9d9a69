/** What actions do with forms: keep what was typed when a room refuses it, and say afterwards that it went well. */
import { data, redirect } from 'react-router'
import type { Ctx } from '#platform/ctx'
import { Problem, unauthenticated } from '#platform/problem'
import { cookie } from './cookies.ts'
import { refusalOf } from './refusal-of.server.ts'
import { type Notice, noticeCookie, writeNotice } from './ui/notice-cookie.ts'
import type { FormRefusal } from './ui/refusal.ts'

/** Never sent back to a page. The id of a secret is none. */
const secret = /password|secret(?!Id$)|token|key$/i

/**
 * Answers a form with what `deed` returns, usually a redirect. When a room refuses with something its sender
 * can mend, the page is shown again with the findings and the typed values (`<Form refusal={actionData}>`).
 */
export async function answerForm<T>(form: FormData, deed: () => Promise<T>) {
  try {
    return await deed()
  } catch (thrown) {
    if (!(thrown instanceof Problem) || !canBeMended(thrown)) throw thrown
    return data(refusalWithValues(thrown, form), { status: thrown.status, headers: thrown.headers })
  }
}

/** What `<Form refusal={actionData}>` shows: what was wrong, and what was typed. */
export function refusalWithValues(problem: Problem, form: FormData): FormRefusal {
  return { ...refusalOf(problem), values: typed(form) }
}

/** Goes to a page and says there, once, what was done. */
export function redirectWithNotice(ctx: Ctx, to: string, text: string, tone: Notice['tone'] = 'done'): Response {
  const value = writeNotice({ tone, text })
  const secure = ctx.config.url.startsWith('https:')
  return redirect(to, { headers: { 'Set-Cookie': cookie(noticeCookie, value, 60, secure) } })
}

/** A text field's value, trimmed; empty when it was not sent. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

/** All values of a field that may come several times (check boxes, tags), without empty ones. */
export function textsOf(form: FormData, name: string): string[] {
  return form
    .getAll(name)
    .filter((value) => typeof value === 'string')
    .map((value) => value.trim())
    .filter(Boolean)
}

function canBeMended(problem: Problem): boolean {
  // A wrong password is told at the form; whoever must sign in before he may do something is sent there.
  if (problem.status === 401) return !unauthenticated.is(problem)
  return [400, 409, 412, 413, 422, 429, 503, 507].includes(problem.status)
}

function typed(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || secret.test(name)) continue
    values[name] = [...(values[name] ?? []), value]
  }
  return values
}
