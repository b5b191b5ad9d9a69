import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import s from './shortcuts.module.css'

/** The list that `?` opens (enhance.ts). */
export function Shortcuts() {
  const { t } = useTranslation('ui')
  const shortcuts = [
    { keys: ['/', 'Ctrl K'], does: t('shortcuts.search') },
    { keys: ['Ctrl S'], does: t('shortcuts.save') },
    { keys: ['?'], does: t('shortcuts.list') },
    { keys: ['Esc'], does: t('shortcuts.close') },
  ]
  return (
    <dialog className={s.dialog} data-shortcuts aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{t('shortcuts.title')}</h2>
      <dl className={s.list}>
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Button type="button" data-close>
        {t('close')}
      </Button>
    </dialog>
  )
}
