import { expect, test } from 'vitest'
import { type Cells, fileOf } from './export.ts'

async function csv(...cells: Cells): Promise<string> {
  async function* rows() {
    yield [cells]
  }
  let text = ''
  for await (const piece of fileOf('csv', rows())) text += piece
  return text
}

test('no cell of a file begins like a formula, not even where semicolons part cells (case 68)', async () => {
  expect(await csv('=1+1', '-1', '＝1', -5)).toBe("\ufeff'=1+1,'-1,'＝1,-5\r\n")
  expect(await csv('Fleet; =HYPERLINK("http://x")', 'a;+1;@b', 'one; two')).toBe(
    '\ufeff"Fleet; \'=HYPERLINK(""http://x"")",a;\'+1;\'@b,one; two\r\n',
  )
})

test('a break of any kind stays within its cell', async () => {
  expect(await csv('one\ntwo', 'one\rtwo', '\r=1')).toBe('\ufeff"one\ntwo","one\rtwo","\'\r\'=1"\r\n')
})
