/** A secret: written, never shown again. Left empty it stays as it was. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useField } from '../../../ui/form.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import s from './editor.module.css'
import { useSecretMark } from './editor-form.tsx'

export function SecretField(props: { name: string; label: string; help?: ReactNode; optional: boolean }) {
  const { t } = useTranslation('offers')
  const { id } = useField(props.name)
  const mark = useSecretMark(props.name)
  return (
    <div>
      <TextField
        {...props}
        type="password"
        autoComplete="new-password"
        width="l"
        placeholder={mark ? '••••••••' : undefined}
      />
      {mark && (
        <p className={s.mark}>
          {t('editor.secretSet', { by: mark.by })} <RelativeTime at={mark.at} />{' '}
          <label htmlFor={`${id}-forget`}>
            <input id={`${id}-forget`} type="checkbox" name={`${props.name}.forget`} value="true" />{' '}
            {t('editor.secretForget')}
          </label>
        </p>
      )}
    </div>
  )
}
