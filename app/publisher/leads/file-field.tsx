import { errorsOf, Field } from '../../ui/field.tsx'
import { useField } from '../../ui/form.tsx'

/** One file, chosen with the browser's own control. */
export function FileField({ name, label }: { name: string; label: string }) {
  const field = useField(name)
  const errors = errorsOf(field.findings)
  return (
    <Field id={field.id} label={label} errors={errors}>
      <input
        type="file"
        id={field.id}
        name={name}
        accept=".csv,text/csv"
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={errors.length > 0 ? `${field.id}-error` : undefined}
      />
    </Field>
  )
}
