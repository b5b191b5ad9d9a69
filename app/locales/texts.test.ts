import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { locales } from '../locale.ts'
import { called, visibleTexts } from './source-texts.ts'

const app = new URL('../', import.meta.url)
const areas = readdirSync(new URL('locales/en/', app)).map((file) => file.replace('.json', ''))
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes('.test.'),
)
const pluralSuffix = /_(?:zero|one|two|few|many|other)$/

describe.each(areas)('texts of %s', (area) => {
  const texts = Object.fromEntries(locales.map((locale) => [locale, readTexts(locale, area)]))

  it.each(locales.filter((locale) => locale !== 'en'))('are all there in %s', (locale) => {
    expect(Object.keys(texts[locale]!).map(bare).sort()).toEqual(
      expect.arrayContaining(Object.keys(texts.en!).map(bare)),
    )
    expect(Object.keys(texts.en!).map(bare)).toEqual(expect.arrayContaining(Object.keys(texts[locale]!).map(bare)))
  })

  it.each(locales)('name the same values in %s', (locale) => {
    for (const [key, text] of Object.entries(texts[locale]!)) {
      const english = texts.en![key] ?? texts.en![`${bare(key)}_other`] ?? ''
      const left = valuesOf(english).filter((value) => value !== 'count')
      expect(
        valuesOf(text).filter((value) => value !== 'count'),
        key,
      ).toEqual(left)
      expect(text.trim(), key).not.toBe('')
    }
  })

  it.each(locales)('have every plural that %s needs', (locale) => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const counted = new Set(
      Object.keys(texts[locale]!)
        .filter((key) => key.endsWith('_other'))
        .map(bare),
    )
    for (const key of counted)
      for (const category of needed) expect(texts[locale], key).toHaveProperty([`${key}_${category}`])
  })
})

it('every text that a page asks for by name exists', () => {
  const known = Object.fromEntries(areas.map((area) => [area, new Set(Object.keys(readTexts('en', area)).map(bare))]))
  const missing = sources.flatMap((file) => {
    const { areas: used, keys } = called(file, read(file))
    return keys
      .filter((key) => {
        const [area, name] = key.includes(':') ? key.split(':') : [undefined, key]
        const places = area ? [area] : [...used, 'common']
        return !places.some((place) => known[place]?.has(name!))
      })
      .map((key) => `${file}: ${key}`)
  })
  expect(missing).toEqual([])
})

it('no page says anything in one language only', () => {
  const hardCoded = sources
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => visibleTexts(file, read(file)).map((text) => `${file}: ${text}`))
  expect(hardCoded).toEqual([])
})

function readTexts(locale: string, area: string): Record<string, string> {
  return flat(JSON.parse(read(`locales/${locale}/${area}.json`)))
}

function flat(texts: Record<string, unknown>, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flat(value as Record<string, unknown>, `${prefix}${key}.`)),
    ),
  )
}

function bare(key: string): string {
  return key.replace(pluralSuffix, '')
}

function valuesOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!).sort()
}

function read(file: string): string {
  return readFileSync(new URL(file, app), 'utf8')
}
