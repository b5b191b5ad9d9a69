import { afterEach, expect, test, vi } from 'vitest'
import { aPdf } from '../../../test/support/files.ts'
import { PdfReader } from './pdf-reader.ts'

afterEach(() => vi.useRealTimers())

const encrypted = Buffer.from(
  aPdf().toString('latin1').replace('trailer\n<<', 'trailer\n<< /Encrypt << /Filter /Standard /V 1 /R 2 >>'),
  'latin1',
)
/** A page whose drawing never ends within reason. */
const endless = (operators: number) => aPdf({ text: `${'a) Tj ('.repeat(operators)}b` })

test('files read one after the other are each answered for by themselves', async () => {
  const reader = new PdfReader()
  const files = [
    aPdf({ title: 'One' }),
    Buffer.from('%PDF-1.7\nnothing else'),
    encrypted,
    aPdf({ title: 'Two', text: '' }),
    aPdf({ title: 'Two' }).subarray(0, 300),
    aPdf({ title: 'Three' }),
  ]
  const readings = await Promise.all(files.map((file) => reader.read(file)))
  expect(readings).toEqual([
    { is: 'read', pages: 1, title: 'One', hasText: true, links: [], active: [] },
    { is: 'damaged' },
    { is: 'encrypted' },
    { is: 'read', pages: 1, title: 'Two', hasText: false, links: [], active: [] },
    expect.objectContaining({ is: 'damaged' }),
    { is: 'read', pages: 1, title: 'Three', hasText: true, links: [], active: [] },
  ])
})

test('a file that takes too long is given up, and the next one is read', async () => {
  const reader = new PdfReader({ cpuLimitMs: 700 })
  expect(await reader.read(endless(3_000_000))).toEqual({ is: 'slow' })
  expect(await reader.read(aPdf({ title: 'Next' }))).toMatchObject({ is: 'read', title: 'Next' })
})

test('a thread that was let go is started again when it is needed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const reader = new PdfReader({ keepMs: 60_000 })
  await reader.read(aPdf())
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await reader.read(aPdf({ title: 'Later' }))).toMatchObject({ is: 'read', title: 'Later' })
})
