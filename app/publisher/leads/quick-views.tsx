import { useTranslation } from 'react-i18next'
import { useAddress } from '../../ui/address.ts'
import { ChipLinks } from '../../ui/filter-chips.tsx'

/** What people look for first, each one press away. */
export const quickNames = [
  { name: 'rating', value: 'hot' },
  { name: 'clock', value: 'overdue' },
  { name: 'clock', value: 'due' },
  { name: 'owner', value: 'nobody' },
] as const

const labels = { hot: 'rating.hot', overdue: 'clocks.overdue', due: 'clocks.due', nobody: 'list.unowned' } as const

/** Everything, or one of those; the rest of the filter stays as it is. */
export function QuickViews({ counts }: { counts: { total: number; hot: number; overdue: number } }) {
  const { t } = useTranslation('leads')
  const { params, with: change } = useAddress()
  const none = { rating: undefined, clock: undefined, owner: undefined, after: undefined }
  const chosen = quickNames.filter(({ name, value }) => params.get(name) === value)
  const views = [
    { key: 'all', to: change(none), label: t('list.all'), count: counts.total, isChosen: chosen.length === 0 },
    ...quickNames.map(({ name, value }) => ({
      key: value,
      to: change({ ...none, [name]: value }),
      label: t(labels[value]),
      count: value === 'hot' ? counts.hot : value === 'overdue' ? counts.overdue : undefined,
      isChosen: params.get(name) === value,
    })),
  ]
  return <ChipLinks label={t('list.quick')} links={views} />
}
