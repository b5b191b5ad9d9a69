/**
 * Enrichment from the publisher's own data: leads are compared with its lists by address, mail domain or
 * company. It is looked up when somebody looks, so it never holds a delivery up.
 */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { freeMailDomains } from './lists/free-mail-domains.ts'
import type { LeadRow } from './rows.ts'
import { factLists, facts, lookedUp } from './schema.ts'

/** One thing that a list, or a system that was asked, says about a lead, with where it is from. */
export type Fact = {
  /** Name of the list, or host of the system. */
  list: string
  uploadedAt: Date
  by: 'email' | 'domain' | 'company'
  isCustomer: boolean
  owner: string | null
  deal: string | null
  lastCampaign: string | null
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
  await addLookedUp(ctx, publisherId, about)
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

async function addLookedUp(ctx: Pick<Ctx, 'db'>, publisherId: string, about: Map<string, Fact[]>): Promise<void> {
  if (about.size === 0) return
  const said = await ctx.db
    .select()
    .from(lookedUp)
    .where(and(eq(lookedUp.publisherId, publisherId), inArray(lookedUp.leadId, [...about.keys()])))
  for (const { leadId, source, at, isCustomer, owner, deal, lastCampaign } of said)
    about.get(leadId)!.push({ list: source, uploadedAt: at, by: 'email', isCustomer, owner, deal, lastCampaign })
}

function keysOf(ctx: Pick<Ctx, 'keys'>, publisherId: string, row: LeadRow) {
  const email = row.emailNormalised
  const domain = email?.slice(email.lastIndexOf('@') + 1)
  return {
    email: email ? factHash(ctx, publisherId, email) : undefined,
    // Everybody's domain says nothing about anybody's employer.
    domain: domain && !freeMailDomains.has(domain) ? domain : undefined,
    company: row.company ? companyKey(row.company) || undefined : undefined,
  }
}

/** Addresses of lists are kept as this: they only serve to be found again. */
export function factHash(ctx: Pick<Ctx, 'keys'>, publisherId: string, email: string): string {
  return ctx.keys.hash('fact', `${publisherId} ${email}`)
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
