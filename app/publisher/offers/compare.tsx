/** Any two versions of an offer side by side, field by field: draft, live, preview, and everything handed in. */
import { useTranslation } from 'react-i18next'
import { type ComparableVersion, comparableVersions, compareSlots, getOffer, getOfferType, type Side } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { useFormat } from '../../ui/format.ts'
import type { Route } from './+types/compare.ts'
import { changesView, type Shown } from './changes-view.server.ts'
import { ChangesView } from './changes-view.tsx'
import s from './offers.module.css'

const filters: Shown[] = ['changed', 'all', 'edited', 'added', 'removed', 'unchanged']

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { type, profile } = await getOffer(ctx, params)
  const versions = await comparableVersions(ctx, params)
  const names = versions.map(nameOf)
  const wanted = url.searchParams
  const to = names.find((name) => name === wanted.get('to')) ?? names[0]
  const others = names.filter((name) => name !== to)
  const from = others.find((name) => name === wanted.get('from')) ?? others[0]
  const shown = filters.find((one) => one === wanted.get('show')) ?? 'changed'
  const pages = from && to ? await compareSlots(ctx, params, { from: sideOf(from), to: sideOf(to) }) : []
  return {
    versions,
    from,
    to,
    shown,
    filters,
    pages: changesView(pages, { type: getOfferType(type, profile), locale: ctx.locale, shown }),
  }
}

/** How a version is called in the address. */
function nameOf(version: ComparableVersion): string {
  return version.side === 'submission' ? version.submissionId : version.side
}

function sideOf(name: string): Side {
  return name === 'draft' || name === 'live' || name === 'preview' ? name : { submissionId: name }
}

export default function CompareVersions({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const format = useFormat()
  const { versions, pages, from, to, filters, shown } = loaderData
  if (!from || !to) return <EmptyState title={t('compare.nothingTitle')}>{t('compare.nothingText')}</EmptyState>
  const labelOf = (version: (typeof versions)[number]) => {
    if (version.side === 'draft') return t('compare.draft')
    if (version.side !== 'submission')
      return `${t(`overview.${version.side}`)} · ${t('layout.version', { version: version.version })}`
    const { number, submittedAt } = version
    return `${t('overview.publication', { number })} · ${format.date(submittedAt)}`
  }
  const options = versions.map((version) => ({
    value: version.side === 'submission' ? version.submissionId : version.side,
    label: labelOf(version),
  }))
  const named = (value: string) => options.find((option) => option.value === value)?.label ?? value
  return (
    <>
      <h2>{t('compare.title')}</h2>
      <form method="get" className={s.choose}>
        <Choice name="from" label={t('quality:compare.from')} options={options} chosen={from} />
        <Choice name="to" label={t('quality:compare.to')} options={options} chosen={to} />
        {shown !== 'changed' && <input type="hidden" name="show" value={shown} />}
        <Button>{t('quality:compare.act')}</Button>
      </form>
      <FilterLinks
        label={t('compare.show')}
        name="show"
        options={filters.map((value) => ({
          value: value === 'changed' ? '' : value,
          label: t(`compare.shows.${value}`),
        }))}
      />
      {pages.length === 0 && <EmptyState title={t('compare.same')} />}
      <ChangesView
        pages={pages}
        publisherId={params.publisherId}
        beforeLabel={named(from)}
        afterLabel={named(to)}
        editAt={to === 'draft' ? `/publisher/${params.publisherId}/offers/${params.offerId}/pages` : undefined}
      />
    </>
  )
}

type ChoiceProps = { name: string; label: string; options: { value: string; label: string }[]; chosen: string }

function Choice({ name, label, options, chosen }: ChoiceProps) {
  return (
    <label className={s.chosenVersion}>
      {label}
      <select name={name} defaultValue={chosen} key={chosen}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
