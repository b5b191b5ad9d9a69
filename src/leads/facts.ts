/**
 * Enrichment from the publisher's own data: lists of customers, open deals and campaigns, compared with leads
 * by address, mail domain or company. It is looked up when somebody looks, so it never holds a delivery up.
 */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { permittedOffers, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unprocessable } from '#platform/problem'
import { readCsv } from './csv.ts'
import { parseEmail } from './fields/email.ts'
import { cleanLine } from './fields/text.ts'
import { freeMailDomains } from './lists/free-mail-domains.ts'
import { leadTexts } from './messages.ts'
import type { LeadRow } from './rows.ts'
import { factLists, facts } from './schema.ts'
import { workTexts } from './work-texts.ts'

export type FactList = { id: string; name: string; rows: number; uploadedAt: Date; uploadedBy: string }

/** One thing that a list says about a lead, with where it is from. */
export type Fact = {
  list: string
  uploadedAt: Date
  by: 'email' | 'domain' | 'company'
  isCustomer: boolean
  owner: string | null
  deal: string | null
  lastCampaign: string | null
}

const FACTS_MOST = 50_000
const GROUP = 2_000
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
  const title = cleanLine(name).slice(0, 100)
  if (!title) throw refusal(ctx, 'name', 'leads.work.required')
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
    .orderBy(desc(factLists.uploadedAt))
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
    await recordAct(ctx, { publisherId, act: 'leads.factsRemoved', subject: listId, detail: { name: list.name } })
  })
}

async function forget(ctx: Ctx, publisherId: string, listId: string): Promise<void> {
  await ctx.db.delete(facts).where(and(eq(facts.publisherId, publisherId), eq(facts.listId, listId)))
  await ctx.db.delete(factLists).where(and(eq(factLists.publisherId, publisherId), eq(factLists.id, listId)))
}

/** What the publisher's lists say about some of its leads. Nothing about those whose persons are not told. */
export async function factsAbout(
  ctx: Pick<Ctx, 'db' | 'keys'>,
  publisherId: string,
  rows: LeadRow[],
): Promise<Map<string, Fact[]>> {
  const told = rows.filter(({ state }) => state === 'routable' || state === 'quarantined')
  const keys = new Map(told.map((row) => [row.id, keysOf(ctx, publisherId, row)]))
  const wanted = (key: 'email' | 'domain' | 'company') => [...keys.values()].flatMap((k) => k[key] ?? [])
  const [emails, domains, companies] = [wanted('email'), wanted('domain'), wanted('company')]
  const about = new Map<string, Fact[]>(rows.map(({ id }) => [id, []]))
  if (emails.length + domains.length + companies.length === 0) return about
  const isOneOf = (column: Parameters<typeof inArray>[0], values: string[]) =>
    values.length > 0 ? inArray(column, values) : sql`false`
  const found = await ctx.db
    .select({ fact: facts, list: factLists.name, uploadedAt: factLists.uploadedAt })
    .from(facts)
    .innerJoin(factLists, and(eq(factLists.publisherId, facts.publisherId), eq(factLists.id, facts.listId)))
    .where(
      and(
        eq(facts.publisherId, publisherId),
        sql`(${isOneOf(facts.emailHash, emails)} or ${isOneOf(facts.domain, domains)} or ${isOneOf(facts.company, companies)})`,
      ),
    )
    .limit(1_000)
  for (const [leadId, { email, domain, company }] of keys) {
    for (const { fact, list, uploadedAt } of found) {
      const by =
        email && fact.emailHash === email
          ? 'email'
          : domain && fact.domain === domain
            ? 'domain'
            : company && fact.company === company
              ? 'company'
              : undefined
      if (!by) continue
      const { isCustomer, owner, deal, lastCampaign } = fact
      about.get(leadId)!.push({ list, uploadedAt, by, isCustomer, owner, deal, lastCampaign })
    }
  }
  return about
}

function keysOf(ctx: Pick<Ctx, 'keys'>, publisherId: string, row: LeadRow) {
  const email = row.emailNormalised
  const domain = email?.slice(email.lastIndexOf('@') + 1)
  return {
    email: email ? hashOf(ctx, publisherId, email) : undefined,
    // Everybody's domain says nothing about anybody's employer.
    domain: domain && !freeMailDomains.has(domain) ? domain : undefined,
    company: row.company ? companyKey(row.company) || undefined : undefined,
  }
}

function hashOf(ctx: Pick<Ctx, 'keys'>, publisherId: string, email: string): string {
  return ctx.keys.hash('fact', `${publisherId} ${email}`)
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
    emailHash: email ? hashOf(ctx, publisherId, email.normalised) : null,
    domain: domain || null,
    company: companyKey(cell('company')) || null,
    isCustomer: columns.isCustomer ? /^(1|y|yes|true|o|oui|vrai|x)$/.test(said) : true,
    owner: cell('owner') || null,
    deal: cell('deal') || null,
    lastCampaign: cell('lastCampaign') || null,
  }
}

const legalForms =
  /\b(?:s\.?a\.?r?\.?l?\.?|s\.?a\.?s\.?u?|s\.?r\.?l\.?|s\.?p\.?a\.?|gmbh|ag|kg|ug|ltd|limited|llc|inc|incorporated|corp|corporation|co|plc|b\.?v\.?|n\.?v\.?|ab|as|oy|aps|a\/s|pty)\.?$/u

/** `Transports Delvaux S.A.` and `transports delvaux` are one company. */
export function companyKey(name: string): string {
  const lower = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
  const bare = lower
    .replace(/[,;].*$/, '')
    .replace(legalForms, '')
    .trim()
  return (bare || lower).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

function refusal(ctx: Ctx, field: string, code: string, params?: Record<string, string | number>) {
  const detail = workTexts(ctx.locale, code, params)
  return unprocessable(detail, { errors: [{ pointer: `#/${field}`, code, params, detail }] })
}
