/** The frame of one offer: its name and state above, its pages with their status at the left. */
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet, useMatch } from 'react-router'
import { can } from '#accounts'
import { getOffer, getOfferType, whoElseIsHere } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { toneOf } from '../../ui/statuses.ts'
import { ToneIcon } from '../../ui/tone-icon.tsx'
import type { Route } from './+types/layout.ts'
import { useOthersHere } from './editor/use-others-here.ts'
import s from './offers.module.css'

export const handle = { areas: ['offers', 'quality'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const offer = await getOffer(ctx, params)
  const type = getOfferType(offer.type, offer.profile)
  const others = await whoElseIsHere(ctx, params)
  return {
    name: offer.document.listing?.name || offer.alias,
    type: type.label[ctx.locale],
    status: offer.status,
    hidden: offer.hidden,
    hasUnpublishedChanges: offer.hasUnpublishedChanges,
    version: offer.slots.live?.version ?? offer.slots.preview?.version,
    mayEdit: can(ctx, 'offer.edit', { ...params, within: 'listing' }),
    others: others.map(({ personName, pageKey }) => ({ name: personName, pageKey })),
    pages: offer.pages.map((state) => ({
      ...state,
      label: type.pages.find((page) => page.key === state.pageKey)?.label[ctx.locale] ?? state.pageKey,
    })),
  }
}

export default function OfferLayout({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { name, type, status, hidden, hasUnpublishedChanges, version, mayEdit, pages } = loaderData
  const list = `/publisher/${params.publisherId}/offers`
  const home = `${list}/${params.offerId}`
  // What goes with a submission is written where it is submitted.
  const written = pages.filter((page) => page.pageKey !== 'review')
  const editing = useMatch(`${home}/pages/:pageKey`)?.params.pageKey
  const others = useOthersHere(mayEdit && editing ? `${home}/presence` : undefined, editing ?? '', loaderData.others)
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t('list.title'), to: list }]}
        status={
          <span className={s.states}>
            <StatusBadge of="offer" state={status === 'live' && hidden ? 'liveHidden' : status} />
            {hasUnpublishedChanges && <StatusBadge of="page" state="unpublishedChanges" />}
          </span>
        }
        lead={[type, version ? t('layout.version', { version }) : undefined].filter(Boolean).join(' · ')}
      />
      <div className={s.work}>
        <nav className={s.rail} aria-label={t('layout.pages')}>
          <label className={s.railToggle}>
            <input type="checkbox" aria-controls="offer-pages" /> {t('layout.pages')}
          </label>
          <ul className={s.pages} id="offer-pages">
            <Entry to={home} label={t('layout.overview')} end />
            {written.map((page) => (
              <Entry
                key={page.pageKey}
                to={page.pageKey === 'plans' ? `${home}/plans` : `${home}/pages/${page.pageKey}`}
                label={page.label}
                status={page.status}
                findings={page.errors}
              />
            ))}
            <Entry to={`${home}/review`} label={t('layout.review')} />
          </ul>
          <hr className={s.rule} />
          <ul className={s.pages}>
            <Entry to={`${home}/listing`} label={t('layout.listing')} />
            <Entry to={`${home}/quality`} label={t('quality:title')} />
            <Entry to={`${home}/launch`} label={t('quality:launch.title')} />
            <Entry to={`${home}/history`} label={t('layout.history')} />
            <Entry to={`${home}/compare`} label={t('layout.compare')} />
          </ul>
          <p className={s.others} role="status">
            {others.length > 0 && t('layout.others', { names: others.map((other) => here(other, pages)).join(', ') })}
          </p>
        </nav>
        <div className="flow">
          <Outlet />
        </div>
      </div>
    </>
  )
}

/** Who, and at which page: two people at the same one should talk. */
function here(
  { name, pageKey }: { name: string; pageKey: string },
  pages: { pageKey: string; label: string }[],
): string {
  const page = pages.find((one) => one.pageKey === pageKey)
  return page ? `${name} (${page.label})` : name
}

function Entry({
  to,
  label,
  status,
  findings = 0,
  end,
}: {
  to: string
  label: string
  status?: string
  findings?: number
  end?: boolean
}) {
  const { t } = useTranslation('offers')
  return (
    <li>
      <NavLink to={to} end={end} className={s.page}>
        <span className={s.pageIcon} data-tone={status && toneOf('page', status)}>
          {status && <ToneIcon tone={toneOf('page', status)} />}
        </span>
        <span>
          {label}
          {status && <span className="visually-hidden">, {t(`ui:status.page.${status}`)}</span>}
        </span>
        {findings > 0 && (
          <span className={s.count}>
            {findings}
            <span className="visually-hidden"> {t('layout.findings', { count: findings })}</span>
          </span>
        )}
      </NavLink>
    </li>
  )
}
