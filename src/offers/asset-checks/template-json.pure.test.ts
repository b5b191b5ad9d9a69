import { expect, test } from 'vitest'
import { parseTemplate } from './template-json.ts'

test('what public templates have beside JSON is read over', () => {
  const text =
    '\uFEFF{ // a quick start\r\n "a": [ 1, 2, ], /* b, } */ "u": "https://x/*y*/", "t": "one\r\n\ttwo \\" // three", }'
  expect(parseTemplate(text)).toEqual({ a: [1, 2], u: 'https://x/*y*/', t: 'one\r\n\ttwo " // three' })
})

test('plain JSON means what it always means', () => {
  for (const value of [{}, [], 'a', 1.5e3, true, null, { 'a,]': ['//', '/*', '\\', '"'], b: [[], {}] }]) {
    for (const indent of [0, 2]) expect(parseTemplate(JSON.stringify(value, null, indent))).toEqual(value)
  }
})

test.for(['', '{', '{"a": "b}', '[1 2]', '[1/**/2]', '[1,,2]', '{"a":1} x', '/* never closed', "{'a': 1}"])(
  'what is no template is no template: %s',
  (text) => expect(() => parseTemplate(text)).toThrow(SyntaxError),
)
