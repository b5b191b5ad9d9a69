import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import s from './copy-lines.module.css'

/** Lines to be used elsewhere, as they stand; a click copies them all. */
export function CopyLines({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('ui')
  return (
    <div className={s.lines}>
      <pre>
        <code>{text}</code>
      </pre>
      <button type="button" className={s.copy} data-copy={text} data-copied={t('copied')}>
        <span className="visually-hidden">{t('copyId', { id: label })}</span>
        <IconCopy size={16} aria-hidden="true" />
        <span role="status" className={s.said} />
      </button>
    </div>
  )
}
