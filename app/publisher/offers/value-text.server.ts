/** A value of a document as a person reads it: labels for choices, one line for each entry of a list. */
import { type Field, labelOf, readKey } from '#offers'
import type { Locale } from '#platform/messages'
import { i18nOf } from '../../i18n.server.ts'
import { formatsOf } from '../../ui/format.ts'

export function valueText(field: Field, value: unknown, locale: Locale): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  // Files are shown as files, and of a secret there is nothing to show.
  if (field.type === 'asset' || field.type === 'secret') return undefined
  if (Array.isArray(value))
    return value.map((one) => valueText(field, one, locale)).join(isLarge(field) ? '\n\n' : '\n')
  if (typeof value === 'object') return entryText(field, value as Record<string, unknown>, locale)
  if (typeof value === 'boolean') return i18nOf(locale).t(value ? 'common:yes' : 'common:no')
  const text = String(value)
  if (field.type === 'decimal') return formatsOf(locale).decimal(text)
  if (field.type === 'markets') return labelOf(locale, 'markets', text)
  if (field.taxonomy) return labelOf(locale, field.taxonomy, text)
  return field.options?.find((option) => option.value === text)?.label[locale] ?? text
}

/** Entries of a few fields are a line; larger ones, such as plans, a line for each field. */
function entryText(field: Field, entry: Record<string, unknown>, locale: Locale): string | undefined {
  const parts = (field.item ?? []).flatMap((inner) => {
    const text = valueText(inner, readKey(entry, inner.key), locale)
    return text === undefined ? [] : isLarge(field) ? `${inner.label[locale]}: ${text}` : text
  })
  return parts.length > 0 ? parts.join(isLarge(field) ? '\n' : ' · ') : undefined
}

const isLarge = (field: Field) => (field.item?.length ?? 0) > 5
