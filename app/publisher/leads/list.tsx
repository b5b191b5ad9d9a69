/** The inbox: enquiries newest first, who answers them by when, and where each delivery stands. */
import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import { can, requirePermission } from '#accounts'
import { deliveryStates } from '#delivery'
import {
  BACKLOG_DAYS,
  countLeads,
  type LeadFilter,
  leadWorkers,
  listLeads,
  listLeadViews,
  listNowhere,
  removeLeadView,
  replayLeads,
  saveLeadView,
  workMany,
  workStates,
} from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterChips, FilterLinks } from '../../ui/filter-chips.tsx'
import { Refused } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { Route } from './+types/list.ts'
import { BulkBar } from './bulk-bar.tsx'
import { bulkDeedOf } from './bulk-deed.server.ts'
import { Clock } from './clock.tsx'
import { filterNames, filterOf } from './filter.server.ts'
import { LeadDeliveries } from './lead-deliveries.tsx'
import s from './leads.module.css'
import { NowhereBanner } from './nowhere-banner.tsx'
import { SavedViews } from './saved-views.tsx'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { publisherId } = params
  const query = url.searchParams
  const filter: LeadFilter = filterOf(query)
  const sort = ({ capturedAt: 'oldest', '-score': 'score' } as const)[query.get('sort') ?? ''] ?? 'newest'
  const page = await listLeads(ctx, publisherId, { ...filter, sort, cursor: query.get('after') ?? undefined })
  const counts = await countLeads(ctx, publisherId, {})
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
      capturedAt: lead.capturedAt,
      workState: lead.workState,
      owner: lead.standing.owner?.name ?? null,
      clock: lead.standing.clock,
      deliveries: lead.deliveries.map(({ id, state }) => ({ id, state })),
    })),
    nextCursor: page.nextCursor,
    counts,
    chips: filterNames
      .filter((name) => query.get(name) && name !== 'rating' && name !== 'clock')
      .map((name) => ({ name, value: query.get(name)! })),
    filled: Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? ''])),
    search: query.toString(),
    nowhere: await listNowhere(ctx, publisherId),
    views: await listLeadViews(ctx, publisherId),
    workers: await leadWorkers(ctx, { publisherId }),
    mayExport: can(ctx, 'leads.export', params),
    mayManage: can(ctx, 'leads.manage', params),
    states: { delivery: [...deliveryStates, 'none'], work: [...workStates] },
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
      default: {
        const leadIds = textsOf(form, 'leadId')
        if (leadIds.length === 0) return redirectWithNotice(ctx, here, t('bulk.none'), 'needsYou')
        let done = 0
        const refused: string[] = []
        for (const deed of bulkDeedOf(form)) {
          const outcome = await workMany(ctx, { publisherId, leadIds, ...deed })
          done = Math.max(done, outcome.done)
          refused.push(...outcome.refused.map(({ detail }) => detail))
        }
        const said = [t('bulk.done', { count: done })]
        if (refused.length > 0) said.push(t('bulk.refused', { count: refused.length, detail: refused[0] }))
        return redirectWithNotice(ctx, here, said.join(' '), refused.length > 0 ? 'needsYou' : 'done')
      }
    }
  })
}

type Row = Route.ComponentProps['loaderData']['leads'][number]

export default function LeadList({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const { leads, nextCursor, counts, chips, filled, search, views, workers, mayExport, mayManage, states, nowhere } =
    loaderData
  const home = `/publisher/${params.publisherId}/leads`
  const nameOf = (lead: Row) => (lead.state === 'withheld' ? t('withheld') : lead.name || t('noName'))
  const columns: Column<Row>[] = [
    { key: 'name', label: t('list.name'), cell: nameOf },
    {
      key: 'company',
      label: t('list.company'),
      cell: (lead) => (
        <>
          {[lead.company, lead.country && format.country(lead.country)].filter(Boolean).join(', ')}
          {lead.isCustomer && <span className={s.soft}> · {t('list.customer')}</span>}
        </>
      ),
    },
    { key: 'offer', label: t('list.offer'), cell: (lead) => lead.offerTitle },
    {
      key: 'action',
      label: t('list.action'),
      cell: (lead) => (
        <>
          {t(`action.${lead.actionCode}`, { defaultValue: lead.actionCode })}
          {lead.isDuplicate && <span className={s.soft}> · {t('flag.duplicate')}</span>}
        </>
      ),
    },
    { key: 'score', label: t('list.score'), numeric: true, sortable: true, cell: (lead) => lead.score },
    { key: 'delivery', label: t('list.delivery'), cell: (lead) => <LeadDeliveries lead={lead} /> },
    {
      key: 'work',
      label: t('list.work'),
      cell: (lead) => [t(`work.${lead.workState}`), lead.owner].filter(Boolean).join(', '),
    },
    { key: 'clock', label: t('list.clock'), cell: (lead) => lead.clock && <Clock clock={lead.clock} /> },
    { key: 'capturedAt', label: t('list.when'), sortable: true, cell: (lead) => <RelativeTime at={lead.capturedAt} /> },
  ]
  const ratings = (['hot', 'warm', 'cold'] as const).map((value) => ({
    value,
    label: t(`rating.${value}`),
    count: counts.byRating[value],
  }))
  const clocks = ['waiting', 'due', 'overdue'].map((value) => ({ value, label: t(`clocks.${value}`) }))
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
      {isFormRefusal(actionData) && <Refused {...actionData} />}
      <NowhereBanner offers={nowhere} publisherId={params.publisherId} mayManage={mayManage} />
      <SavedViews views={views} home={home} mayShare={mayManage} mayRemove={mayManage} />
      <Find filled={filled} counts={counts} workers={workers} states={states} />
      <FilterLinks
        label={t('list.byRating')}
        name="rating"
        options={[{ value: '', label: t('list.all'), count: counts.total }, ...ratings]}
      />
      <FilterLinks
        label={t('clocks.label')}
        name="clock"
        options={[{ value: '', label: t('clocks.all') }, ...clocks]}
      />
      <FilterChips chips={chips.map((chip) => ({ ...chip, label: `${t(`filter.${chip.name}`)}: ${chip.value}` }))} />
      <DataTable
        caption={t('list.title')}
        columns={columns}
        rows={leads}
        rowKey={(lead) => lead.id}
        hrefOf={(lead) => `${home}/${lead.id}`}
        selection={
          mayManage
            ? { form: 'bulk', name: 'leadId', labelOf: (lead) => t('list.select', { name: nameOf(lead) }) }
            : undefined
        }
        empty={
          <EmptyState title={t('list.emptyTitle')}>
            {t('list.emptyText')} <a href={`${home}/help#no-leads`}>{t('list.why')}</a>
          </EmptyState>
        }
      />
      {mayManage && leads.length > 0 && <BulkBar workers={workers} />}
      <Pagination next={nextCursor} />
    </>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Find({ filled, counts, workers, states }: Pick<Loaded, 'filled' | 'counts' | 'workers' | 'states'>) {
  const { t } = useTranslation(['leads', 'ui'])
  return (
    <search>
      <form className={s.find} key={JSON.stringify(filled)}>
        <input
          type="search"
          name="q"
          defaultValue={filled.q}
          aria-label={t('list.find')}
          placeholder={t('list.find')}
        />
        <select name="offerId" aria-label={t('list.offer')} defaultValue={filled.offerId}>
          <option value="">{t('list.allOffers')}</option>
          {counts.byOffer.map(({ offerId, count }) => (
            <option key={offerId} value={offerId}>
              {offerId} ({count})
            </option>
          ))}
        </select>
        <select name="delivery" aria-label={t('list.delivery')} defaultValue={filled.delivery}>
          <option value="">{t('list.anyDelivery')}</option>
          {states.delivery.map((state) => (
            <option key={state} value={state}>
              {state === 'none' ? t('notSent') : t(`ui:status.delivery.${state}`, { defaultValue: state })}
            </option>
          ))}
        </select>
        <select name="workState" aria-label={t('list.work')} defaultValue={filled.workState}>
          <option value="">{t('list.anyWork')}</option>
          {states.work.map((state) => (
            <option key={state} value={state}>
              {t(`work.${state}`)}
            </option>
          ))}
        </select>
        <select name="owner" aria-label={t('list.owner')} defaultValue={filled.owner}>
          <option value="">{t('list.anyOwner')}</option>
          <option value="nobody">{t('list.nobody')}</option>
          {workers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <input type="date" name="from" defaultValue={filled.from} aria-label={t('list.from')} />
        <input type="date" name="before" defaultValue={filled.before} aria-label={t('list.before')} />
        <button type="submit">{t('list.filter')}</button>
      </form>
    </search>
  )
}
