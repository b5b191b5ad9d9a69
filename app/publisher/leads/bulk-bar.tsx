import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import s from './leads.module.css'

const states = ['new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable']

/** The same for all that are ticked in the table above, which belong to this form by its id. */
export function BulkBar({ workers }: { workers: { id: string; name: string }[] }) {
  const { t } = useTranslation('leads')
  return (
    <Form method="post" id="bulk" className={s.bulk}>
      <h2 className={s.bulkTitle}>{t('bulk.title')}</h2>
      <label>
        {t('bulk.step')}
        <select name="workState" defaultValue="">
          <option value="">{t('bulk.keep')}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {t(`work.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('sheet.reason')}
        <input name="reason" maxLength={200} />
      </label>
      <label>
        {t('bulk.assign')}
        <select name="ownerId" defaultValue="">
          <option value="">{t('bulk.keep')}</option>
          <option value="nobody">{t('list.nobody')}</option>
          {workers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('bulk.tag')}
        <input name="tags" />
      </label>
      <label className={s.tick}>
        <input type="checkbox" name="release" value="true" /> {t('bulk.release')}
      </label>
      <Button kind="plain">{t('bulk.act')}</Button>
    </Form>
  )
}

/** What is about to be done to how many, and to whom. */
export type BulkAsked = { count: number; names: string[]; deeds: string[]; fields: { name: string; value: string }[] }

export function isBulkAsked(answer: unknown): answer is { asked: BulkAsked } {
  return typeof answer === 'object' && answer !== null && 'asked' in answer
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
        <Form method="post" className={s.acts}>
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
