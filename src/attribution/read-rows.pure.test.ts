import { describe, expect, test } from 'vitest'
import { readRows } from './read-rows.ts'

const csv = (text: string | Uint8Array) =>
  readRows(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'text/csv')

describe('a table', () => {
  test('may have columns that look like JSON and are none of ours', async () => {
    expect(await csv('a,Tags\n1,"{ ""team"": ""x"", }"\n')).toEqual([
      { row: 1, value: { a: '1', Tags: '{ "team": "x", }' } },
    ])
  })

  test('that was cut off tells its last row and keeps the others', async () => {
    expect(await csv('a,b\n1,2\n3')).toEqual([
      { row: 1, value: { a: '1', b: '2' } },
      { row: 2, reason: 'has 1 cells, the heading 2' },
    ])
    expect(await csv('a,b\n1,2\n"3,4\n5,6\n')).toEqual([
      { row: 1, value: { a: '1', b: '2' } },
      { row: 2, reason: 'a quote in it is never closed' },
    ])
  })

  test('is read with semicolons or tabs between its columns, and with quotes inside a cell', async () => {
    for (const sign of [';', '\t'])
      expect(await csv(`${['a', 'b', 'c'].join(sign)}\r\n${['1,5', '2" pipe', ''].join(sign)}`)).toEqual([
        { row: 1, value: { a: '1,5', b: '2" pipe' } },
      ])
    expect(await csv('"a;b;c",d\n1,2\n')).toEqual([{ row: 1, value: { 'a;b;c': '1', d: '2' } }])
  })

  test('padded with empty cells is whole; one with two columns of a name is not', async () => {
    expect(await csv('a,b\n1,2,,\n')).toEqual([{ row: 1, value: { a: '1', b: '2' } }])
    await expect(csv('a,a\n1,2\n')).rejects.toThrow('“a”')
  })

  test('comes in UTF-16 as spreadsheets save it, and other encodings are refused by name', async () => {
    const [little, big] = [
      Buffer.from('\uFEFFa,b\né,2\n', 'utf16le'),
      Buffer.from('\uFEFFa,b\né,2\n', 'utf16le').swap16(),
    ]
    const unmarked = little.subarray(2)
    for (const bytes of [little, big, unmarked])
      expect(await csv(bytes)).toEqual([{ row: 1, value: { a: 'é', b: '2' } }])
    await expect(csv(Buffer.from('a\né', 'latin1'))).rejects.toThrow('UTF-8')
  })
})
