/** The frame of the console of whoever runs the marketplace. Each page's room decides who may see it. */
import {
  IconBuildingStore,
  IconCertificate,
  IconClockPlay,
  IconFingerprint,
  IconGauge,
  IconHistory,
  IconListTree,
  IconLockOpen,
  IconMail,
  IconMap,
  IconPackages,
  IconSend,
  IconUsers,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { notFound, unauthenticated } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import { PortalShell } from '../ui/portal-shell.tsx'
import type { Route } from './+types/layout.ts'

export const handle = { areas: ['operator'] }

export function loader({ context }: Route.LoaderArgs) {
  const { actor } = ctxOf(context)
  if (actor.kind === 'anonymous') throw unauthenticated('Sign in to see the operator console.')
  if (actor.instanceRoles.length === 0) throw notFound('No page has this address.')
  return null
}

export default function OperatorLayout() {
  const { t } = useTranslation('ui')
  const nav = [
    { to: '/operator/certification', label: t('operatorNav.certification'), icon: IconCertificate },
    { to: '/operator/publishers', label: t('operatorNav.publishers'), icon: IconBuildingStore },
    { to: '/operator/offers', label: t('operatorNav.offers'), icon: IconPackages },
    { to: '/operator/deliveries', label: t('operatorNav.deliveries'), icon: IconSend },
    { to: '/operator/releases', label: t('operatorNav.releases'), icon: IconLockOpen },
    { to: '/operator/attribution', label: t('operatorNav.attribution'), icon: IconFingerprint },
    { to: '/operator/quality', label: t('operatorNav.quality'), icon: IconGauge },
    { to: '/operator/regions', label: t('operatorNav.regions'), icon: IconMap },
    { to: '/operator/lists', label: t('operatorNav.lists'), icon: IconListTree },
    { to: '/operator/mailbox', label: t('operatorNav.mailbox'), icon: IconMail },
    { to: '/operator/jobs', label: t('operatorNav.jobs'), icon: IconClockPlay },
    { to: '/operator/audit', label: t('operatorNav.audit'), icon: IconHistory },
    { to: '/operator/people', label: t('operatorNav.people'), icon: IconUsers },
  ]
  return (
    <PortalShell home="/operator" nav={nav} searchAction="/operator/search">
      <Outlet />
    </PortalShell>
  )
}
