/** What tests of signing in need beside a shop: the cookies a browser would send back, and the refusal of a deed. */
import { Problem } from '../../src/platform/problem.ts'

/** The request headers of a browser that was given these answer headers. */
export function cookieHeader(answer: Headers, before?: Headers): Headers {
  const jar = new Map(
    (before?.get('cookie') ?? '')
      .split('; ')
      .filter(Boolean)
      .map((pair) => pairOf(pair)),
  )
  for (const set of answer.getSetCookie()) {
    const [name, value] = pairOf(set.split(';')[0]!)
    if (/max-age=0/i.test(set) || value === '') jar.delete(name)
    else jar.set(name, value)
  }
  return new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') })
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, at), text.slice(at + 1)]
}

/** The problem a deed is refused with; fails the test when it is not refused. */
export async function problemOf(deed: Promise<unknown> | (() => unknown)): Promise<Problem> {
  try {
    await (typeof deed === 'function' ? deed() : deed)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}
