import { expect, test } from 'vitest'
import { parseJson, readJson } from './json-body.ts'
import { malformed, type Problem } from './problem.ts'

function refusal(body: string | Uint8Array): Problem {
  try {
    readJson(typeof body === 'string' ? new TextEncoder().encode(body) : body)
  } catch (error) {
    if (malformed.is(error)) return error
    throw error
  }
  throw new Error('was read')
}

test('what says everything once is read as it stands', () => {
  const body = { a: '"{,:}\\', 'b"\\': [{ a: 1 }, { a: 2 }, []], c: { a: { a: null } }, é: -1.5e3 }
  expect(parseJson(JSON.stringify(body))).toEqual(body)
  expect(parseJson(JSON.stringify(body, null, '\t'))).toEqual(body)
  expect(readJson(new Uint8Array([0xef, 0xbb, 0xbf, 0x31]))).toBe(1)
})

test('a member that stands twice is refused with its name and both places', () => {
  const { errors, detail } = refusal('{\n  "alias": "a",\n  "type": "saas",\n  "alias": "b"\n}')
  expect(errors).toEqual([
    {
      pointer: '#/alias',
      code: 'duplicate-key',
      detail: '“alias” stands twice in one object, at line 2, column 3 and at line 4, column 3; keep one of them.',
      params: { key: 'alias' },
    },
  ])
  expect(detail).toContain('line 4, column 3')
})

test('wherever it stands, however it is written, and all of them at once', () => {
  const { errors } = refusal('{"list":[0,{"x":[],"y":{"x":1},"x":2}],"a/b":{"~":1,"\\u007e":2},"":1,"":2}')
  expect(errors.map(({ pointer }) => pointer)).toEqual(['#/list/1/x', '#/a~1b/~0', '#/'])
})

test('the same name in another case, or in another object, is another member', () => {
  expect(parseJson('{"id":1,"ID":2,"in":{"id":3}}')).toEqual({ id: 1, ID: 2, in: { id: 3 } })
})

test('what is no JSON is refused with its place', () => {
  expect(refusal('{\n "a": 1,\n}').detail).toBe('The body is not valid JSON (line 3, column 1).')
  expect(refusal('').detail).toBe('The body is not valid JSON.')
  expect(refusal(new Uint8Array([0x22, 0xff, 0x22])).detail).toBe('The body is not UTF-8.')
  expect(refusal('['.repeat(65) + ']'.repeat(65)).detail).toContain('deeper than 64')
})
