/** The inbox: enquiries newest first, who answers them by when, and where each delivery stands. */
import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import { can, requirePermission } from '#accounts'
import {
  BACKLOG_DAYS,
  countLeads,
  countUnconfirmed,
  type LeadFilter,
  listLeads,
  listLeadViews,
  listNowhere,
  removeLeadView,
  replayLeads,
  saveLeadView,
} from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { Refused } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { isFormRefusal, refusalFor } from '../../ui/refusal.ts'
import type { Route } from './+types/list.ts'
import { BulkBar, BulkQuestion, isBulkAsked, valuesOf } from './bulk-bar.tsx'
import { workChosen } from './bulk-deed.server.ts'
import { choicesOf, filterNames, filterOf, withoutEmptyFields } from './filter.server.ts'
import { useFilterWords } from './filter-words.ts'
import { Find } from './find.tsx'
import { nameOfLead } from './lead-name.ts'
import { useLeadColumns } from './list-columns.tsx'
import { NowhereBanner } from './nowhere-banner.tsx'
import { QuickViews, quickNames } from './quick-views.tsx'
import { SavedViews } from './saved-views.tsx'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  withoutEmptyFields(url)
  const ctx = ctxOf(context)
  const { publisherId } = params
  const query = url.searchParams
  const filter: LeadFilter = filterOf(query)
  const sort = ({ capturedAt: 'oldest', '-score': 'score' } as const)[query.get('sort') ?? ''] ?? 'newest'
  const page = await listLeads(ctx, publisherId, { ...filter, sort, cursor: query.get('after') ?? undefined })
  const counts = await countLeads(ctx, publisherId, {})
  const unconfirmed = await countUnconfirmed(ctx, publisherId)
  const choices = await choicesOf(ctx, publisherId, counts)
  const worksLeads = (personId: string) => choices.workers.some(({ id }) => id === personId)
  return {
    leads: page.items.map((lead) => ({
      id: lead.id,
      name: [lead.firstName, lead.lastName].filter(Boolean).join(' '),
      state: lead.state,
      company: lead.company,
      country: lead.country,
      isCustomer: lead.isCustomer,
      offerTitle: lead.offerTitle,
      actionCode: lead.actionCode,
      isDuplicate: lead.duplicateOf !== null,
      score: lead.score,
      rating: lead.rating,
      capturedAt: lead.capturedAt,
      workState: lead.workState,
      owner: lead.standing.owner && { ...lead.standing.owner, isGone: !worksLeads(lead.standing.owner.id) },
      clock: lead.standing.clock,
      deliveries: lead.deliveries.map(({ id, state }) => ({ id, state })),
    })),
    nextCursor: page.nextCursor,
    counts: { total: counts.total, hot: counts.byRating.hot, overdue: counts.overdue, unconfirmed },
    choices,
    filled: Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? ''])),
    search: query.toString(),
    nowhere: await listNowhere(ctx, publisherId),
    views: await listLeadViews(ctx, publisherId),
    mayExport: can(ctx, 'leads.export', params),
    mayManage: can(ctx, 'leads.manage', params),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { publisherId } = params
  requirePermission(ctx, 'leads.read', { publisherId })
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
  const here = url.pathname + url.search
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'saveView': {
        const isShared = form.get('isShared') === 'true'
        await saveLeadView(ctx, { publisherId, name: textOf(form, 'name'), query: url.search, isShared })
        return redirectWithNotice(ctx, here, t('views.saved'))
      }
      case 'sendBacklog': {
        const from = new Date(ctx.now().getTime() - BACKLOG_DAYS * 86_400_000)
        const { queued } = await replayLeads(ctx, {
          publisherId,
          connectionId: textOf(form, 'connectionId'),
          filter: {
            offerId: textOf(form, 'offerId'),
            delivery: 'none',
            capturedFrom: form.get('which') === 'all' ? undefined : from,
          },
        })
        return redirectWithNotice(ctx, here, t('nowhere.sent', { count: queued }), 'onItsWay')
      }
      case 'removeView':
        await removeLeadView(ctx, { publisherId, viewId: textOf(form, 'viewId') })
        return redirectWithNotice(ctx, here, t('views.removed'))
      default:
        return workChosen(ctx, { publisherId, form, here })
    }
  })
}

/** These say themselves why they were refused. */
const ownForms = ['work', 'saveView']

export default function LeadList({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const { leads, nextCursor, counts, choices, filled, search, views, mayExport, mayManage, nowhere } = loaderData
  const columns = useLeadColumns()
  const ticked = isBulkAsked(actionData)
    ? valuesOf(actionData.asked, 'leadId')
    : refusalFor(actionData, { deed: 'work' })?.values.leadId
  const words = useFilterWords()
  const home = `/publisher/${params.publisherId}/leads`
  const inForce = Object.entries(filled).filter(([name, value]) => value && name !== 'q')
  const chips = Object.entries(filled)
    .filter(([name, value]) => value && !quickNames.some((quick) => quick.name === name && quick.value === value))
    .map(([name, value]) => ({
      name,
      value,
      label: t('filter.chip', { name: t(`filter.${name}`), value: labelOf(name, value) }),
    }))
  function labelOf(name: string, value: string): string {
    const named = { owner: choices.workers, connectionId: choices.connections }[name]?.find(({ id }) => id === value)
    if (name === 'code') return choices.codes.find(({ code }) => code === value)?.what ?? value
    return named?.name ?? words(name, value)
  }
  return (
    <>
      <PageHeader
        title={t('list.title')}
        acts={
          mayExport &&
          leads.length > 0 && (
            <Form method="post" action={`${home}/exports?${search}`} reloadDocument>
              <Button name="format" value="csv">
                {t('list.export')}
              </Button>{' '}
              <Button name="format" value="xlsx">
                {t('list.exportXlsx')}
              </Button>{' '}
              <ButtonLink kind="quiet" to={`${home}/exports?${search}`}>
                {t('exports.link')}
              </ButtonLink>
            </Form>
          )
        }
      />
      <LeadTabs publisherId={params.publisherId} />
      {isFormRefusal(actionData) && !ownForms.some((deed) => refusalFor(actionData, { deed })) && (
        <Refused {...actionData} />
      )}
      {isBulkAsked(actionData) && <BulkQuestion asked={actionData.asked} here={`${home}?${search}`} />}
      <NowhereBanner offers={nowhere} publisherId={params.publisherId} mayManage={mayManage} />
      <QuickViews counts={counts} />
      <Find filled={filled} choices={choices} inForce={inForce.length} />
      <FilterChips chips={chips} />
      <SavedViews
        views={views}
        home={home}
        refusal={actionData}
        isFiltered={inForce.length > 0 || filled.q !== ''}
        mayShare={mayManage}
        mayRemove={mayManage}
      />
      <DataTable
        caption={t('list.title')}
        columns={columns}
        rows={leads}
        rowKey={(lead) => lead.id}
        hrefOf={(lead) => `${home}/${lead.id}`}
        selection={
          mayManage
            ? {
                form: 'bulk',
                name: 'leadId',
                labelOf: (lead) => t('list.select', { name: nameOfLead(t, lead) }),
                ticked,
              }
            : undefined
        }
        empty={
          counts.total > 0 ? (
            <EmptyState title={t('list.noneFits')}>
              <a href={home}>{t('list.noFilter')}</a>
            </EmptyState>
          ) : (
            <EmptyState title={t('list.emptyTitle')}>
              {t('list.emptyText')} <a href={`${home}/help#no-leads`}>{t('list.why')}</a>
            </EmptyState>
          )
        }
      />
      {mayManage && leads.length > 0 && <BulkBar workers={choices.workers} refusal={actionData} />}
      <Pagination next={nextCursor} />
    </>
  )
}
