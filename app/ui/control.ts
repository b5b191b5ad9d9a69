import { describedBy, errorsOf, type FieldProps } from './field.tsx'
import { useField } from './form.tsx'

/** Of a field with one control: what its frame shows, and what its control is told, joined for assistive technology. */
export function useControl({ name, label, help, optional, defaultValue, error }: FieldProps) {
  const { id, value, findings } = useField(name, defaultValue === undefined ? [] : [defaultValue])
  const errors = errorsOf(findings, error)
  return {
    frame: { id, label, help, optional, errors },
    control: {
      id,
      name,
      defaultValue: value,
      'aria-required': !optional,
      'aria-invalid': errors.length > 0 || undefined,
      'aria-describedby': describedBy({ id, help, errors }),
    },
  }
}
