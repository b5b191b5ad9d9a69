/** A publisher's settings, in parts that each have an address. */
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { Route } from './+types/layout.ts'

export const handle = { areas: ['settings', 'account'] }

export default function SettingsLayout({ params }: Route.ComponentProps) {
  const { t } = useTranslation('settings')
  const home = `/publisher/${params.publisherId}/settings`
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        label={t('title')}
        tabs={[
          { to: home, label: t('profile.title') },
          { to: `${home}/people`, label: t('people.title') },
          { to: `${home}/applications`, label: t('applications.title') },
          { to: `${home}/sign-in`, label: t('tenants.title') },
          { to: `${home.replace(/settings$/, 'attribution/guids')}`, label: t('trackingGuids') },
          { to: `${home}/audit`, label: t('audit.title') },
        ]}
      />
      <Outlet />
    </>
  )
}
