/** The first page of a publisher: what needs somebody today, how leads come in, and the newest of them. */
import { useTranslation } from 'react-i18next'
import { can, reachesAny } from '#accounts'
import { listLeads } from '#leads'
import { countOffers } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Route } from './+types/overview.ts'
import { figuresOf, spans } from './figures.server.ts'
import { Figures } from './figures.tsx'
import { FirstSteps } from './first-steps.tsx'
import { connectionsOf, needsOf } from './needs.server.ts'
import { Needs } from './needs.tsx'
import { NewestLeads } from './newest-leads.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params: { publisherId }, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const counts = await countOffers(ctx, { publisherId })
  const offers = Object.values(counts).reduce((total, count) => total + count, 0)
  const wanted = Number(url.searchParams.get('days'))
  const readsLeads = reachesAny(ctx, 'leads.read', { publisherId })
  return {
    spans: [...spans],
    live: counts.live ?? 0,
    offers,
    connections: (await connectionsOf(ctx, publisherId)).length,
    may: {
      create: can(ctx, 'offer.create', { publisherId }),
      connect: can(ctx, 'leads.connect', { publisherId }),
      leads: readsLeads,
    },
    needs: await needsOf(ctx, publisherId),
    figures: readsLeads ? await figuresOf(ctx, publisherId, spans.find((days) => days === wanted) ?? 30) : null,
    newest: readsLeads ? await newestLeads(ctx, publisherId) : [],
  }
}

async function newestLeads(ctx: Parameters<typeof listLeads>[0], publisherId: string) {
  const { items } = await listLeads(ctx, publisherId, { limit: 5 })
  return items.map(({ id, state, firstName, lastName, company, offerTitle, rating, capturedAt, deliveries }) => ({
    id,
    state,
    name: [firstName, lastName].filter(Boolean).join(' '),
    company,
    offerTitle,
    rating,
    capturedAt,
    deliveries: deliveries.map((delivery) => ({ id: delivery.id, state: delivery.state })),
  }))
}

export default function Overview({ loaderData, params: { publisherId } }: Route.ComponentProps) {
  const { t } = useTranslation('publisher')
  const { offers, connections, live, may, needs, figures, newest } = loaderData
  const home = `/publisher/${publisherId}`
  if (offers === 0) {
    return (
      <>
        <PageHeader title={t('overview.title')} lead={t('overview.welcome')} />
        <FirstSteps home={home} connected={connections > 0} may={may} />
      </>
    )
  }
  const hasLeads = figures && figures.total + figures.totalBefore + newest.length > 0
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        lead={t('overview.lead', { count: live })}
        acts={may.create && <ButtonLink to={`${home}/offers/new`}>{t('overview.newOffer')}</ButtonLink>}
      />
      <Needs needs={needs} />
      {hasLeads && <Figures figures={figures} spans={loaderData.spans} />}
      {may.leads && <NewestLeads leads={newest} home={home} />}
    </>
  )
}
