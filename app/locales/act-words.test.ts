import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { locales } from '../locale.ts'

const recorded = new Set(
  globSync('src/**/*.ts', { exclude: (path) => path.endsWith('.test.ts') }).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\bact: '([a-zA-Z]+\.[a-zA-Z.]+)'/g)].map(([, act]) => act!),
  ),
)

test.each(locales)('every act that a room writes to the audit log has words in %s', (locale) => {
  const { said } = JSON.parse(readFileSync(`app/locales/${locale}/acts.json`, 'utf8'))
  const words = (act: string) => act.split('.').reduce((at, part) => at?.[part], said)
  expect(recorded.size).toBeGreaterThan(90)
  expect([...recorded].filter((act) => typeof words(act) !== 'string')).toEqual([])
})
