/** A list of entries with fields of their own: screenshots with captions, documents with titles. */
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { errorsOf, FieldGroup } from '../../../ui/field.tsx'
import { useField } from '../../../ui/form.tsx'
import s from './editor.module.css'
import type { FieldView } from './form-view.ts'

type ListFieldProps = {
  field: FieldView
  name: string
  label: string
  help?: ReactNode
  optional: boolean
  /** Draws a field of an entry; `inside` is the entry's name. Given, because fields hold lists and lists hold fields. */
  draw: (inner: FieldView, inside: string) => ReactNode
}

/** Without scripts the list shows one empty entry more than it holds, and each entry a box that removes it on saving. */
export function ListField({ field, name, label, help, optional, draw }: ListFieldProps) {
  const { t } = useTranslation('offers')
  const { id, values, findings } = useField(name)
  const max = field.max ?? 20
  // What has to be filled in is there to be filled in.
  const { entries, add, remove } = useEntries(Math.max(values.length, optional ? 0 : Math.max(1, field.min ?? 0)))
  const [scripted, setScripted] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when scripts begin
  useEffect(() => {
    if (entries.length < max && isTyped(`${name}.${entries.length}`)) add()
    setScripted(true)
  }, [])
  const shown = scripted || entries.length >= max ? entries : [...entries, entries.length]
  const what = field.itemLabel ?? label
  return (
    <FieldGroup id={id} label={label} help={help} optional={optional} errors={errorsOf(findings)}>
      <ol className={s.entries}>
        {shown.map((entry, position) => (
          <li key={entry} className={s.entry}>
            <div className={s.entryHead}>
              <span className={s.entryTitle}>{t('editor.entry', { what, n: position + 1 })}</span>
              {scripted ? (
                <Button type="button" kind="quiet" size="s" onClick={() => remove(entry)}>
                  {t('editor.remove')}
                </Button>
              ) : (
                entry < values.length && (
                  <label>
                    <input type="checkbox" name={`${name}.${entry}.remove`} value="true" /> {t('editor.removeOnSave')}
                  </label>
                )
              )}
            </div>
            {field.item?.map((inner) => (
              <Fragment key={inner.key}>{draw(inner, `${name}.${entry}`)}</Fragment>
            ))}
          </li>
        ))}
      </ol>
      {scripted && entries.length < max && (
        <Button type="button" size="s" onClick={add}>
          {t('editor.add', { what: what.toLocaleLowerCase() })}
        </Button>
      )}
    </FieldGroup>
  )
}

/** Whether somebody was quicker than the scripts and has typed into the spare entry, which then stays. */
function isTyped(entry: string): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>(`[name^="${CSS.escape(entry)}."]`)
  return [...fields].some(({ type, value, defaultValue, checked }) =>
    type === 'checkbox' || type === 'radio' ? checked : value !== (defaultValue ?? ''),
  )
}

/** Numbers entries of a list that come and go, so that what is typed in one stays in it. */
function useEntries(count: number) {
  const [entries, setEntries] = useState(() => Array.from({ length: count }, (_, i) => i))
  return {
    entries,
    add: () => setEntries((all) => [...all, Math.max(-1, ...all) + 1]),
    remove: (entry: number) => setEntries((all) => all.filter((other) => other !== entry)),
  }
}
