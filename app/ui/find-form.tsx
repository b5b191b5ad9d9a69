import { Form } from 'react-router'
import { useAddress } from './address.ts'
import s from './find-form.module.css'

/** A list's own search, `?q=`. What else narrows the list stays; it begins again at its start. */
export function FindForm({ label, value }: { label: string; value: string }) {
  const { params } = useAddress()
  const kept = [...params].filter(([name]) => name !== 'q' && name !== 'after')
  return (
    <search>
      <Form className={s.find}>
        {kept.map(([name, one]) => (
          <input key={`${name} ${one}`} type="hidden" name={name} value={one} />
        ))}
        <input key={value} type="search" name="q" defaultValue={value} aria-label={label} placeholder={label} />
      </Form>
    </search>
  )
}
