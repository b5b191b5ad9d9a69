import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'

/** Where the words of a filter's values stand, for filters that have a word for each. */
const groups: Record<string, string> = {
  actionCode: 'action',
  rating: 'rating',
  workState: 'work',
  clock: 'clocks',
  flag: 'flag',
  outcome: 'outcome',
  listingOption: 'option',
  source: 'sources',
  state: 'states',
  environment: 'environments',
}

/** What a value of a filter is called, in the reader's language. */
export function useFilterWords(): (name: string, value: string) => string {
  const { t } = useTranslation(['leads', 'ui'])
  const format = useFormat()
  return (name, value) => {
    if (name === 'country') return format.country(value)
    if (name === 'owner' && value === 'nobody') return t('list.nobody')
    if (name === 'owner' && value === 'gone') return t('list.somebodyGone')
    if (name === 'delivery')
      return value === 'none' ? t('notSent') : t(`ui:status.delivery.${value}`, { defaultValue: value })
    return groups[name] ? t(`${groups[name]}.${value}`, { defaultValue: value }) : value
  }
}
