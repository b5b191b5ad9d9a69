/** Somebody saved first: both values of every field that differs, and which of them to keep. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DifferingField } from '#offers'
import { useFormat } from '../../../ui/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { FormRefusal } from '../../../ui/refusal.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import type { FieldView, MediaView, PageView } from './form-view.ts'
import s from './stale-draft.module.css'

type Told = { revision: number; savedAt: string; savedBy: { name: string }; fields: DifferingField[] }

/** What the room told of a refused save, if that is why it was refused. */
export function staleDraftIn(refusal: FormRefusal | undefined): Told | undefined {
  return refusal?.type === 'stale-revision' ? (refusal.extra as Told | undefined) : undefined
}

type StaleDraftProps = {
  told: Told
  page: PageView
  media: MediaView[]
  untouched: (key: string, mine: unknown) => boolean
}

/**
 * Fields of the form whose name starts with `keep.` say whose value stays. What one has not touched starts as
 * theirs, what one typed as one's own: pressing Save again then loses nobody's work.
 */
export function StaleDraft({ told, page, media, untouched }: StaleDraftProps) {
  const { t } = useTranslation('offers')
  const format = useFormat()
  const top = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is told anew
  useEffect(() => top.current?.focus(), [told])
  const fields = page.sections.flatMap((section) => section.fields)
  return (
    <div ref={top} tabIndex={-1}>
      <Notice tone="needsYou" role="alert" title={t('editor.staleTitle', { by: told.savedBy.name })}>
        <p>
          {t(told.fields.length > 0 ? 'editor.staleText' : 'editor.staleElsewhere')} <RelativeTime at={told.savedAt} />
        </p>
        <ul className={s.fields}>
          {told.fields.map(({ key, mine, theirs }) => {
            const field = fields.find((one) => one.key === key)
            const start = untouched(key, mine) ? 'theirs' : 'mine'
            const say = (value: unknown) =>
              (field ? shown(field, value, { media, format }) : String(value ?? '')) || '–'
            return (
              <li key={key}>
                <fieldset className={s.field}>
                  <legend className={s.label}>{field?.label ?? key}</legend>
                  {(['mine', 'theirs'] as const).map((whose) => (
                    <label key={whose} className={s.side}>
                      <span className={s.who}>
                        <input type="radio" name={`keep.${key}`} value={whose} defaultChecked={whose === start} />
                        {whose === 'mine' ? t('editor.keepMine') : t('editor.keepTheirs', { by: told.savedBy.name })}
                      </span>
                      <span className={s.value}>{say(whose === 'mine' ? mine : theirs)}</span>
                    </label>
                  ))}
                </fieldset>
              </li>
            )
          })}
        </ul>
      </Notice>
    </div>
  )
}

type Reading = { media: MediaView[]; format: ReturnType<typeof useFormat> }

/** A stored value as its form shows it: labels for choices, names for files. */
function shown(field: FieldView, value: unknown, reading: Reading): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => shown(field, one, reading)).join('\n')
  if (typeof value === 'object') {
    return (field.item ?? [])
      .map((inner) => [inner.label, shown(inner, (value as Record<string, unknown>)[inner.key], reading)])
      .filter(([, text]) => text)
      .map(([label, text]) => `${label}: ${text}`)
      .join('\n')
  }
  if (typeof value === 'boolean') return value ? '✓' : ''
  if (field.type === 'decimal') return reading.format.decimal(String(value))
  const text = String(value)
  return (
    field.choices?.find((choice) => choice.value === text)?.label ??
    reading.media.find((file) => file.assetId === text)?.filename ??
    text
  )
}
