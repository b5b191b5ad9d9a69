/** One published offer as the operator sees it: where it stands, what happened to it, and the way to stop it. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '#accounts'
import { findOfferType, forceStop, getMarketplaceOffer, historyOf, publishingWords, REASON_LIMIT } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import s from '../operator.module.css'
import type { Route } from './+types/offer.ts'

/** The history here is a glance; the whole stands with the offer. */
const glance = 10

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { forcedStop, type, status, hidden, ...offer } = await getMarketplaceOffer(ctx, params)
  const history = await historyOf(ctx, params, { limit: glance })
  const say = (code: string) => publishingWords(ctx.locale, code)
  return {
    ...offer,
    forcedStop: forcedStop && { reason: forcedStop.reason, deadline: forcedStop.deadline, at: forcedStop.at },
    typeLabel: findOfferType(type, ctx.config.profile)?.label[ctx.locale] ?? type,
    state: status === 'live' && hidden ? 'liveHidden' : status,
    mayStop: can(ctx, 'operator.admin') && !(forcedStop && status === 'attentionNeeded'),
    today: ctx.now().toISOString().slice(0, 10),
    limit: REASON_LIMIT,
    history: history.items.map((entry) => ({
      id: entry.id,
      at: entry.at,
      by: entry.initiatedBy?.kind === 'operator' ? ctx.config.name : (entry.initiatedBy?.name ?? ''),
      event: [say(`history.${entry.event}`), entry.stepId && say(`step.${entry.stepId}`)].filter(Boolean).join(' · '),
      note: entry.note,
    })),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const { publisherId, offerId } = params
  const { name } = await getMarketplaceOffer(ctx, params)
  return answerForm(form, async () => {
    await forceStop(ctx, {
      publisherId,
      offerId,
      reason: textOf(form, 'reason'),
      deadline: endOf(textOf(form, 'deadline')),
    })
    return redirectWithNotice(ctx, url.pathname, i18nOf(ctx.locale).t('operator:offers.stopped', { name }))
  })
}

/** The end of a day that was chosen, in UTC as mails name it; what is no day is over since long. */
function endOf(day: string): Date | undefined {
  if (!day) return undefined
  const end = new Date(`${day}T23:59:59Z`)
  return Number.isNaN(end.getTime()) ? new Date(0) : end
}

type Entry = Route.ComponentProps['loaderData']['history'][number]

export default function MarketplaceOffer({ loaderData: offer, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const home = `/publisher/${params.publisherId}/offers`
  const columns: Column<Entry>[] = [
    { key: 'event', label: t('offers.event'), cell: (entry) => entry.event },
    { key: 'note', label: t('offers.note'), cell: (entry) => entry.note && <span dir="auto">{entry.note}</span> },
    { key: 'by', label: t('offers.by'), cell: (entry) => entry.by },
    { key: 'at', label: t('offers.at'), cell: (entry) => <RelativeTime at={entry.at} /> },
  ]
  return (
    <>
      <PageHeader
        title={offer.name}
        crumbs={[{ label: t('offers.title'), to: '/operator/offers' }]}
        status={<StatusBadge of="offer" state={offer.state} />}
        lead={offer.typeLabel}
      />
      {offer.forcedStop && <Stopped {...offer.forcedStop} />}
      <KeyValue
        items={[
          { label: t('offers.publisher'), value: <Link to={home}>{offer.publisherName}</Link> },
          { label: t('offers.key'), value: <code>{`${params.publisherId}.${params.offerId}`}</code> },
          {
            label: t('offers.version'),
            value: (
              <>
                {offer.version}, <RelativeTime at={offer.publishedAt} />
              </>
            ),
          },
          { label: t('offers.listing'), value: offer.listing && <a href={offer.listing}>{t('offers.look')}</a> },
          {
            label: t('offers.review'),
            value: (
              <Link to={`/operator/certification/${params.publisherId}/${params.offerId}/${offer.submissionId}`}>
                {t('offers.reviewLink')}
              </Link>
            ),
          },
        ]}
      />
      <h2>{t('offers.history')}</h2>
      <DataTable
        caption={t('offers.history')}
        columns={columns}
        rows={offer.history}
        rowKey={(entry) => entry.id}
        empty={null}
      />
      <p>
        <Link to={`${home}/${params.offerId}/history`}>{t('offers.wholeHistory')}</Link>
      </p>
      {offer.mayStop && <Stop {...offer} refusal={actionData} />}
    </>
  )
}

function Stopped({ reason, deadline, at }: { reason: string; deadline: Date | null; at: Date }) {
  const { t } = useTranslation('operator')
  return (
    <Notice tone="failed" title={t('offers.isStopped')}>
      <p dir="auto">{reason}</p>
      <p>
        {t('offers.stoppedAt')} <RelativeTime at={at} />
        {deadline && (
          <>
            {' · '}
            {t('offers.mendBy')} <Day at={deadline} />
          </>
        )}
      </p>
      <p>{t('offers.howLifted')}</p>
    </Notice>
  )
}

/** It opens in place and names the offer before anything is done, with scripts and without. */
function Stop({ name, today, limit, refusal }: { name: string; today: string; limit: number; refusal: unknown }) {
  const { t } = useTranslation('operator')
  const isRefused = isFormRefusal(refusal)
  return (
    <details className={s.stop} open={isRefused || undefined}>
      <summary className={buttonClass({ kind: 'danger' })}>{t('offers.stop')}</summary>
      <h2>{t('offers.stopQuestion', { name })}</h2>
      <p>{t('offers.stopConsequence')}</p>
      <Form refusal={refusal}>
        <TextArea name="reason" label={t('offers.reason')} help={t('offers.reasonHelp')} limit={limit} />
        <TextField
          name="deadline"
          type="date"
          label={t('offers.deadline')}
          help={t('offers.deadlineHelp')}
          min={today}
          width="s"
          optional
        />
        <FormActs>
          <Button kind="danger">{t('offers.stopAct')}</Button>
        </FormActs>
      </Form>
    </details>
  )
}
