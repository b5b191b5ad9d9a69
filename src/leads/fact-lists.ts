/** Lists of customers, open deals and campaigns that a publisher brings, one file each. */
import { and, desc, eq } from 'drizzle-orm'
import { permittedOffers, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unprocessable } from '#platform/problem'
import { readCsv } from './csv.ts'
import { companyKey, factHash } from './facts.ts'
import { parseEmail } from './fields/email.ts'
import { cleanLine, lengthOf } from './fields/text.ts'
import { leadTexts } from './messages.ts'
import { rescoreSoon } from './rescore.ts'
import { factLists, facts } from './schema.ts'
import { workTexts } from './work-texts.ts'

export type FactList = { id: string; name: string; rows: number; uploadedAt: Date; uploadedBy: string }

const FACTS_MOST = 50_000
const GROUP = 2_000
const NAME_MAX = 100
const TEXT_MAX = 200

/** Columns by the names that CRMs give them when they export. */
const columnNames: Record<string, string[]> = {
  email: ['email', 'emailaddress', 'emailaddress1', 'mail', 'courriel'],
  domain: ['domain', 'website', 'emaildomain', 'domaine'],
  company: ['company', 'companyname', 'account', 'accountname', 'organisation', 'organization', 'société', 'societe'],
  isCustomer: ['iscustomer', 'customer', 'client'],
  owner: ['owner', 'accountowner', 'ownername', 'propriétaire', 'proprietaire'],
  deal: ['deal', 'opportunity', 'opportunityname', 'opportunité', 'opportunite'],
  lastCampaign: ['lastcampaign', 'campaign', 'campaignname', 'campagne'],
}

/**
 * Keeps a list under a name; one of that name is replaced. Rows without address, domain or company say
 * nothing and are left out. Requires leads.manage.
 * @throws unprocessable
 */
export async function uploadFacts(
  ctx: Ctx,
  { publisherId, name, csv }: { publisherId: string; name: string; csv: string },
): Promise<FactList> {
  requirePermission(ctx, 'leads.manage', { publisherId })
  const title = cleanLine(name)
  const length = lengthOf(title)
  if (length === 0) throw refusal(ctx, 'name', 'leads.work.required')
  if (length > NAME_MAX) throw refusal(ctx, 'name', 'leads.work.too_long', { limit: NAME_MAX, length })
  const { header, rows } = readCsv(ctx.locale, csv, { most: FACTS_MOST, tooMany: 'leads.facts.too_many' })
  const columns = columnsIn(header)
  if (!columns.email && !columns.domain && !columns.company)
    throw refusal(ctx, 'file', 'leads.facts.no_columns', { columns: header.join(', ') })
  const known = rows
    .map(({ cells }) => factOf(ctx, publisherId, { cells, columns }))
    .filter((row) => row.emailHash || row.domain || row.company)
  if (known.length === 0) throw refusal(ctx, 'file', 'leads.facts.empty')

  return inTransaction(ctx, async (ctx) => {
    const [old] = await ctx.db
      .select({ id: factLists.id })
      .from(factLists)
      .where(and(eq(factLists.publisherId, publisherId), eq(factLists.name, title)))
    if (old) await forget(ctx, publisherId, old.id)
    const list = { id: ctx.newId(), name: title, rows: known.length, uploadedAt: ctx.now(), uploadedBy: ctx.actor.name }
    await ctx.db.insert(factLists).values({ publisherId, ...list })
    for (let from = 0; from < known.length; from += GROUP) {
      const group = known.slice(from, from + GROUP)
      await ctx.db
        .insert(facts)
        .values(group.map((row, i) => ({ ...row, publisherId, listId: list.id, line: from + i })))
    }
    await rescoreSoon(ctx, publisherId)
    await recordAct(ctx, {
      publisherId,
      act: 'leads.factsUploaded',
      subject: list.id,
      detail: { name: title, rows: known.length },
    })
    return list
  })
}

/** Requires leads.read. */
export async function listFacts(ctx: Ctx, publisherId: string): Promise<FactList[]> {
  permittedOffers(ctx, 'leads.read', { publisherId })
  const rows = await ctx.db
    .select()
    .from(factLists)
    .where(eq(factLists.publisherId, publisherId))
    .orderBy(desc(factLists.uploadedAt), factLists.id)
  return rows.map(({ publisherId: _, ...list }) => list)
}

/** Requires leads.manage. @throws notFound */
export async function removeFacts(
  ctx: Ctx,
  { publisherId, listId }: { publisherId: string; listId: string },
): Promise<void> {
  requirePermission(ctx, 'leads.manage', { publisherId })
  const list = (await listFacts(ctx, publisherId)).find(({ id }) => id === listId)
  if (!list) throw notFound(leadTexts(ctx.locale, 'leads.not_found'))
  await inTransaction(ctx, async (ctx) => {
    await forget(ctx, publisherId, listId)
    await rescoreSoon(ctx, publisherId)
    await recordAct(ctx, { publisherId, act: 'leads.factsRemoved', subject: listId, detail: { name: list.name } })
  })
}

async function forget(ctx: Ctx, publisherId: string, listId: string): Promise<void> {
  await ctx.db.delete(facts).where(and(eq(facts.publisherId, publisherId), eq(facts.listId, listId)))
  await ctx.db.delete(factLists).where(and(eq(factLists.publisherId, publisherId), eq(factLists.id, listId)))
}

function columnsIn(header: string[]): Partial<Record<string, string>> {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')
  const entries = Object.entries(columnNames).flatMap(([key, names]) => {
    const column = header.find((name) => names.includes(plain(name)))
    return column === undefined ? [] : [[key, column]]
  })
  return Object.fromEntries(entries)
}

function factOf(
  ctx: Pick<Ctx, 'keys'>,
  publisherId: string,
  { cells, columns }: { cells: Record<string, string>; columns: Partial<Record<string, string>> },
) {
  const cell = (key: string) => cleanLine(cells[columns[key] ?? ''] ?? '').slice(0, TEXT_MAX)
  const email = parseEmail(cell('email'))
  const domain = cell('domain')
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '')
  // A list of customers need not say in each line that they are.
  const said = cell('isCustomer').toLowerCase()
  return {
    emailHash: email ? factHash(ctx, publisherId, email.normalised) : null,
    domain: domain || null,
    company: companyKey(cell('company')) || null,
    isCustomer: columns.isCustomer ? /^(1|y|yes|true|o|oui|vrai|x)$/.test(said) : true,
    owner: cell('owner') || null,
    deal: cell('deal') || null,
    lastCampaign: cell('lastCampaign') || null,
  }
}

function refusal(ctx: Ctx, field: string, code: string, params?: Record<string, string | number>) {
  const detail = workTexts(ctx.locale, code, params)
  return unprocessable(detail, { errors: [{ pointer: `#/${field}`, code, params, detail }] })
}
