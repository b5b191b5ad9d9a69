import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import s from './leads.module.css'

const states = ['new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable']

type BulkBarProps = { workers: { id: string; name: string }[]; refusal: unknown }

const formId = 'bulk'

/**
 * The same for all that are ticked in the table above, which belong to this form by its id. Until one is ticked it
 * says only what it is for; the stylesheet sees to that, so it is the same without JavaScript.
 */
export function BulkBar({ workers, refusal }: BulkBarProps) {
  const { t } = useTranslation('leads')
  const count = useTicked()
  return (
    <Form id={formId} refusal={refusal} sends={{ deed: 'work' }} className={s.wide}>
      <div className={s.bulk}>
        <h2 className={s.bulkTitle} aria-live="polite">
          {count > 0 ? t('bulk.chosen', { count }) : t('bulk.title')}
        </h2>
        <p className={s.bulkHelp}>{t('bulk.help')}</p>
        <div className={s.bulkFields}>
          <NativeSelect
            name="workState"
            label={t('bulk.step')}
            optional="quietly"
            placeholder={t('bulk.keep')}
            options={states.map((state) => ({ value: state, label: t(`work.${state}`) }))}
          />
          <TextField name="reason" label={t('sheet.reason')} optional="quietly" limit={200} />
          <NativeSelect
            name="ownerId"
            label={t('bulk.assign')}
            optional="quietly"
            placeholder={t('bulk.keep')}
            options={[
              { value: 'nobody', label: t('list.nobody') },
              ...workers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField name="tags" label={t('bulk.tag')} optional="quietly" />
          <Checkbox name="release" label={t('bulk.release')} />
          <Button kind="plain">{count > 0 ? t('bulk.act', { count }) : t('bulk.actAll')}</Button>
        </div>
      </div>
    </Form>
  )
}

/** How many are ticked now; nothing before the page is alive. */
function useTicked(): number {
  const [count, setCount] = useState(0)
  // After each rendering, too: another page of the list has other boxes.
  useEffect(() => {
    const recount = () => setCount(document.querySelectorAll(`input[form="${formId}"]:checked`).length)
    recount()
    document.addEventListener('change', recount)
    return () => document.removeEventListener('change', recount)
  })
  return count
}

/** What is about to be done to how many, and to whom. */
export type BulkAsked = { count: number; names: string[]; deeds: string[]; fields: { name: string; value: string }[] }

export function isBulkAsked(answer: unknown): answer is { asked: BulkAsked } {
  return typeof answer === 'object' && answer !== null && 'asked' in answer
}

/** What a field of the asked form holds. */
export function valuesOf({ fields }: BulkAsked, name: string): string[] {
  return fields.filter((field) => field.name === name).map(({ value }) => value)
}

/** The question before it is done, in place of the table's answer: works without JavaScript. */
export function BulkQuestion({ asked: { count, names, deeds, fields }, here }: { asked: BulkAsked; here: string }) {
  const { t } = useTranslation('leads')
  const more = count - names.length
  const question = useRef<HTMLDivElement>(null)
  // It stands above the list, and whoever asked is below it.
  useEffect(() => question.current?.focus(), [])
  return (
    <div ref={question} tabIndex={-1}>
      <Notice tone="needsYou" role="alert" title={t('bulk.question', { count })}>
        <p>{[names.join(', '), more > 0 && t('bulk.others', { count: more })].filter(Boolean).join(' ')}</p>
        <ul>
          {deeds.map((deed) => (
            <li key={deed}>{deed}</li>
          ))}
        </ul>
        <Form className={s.acts}>
          {fields.map(({ name, value }) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="confirmed" value="true" />
          <Button kind="danger">{t('bulk.confirm', { count })}</Button>
          <ButtonLink kind="quiet" to={here}>
            {t('bulk.leave')}
          </ButtonLink>
        </Form>
      </Notice>
    </div>
  )
}
