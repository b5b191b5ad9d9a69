import type { ComponentProps, ReactNode } from 'react'
import { useControl } from './control.ts'
import s from './field.module.css'
import { describedBy, errorsOf, Field, FieldError, FieldGroup, type FieldProps } from './field.tsx'
import { useField } from './form.tsx'

export type Option = { value: string; label: string; help?: ReactNode; disabled?: boolean }

type NativeSelectProps = FieldProps &
  Omit<ComponentProps<'select'>, 'id' | 'name' | 'value' | 'defaultValue'> & {
    options: (Option | { group: string; options: Option[] })[]
    /** The first entry, for "nothing chosen". */
    placeholder?: string
    width?: 's' | 'm' | 'l'
  }

/** One of many, in the browser's own list. */
export function NativeSelect({
  name,
  label,
  help,
  optional,
  defaultValue,
  error,
  options,
  placeholder,
  width,
  ...rest
}: NativeSelectProps) {
  const { frame, control } = useControl({ name, label, help, optional, defaultValue, error })
  return (
    <Field {...frame}>
      <select {...rest} {...control} className={s.control} data-width={width}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((entry) =>
          'group' in entry ? (
            <optgroup key={entry.group} label={entry.group}>
              {entry.options.map(asOption)}
            </optgroup>
          ) : (
            asOption(entry)
          ),
        )}
      </select>
    </Field>
  )
}

/** One box to tick. Sent as `value` when ticked, not at all when not. */
export function Checkbox({
  name,
  label,
  help,
  error,
  value = 'true',
  defaultChecked,
}: Omit<FieldProps, 'defaultValue' | 'optional'> & { value?: string; defaultChecked?: boolean }) {
  const field = useField(name, defaultChecked ? [value] : [])
  const errors = errorsOf(field.findings, error)
  return (
    <div className={s.field} data-wrong={errors.length > 0 || undefined}>
      <div className={s.choice}>
        <input
          type="checkbox"
          id={field.id}
          name={name}
          value={value}
          defaultChecked={field.values.includes(value)}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={describedBy({ id: field.id, help, errors })}
        />
        <div>
          <label htmlFor={field.id}>{label}</label>
          {help && (
            <div id={`${field.id}-help`} className={s.choiceHelp}>
              {help}
            </div>
          )}
        </div>
      </div>
      <FieldError id={field.id} errors={errors} />
    </div>
  )
}

type ChoicesProps = Omit<FieldProps, 'defaultValue'> & { options: Option[] }

/** Several of many: the form sends `name` once for each ticked box. */
export function CheckboxGroup({ defaultValues = [], ...props }: ChoicesProps & { defaultValues?: string[] }) {
  return <Choices {...props} type="checkbox" defaults={defaultValues} />
}

/** One of a few, each with a line that says what it means. */
export function RadioCards({ defaultValue, ...props }: ChoicesProps & { defaultValue?: string }) {
  return <Choices {...props} type="radio" defaults={defaultValue === undefined ? [] : [defaultValue]} />
}

function Choices({
  name,
  label,
  help,
  optional,
  error,
  options,
  type,
  defaults,
}: ChoicesProps & { type: 'radio' | 'checkbox'; defaults: string[] }) {
  const field = useField(name, defaults)
  const chosen = type === 'radio' ? field.values.slice(0, 1) : field.values
  return (
    <FieldGroup id={field.id} label={label} help={help} optional={optional} errors={errorsOf(field.findings, error)}>
      <div className={type === 'radio' ? s.cards : s.choices}>
        {options.map((option) => (
          <Choice
            key={option.value}
            type={type}
            within={field.id}
            name={name}
            option={option}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

function Choice({
  type,
  within,
  name,
  option,
  checked,
}: {
  type: 'radio' | 'checkbox'
  /** The id of the field that it is a choice of. */
  within: string
  name: string
  option: Option
  checked: boolean
}) {
  const card = type === 'radio'
  const id = `${within}-${option.value}`
  return (
    <div className={card ? `${s.choice} ${s.card}` : s.choice}>
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        aria-describedby={option.help ? `${id}-help` : undefined}
      />
      <label htmlFor={id}>
        <span className={card ? s.cardTitle : undefined}>{option.label}</span>
        {option.help && (
          <span id={`${id}-help`} className={s.choiceHelp}>
            {option.help}
          </span>
        )}
      </label>
    </div>
  )
}

function asOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
