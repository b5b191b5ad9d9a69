/** Keeps what addresses answered, for the rules that ask about them; what was known before and not seen now stays. */
import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { linkFacts } from '../schema.ts'
import type { LinkFact } from './link-fact.ts'

export async function rememberLinks(ctx: Ctx, publisherId: string, visited: [string, LinkFact][]): Promise<void> {
  const facts = new Map(visited)
  if (facts.size === 0) return
  await ctx.db
    .insert(linkFacts)
    .values([...facts].map(([url, fact]) => ({ publisherId, url, facts: fact, visitedAt: ctx.now() })))
    .onConflictDoUpdate({
      target: [linkFacts.publisherId, linkFacts.url],
      set: { facts: sql`${linkFacts.facts} || excluded.facts`, visitedAt: ctx.now() },
    })
}
