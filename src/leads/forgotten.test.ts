/** Erasure in every state, looked for in everything that is kept: tables, queues, files. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, anonymous, as, type Ctx } from '#platform/ctx'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { aDestination, deliverAll } from '../../test/support/destination.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor, anOperator, aPerson } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  addTask,
  askForMyData,
  changeLeadSettings,
  eraseOwnData,
  exportLeads,
  getLead,
  getLeadSettings,
  grantRelease,
  listErasureTasks,
  listLeads,
  messagesOf,
  noteStep,
  openOwnData,
  replayLeads,
  requestExport,
  requestRelease,
  tagLead,
} from './index.ts'
import { leadsJobs } from './jobs.ts'
import { sendPathMails } from './path-mails.ts'
import { routeNewLeads } from './route.ts'

const publisherId = 'fabrikam'
const hour = 3_600_000
const email = 'vera.kowalczyk@zubrowka-werke.example'
/** Whatever names the person; in none of these is anything that names something else. */
const traces = ['kowalczyk', 'zubrowka', '4915550143', 'grüne krokodile', 'lacrimosa']
const typed = {
  email,
  firstName: 'Vera Lacrimosa',
  lastName: 'Kowalczyk',
  company: 'Zubrowka Werke',
  phone: '+49 1555 0143',
  message: 'Wir suchen grüne Krokodile.',
  campaign: { mktcmpid: 'spring26', utm_content: 'for-kowalczyk', utm_term: 'zubrowka' },
}

let receiver: HttpsReceiver
let shop: TestShop
let owner: Ctx
let operator: Ctx
let customer: Actor

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
    jobs: leadsJobs,
  })
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))
  operator = as(shop.ctx, anOperator())
  customer = await aPerson(shop, { email, name: 'V.' })
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})

/** Every row of every table, the queues' included, and every file of the instance, as one text. */
async function everythingKept(except: string[]): Promise<string> {
  const { rows: tables } = await shop.ctx.db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`)
  const texts: string[] = []
  for (const { name } of tables.filter(({ name }) => !except.includes(name))) {
    const { rows } = await shop.ctx.db.execute<{ row: string }>(sql.raw(`select t::text as row from ${name} t`))
    texts.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  const files = readdirSync(shop.ctx.config.dataDir, { recursive: true, encoding: 'utf8' })
    .map((file) => join(shop.ctx.config.dataDir, file))
    // The journal of the embedded database lives for an hour, see journal.ts.
    .filter((file) => statSync(file).isFile() && !file.startsWith(shop.ctx.config.journalDir))
  texts.push(...files.map((file) => `${file} ${readFileSync(file, 'latin1')} ${readFileSync(file, 'utf8')}`))
  return texts.join('\n').toLowerCase()
}

test('whoever had everything erased is in no table, queue, file, export, search or message any more (case 64)', async () => {
  await aDestination(shop, receiver)
  const { revision } = await getLeadSettings(owner, publisherId)
  const mails = [{ afterDays: 0, subject: 'Welcome', text: 'How is it?' }]
  const path = {
    path: 'trial',
    when: { actionCodes: ['INS' as const] },
    targetMinutes: 60,
    owners: [],
    tasks: [],
    mails,
  }
  await changeLeadSettings(owner, { publisherId, revision, settings: { paths: [path] } })
  const deliver = () => deliverAll(shop, { messagesOf })

  const delivered = await aLead(shop.ctx, { ...typed, allowMarketing: true, actionCode: 'INS' })
  await routeNewLeads(shop.ctx)
  await sendPathMails(shop.ctx)
  await deliver()
  receiver.always(422)
  const rejected = await aLead(shop.ctx, typed)
  await deliver()
  receiver.always(401)
  shop.clock.advance(hour)
  const held = await aLead(shop.ctx, { ...typed, actionCode: 'INS', listingOption: 'free-trial' })
  await deliver()
  const quarantined = await aLead(shop.ctx, {
    ...typed,
    firstName: 'www.lacrimosa.example',
    actionCode: 'StartTestDrive',
    source: 'TestDrive',
  })
  const leadIds = [delivered, rejected, held, quarantined].map(({ id }) => id)
  for (const leadId of leadIds) {
    await noteStep(owner, {
      publisherId,
      leadId,
      workState: 'disqualified',
      reason: 'Frau Kowalczyk',
      note: 'Lacrimosa called',
    })
    await addTask(owner, { publisherId, leadId, what: 'Call Vera Kowalczyk' })
    await tagLead(owner, { publisherId, leadId, tags: ['zubrowka'] })
  }
  const withheld = await aLead(shop.ctx, { ...typed, email: 'kowalczyk@zubrowka.edu' })
  await requestRelease(owner, { publisherId, leadId: withheld.id, why: 'Frau Kowalczyk phoned' })
  await grantRelease(operator, { publisherId, leadId: withheld.id, consentEvidence: 'Mail of Vera Kowalczyk, 2 March' })
  await requestExport(owner, { publisherId, format: 'csv', filter: {} })
  await shop.runJobs()
  await askForMyData(as(shop.ctx, anonymous), { email, path: '/privacy' })
  expect(await everythingKept([])).toContain('kowalczyk')

  const mine = await openOwnData(as(shop.ctx, customer))
  expect(mine?.leads.map(({ leadId }) => leadId).sort()).toEqual([...leadIds].sort())
  expect(await eraseOwnData(as(shop.ctx, customer))).toBe(leadIds.length)
  const other = await aPerson(shop, { email: 'kowalczyk@zubrowka.edu', name: 'V.' })
  expect(await eraseOwnData(as(shop.ctx, other))).toBe(1)

  // Their account is theirs, and stays.
  const kept = await everythingKept(['public.people'])
  const around = (trace: string) => kept.slice(Math.max(0, kept.indexOf(trace) - 300), kept.indexOf(trace) + 60)
  expect(traces.filter((trace) => kept.includes(trace)).map(around)).toEqual([])
  expect((await openOwnData(as(shop.ctx, customer)))?.leads).toEqual([])
  expect((await listLeads(owner, publisherId, { text: 'Kowalczyk' })).items).toEqual([])
  let file = ''
  for await (const piece of await exportLeads(owner, { publisherId, format: 'csv' })) file += piece
  expect(file).not.toContain('Kowalczyk')
  expect(await messagesOf(shop.ctx, leadIds)).toEqual(new Map())
  expect((await getLead(owner, { publisherId, leadId: held.id })).deliveries.map(({ state }) => state)).toEqual([
    'erased',
  ])
  expect((await listErasureTasks(owner, publisherId)).map(({ leadId }) => leadId)).toContain(delivered.id)
  const { connectionId } = (await listErasureTasks(owner, publisherId))[0]!
  const replayed = await replayLeads(owner, { publisherId, connectionId, leadIds, what: 'everything' })
  expect(replayed.queued).toBe(0)
})

test('an account whose address is not proved sees nothing of whoever has that address', async () => {
  const person = await aPerson(shop, { email: 'claims@delvaux.example', name: 'C.' })
  await aLead(shop.ctx, { email: 'claims@delvaux.example' })
  await shop.ctx.db.execute(sql`update people set email_verified = false where id = ${person.id}`)
  const claimant = as(shop.ctx, person)
  expect(await openOwnData(claimant)).toBeUndefined()
  expect(await eraseOwnData(claimant)).toBe(0)
  expect(await problemOf(openOwnData(as(shop.ctx, anonymous)))).toMatchObject({ status: 401 })
})
