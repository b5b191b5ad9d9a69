/**
 * Leads that were missed elsewhere, brought in from a file: an export of ours, a storage table, a list of a
 * fair. First it is only said what would happen; rows that cannot be kept are listed with what is wrong.
 */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { findPublisher, recordAct, requirePermission } from '#accounts'
import { listOffers } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { readCsv } from './csv.ts'
import { parseEmail } from './fields/email.ts'
import { cleanLine, cleanParagraphs, lengthOf } from './fields/text.ts'
import { keepForeignLead } from './foreign.ts'
import { hasLeadColumns, type ReadRow, type RefusedRow, readLeadRow } from './import-rows.ts'
import { leadImports, leads } from './schema.ts'
import { settingsOf } from './settings.ts'
import { workTexts } from './work-texts.ts'

const IMPORT_MOST = 5_000
const CONSENT_MAX = 500
const FILE_NAME_MAX = 200
const DAYS_OF_MONTH = 30.44

export type LeadImport = Omit<typeof leadImports.$inferSelect, 'publisherId'>

/**
 * Keeps the leads of a CSV file that are not here yet. The same person doing the same on the same offer at the
 * same time is the same lead, in the file and in the inbox. `send`: they go to the destinations of their
 * offers; else they only stand in the inbox. Requires leads.manage.
 * @param consent who says that the customers agreed to be contacted: kept with each lead
 * @throws unprocessable when it is no such file
 */
export async function importLeads(
  ctx: Ctx,
  file: {
    publisherId: string
    fileName: string
    csv: string
    send: boolean
    consent: string
    dryRun?: boolean
  },
): Promise<LeadImport> {
  const { publisherId, csv, send, dryRun = false } = file
  requirePermission(ctx, 'leads.manage', { publisherId })
  const fileName = cleanLine(file.fileName)
  const consentWords = cleanParagraphs(file.consent)
  const length = lengthOf(consentWords)
  if (length === 0) throw refusal(ctx, 'consent', 'leads.work.required')
  if (length > CONSENT_MAX) throw refusal(ctx, 'consent', 'leads.work.too_long', { limit: CONSENT_MAX, length })
  const { header, rows } = readCsv(ctx.locale, csv, { most: IMPORT_MOST, tooMany: 'leads.import.too_many' })
  if (!hasLeadColumns(header)) throw refusal(ctx, 'file', 'leads.import.columns', { columns: header.join(', ') })
  const offers = await offersOf(ctx, publisherId)
  const read = rows.map((row) => readLeadRow(row, { locale: ctx.locale, now: ctx.now(), offers }))
  const refused = read.filter((row): row is RefusedRow => 'errors' in row)
  const good = read.filter((row): row is ReadRow => !('errors' in row))
  const fresh = await notHereYet(ctx, publisherId, good)
  const result: LeadImport = {
    id: ctx.newId(),
    fileName: fileName.slice(0, FILE_NAME_MAX),
    rows: rows.length,
    kept: fresh.length,
    repeated: good.length - fresh.length,
    refused,
    sent: send,
    at: ctx.now(),
    by: ctx.actor.name,
  }
  if (dryRun) return result
  const { keepMonths } = await settingsOf(ctx, publisherId)
  const publisherName = (await findPublisher(ctx, publisherId))?.displayName ?? publisherId
  const kept = await Promise.all(
    fresh.map(({ row: _, ...lead }) =>
      keepForeignLead(ctx, {
        ...lead,
        publisherId,
        publisherName,
        marketplace: ctx.config.name,
        sameAs: `import ${publisherId} ${keyOf(lead)}`,
        consent: {
          textId: 'import',
          textHash: ctx.keys.hash('consent', consentWords),
          locale: ctx.locale,
          at: ctx.now().toISOString(),
          method: 'import',
        },
        keptForDays: Math.round(keepMonths * DAYS_OF_MONTH),
        staysHere: !send,
      }),
    ),
  )
  result.kept = kept.filter(({ isNew }) => isNew).length
  result.repeated = good.length - result.kept
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(leadImports).values({ publisherId, ...result })
    const { kept, repeated, rows } = result
    const detail = { rows, kept, repeated, refused: refused.length, sent: send, consent: consentWords }
    await recordAct(ctx, { publisherId, act: 'leads.imported', subject: result.id, detail })
  })
  return result
}

/** Newest first. Requires leads.manage. */
export async function listImports(ctx: Ctx, publisherId: string): Promise<LeadImport[]> {
  requirePermission(ctx, 'leads.manage', { publisherId })
  const rows = await ctx.db
    .select()
    .from(leadImports)
    .where(eq(leadImports.publisherId, publisherId))
    .orderBy(desc(leadImports.at), desc(leadImports.id))
    .limit(20)
  return rows.map(({ publisherId: _, ...kept }) => kept)
}

async function offersOf(ctx: Ctx, publisherId: string): Promise<{ offerId: string; title: string }[]> {
  const offers: { offerId: string; title: string }[] = []
  let cursor: string | undefined
  do {
    const page = await listOffers(ctx, { publisherId, cursor, limit: 100 })
    offers.push(...page.items.map(({ offerId, alias, name }) => ({ offerId, title: name || alias })))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return offers
}

/** One row for each lead that neither the file nor the inbox has before. */
async function notHereYet(ctx: Ctx, publisherId: string, rows: ReadRow[]): Promise<ReadRow[]> {
  const known = await knownKeys(ctx, publisherId, rows)
  return rows.filter((row) => {
    const key = keyOf(row)
    if (known.has(key) || (row.leadId && known.has(row.leadId))) return false
    known.add(key)
    if (row.leadId) known.add(row.leadId)
    return true
  })
}

async function knownKeys(ctx: Ctx, publisherId: string, rows: ReadRow[]): Promise<Set<string>> {
  const emails = [...new Set(rows.map(emailOf))]
  const ids = rows.flatMap(({ leadId }) => leadId ?? [])
  const known = new Set<string>()
  for (let from = 0; from < emails.length; from += GROUP) {
    const found = await ctx.db
      .select()
      .from(leads)
      .where(and(eq(leads.publisherId, publisherId), inArray(leads.emailNormalised, emails.slice(from, from + GROUP))))
    for (const row of found) {
      known.add(`${row.emailNormalised} ${row.offerId} ${row.actionCode} ${row.occurredAt.toISOString()}`)
      known.add(`${row.emailNormalised} ${row.offerId} ${row.actionCode} ${row.capturedAt.toISOString()}`)
      known.add(`${row.emailNormalised} ${row.offerId} ${row.actionCode} `)
    }
  }
  for (let from = 0; from < ids.length; from += GROUP) {
    const found = await ctx.db
      .select({ id: leads.id })
      .from(leads)
      .where(
        and(
          eq(leads.publisherId, publisherId),
          sql`${leads.id} = any(${sql.param(ids.slice(from, from + GROUP))}::uuid[])`,
        ),
      )
    for (const { id } of found) known.add(id)
  }
  return known
}

const GROUP = 1_000

function keyOf({ customer, offerId, actionCode, occurredAt }: Omit<ReadRow, 'row'>): string {
  return `${emailOf({ customer })} ${offerId} ${actionCode} ${occurredAt?.toISOString() ?? ''}`
}

function emailOf({ customer }: Pick<ReadRow, 'customer'>): string {
  return parseEmail(customer.email)?.normalised ?? customer.email
}

function refusal(ctx: Ctx, field: string, code: string, params?: Record<string, string | number>) {
  const detail = workTexts(ctx.locale, code, params)
  return unprocessable(detail, { errors: [{ pointer: `#/${field}`, code, params, detail }] })
}
