import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { openLog } from './log.ts'
import { toldError } from './told-error.ts'

const failed = () => {
  const cause = Object.assign(new Error('invalid input syntax for type date: "Ada Lovelace"'), {
    code: '23514',
    constraint: 'leads_state',
    detail: 'Failing row contains (ada@example.org, Ada Lovelace).',
    where: "unnamed portal parameter $1 = 'Ada Lovelace'",
  })
  return new DrizzleQueryError('insert into leads values ($1, $2)', ['ada@example.org', 'Ada\nLovelace'], cause)
}

test('a failed query is written down with its text, its constraint and its place, and without its values', () => {
  const told = toldError(new Error('a lead was not kept', { cause: failed() }))
  expect(told?.cause).toMatchObject({ message: 'Failed query: insert into leads values ($1, $2)' })
  expect(told?.cause?.cause).toMatchObject({ code: '23514', constraint: 'leads_state' })
  expect(told?.cause?.stack).toContain('told-error.pure.test.ts')
  expect(JSON.stringify(told)).not.toMatch(/ada|lovelace/i)
})

test('no line of the log holds the values of a failed query, whichever way it is handed over', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  log.error({ err: failed() }, 'bug')
  log.warn({ err: failed().message }, 'not written')
  log.warn(failed(), 'not written')
  expect(lines.join('')).toContain('insert into leads')
  expect(lines.join('')).not.toMatch(/ada|lovelace/i)
})
