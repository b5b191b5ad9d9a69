import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { generated } from '../script/docs.ts'

test.each(Object.entries(generated))('%s says what the code says (else run: node script/docs.ts)', (file, page) => {
  expect(readFileSync(file, 'utf8')).toBe(page())
})

const pages = ['*.md', 'app/*.md', 'docs/**/*.md', 'migrations/*.md', 'sample/**/*.md', 'src/**/*.md']

test('what a document names of the house is there, and so is where it leads', () => {
  const gone: string[] = []
  for (const page of globSync(pages, { exclude: ['docs/rules/*'] })) {
    const text = readFileSync(page, 'utf8')
    for (const [, path = ''] of text.matchAll(/`((?:app|bin|cli|docs|sample|script|server|src|test)\/[\w./-]*\w)/g)) {
      if (!existsSync(path)) gone.push(`${page} names ${path}`)
    }
    for (const [, target = ''] of text.matchAll(/\](?!\(https?:)\(([^)#:\s]+)/g)) {
      if (!existsSync(join(dirname(page), target))) gone.push(`${page} leads to ${target}`)
    }
  }
  expect(gone).toEqual([])
})
