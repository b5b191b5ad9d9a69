import type { Ctx } from '#platform/ctx'

/** A token for one form, bound to the offer and the visitor's session. */
export function issueFormToken(
  _ctx: Pick<Ctx, 'keys' | 'now' | 'newId'>,
  _form: { offerKey: string; session: string },
): string {
  throw new Error('not written yet')
}
