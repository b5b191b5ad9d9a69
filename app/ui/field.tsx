import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import s from './field.module.css'
import type { Finding } from './refusal.ts'
import { ToneIcon } from './tone-icon.tsx'

/** What every field may say of itself. */
export type FieldProps = {
  name: string
  label: ReactNode
  /** One line that helps to fill it in. */
  help?: ReactNode
  /** Fields are taken to be needed; those that are not, say so; quietly where none of a form is, as in a filter. */
  optional?: boolean | 'quietly'
  /** Its value when neither the form's `initial` nor a refusal knows one. */
  defaultValue?: string
  /** A finding to show beside those of the form. */
  error?: string
}

/** What is wrong, with the page that explains the rule where there is one. */
export type FieldMessage = string | { text: string; code: string; helpUri: string }

/** Label, help, the control, and what is wrong with it, joined for assistive technology by `describedBy`. */
export function Field(
  props: Pick<FieldProps, 'label' | 'help' | 'optional'> & {
    id: string
    errors: FieldMessage[]
    after?: ReactNode
    children: ReactNode
  },
) {
  const { t } = useTranslation('ui')
  return (
    <div className={s.field} data-wrong={props.errors.length > 0 || undefined}>
      <label htmlFor={props.id} className={s.label}>
        {props.label}
        {props.optional === true && <span className={s.optional}> {t('optional')}</span>}
      </label>
      <FieldHelp id={props.id}>{props.help}</FieldHelp>
      {props.children}
      <FieldError id={props.id} errors={props.errors} />
      {props.after}
    </div>
  )
}

/** The same for several controls under one question. */
export function FieldGroup(
  props: Pick<FieldProps, 'label' | 'help' | 'optional'> & { id: string; errors: FieldMessage[]; children: ReactNode },
) {
  const { t } = useTranslation('ui')
  return (
    <fieldset
      id={props.id}
      tabIndex={-1}
      className={s.field}
      data-wrong={props.errors.length > 0 || undefined}
      aria-describedby={describedBy(props)}
    >
      <legend className={s.label}>
        {props.label}
        {props.optional === true && <span className={s.optional}> {t('optional')}</span>}
      </legend>
      <FieldHelp id={props.id}>{props.help}</FieldHelp>
      {props.children}
      <FieldError id={props.id} errors={props.errors} />
    </fieldset>
  )
}

export function FieldError({ id, errors }: { id: string; errors: FieldMessage[] }) {
  if (errors.length === 0) return null
  return (
    <div id={`${id}-error`} className={s.error}>
      <ToneIcon tone="failed" />
      <div>
        {errors.map((error) =>
          typeof error === 'string' ? <p key={error}>{error}</p> : <Explained key={error.text} {...error} />,
        )}
      </div>
    </div>
  )
}

function FieldHelp({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <div id={`${id}-help`} className={s.help}>
      {children}
    </div>
  )
}

function Explained({ text, code, helpUri }: Exclude<FieldMessage, string>) {
  const { t } = useTranslation('ui')
  return (
    <p>
      {text}{' '}
      <a href={helpUri} aria-label={t('findingRule', { code })}>
        ({t('findingWhy')})
      </a>
    </p>
  )
}

export function errorsOf(findings: Finding[], own?: string): FieldMessage[] {
  const said = new Map<string, FieldMessage>(own ? [[own, own]] : [])
  for (const { detail, code, helpUri } of findings) {
    said.set(detail, helpUri && code ? { text: detail, code, helpUri } : detail)
  }
  return [...said.values()]
}

export function describedBy({
  id,
  help,
  errors,
}: {
  id: string
  help?: ReactNode
  errors: FieldMessage[]
}): string | undefined {
  return [help && `${id}-help`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ') || undefined
}
