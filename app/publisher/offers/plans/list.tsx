/** The plans of an offer: what each is called, where it stands, and what can be done with it. */
import { useTranslation } from 'react-i18next'
import { Link, redirect } from 'react-router'
import { can } from '#accounts'
import {
  addPlan,
  deletePlan,
  getOffer,
  getOfferType,
  listPlans,
  planPages,
  stopPlan,
  syncPrivateAudience,
} from '#offers'
import { ctxOf } from '../../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../../forms.server.ts'
import { i18nOf } from '../../../i18n.server.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ConfirmForm } from '../../../ui/confirm-form.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Form, FormActs, FormSection, Refused } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { isFormRefusal } from '../../../ui/refusal.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { findingsOfPage } from '../editor/draft-view.server.ts'
import s from '../offers.module.css'
import type { Route } from './+types/list.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const offer = await getOffer(ctx, params)
  const type = getOfferType(offer.type, offer.profile)
  const pages = planPages(type)
  // An offer that is not sold has no plans, whatever its type.
  if (!offer.pages.some((page) => page.pageKey === 'plans')) throw redirect('..')
  const views = await listPlans(ctx, params)
  return {
    revision: offer.revision,
    firstPage: pages[0]?.key ?? '',
    hasPrices: pages.some((page) => page.key === 'planPricing'),
    findings: findingsOfPage(offer, 'plans', ctx.locale),
    mayEdit: can(ctx, 'offer.edit', params),
    mayPrice: can(ctx, 'offer.price', params),
    mayStop: can(ctx, 'offer.stop', params),
    maySync: offer.slots.live !== null && views.some(({ plan }) => plan.audience === 'private'),
    plans: views.map(({ planId, name, state }, i) => ({
      planId,
      name,
      state,
      problems: offer.findings.filter(({ pointer, level }) => level === 'error' && pointer.startsWith(`#/plans/${i}/`))
        .length,
    })),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const key = {
    publisherId: params.publisherId,
    offerId: params.offerId,
    planId: textOf(form, 'planId'),
    revision: Number(form.get('revision')),
  }
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
  return answerForm(form, async () => {
    switch (textOf(form, 'do')) {
      case 'add':
        await addPlan(ctx, { ...key, name: textOf(form, 'name') })
        return redirectWithNotice(ctx, `${url.pathname}/${key.planId}/${textOf(form, 'firstPage')}`, t('plans.added'))
      case 'delete':
        await deletePlan(ctx, key)
        return redirectWithNotice(ctx, url.pathname, t('plans.deleted'))
      case 'sync': {
        const count = await syncPrivateAudience(ctx, key)
        return redirectWithNotice(ctx, url.pathname, t('plans.synced', { count }))
      }
      default: {
        const stop = textOf(form, 'do') === 'stop'
        await stopPlan(ctx, { ...key, stop })
        return redirectWithNotice(ctx, url.pathname, t(stop ? 'plans.stopped' : 'plans.resumed'))
      }
    }
  })
}

type Row = Route.ComponentProps['loaderData']['plans'][number]

export default function Plans({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { plans, revision, firstPage, hasPrices, findings, mayEdit, mayPrice, mayStop, maySync } = loaderData
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  const fields = (planId: string, deed: string) => ({ do: deed, planId, revision: String(revision) })
  const columns: Column<Row>[] = [
    { key: 'name', label: t('plans.name'), cell: (plan) => plan.name },
    { key: 'planId', label: t('plans.planId'), cell: (plan) => <code>{plan.planId}</code> },
    { key: 'state', label: t('plans.state'), cell: (plan) => <StatusBadge of="plan" state={plan.state} /> },
    {
      key: 'problems',
      label: t('plans.problems'),
      numeric: true,
      cell: (plan) => (plan.problems > 0 ? <span className={s.count}>{plan.problems}</span> : '–'),
    },
    {
      key: 'acts',
      label: t('plans.acts'),
      cell: (plan) => {
        if (plan.state === 'draft') {
          return mayEdit ? (
            <ConfirmForm
              label={t('plans.delete')}
              question={t('plans.deleteQuestion', { name: plan.name })}
              fields={fields(plan.planId, 'delete')}
              size="s"
              kind="quiet"
            >
              <p>{t('plans.deleteText')}</p>
            </ConfirmForm>
          ) : null
        }
        if (!mayStop) return null
        return plan.state === 'stopPending' || plan.state === 'stopped' ? (
          <ConfirmForm
            label={t('plans.resume')}
            question={t('plans.resumeQuestion', { name: plan.name })}
            fields={fields(plan.planId, 'resume')}
            size="s"
            kind="quiet"
          >
            <p>{t('plans.resumeText')}</p>
          </ConfirmForm>
        ) : (
          <ConfirmForm
            label={t('plans.stop')}
            question={t('plans.stopQuestion', { name: plan.name })}
            fields={fields(plan.planId, 'stop')}
            size="s"
            kind="quiet"
          >
            <p>{t('plans.stopText')}</p>
          </ConfirmForm>
        )
      },
    },
  ]
  return (
    <>
      {isFormRefusal(actionData) && <Refused {...actionData} />}
      <h2>{t('plans.title')}</h2>
      <p>{t('plans.lead')}</p>
      {findings.map((finding) => (
        <Notice key={finding.detail} tone="needsYou">
          {finding.detail}
        </Notice>
      ))}
      <DataTable
        caption={t('plans.title')}
        columns={columns}
        rows={plans}
        rowKey={(plan) => plan.planId}
        hrefOf={(plan) => `${home}/plans/${plan.planId}/${firstPage}`}
        empty={<EmptyState title={t('plans.emptyTitle')}>{t('plans.emptyText')}</EmptyState>}
      />
      <div className={s.states}>
        {mayEdit && mayPrice && (
          <ButtonLink to={`${home}/import/plans`} size="s">
            {t('plans.table')}
          </ButtonLink>
        )}
        {hasPrices && plans.length > 0 && mayPrice && (
          <ButtonLink to={`${home}/import/prices`} size="s">
            {t('plans.prices')}
          </ButtonLink>
        )}
        {maySync && mayPrice && (
          <ConfirmForm
            label={t('plans.sync')}
            question={t('plans.syncQuestion')}
            fields={fields('', 'sync')}
            kind="plain"
            size="s"
            align="start"
          >
            <p>{t('plans.syncText')}</p>
          </ConfirmForm>
        )}
      </div>
      {mayEdit && (
        <Form refusal={actionData} initial={{}}>
          <input type="hidden" name="do" value="add" />
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="firstPage" value={firstPage} />
          <FormSection title={t('plans.new')} help={t('plans.newHelp')}>
            <TextField
              name="planId"
              label={t('plans.planId')}
              help={t('plans.planIdHelp')}
              mono
              limit={50}
              width="l"
              autoComplete="off"
            />
            <TextField name="name" label={t('plans.name')} limit={50} width="l" autoComplete="off" />
          </FormSection>
          <FormActs>
            <Button kind={plans.length === 0 ? 'primary' : 'plain'}>{t('plans.add')}</Button>
            <Link to={`${home}/review`}>{t('editor.review')}</Link>
          </FormActs>
        </Form>
      )}
    </>
  )
}
