import { useTranslation } from 'react-i18next'
import { useAddress } from '../../ui/address.ts'
import { ChipLinks } from '../../ui/filter-chips.tsx'

/** What people look for first, each one press away. */
export const quickNames = [
  { name: 'rating', value: 'hot' },
  { name: 'clock', value: 'overdue' },
  { name: 'clock', value: 'due' },
  { name: 'owner', value: 'nobody' },
  { name: 'state', value: 'unconfirmed' },
] as const

const labels = {
  hot: 'rating.hot',
  overdue: 'clocks.overdue',
  due: 'clocks.due',
  nobody: 'list.unowned',
  unconfirmed: 'unconfirmed',
} as const

type Counts = { total: number; hot: number; overdue: number; unconfirmed: number }

/** Everything, or one of those; the rest of the filter stays as it is. */
export function QuickViews({ counts }: { counts: Counts }) {
  const { t } = useTranslation('leads')
  const { params, with: change } = useAddress()
  const isChosen = ({ name, value }: (typeof quickNames)[number]) => params.get(name) === value
  const chosen = quickNames.filter(isChosen)
  const none = {
    rating: undefined,
    clock: undefined,
    owner: undefined,
    after: undefined,
    // Any other state is a filter of its own, and stays.
    ...(params.get('state') === 'unconfirmed' && { state: undefined }),
  }
  const countOf = { hot: counts.hot, overdue: counts.overdue, unconfirmed: counts.unconfirmed } as const
  const isOfUse = ({ value }: (typeof quickNames)[number]) => value !== 'unconfirmed' || counts.unconfirmed > 0
  const views = [
    { key: 'all', to: change(none), label: t('list.all'), count: counts.total, isChosen: chosen.length === 0 },
    ...quickNames
      .filter((quick) => isChosen(quick) || isOfUse(quick))
      .map((quick) => ({
        key: quick.value,
        to: change({ ...none, [quick.name]: quick.value }),
        label: t(labels[quick.value]),
        count: quick.value in countOf ? countOf[quick.value as keyof typeof countOf] : undefined,
        isChosen: isChosen(quick),
      })),
  ]
  return <ChipLinks label={t('list.quick')} links={views} />
}
