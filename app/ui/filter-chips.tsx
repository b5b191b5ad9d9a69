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

type ChipLink = { key: string; to: string; label: string; count?: number; isChosen?: boolean }

/** A row of lists one press away, counts beside them. */
export function ChipLinks({ label, links }: { label: string; links: ChipLink[] }) {
  return (
    <nav aria-label={label} className={s.chips}>
      {links.map((link) => (
        <Link
          key={link.key}
          to={link.to}
          className={s.chip}
          aria-current={link.isChosen ? 'true' : undefined}
          preventScrollReset
        >
          {link.label}
          {link.count !== undefined && <span className={s.count}>{link.count}</span>}
        </Link>
      ))}
    </nav>
  )
}

type FilterLinksProps = { label: string; name: string; options: { value: string; label: string; count?: number }[] }

/** A row of choices of one filter: states of a list, spans of time. */
export function FilterLinks({ label, name, options }: FilterLinksProps) {
  const { params, with: change } = useAddress()
  const chosen = params.get(name) ?? ''
  const links = options.map(({ value, ...option }) => ({
    ...option,
    key: value,
    to: change({ [name]: value || undefined, after: undefined }),
    isChosen: chosen === value,
  }))
  return <ChipLinks label={label} links={links} />
}
