import { useTranslation } from 'react-i18next'
import { Tabs } from '../../ui/tabs.tsx'

/** The parts of Leads, each with an address. */
export function LeadTabs({ publisherId }: { publisherId: string }) {
  const { t } = useTranslation('leads')
  const home = `/publisher/${publisherId}/leads`
  const tabs = ['figures', 'settings', 'data', 'erasure', 'help'].map((part) => ({
    to: `${home}/${part}`,
    label: t(`tabs.${part}`),
  }))
  return <Tabs label={t('tabs.label')} tabs={[{ to: home, label: t('tabs.inbox') }, ...tabs]} />
}
