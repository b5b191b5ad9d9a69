/**
 * Form tokens: proof that an enquiry came from a form of ours, shown a moment ago to this visitor for
 * this offer. Nothing is stored until one is spent.
 */
import { randomBytes } from 'node:crypto'
import type { Ctx } from '#platform/ctx'
import { sameSecret } from '#platform/secrets'

export const FORM_MIN_AGE_MS = 2_000
export const FORM_MAX_AGE_MS = 2 * 3_600_000

type Form = { offerKey: string; session: string }

/** A token for one form: good from 2 seconds to 2 hours from now, once, for this offer and session. */
export function issueFormToken(ctx: Pick<Ctx, 'keys' | 'now'>, form: Form): string {
  const body = `${ctx.now().getTime().toString(36)}.${randomBytes(9).toString('base64url')}.${sessionMark(ctx, form)}`
  return `${body}.${signature(ctx, body, form.offerKey)}`
}

/** `forged`: never one of ours. The others are honest mistakes that a fresh form mends. */
export type TokenVerdict = 'good' | 'forged' | 'other-session' | 'early' | 'late'

export function judgeFormToken(ctx: Pick<Ctx, 'keys' | 'now'>, token: string, form: Form): TokenVerdict {
  const [issued = '', nonce = '', session = '', mac = ''] = token.split('.')
  if (!sameSecret(mac, signature(ctx, `${issued}.${nonce}.${session}`, form.offerKey))) return 'forged'
  if (!sameSecret(session, sessionMark(ctx, form))) return 'other-session'
  const ageMs = ctx.now().getTime() - Number.parseInt(issued, 36)
  return ageMs < FORM_MIN_AGE_MS ? 'early' : ageMs > FORM_MAX_AGE_MS ? 'late' : 'good'
}

function signature(ctx: Pick<Ctx, 'keys'>, body: string, offerKey: string): string {
  return ctx.keys.hash('enquiry-form', `${body} ${offerKey}`)
}

function sessionMark(ctx: Pick<Ctx, 'keys'>, { session }: Form): string {
  return ctx.keys.hash('enquiry-form-session', session).slice(0, 12)
}
