/** A publisher's usage attribution, in parts that each have an address. */
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { Route } from './+types/layout.ts'

export const handle = { areas: ['attribution'] }

export default function AttributionLayout({ params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const home = `/publisher/${params.publisherId}/attribution`
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs
        label={t('title')}
        tabs={[
          { to: home, label: t('report.title') },
          { to: `${home}/guids`, label: t('guids.title'), end: false },
          { to: `${home}/deployments`, label: t('runs.title'), end: false },
          { to: `${home}/orders`, label: t('orders.title') },
          { to: `${home}/check`, label: t('check.title') },
          { to: `${home}/verify`, label: t('verify.title') },
          { to: `${home}/collectors`, label: t('collectors.title') },
        ]}
      />
      <Outlet />
    </>
  )
}
