/** The notice that a lead is withheld: contacts learn that somebody asked, and nothing about who. */
import { destinationsOf, getConnection } from '#delivery'
import { as, type Ctx, system } from '#platform/ctx'
import { sendMail } from '#platform/mail'
import { momentIn } from '#platform/moment'
import { leadTexts } from './messages.ts'
import type { NewLeadRow } from './rows.ts'

/** Rare, so each is told by itself. Do-not-contact notices are not mailed about, nor previews. */
export async function noticeWithheld(ctx: Ctx, rows: NewLeadRow[]): Promise<void> {
  for (const row of rows) {
    if (row.state !== 'withheld' || row.environment !== 'live' || row.flags.includes('dnc')) continue
    for (const to of await contactsOf(ctx, row)) await sendMail(ctx, noticeOf(ctx, row, to))
  }
}

async function contactsOf(ctx: Ctx, { publisherId, offerId }: NewLeadRow): Promise<Set<string>> {
  const contacts = new Set<string>()
  for (const { connectionId } of await destinationsOf(ctx, { publisherId, offerId, environment: 'live' })) {
    const connection = await getConnection(as(ctx, system), { publisherId, connectionId })
    for (const address of connection.contactEmails) contacts.add(address)
  }
  return contacts
}

function noticeOf(ctx: Ctx, row: NewLeadRow, to: string) {
  // Contacts are addresses without a profile, so nobody knows their language: the instance's first is used.
  const say = (code: string, params = {}) => leadTexts('en', code, params)
  return {
    to,
    kind: 'leads.withheld',
    about: `${row.publisherId}.${row.offerId}`,
    subject: say('leads.withheld.subject', { offer: row.offerTitle }),
    text: say('leads.withheld.body', {
      at: momentIn('en', row.capturedAt),
      country: row.country ?? say('leads.country_unknown'),
      action: say(`leads.action.${row.actionCode}`),
      offer: row.offerTitle,
      marketplace: row.marketplace,
      url: `${ctx.config.url}/publisher/${row.publisherId}/leads/${row.id}`,
    }),
  }
}
