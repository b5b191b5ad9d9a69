import { afterAll, beforeAll, expect, test } from 'vitest'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { inTransaction } from './db.ts'
import { listMails, sendMail } from './mail.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
})
afterAll(() => shop.close())

const notice = {
  to: 'ada@fabrikam.example',
  subject: 'Your preview\r\nBcc: x@y.example',
  text: 'Look.',
  kind: 'offer.preview-ready',
}

test('without a mail server a mail is kept for the mailbox, its subject on one line', async () => {
  await sendMail(shop.ctx, notice)
  const { items } = await listMails(shop.ctx, { to: 'ada@fabrikam.example' })
  expect(items).toMatchObject([
    { status: 'kept', subject: 'Your preview Bcc: x@y.example', kind: 'offer.preview-ready' },
  ])
})

test('a mail whose cause is rolled back was never written', async () => {
  const failing = inTransaction(shop.ctx, async (ctx) => {
    await sendMail(ctx, { ...notice, to: 'ghost@fabrikam.example' })
    throw new Error('the cause fails')
  })
  await expect(failing).rejects.toThrow('the cause fails')
  expect((await listMails(shop.ctx, { to: 'ghost@fabrikam.example' })).items).toEqual([])
})

test('the mailbox pages from the newest to the oldest without repeating or skipping', async () => {
  for (let i = 0; i < 5; i++) {
    shop.clock.advance(i % 2 ? 1000 : 0)
    await sendMail(shop.ctx, { ...notice, to: 'pager@fabrikam.example', subject: `no ${i}` })
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listMails(shop.ctx, { to: 'pager@fabrikam.example', limit: 2, cursor })
    seen.push(...page.items.map((m) => m.subject))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(['no 4', 'no 3', 'no 2', 'no 1', 'no 0'])
})
