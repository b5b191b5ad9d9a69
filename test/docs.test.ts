import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generated } from '../script/docs.ts'

test.each(Object.entries(generated))('%s says what the code says (else run: node script/docs.ts)', (file, page) => {
  expect(readFileSync(file, 'utf8')).toBe(page())
})
