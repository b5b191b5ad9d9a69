import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { locales } from '#platform/messages'

const declared = [...globSync('src/**/*.ts'), ...globSync('server/*.ts')].flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/declareProblem\(\{\s*type: '([^']+)'/g)].map(([, type]) => type as string),
)

it.each(locales)('every refusal of a room has a title for readers of %s', (locale) => {
  const { problem } = JSON.parse(readFileSync(`app/locales/${locale}/ui.json`, 'utf8')) as {
    problem: Record<string, { title?: string }>
  }
  expect(declared.length).toBeGreaterThan(30)
  expect(declared.filter((type) => !problem[type]?.title)).toEqual([])
})
