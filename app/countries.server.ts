/** Every country by name, for a list to choose from. */
import { countryCodes } from '#leads'
import type { Locale } from './locale.ts'

/** Named here: browsers know some countries by another name than we do, and the page would not be the one they got. */
export function countriesIn(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const byName = new Intl.Collator(locale)
  return countryCodes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => byName.compare(a.label, b.label))
}
