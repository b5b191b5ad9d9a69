import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import s from './field.module.css'
import { describedBy, errorsOf, Field, type FieldProps } from './field.tsx'
import { useField } from './form.tsx'

type TextFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, 'id' | 'name' | 'value' | 'defaultValue' | 'maxLength'> & {
    /** Longest text allowed. Near it a counter appears; longer text is kept and refused, never cut. */
    limit?: number
    mono?: boolean
    width?: 's' | 'm' | 'l'
  }

/** One line of text. */
export function TextField({
  name,
  label,
  help,
  optional,
  defaultValue,
  error,
  limit,
  mono,
  width,
  ...rest
}: TextFieldProps) {
  const field = useField(name, defaultValue === undefined ? [] : [defaultValue])
  const errors = errorsOf(field.findings, error)
  const given = rest.type === 'password' ? undefined : field.value
  const [length, setLength] = useState(lengthOf(given))
  return (
    <Field
      id={field.id}
      label={label}
      help={help}
      optional={optional}
      errors={errors}
      after={<Counter length={length} limit={limit} />}
    >
      <input
        type="text"
        {...rest}
        id={field.id}
        name={name}
        className={s.control}
        data-mono={mono || undefined}
        data-width={width}
        defaultValue={given}
        aria-required={!optional}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy({ id: field.id, help, errors })}
        onInput={(event) => setLength(lengthOf(event.currentTarget.value))}
      />
    </Field>
  )
}

type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'value' | 'defaultValue' | 'maxLength'> & {
    limit?: number
    mono?: boolean
  }

/** Several lines of text; grows with it. */
export function TextArea({ name, label, help, optional, defaultValue, error, limit, mono, ...rest }: TextAreaProps) {
  const field = useField(name, defaultValue === undefined ? [] : [defaultValue])
  const errors = errorsOf(field.findings, error)
  const given = field.value
  const [length, setLength] = useState(lengthOf(given))
  return (
    <Field
      id={field.id}
      label={label}
      help={help}
      optional={optional}
      errors={errors}
      after={<Counter length={length} limit={limit} />}
    >
      <textarea
        rows={4}
        {...rest}
        id={field.id}
        name={name}
        className={s.control}
        data-mono={mono || undefined}
        defaultValue={given}
        aria-required={!optional}
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy({ id: field.id, help, errors })}
        onInput={(event) => setLength(lengthOf(event.currentTarget.value))}
      />
    </Field>
  )
}

/** Stands at the field only when it matters: from four fifths of the limit on. */
function Counter({ length, limit }: { length: number; limit?: number }) {
  const { t } = useTranslation('ui')
  if (!limit || length < limit * 0.8) return null
  return (
    <span className={s.counter} data-over={length > limit || undefined}>
      {t('counter', { length, limit })}
    </span>
  )
}

/** Characters as people count them; a line break is one. */
function lengthOf(text = ''): number {
  return [...text.replaceAll('\r\n', '\n')].length
}
