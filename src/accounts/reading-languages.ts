/** In which language somebody reads, by address: for mails to addresses that may or may not have an account. */
import { inArray } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'
import { people } from './schema.ts'

/** Addresses without an account, or whose owner never chose, are left out. Keys are in lower case. */
export async function readingLanguages(ctx: Pick<Ctx, 'db'>, emails: string[]): Promise<Map<string, Locale>> {
  const wanted = [...new Set(emails.map((email) => email.toLowerCase()))]
  if (wanted.length === 0) return new Map()
  const known = await ctx.db
    .select({ email: people.email, locale: people.locale })
    .from(people)
    .where(inArray(people.email, wanted))
  return new Map(known.flatMap(({ email, locale }) => (locale ? [[email, locale] as const] : [])))
}
