/** Which browser a form was shown to, so that nobody sends a form fetched by another: a random word, for this session. */
import { randomUUID } from 'node:crypto'
import { cookieOf } from '../cookies.ts'

const name = 'comptoir_form'

export function formSessionOf(request: Request): string | undefined {
  return cookieOf(request.headers.get('cookie'), name)
}

/** The session of this browser, with the cookie that begins one when it has none. */
export function formSession(request: Request, secure: boolean): { session: string; cookie: string | undefined } {
  const known = formSessionOf(request)
  if (known) return { session: known, cookie: undefined }
  const session = randomUUID()
  return { session, cookie: `${name}=${session}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}` }
}
