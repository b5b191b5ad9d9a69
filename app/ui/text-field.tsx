import { type ComponentProps, type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useControl } from './control.ts'
import s from './field.module.css'
import { Field, type FieldProps } from './field.tsx'

type TextProps = FieldProps & {
  /** Longest text allowed. Near it a counter appears; longer text is kept and refused, never cut. */
  limit?: number
  mono?: boolean
}
type OwnProps<Element extends 'input' | 'textarea'> = Omit<
  ComponentProps<Element>,
  'id' | 'name' | 'value' | 'defaultValue' | 'maxLength'
>

type LineProps = TextProps &
  OwnProps<'input'> & {
    width?: 's' | 'm' | 'l'
    /** How its value is written in the reader's language. */
    written?: (value: string) => string
  }

/** One line of text. */
export function TextField({ width, written = (value) => value, ...props }: LineProps) {
  const { frame, control } = useText(props, props.type === 'password')
  return (
    <Field {...frame}>
      <input
        type="text"
        {...control}
        data-width={width}
        defaultValue={control.defaultValue === undefined ? undefined : written(control.defaultValue)}
      />
    </Field>
  )
}

/** Several lines of text; grows with it. */
export function TextArea(props: TextProps & OwnProps<'textarea'>) {
  const { frame, control } = useText(props)
  return (
    <Field {...frame}>
      <textarea rows={4} {...control} />
    </Field>
  )
}

/** What both are told; a secret is never shown again. */
function useText<Props extends TextProps>(props: Props, isSecret = false) {
  const { name, label, help, optional, defaultValue, error, limit, mono, ...own } = props
  const { frame, control } = useControl({ name, label, help, optional, defaultValue, error })
  const given = isSecret ? undefined : control.defaultValue
  const [length, setLength] = useState(lengthOf(given))
  return {
    frame: { ...frame, after: <Counter length={length} limit={limit} /> },
    control: {
      ...own,
      ...control,
      className: s.control,
      'data-mono': mono || undefined,
      defaultValue: given,
      onInput: (event: FormEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        setLength(lengthOf(event.currentTarget.value)),
    },
  }
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
