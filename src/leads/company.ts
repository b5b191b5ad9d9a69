/**
 * One company as its leads show it: everybody who wrote from its mail domain and what each of them did. Domains
 * that everybody has are no company.
 */
import { and, desc, ne } from 'drizzle-orm'
import { permittedOffers, recordAct } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import type { Fact } from './facts.ts'
import { conditionsOf } from './filter.ts'
import type { WorkState } from './lead.ts'
import { freeMailDomains } from './lists/free-mail-domains.ts'
import { leadTexts } from './messages.ts'
import type { LeadRow } from './rows.ts'
import { leads } from './schema.ts'
import { knownToday } from './today.ts'

/** One thing that somebody did. */
export type CompanyAct = {
  leadId: string
  actionCode: string
  offerTitle: string
  capturedAt: Date
  score: number
  workState: WorkState
}

export type CompanyPerson = {
  /** As they wrote it last. */
  name: string
  title: string | null
  email: string
  /** Newest first. */
  acts: CompanyAct[]
}

export type Company = {
  domain: string
  /** As its people wrote it last; null when none did. */
  name: string | null
  leads: number
  /** Newest act first. */
  people: CompanyPerson[]
  /** What the publisher's own lists say about it, each thing once. */
  facts: Fact[]
}

const MOST = 500

/** The mail domain by which a company is known; nothing for domains that everybody has. */
export function companyDomain(email: string | null): string | undefined {
  const domain = email?.slice(email.lastIndexOf('@') + 1)
  return domain && !freeMailDomains.has(domain) ? domain : undefined
}

/**
 * The newest 500 live leads of a company. Requires leads.read; people limited to some offers see those. The
 * reading is an act in the audit log.
 * @throws notFound when nobody wrote from there
 */
export async function getCompany(
  ctx: Ctx,
  { publisherId, domain }: { publisherId: string; domain: string },
): Promise<Company> {
  const reach = permittedOffers(ctx, 'leads.read', { publisherId })
  const company = domain.toLowerCase()
  const rows = freeMailDomains.has(company)
    ? []
    : await ctx.db
        .select()
        .from(leads)
        .where(and(conditionsOf(ctx, publisherId, { company }, reach), ne(leads.state, 'erased')))
        .orderBy(desc(leads.capturedAt), desc(leads.id))
        .limit(MOST)
  if (rows.length === 0) throw notFound(leadTexts(ctx.locale, 'leads.not_found'))
  const { factsOf, standings, scoreOf } = await knownToday(ctx, publisherId, rows)
  await recordAct(ctx, { publisherId, act: 'leads.companyRead', subject: company, detail: { leads: rows.length } })
  const actOf = (row: LeadRow): CompanyAct => ({
    leadId: row.id,
    actionCode: row.actionCode,
    offerTitle: row.offerTitle,
    capturedAt: row.capturedAt,
    score: scoreOf(row).score,
    workState: standings.get(row.id)!.workState,
  })
  const people = [...Map.groupBy(rows, (row) => row.emailNormalised!).values()].map((own) => ({
    name: own.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ')).find(Boolean) ?? '',
    title: own.find(({ title }) => title)?.title ?? null,
    email: own[0]!.email ?? '',
    acts: own.map(actOf),
  }))
  const facts = new Map(rows.flatMap(factsOf).map((fact) => [JSON.stringify(fact), fact]))
  return {
    domain: company,
    name: rows.find((row) => row.company)?.company ?? null,
    leads: rows.length,
    people,
    facts: [...facts.values()],
  }
}
