import { afterAll, beforeAll, expect, test } from 'vitest'
import { createConnection, deliveriesOf } from '#delivery'
import { as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  changeLeadSettings,
  eraseLead,
  getLead,
  getLeadSettings,
  noteStep,
  releaseLead,
  stopMails,
  tickChecklist,
  whoseMails,
} from './index.ts'
import { sendPathMails } from './path-mails.ts'
import { routeNewLeads } from './route.ts'

const publisherId = 'fabrikam'
const day = 86_400_000
let shop: TestShop
let owner: Ctx
let connectionId: string

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))
  const settings = { url: 'https://partner.example/hook' }
  connectionId = (await createConnection(owner, { publisherId, name: 'Partner', kind: 'https', settings })).connection
    .id
  const { revision } = await getLeadSettings(owner, publisherId)
  const mail = (afterDays: number, subject: string) => ({ afterDays, subject, text: 'How is {offer}? – {publisher}' })
  await changeLeadSettings(owner, {
    publisherId,
    revision,
    settings: {
      paths: [
        {
          path: 'trial',
          when: { actionCodes: ['INS'] },
          targetMinutes: null,
          owners: [],
          tasks: [],
          mails: [mail(0, 'Welcome to {offer}'), mail(3, 'Three days on'), mail(7, 'A week on')],
          connectionId,
        },
      ],
    },
  })
})
afterAll(() => shop.close())

const sheet = (leadId: string) => getLead(owner, { publisherId, leadId })
const written = async (leadId: string) => (await listMails(shop.ctx, { about: leadId })).items

async function aTrial(allowMarketing = true) {
  const lead = await aLead(shop.ctx, { actionCode: 'INS', allowMarketing })
  await routeNewLeads(shop.ctx)
  await sendPathMails(shop.ctx)
  return lead
}

test('a path writes to customers who agreed to it, names the offer and nobody, and to nobody else (§7.3)', async () => {
  const [lead, other] = [await aTrial(), await aTrial(false)]
  const [mail] = await written(lead.id)
  expect(mail).toMatchObject({ recipient: lead.email, subject: 'Welcome to Route Planner' })
  expect(mail!.body).toContain('/stop-mails/')
  for (const typed of ['Amélie', 'Okonkwo', 'Transports']) expect(mail!.body).not.toContain(typed)
  shop.clock.advance(3 * day)
  await sendPathMails(shop.ctx)
  await sendPathMails(shop.ctx)
  expect((await written(lead.id)).map(({ subject }) => subject).sort()).toEqual([
    'Three days on',
    'Welcome to Route Planner',
  ])
  expect(await written(other.id)).toEqual([])
  expect((await sheet(lead.id)).mails.map(({ sentAt, stopped }) => [sentAt !== null, stopped])).toEqual([
    [true, null],
    [true, null],
    [false, null],
  ])
})

test('whoever says stop is written to no more, for another lead neither, and whoever is spoken to neither', async () => {
  const lead = await aTrial()
  const [mail] = await written(lead.id)
  const token = mail!.body.match(/stop-mails\/(\S+)/)![1]!
  expect(await whoseMails(shop.ctx, token)).toMatchObject({ isStopped: false })
  await stopMails(shop.ctx, token)
  await stopMails(shop.ctx, token)
  expect(await whoseMails(shop.ctx, token)).toMatchObject({ isStopped: true })
  const spoken = await aTrial()
  await noteStep(owner, { publisherId, leadId: spoken.id, workState: 'qualified' })
  shop.clock.advance(3 * day)
  await sendPathMails(shop.ctx)
  expect((await sheet(lead.id)).mails[1]).toMatchObject({ sentAt: null, stopped: 'refused' })
  expect((await sheet(spoken.id)).mails[1]).toMatchObject({ sentAt: null, stopped: 'worked' })
  expect(await problemOf(stopMails(shop.ctx, `${lead.id}.forged`))).toMatchObject({
    type: expect.stringContaining('link'),
  })
})

test('an erasure takes what was planned and the copies of what was sent', async () => {
  const lead = await aTrial()
  await eraseLead(owner, { publisherId, leadId: lead.id })
  expect(await written(lead.id)).toEqual([])
  expect((await sheet(lead.id)).mails).toEqual([])
})

test('a path sends its leads to one more connection, each once (§7.3)', async () => {
  const lead = await aTrial()
  await routeNewLeads(shop.ctx)
  const deliveries = (await deliveriesOf(shop.ctx, { publisherId, leadIds: [lead.id] })).get(lead.id)
  expect(deliveries?.map((delivery) => delivery.connectionId)).toEqual([connectionId])
})

test('what is asked before a lead is handed over is ticked lead by lead (§7.3)', async () => {
  const lead = await aTrial()
  const items = (await sheet(lead.id)).checklist
  expect(items.map(({ isChecked }) => isChecked)).toEqual([false, false, false, false])
  await tickChecklist(owner, { publisherId, leadId: lead.id, items: [items[1]!.item, 'not on the list'] })
  expect((await sheet(lead.id)).checklist.map(({ isChecked }) => isChecked)).toEqual([false, true, false, false])
})

test('a lead that was held back is written to as if it came when it was let go, and not all at once', async () => {
  const { id: leadId, state } = await aLead(shop.ctx, {
    actionCode: 'INS',
    email: 'waited@mailinator.com',
    allowMarketing: true,
  })
  expect(state).toBe('quarantined')
  shop.clock.advance(8 * day)
  await releaseLead(owner, { publisherId, leadId })
  await sendPathMails(shop.ctx)
  expect((await written(leadId)).map(({ subject }) => subject)).toEqual(['Welcome to Route Planner'])
  shop.clock.advance(3 * day)
  await sendPathMails(shop.ctx)
  expect(await written(leadId)).toHaveLength(2)
})
