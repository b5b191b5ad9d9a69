/** The frame of a publisher's pages. What one may see and do there, each page's room decides. */
import { IconBuildingStore, IconHome, IconInbox, IconPackage, IconPlugConnected, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router'
import { unauthenticated } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import { Menu, menuItem } from '../ui/menu.tsx'
import { PortalShell } from '../ui/portal-shell.tsx'
import type { Route } from './+types/layout.ts'

export const handle = { areas: ['publisher'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor } = ctxOf(context)
  if (actor.kind === 'anonymous') throw unauthenticated('Sign in to see a publisher’s pages.')
  return { publisherId: params.publisherId, publishers: actor.grants.map(({ organisationId }) => ({ publisherId: organisationId, name: organisationId })) }
}

export default function PublisherLayout({ loaderData: { publisherId, publishers } }: Route.ComponentProps) {
  const { t } = useTranslation('ui')
  const home = `/publisher/${publisherId}`
  const nav = [
    { to: home, label: t('publisherNav.overview'), icon: IconHome, end: true },
    { to: `${home}/offers`, label: t('publisherNav.offers'), icon: IconPackage },
    { to: `${home}/leads`, label: t('publisherNav.leads'), icon: IconInbox },
    { to: `${home}/destinations`, label: t('publisherNav.destinations'), icon: IconPlugConnected },
    { to: `${home}/settings`, label: t('publisherNav.settings'), icon: IconSettings },
  ]
  return (
    <PortalShell home={home} nav={nav} searchAction={`${home}/search`} switcher={<Switcher publisherId={publisherId} publishers={publishers} />}>
      <Outlet />
    </PortalShell>
  )
}

function Switcher({ publisherId, publishers }: { publisherId: string; publishers: { publisherId: string; name: string }[] }) {
  const { t } = useTranslation('ui')
  const here = publishers.find((publisher) => publisher.publisherId === publisherId)?.name ?? publisherId
  return (
    <Menu
      align="start"
      name={t('switcher.label', { name: here })}
      label={
        <>
          <IconBuildingStore size={18} aria-hidden="true" />
          {here}
        </>
      }
    >
      {publishers.map((publisher) => (
        <Link
          key={publisher.publisherId}
          to={`/publisher/${publisher.publisherId}`}
          className={menuItem}
          aria-current={publisher.publisherId === publisherId ? 'true' : undefined}
        >
          {publisher.name}
        </Link>
      ))}
    </Menu>
  )
}
