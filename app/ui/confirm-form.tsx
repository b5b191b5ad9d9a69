import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Form, useActionData } from 'react-router'
import { Button, type ButtonLook, buttonClass } from './button.tsx'
import s from './confirm-form.module.css'
import { Refused, Sent } from './form.tsx'
import { refusalFor } from './refusal.ts'

type ConfirmFormProps = {
  /** The button that opens the question: "Delete draft". */
  label: ReactNode
  /** The question, naming the thing: "Delete the draft of Contoso CRM?" */
  question: string
  /** What follows from it. */
  children?: ReactNode
  /** What the act itself is called; by default as the label. */
  confirm?: ReactNode
  /** For what cannot be undone: this has to be typed, and arrives as `confirmation` for the action to compare. */
  typed?: string
  /** Hidden fields: what is to be done, to what. */
  fields?: Record<string, string>
  action?: string
  kind?: ButtonLook['kind']
  size?: ButtonLook['size']
  /** Which edges line up when it opens: `start` for a button at the page's left. */
  align?: 'start' | 'end'
}

/**
 * A destructive act that asks first. It opens in place, so it works without JavaScript and on a phone; when it is
 * refused it stays open and says why.
 */
export function ConfirmForm({
  label,
  question,
  children,
  confirm,
  typed,
  fields = {},
  action,
  kind = 'danger',
  size,
  align = 'end',
}: ConfirmFormProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const answer = useActionData<unknown>()
  const refused = Object.keys(fields).length > 0 ? refusalFor(answer, fields) : undefined
  return (
    <details className={s.confirm} data-menu open={refused !== undefined || undefined}>
      <summary className={buttonClass({ kind, size })}>{label}</summary>
      <Form method="post" action={action} className={s.panel} data-align={align}>
        <p className={s.question}>{question}</p>
        {children && <div className={s.text}>{children}</div>}
        {refused && <Refused {...refused} />}
        <Sent fields={fields} />
        {typed && (
          <div className={s.typed}>
            <label htmlFor={id}>
              {t('confirm.type')} <code>{typed}</code>
            </label>
            <input
              id={id}
              name="confirmation"
              required
              autoComplete="off"
              pattern={escaped(typed)}
              className={s.input}
            />
          </div>
        )}
        <Button kind={kind === 'quiet' ? 'danger' : kind}>{confirm ?? label}</Button>
      </Form>
    </details>
  )
}

/** The browser refuses anything but exactly this text. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
