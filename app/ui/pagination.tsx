import { useTranslation } from 'react-i18next'
import { useAddress } from './address.ts'
import { ButtonLink } from './button.tsx'
import s from './pagination.module.css'

/** Pages by cursor: the next one after what is shown, and back to the first. `next` is the cursor a room gave. */
export function Pagination({ next }: { next?: string | null }) {
  const { t } = useTranslation('ui')
  const { params, with: change } = useAddress()
  const first = !params.has('after')
  if (first && !next) return null
  return (
    <nav className={s.pages} aria-label={t('pages.label')}>
      {!first && (
        <ButtonLink to={change({ after: undefined })} rel="first">
          {t('pages.first')}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink to={change({ after: next })} rel="next" prefetch="intent">
          {t('pages.next')}
        </ButtonLink>
      )}
    </nav>
  )
}
