/** GUIDs that two publishers claim, and those that nobody registered. */
import { useTranslation } from 'react-i18next'
import { data } from 'react-router'
import {
  addCollectorKey,
  type ExchangeRate,
  houseCurrency,
  importRates,
  listCollectorKeys,
  listDisputes,
  listRates,
  listUnattributed,
  revokeCollectorKey,
  settleDispute,
} from '#attribution'
import { unprocessable } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CollectorKeys } from '../ui/collector-keys.tsx'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { TextArea } from '../ui/text-field.tsx'
import type { Route } from './+types/attribution.ts'

export const handle = { areas: ['attribution'] }

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  return {
    disputes: await listDisputes(ctx),
    unattributed: await listUnattributed(ctx),
    rates: await listRates(ctx),
    houseCurrency,
    keys: await listCollectorKeys(ctx, {}),
    address: `${ctx.config.url}/api/v1/attribution/events`,
  }
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  return answerForm(form, async () => {
    if (form.get('deed') === 'rates') {
      const count = await importRates(ctx, textOf(form, 'csv'))
      return redirectWithNotice(ctx, url.pathname, t('rates.imported', { count }))
    }
    if (form.has('name')) {
      const { key, secret } = await addCollectorKey(ctx, { name: textOf(form, 'name') })
      return data({ id: key.id, secret }, { headers: { 'Cache-Control': 'no-store' } })
    }
    if (form.get('deed') === 'revoke') {
      await revokeCollectorKey(ctx, { id: textOf(form, 'id') })
      return redirectWithNotice(ctx, url.pathname, t('collectors.revoked'))
    }
    const [guid, winner] = [textOf(form, 'guid'), textOf(form, 'winner')]
    if (!winner && textOf(form, 'confirmation') !== guid)
      throw unprocessable(t('operator.revokeTyped'), {
        errors: [{ pointer: '#/confirmation', detail: t('operator.revokeTyped') }],
      })
    await settleDispute(ctx, { guid, winner: winner || null })
    return redirectWithNotice(ctx, url.pathname, t('operator.settled'))
  })
}

type Row = Route.ComponentProps['loaderData']['unattributed'][number]

export default function OperatorAttribution({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const { disputes, unattributed, keys, address, rates, houseCurrency: currency } = loaderData
  const columns: Column<Row>[] = [
    { key: 'guid', label: t('dimension.guid'), cell: (one) => <code>{one.guid}</code> },
    { key: 'reason', label: t('operator.reason'), cell: (one) => t(`reason.${one.reason}`) },
    { key: 'count', label: t('measure.deployments'), numeric: true, cell: (one) => one.count },
    { key: 'first', label: t('guid.firstSeen'), cell: (one) => <RelativeTime at={one.firstAt} /> },
    { key: 'last', label: t('guids.seen'), cell: (one) => <RelativeTime at={one.lastAt} /> },
  ]
  return (
    <>
      <PageHeader title={t('operator.title')} lead={t('operator.lead')} />
      <p>
        <ButtonLink to="/operator/attribution/report">{t('operator.openReport')}</ButtonLink>
      </p>
      <h2>{t('operator.disputes')}</h2>
      {disputes.length === 0 && <EmptyState title={t('operator.noDisputes')} />}
      {disputes.map(({ guid, claims }) => (
        <section key={guid} aria-label={guid}>
          <h3>
            <code>{guid}</code>
          </h3>
          <ul>
            {claims.map((claim) => (
              <li key={claim.publisherId}>
                {claim.publisherId}: {claim.description} · {t(`channel.${claim.channel}`)} · {t(`proof.${claim.proof}`)}{' '}
                <ConfirmForm
                  label={t('operator.award')}
                  question={t('operator.awardQuestion', { guid, publisher: claim.publisherId })}
                  fields={{ guid, winner: claim.publisherId }}
                  kind="plain"
                  size="s"
                  align="start"
                />
              </li>
            ))}
          </ul>
          <ConfirmForm
            label={t('operator.revoke')}
            question={t('operator.revokeQuestion', { guid })}
            fields={{ guid, winner: '' }}
            typed={guid}
            align="start"
          />
        </section>
      ))}
      <h2>{t('operator.unattributed')}</h2>
      <DataTable
        caption={t('operator.unattributed')}
        columns={columns}
        rows={unattributed}
        rowKey={(one) => `${one.guid} ${one.reason}`}
        empty={<EmptyState title={t('operator.noUnattributed')}>{t('operator.noUnattributedText')}</EmptyState>}
      />
      <Rates rates={rates} currency={currency} refusal={actionData} />
      <h2>{t('collectors.title')}</h2>
      <p>{t('collectors.operatorLead')}</p>
      <CollectorKeys keys={keys} address={address} answer={actionData} />
    </>
  )
}

/** What costs in several currencies are put into one with. */
function Rates({ rates, currency, refusal }: { rates: ExchangeRate[]; currency: string; refusal: unknown }) {
  const { t } = useTranslation('attribution')
  const format = useFormat()
  const columns: Column<ExchangeRate>[] = [
    { key: 'month', label: t('dimension.month'), cell: (one) => one.month.slice(0, 7) },
    { key: 'currency', label: t('dimension.currency'), cell: (one) => one.currency },
    {
      key: 'perDollar',
      label: t('rates.perDollar', { currency }),
      numeric: true,
      cell: (one) => format.number(one.perDollar),
    },
    { key: 'set', label: t('rates.set'), cell: (one) => <RelativeTime at={one.setAt} /> },
  ]
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">{t('rates.title')}</h2>
      <p>{t('rates.lead', { currency })}</p>
      <DataTable
        caption={t('rates.title')}
        columns={columns}
        rows={rates}
        rowKey={(one) => `${one.month} ${one.currency}`}
        empty={<EmptyState title={t('rates.none')} />}
      />
      <Form method="post" refusal={refusal}>
        <input type="hidden" name="deed" value="rates" />
        <TextArea name="csv" label={t('rates.csv')} help={t('rates.csvHelp')} mono />
        <FormActs>
          <Button>{t('rates.import')}</Button>
        </FormActs>
      </Form>
    </section>
  )
}
