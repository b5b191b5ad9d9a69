/** One act on several offers: what would happen to each is shown first, then done, each told for itself. */
import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { requirePermission } from '#accounts'
import { deleteDraft, getOffer, stopSelling } from '#offers'
import type { Ctx } from '#platform/ctx'
import { Problem } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/bulk.ts'

/** The move of one offer that each act makes with all of them. */
const moveOf = { stop: 'stopSelling', delete: 'deleteDraft' } as const
type Act = keyof typeof moveOf

const MOST = 100

function actOf(text: string | null): Act | undefined {
  return text !== null && Object.hasOwn(moveOf, text) ? (text as Act) : undefined
}

async function chosen(ctx: Ctx, publisherId: string, ids: string[], act: Act) {
  const offers = await Promise.all(ids.slice(0, MOST).map((offerId) => getOffer(ctx, { publisherId, offerId })))
  return offers.map(({ offerId, document, alias, status, moves }) => ({
    offerId,
    name: document.listing?.name || alias,
    status,
    permitted: moves.includes(moveOf[act]),
  }))
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'offer.read', params)
  const ids = [...new Set(url.searchParams.getAll('offer'))]
  const list = `/publisher/${params.publisherId}/offers`
  const chosenAct = url.searchParams.get('act')
  if (ids.length === 0) {
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    throw redirectWithNotice(ctx, list, t('bulk.nothing'), 'needsYou')
  }
  const act = actOf(chosenAct)
  if (!act) throw redirect(`${list}/export.json?${new URLSearchParams(ids.map((id) => ['offer', id]))}`)
  return { act, offers: await chosen(ctx, params.publisherId, ids, act) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'offer.read', params)
  const form = await request.formData()
  const act = actOf(textOf(form, 'act'))
  const list = `/publisher/${params.publisherId}/offers`
  if (!act) return redirect(list)
  const ids = form.getAll('offer').map(String).slice(0, MOST)
  const { t } = i18nOf(ctx.locale)
  const refused: string[] = []
  for (const offerId of ids) {
    try {
      await (act === 'stop' ? stopSelling : deleteDraft)(ctx, { publisherId: params.publisherId, offerId })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push(`${offerId} – ${t(`ui:problem.${error.type}.detail`, { defaultValue: error.detail })}`)
    }
  }
  const count = ids.length - refused.length
  // Of none there is nothing to tell; French would say “une”.
  const done = count > 0 ? t(`offers:bulk.${act}.done`, { count }) : ''
  return refused.length
    ? redirectWithNotice(
        ctx,
        list,
        `${done} ${t('offers:bulk.refused', { what: refused.join(' ') })}`.trim(),
        'needsYou',
      )
    : redirectWithNotice(ctx, list, done)
}

export default function Bulk({ loaderData: { act, offers }, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const list = `/publisher/${params.publisherId}/offers`
  const permitted = offers.filter((offer) => offer.permitted)
  return (
    <>
      <PageHeader
        title={t(`bulk.${act}.title`, { count: permitted.length })}
        crumbs={[{ label: t('list.title'), to: list }]}
        lead={t(`moves.${moveOf[act]}.consequence`)}
      />
      {permitted.length < offers.length && (
        <Notice tone="needsYou">{t('bulk.notPermitted', { count: offers.length - permitted.length })}</Notice>
      )}
      <Form>
        <input type="hidden" name="act" value={act} />
        <ul>
          {offers.map((offer) => (
            <li key={offer.offerId}>
              {offer.permitted && <input type="hidden" name="offer" value={offer.offerId} />}
              {offer.permitted ? offer.name : <s>{offer.name}</s>} <code>{offer.offerId}</code>{' '}
              <StatusBadge of="offer" state={offer.status} plain />
            </li>
          ))}
        </ul>
        <FormActs>
          <Button kind="danger" disabled={permitted.length === 0}>
            {t(`bulk.${act}.act`, { count: permitted.length })}
          </Button>
          <ButtonLink to={list} kind="quiet">
            {t('new.cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
