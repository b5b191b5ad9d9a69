/** Many of very many, such as countries: boxes in a scrolling list, with a filter and "all" when scripts run. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { errorsOf, FieldGroup } from '../../../ui/field.tsx'
import { useField } from '../../../ui/form.tsx'
import s from './editor.module.css'
import type { Choice } from './form-view.ts'

type ManyFieldProps = { name: string; label: string; help?: ReactNode; optional: boolean; choices: Choice[] }

export function ManyField({ name, label, help, optional, choices }: ManyFieldProps) {
  const { t } = useTranslation('offers')
  const { id, values, findings } = useField(name)
  const [chosen, setChosen] = useState(() => new Set(values))
  const [filter, setFilter] = useState('')
  const [scripted, setScripted] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => setScripted(true), [])
  const wanted = fold(filter)
  const taxed = choices.filter((choice) => choice.taxRemitted)
  const change = (next: Set<string>) => {
    setChosen(next)
    // Boxes ticked by a button tell the form too, so that it asks before unsaved changes are left.
    list.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <FieldGroup id={id} label={label} help={help} optional={optional} errors={errorsOf(findings)}>
      {scripted && (
        <div className={s.manyTools}>
          <input
            type="search"
            className={s.filter}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            aria-label={t('editor.filter', { label })}
            placeholder={t('editor.filterPlaceholder')}
          />
          <Button type="button" size="s" onClick={() => change(new Set(choices.map((choice) => choice.value)))}>
            {t('editor.selectAll')}
          </Button>
          {taxed.length > 0 && (
            <Button type="button" size="s" onClick={() => change(new Set(taxed.map((choice) => choice.value)))}>
              {t('editor.selectTaxed')}
            </Button>
          )}
          <Button type="button" size="s" onClick={() => change(new Set())}>
            {t('editor.selectNone')}
          </Button>
          <span aria-live="polite">{t('editor.chosen', { count: chosen.size, all: choices.length })}</span>
        </div>
      )}
      <div ref={list} className={s.many}>
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className={s.manyItem}
            hidden={wanted !== '' && !fold(label).includes(wanted) && value.toLowerCase() !== wanted}
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.has(value)}
              onChange={(event) =>
                setChosen(
                  event.currentTarget.checked
                    ? new Set([...chosen, value])
                    : new Set([...chosen].filter((v) => v !== value)),
                )
              }
            />
            {label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
