import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./ui/tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}));/g)].map(
    ([, name, light, dark, both]) => [name, { light: light ?? both, dark: dark ?? both }] as const,
  ),
)

/** What is read against what: 4.5:1 for text, 3:1 for edges that mark a control (WCAG 2.2, 1.4.3 and 1.4.11). */
const text = (
  [
    'ink',
    'ink-soft',
    'ink-faint',
    'brand',
    'brand-strong',
    'failed',
    'needs-you',
    'done',
    'on-its-way',
    'at-rest',
  ] as const
).flatMap((ink) => (['paper', 'surface', 'sunken'] as const).map((ground) => [ink, ground, 4.5] as const))
const badges = (['done', 'on-its-way', 'needs-you', 'failed', 'at-rest'] as const).map(
  (s) => [s, `${s}-soft`, 4.5] as const,
)
const pairs = [
  ...text,
  ...badges,
  ['on-brand', 'brand', 4.5],
  ['on-brand', 'brand-strong', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['brand', 'brand-soft', 4.5],
  ['ink', 'brand-soft', 4.5],
  ['ink', 'needs-you-soft', 4.5],
  ['ink', 'failed-soft', 4.5],
  ['ink', 'done-soft', 4.5],
  ['ink', 'added', 4.5],
  ['ink', 'removed', 4.5],
  ['line-strong', 'surface', 3],
  ['line-strong', 'paper', 3],
] as const

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it.each(pairs)('%s on %s is readable', (ink, ground, least) => {
    expect(contrast(tokens.get(ink)![scheme]!, tokens.get(ground)![scheme]!)).toBeGreaterThanOrEqual(least)
  })
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
