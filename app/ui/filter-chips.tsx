import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAddress } from './address.ts'
import s from './filter-chips.module.css'

type Chip = { name: string; value: string; label: string }

/** The filters in force, each with a way out. They live in the address; removing one shows the list from its start. */
export function FilterChips({ chips }: { chips: Chip[] }) {
  const { t } = useTranslation('ui')
  const { params, with: change } = useAddress()
  if (chips.length === 0) return null
  const without = ({ name, value }: Chip) => params.getAll(name).filter((v) => v !== value)
  const none = Object.fromEntries(chips.map((chip) => [chip.name, undefined]))
  return (
    <ul className={s.chips} aria-label={t('filters.inForce')}>
      {chips.map((chip) => (
        <li key={`${chip.name} ${chip.value}`}>
          <Link to={change({ [chip.name]: without(chip), after: undefined })} className={s.chip} preventScrollReset>
            <span className="visually-hidden">{t('filters.remove')} </span>
            {chip.label}
            <IconX size={14} aria-hidden="true" />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link to={change({ ...none, after: undefined })} preventScrollReset>
            {t('filters.clear')}
          </Link>
        </li>
      )}
    </ul>
  )
}

/** A row of choices of one filter, counts beside them: saved views of an inbox, states of a list. */
export function FilterLinks({
  label,
  name,
  options,
}: {
  label: string
  name: string
  options: { value: string; label: string; count?: number }[]
}) {
  const { params, with: change } = useAddress()
  const chosen = params.get(name) ?? ''
  return (
    <nav aria-label={label} className={s.chips}>
      {options.map((option) => (
        <Link
          key={option.value}
          to={change({ [name]: option.value || undefined, after: undefined })}
          className={s.chip}
          aria-current={chosen === option.value ? 'true' : undefined}
          preventScrollReset
        >
          {option.label}
          {option.count !== undefined && <span className={s.count}>{option.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
