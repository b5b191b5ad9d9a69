/** Tells who else has the offer open; the editor asks every few seconds and says goodbye when it is left. */
import { announcePresence, leaveOffer } from '#offers'
import { ctxOf } from '../../../ctx.server.ts'
import { textOf } from '../../../forms.server.ts'
import type { Route } from './+types/presence.ts'

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  if (form.get('left')) {
    await leaveOffer(ctx, params)
    return new Response(null, { status: 204 })
  }
  const others = await announcePresence(ctx, params, textOf(form, 'pageKey'))
  return Response.json({ others: others.map(({ personName, pageKey }) => ({ name: personName, pageKey })) })
}
