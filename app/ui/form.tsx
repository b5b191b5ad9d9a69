import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form as RouterForm, type FormProps as RouterFormProps, useNavigation } from 'react-router'
import { labelsIn } from './field-labels.ts'
import { FindingsSummary, fieldId } from './findings-summary.tsx'
import s from './form.module.css'
import { Notice } from './notice.tsx'
import { type Finding, fieldOf, minutesToWait, type Refusal, refusalFor } from './refusal.ts'
import { useSaveKey, useUnsavedGuard } from './unsaved.ts'

type Values = Record<string, unknown>
type FormState = { values: Values; findings: Finding[]; sent: boolean; scope?: string }

const FormContext = createContext<FormState>({ values: {}, findings: [], sent: false })

type FormProps = Omit<RouterFormProps, 'children'> & {
  /** The action's answer. When it is a refusal, the form shows its findings and what was typed. */
  refusal?: unknown
  /** Hidden fields: the deed, and what it is done to. A page with several forms tells by them whose refusal it is. */
  sends?: Record<string, string>
  /** Values of the fields by name, before anything was typed; nested ones as `{ listing: { name } }` or `'listing.name'`. */
  initial?: Values
  /** Findings to show beside the fields of a form that was not refused: a draft with gaps, say. */
  findings?: Finding[]
  /** Asks before leaving with unsaved text, and saves on Ctrl/Cmd-S. Only in the portals. */
  guarded?: boolean
  /** The page itself says why the form was refused, better than a notice on top could. */
  toldBelow?: boolean
  /** Where several forms of a page have fields of the same names: told apart by it, their ids are too. */
  scope?: string
  /** What fields are called that a component of the page brings: name and label. */
  labels?: [string, string][]
  children: ReactNode
}

/**
 * A plain HTML form that posts without JavaScript too. Fields inside find their value and their findings by
 * their name. The browser's own validation is off: everything wrong is told at once, by the room.
 */
export function Form({
  refusal,
  sends = nothing,
  initial,
  findings,
  guarded,
  scope,
  toldBelow,
  labels,
  children,
  ...rest
}: FormProps) {
  const refused = refusalFor(refusal, sends)
  const state = useMemo(
    () => ({
      values: refused?.values ?? initial ?? {},
      findings: refused?.errors ?? findings ?? [],
      sent: refused !== undefined,
      scope,
    }),
    [initial, refused, findings, scope],
  )
  return (
    <RouterForm method="post" noValidate {...rest} className={[s.form, rest.className].filter(Boolean).join(' ')}>
      {guarded && <Guard />}
      {refused &&
        !toldBelow &&
        (refused.errors.length > 0 ? (
          <FindingsSummary findings={refused.errors} labels={labelsIn(children, new Map(labels))} focused />
        ) : (
          <Refused {...refused} />
        ))}
      <Sent fields={sends} />
      <FormContext key={useRound(sends, refused !== undefined)} value={state}>
        {children}
      </FormContext>
    </RouterForm>
  )
}

const nothing = {}

/**
 * Counts how often a form of several on a page went through: with each time its fields begin anew, for the next
 * person to invite or the next thing to name. What was typed in the other forms stays.
 */
function useRound(sends: Record<string, string>, isRefused: boolean): number {
  const [round, setRound] = useState(0)
  const sent = useNavigation().formData
  const isOnItsWay =
    sends !== nothing && sent !== undefined && Object.entries(sends).every(([name, value]) => sent.get(name) === value)
  const was = useRef(false)
  useEffect(() => {
    if (was.current && !isOnItsWay && !isRefused) setRound((before) => before + 1)
    was.current = isOnItsWay
  }, [isOnItsWay, isRefused])
  return round
}

/** Hidden fields of a form. */
export function Sent({ fields }: { fields: Record<string, string> }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

/**
 * What a field named `name` shows: its values and what was found wrong with them. Once a form was sent, what it
 * did not send was left empty (a box not ticked, say), and `defaults` no longer hold.
 */
export function useField(name: string, defaults: string[] = []) {
  const { values, findings, sent, scope } = useContext(FormContext)
  const known = values[name] ?? deep(values, name)
  const given = known ?? (sent ? [] : defaults)
  const texts = (Array.isArray(given) ? given : [given]).map(String)
  return {
    id: scope ? `${scope}-${fieldId(name)}` : fieldId(name),
    value: texts[0],
    values: texts,
    findings: findings.filter((f) => fieldOf(f.pointer) === name),
  }
}

/** The acts of a form: the main one first in the source, and within the thumb's reach on a phone. */
export function FormActs({ children }: { children: ReactNode }) {
  return <div className={s.acts}>{children}</div>
}

/** Fields that belong together, with a line of help. */
export function FormSection({ title, help, children }: { title: string; help?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={s.section}>
      <legend className={s.legend}>{title}</legend>
      {help && <p className={s.help}>{help}</p>}
      {children}
    </fieldset>
  )
}

/** A refusal that no field can show: said in the reader's language where the house has words for it. */
export function Refused({ type, title, detail, errors, extra }: Refusal) {
  const { t } = useTranslation('ui')
  const minutes = minutesToWait({ extra })
  return (
    <Notice tone="failed" role="alert" title={t(`problem.${type}.title`, { defaultValue: title })}>
      <p>{t(`problem.${type}.detail`, { defaultValue: detail, minutes })}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={`${error.pointer} ${error.detail}`}>{error.detail}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function Guard() {
  const form = useUnsavedGuard()
  useSaveKey(form)
  return <span ref={form} hidden />
}

function deep(values: Values, name: string): unknown {
  return name.split('.').reduce<unknown>((at, key) => (at as Values | undefined | null)?.[key], values)
}
