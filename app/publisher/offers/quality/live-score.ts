/** The score that a page of the form would have, as it is typed now. Nothing is written. */
import { getDraft, getOfferType, tryDraft } from '#offers'
import { ctxOf } from '../../../ctx.server.ts'
import { textOf } from '../../../forms.server.ts'
import { valuesOf } from '../editor/form-values.ts'
import { pageView } from '../editor/form-view.server.ts'
import type { Route } from './+types/live-score.ts'
import { scoreView } from './score-view.server.ts'

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const draft = await getDraft(ctx, params)
  const type = getOfferType(draft.type, draft.profile)
  const planId = url.searchParams.get('plan') ?? undefined
  const scope = planId ? 'plan' : 'offer'
  const page = type.pages.find((one) => one.key === textOf(form, 'pageKey') && one.scope === scope)
  if (!page) return new Response(null, { status: 404 })
  const view = pageView(page, {
    locale: ctx.locale,
    profile: draft.profile,
    storefronts: type.storefronts,
    connections: [],
  })
  const { quality } = await tryDraft(ctx, { ...params, planId, values: valuesOf(view, form) })
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  return Response.json(scoreView(quality, { home, locale: ctx.locale }))
}
