/** Links in mails to customers: each names a lead and proves that we wrote it, for one purpose. */
import type { Ctx } from '#platform/ctx'
import { isLocale, type Locale } from '#platform/messages'
import { sameSecret } from '#platform/secrets'
import { linkOver } from './problems.ts'
import { readLeads } from './read-leads.ts'
import type { LeadRow } from './rows.ts'
import { workTexts } from './work-texts.ts'

type Purpose = 'stop-mails' | 'confirm'

export function linkToken(ctx: Pick<Ctx, 'keys'>, purpose: Purpose, leadId: string): string {
  return `${leadId}.${ctx.keys.hash(purpose, leadId).slice(0, 32)}`
}

/** @throws linkOver when the link is not ours, or its lead was erased */
export async function leadBehind(ctx: Ctx, purpose: Purpose, token: string): Promise<LeadRow> {
  const [id = ''] = token.split('.')
  const [row] = sameSecret(token, linkToken(ctx, purpose, id)) ? await readLeads(ctx, [id]) : []
  if (!row?.emailNormalised) throw linkOver(workTexts(ctx.locale, over[purpose]))
  return row
}

const over: Record<Purpose, string> = { 'stop-mails': 'leads.path.link_over', confirm: 'leads.confirm.link_over' }

/** The language a customer read our pages in, if we speak it. */
export function languageOf({ locale }: Pick<LeadRow, 'locale'>): Locale | undefined {
  const language = locale.slice(0, 2)
  return isLocale(language) ? language : undefined
}

/** Where pages of a language begin. */
export function publicUrl({ config }: Pick<Ctx, 'config'>, locale: Locale): string {
  return `${config.url}${locale === 'fr' ? '/fr' : ''}`
}
