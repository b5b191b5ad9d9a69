/** Everything of a publisher that a word finds: offers, leads, destinations. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { reachesAny } from '#accounts'
import { listLeads, nameless } from '#leads'
import { listOffers } from '#offers'
import { ctxOf } from '../ctx.server.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type Found, SearchGroup } from '../ui/search-results.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import type { Route } from './+types/search.ts'
import { connectionsOf } from './overview/needs.server.ts'

/** Of each kind; the list itself, filtered, has the rest. */
const most = 10

export async function loader({ context, params: { publisherId }, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const q = url.searchParams.get('q')?.trim() ?? ''
  if (!q) return { q, offers: [], leads: [], connections: [] }
  const offers = await listOffers(ctx, { publisherId, text: q, limit: most })
  const readsLeads = reachesAny(ctx, 'leads.read', { publisherId })
  const leads = readsLeads ? (await listLeads(ctx, publisherId, { text: q, limit: most })).items : []
  const connections = await connectionsOf(ctx, publisherId)
  return {
    q,
    offers: offers.items.map(({ offerId, name, status, hidden }) => ({
      id: offerId,
      name,
      state: status === 'live' && hidden ? 'liveHidden' : status,
    })),
    leads: leads
      .filter((lead) => !nameless.includes(lead.state))
      .map(({ id, firstName, lastName, company, offerTitle }) => ({
        id,
        name: [firstName, lastName].filter(Boolean).join(' '),
        about: [company, offerTitle].filter(Boolean).join(' · '),
      })),
    connections: connections
      .filter(({ name }) => name.toLocaleLowerCase(ctx.locale).includes(q.toLocaleLowerCase(ctx.locale)))
      .map(({ id, name, state }) => ({ id, name, state })),
  }
}

export default function Search({ loaderData, params: { publisherId } }: Route.ComponentProps) {
  const { t } = useTranslation(['publisher', 'ui'])
  const { q, offers, leads, connections } = loaderData
  const home = `/publisher/${publisherId}`
  const rest = (list: string, found: unknown[]) =>
    found.length === most && <Link to={`${home}/${list}?q=${encodeURIComponent(q)}`}>{t('ui:search.all')}</Link>
  const groups: { title: string; found: Found[]; rest?: React.ReactNode }[] = [
    {
      title: t('ui:publisherNav.offers'),
      found: offers.map((offer) => ({
        key: offer.id,
        to: `${home}/offers/${offer.id}`,
        name: offer.name,
        about: <StatusBadge of="offer" state={offer.state} plain />,
      })),
      rest: rest('offers', offers),
    },
    {
      title: t('ui:publisherNav.leads'),
      found: leads.map((lead) => ({
        key: lead.id,
        to: `${home}/leads/${lead.id}`,
        name: lead.name,
        about: lead.about,
      })),
      rest: rest('leads', leads),
    },
    {
      title: t('ui:publisherNav.destinations'),
      found: connections.map((one) => ({
        key: one.id,
        to: `${home}/destinations/${one.id}`,
        name: one.name,
        about: <StatusBadge of="connection" state={one.state} plain />,
      })),
    },
  ]
  const nothing = groups.every((group) => group.found.length === 0)
  return (
    <>
      <PageHeader title={q ? t('ui:search.title', { q }) : t('ui:search.label')} />
      {nothing && (
        <EmptyState title={q ? t('ui:search.nothing', { q }) : t('ui:search.type')}>{t('search.what')}</EmptyState>
      )}
      {groups.map((group) => (
        <SearchGroup key={group.title} {...group} />
      ))}
    </>
  )
}
