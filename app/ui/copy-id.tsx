import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import s from './copy-id.module.css'

/** An id, short and monospaced; a click copies the whole. `short` tells how many last characters are shown. */
export function CopyId({ id, short = 8 }: { id: string; short?: number }) {
  const { t } = useTranslation('ui')
  const shown = id.length > short + 2 ? `…${id.slice(-short)}` : id
  return (
    <button type="button" className={s.id} data-copy={id} data-copied={t('copied')} title={id}>
      <span className="visually-hidden">{t('copyId', { id })}</span>
      <code aria-hidden="true">{shown}</code>
      <IconCopy size={14} aria-hidden="true" />
      <span role="status" className={s.said} />
    </button>
  )
}
