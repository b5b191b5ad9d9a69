import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import s from './field.module.css'
import { describedBy, errorsOf, Field, type FieldProps } from './field.tsx'
import { useField } from './form.tsx'

type TagInputProps = Omit<FieldProps, 'defaultValue'> & { limit?: number; defaultValues?: string[] }

/**
 * A few short words. The form sends `name` once for each, and what is typed but not yet entered counts too,
 * so without JavaScript it is simply as many text fields as there may be words.
 */
export function TagInput({ name, label, help, optional, error, limit = 10, defaultValues = [] }: TagInputProps) {
  const { t } = useTranslation('ui')
  const field = useField(name, defaultValues)
  const errors = errorsOf(field.findings, error)
  const [tags, setTags] = useState(field.values)
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  const described = describedBy({ id: field.id, help, errors })

  function enter(event: KeyboardEvent<HTMLInputElement>) {
    const input = event.currentTarget
    const words = input.value
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean)
    if (event.key === 'Backspace' && input.value === '') setTags(tags.slice(0, -1))
    if (!['Enter', ','].includes(event.key) || words.length === 0) return
    event.preventDefault()
    setTags([...new Set([...tags, ...words])])
    input.value = ''
  }

  if (!scripted) {
    const blanks = Array.from({ length: Math.max(1, limit - tags.length) }, () => '')
    return (
      <Field id={field.id} label={label} help={help} optional={optional} errors={errors}>
        {[...tags, ...blanks].map((tag, i) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: these fields are never moved
            key={i}
            id={i === 0 ? field.id : undefined}
            name={name}
            defaultValue={tag}
            className={s.control}
            aria-label={i === 0 ? undefined : t('tagNumber', { n: i + 1 })}
            aria-describedby={described}
          />
        ))}
      </Field>
    )
  }
  return (
    <Field id={field.id} label={label} help={help} optional={optional} errors={errors}>
      {tags.length > 0 && (
        <div className={s.tags}>
          {tags.map((tag) => (
            <span key={tag} className={s.tag}>
              {tag}
              <input type="hidden" name={name} value={tag} />
              <button
                type="button"
                aria-label={t('removeTag', { tag })}
                onClick={() => setTags(tags.filter((other) => other !== tag))}
              >
                <IconX size={14} aria-hidden="true" />
              </button>
            </span>
          ))}
        </div>
      )}
      <input
        id={field.id}
        name={name}
        className={s.control}
        onKeyDown={enter}
        placeholder={t('addTag')}
        aria-describedby={described}
      />
      {tags.length > limit && (
        <span className={s.counter} data-over>
          {t('counter', { length: tags.length, limit })}
        </span>
      )}
    </Field>
  )
}
