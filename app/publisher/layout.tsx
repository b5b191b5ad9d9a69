/** The frame of a publisher's pages. What one may see and do there, each page's room decides. */
import {
  IconBuildingStore,
  IconFingerprint,
  IconHeartHandshake,
  IconHome,
  IconInbox,
  IconPackage,
  IconPlugConnected,
  IconSettings,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router'
import { can, getPublisher, publisherNames, reachesAny } from '#accounts'
import { mayReadPrivateOffers } from '#offers'
import { ctxOf } from '../ctx.server.ts'
import { Menu, menuItem } from '../ui/menu.tsx'
import { PortalShell } from '../ui/portal-shell.tsx'
import type { Route } from './+types/layout.ts'
import s from './layout.module.css'

export const handle = { areas: ['publisher'] }

export async function loader({ context, params: { publisherId } }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { displayName } = await getPublisher(ctx, publisherId)
  const names = await publisherNames(
    ctx,
    ctx.actor.grants.map((grant) => grant.organisationId),
  )
  const own = [...names].map(([id, name]) => ({ publisherId: id, name }))
  return {
    publisherId,
    name: displayName,
    own: own.sort((a, b) => a.name.localeCompare(b.name, ctx.locale)),
    may: {
      privateOffers: mayReadPrivateOffers(ctx, publisherId),
      leads: reachesAny(ctx, 'leads.read', { publisherId }),
      destinations: can(ctx, 'leads.connect', { publisherId }),
      attribution: can(ctx, 'attribution.read', { publisherId }),
    },
  }
}

export default function PublisherLayout({ loaderData: { publisherId, name, own, may } }: Route.ComponentProps) {
  const { t } = useTranslation('ui')
  const home = `/publisher/${publisherId}`
  const nav = [
    { to: home, label: t('publisherNav.overview'), icon: IconHome, end: true },
    { to: `${home}/offers`, label: t('publisherNav.offers'), icon: IconPackage },
    ...(may.privateOffers
      ? [{ to: `${home}/private-offers`, label: t('publisherNav.privateOffers'), icon: IconHeartHandshake }]
      : []),
    ...(may.leads ? [{ to: `${home}/leads`, label: t('publisherNav.leads'), icon: IconInbox }] : []),
    ...(may.destinations
      ? [{ to: `${home}/destinations`, label: t('publisherNav.destinations'), icon: IconPlugConnected }]
      : []),
    ...(may.attribution
      ? [{ to: `${home}/attribution`, label: t('publisherNav.attribution'), icon: IconFingerprint }]
      : []),
    { to: `${home}/settings`, label: t('publisherNav.settings'), icon: IconSettings },
  ]
  return (
    <PortalShell
      home={home}
      nav={nav}
      searchAction={`${home}/search`}
      switcher={<Switcher publisherId={publisherId} name={name} own={own} />}
    >
      <Outlet />
    </PortalShell>
  )
}

/** Where one works, and the way to the other publishers one belongs to. */
function Switcher({
  publisherId,
  name,
  own,
}: {
  publisherId: string
  name: string
  own: { publisherId: string; name: string }[]
}) {
  const { t } = useTranslation('ui')
  return (
    <Menu
      align="start"
      name={t('switcher.label', { name })}
      label={
        <>
          <IconBuildingStore size={18} aria-hidden="true" />
          <span className={s.here}>{name}</span>
        </>
      }
    >
      {own.map((publisher) => (
        <Link
          key={publisher.publisherId}
          to={`/publisher/${publisher.publisherId}`}
          className={menuItem}
          aria-current={publisher.publisherId === publisherId ? 'true' : undefined}
        >
          {publisher.name}
        </Link>
      ))}
      <Link to="/account/publishers/new" className={menuItem}>
        {t('switcher.open')}
      </Link>
    </Menu>
  )
}
