/** Mails about private offers, to the contacts that each names, in the language its reader chose. */
import { readingLanguages } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { sendMail } from '#platform/mail'
import type { Locale, MessageParams } from '#platform/messages'
import { linksOf } from './customer-links.ts'
import type { Acceptance, Beneficiary } from './deal.ts'
import type { PrivateOfferRow } from './rows.ts'
import { dealWords } from './words.ts'

type Say = (code: string, params?: MessageParams) => string
type Letter = { kind: string; params: MessageParams; lines: (say: Say, locale: Locale) => string[] }

export async function announcePublished(ctx: Ctx, row: PrivateOfferRow): Promise<void> {
  const params = { name: row.name, who: ctx.actor.name }
  const customerOf = (link: { beneficiaryId: string; description: string }) => link.description || link.beneficiaryId
  await post(ctx, row, {
    kind: 'published',
    params,
    lines: (say) => [
      say('published.text', params),
      linksOf(ctx, row)
        .map((link) => say('published.link', { customer: customerOf(link), url: link.url }))
        .join('\n'),
    ],
  })
}

export async function announceWithdrawn(ctx: Ctx, row: PrivateOfferRow): Promise<void> {
  const params = { name: row.name, who: ctx.actor.name }
  await post(ctx, row, { kind: 'withdrawn', params, lines: (say) => [say('withdrawn.text', params)] })
}

export async function announceAccepted(
  ctx: Ctx,
  row: PrivateOfferRow,
  { customer, acceptance, start }: { customer: Beneficiary; acceptance: Acceptance; start: string },
): Promise<void> {
  const { name: person, email } = acceptance
  const params = { name: row.name, customer: customer.description || customer.id, person, email }
  await post(ctx, row, {
    kind: 'accepted',
    params,
    lines: (say, locale) => [
      say('accepted.text', { ...params, start: dateText(locale, start), end: dateText(locale, row.deal.end ?? '') }),
    ],
  })
}

export async function announceExpired(ctx: Ctx, row: PrivateOfferRow): Promise<void> {
  const params = { name: row.name }
  await post(ctx, row, { kind: 'expired', params, lines: (say) => [say('expired.text', params)] })
}

export async function announceUpgraded(ctx: Ctx, row: PrivateOfferRow, next: string): Promise<void> {
  const params = { name: row.name, next }
  await post(ctx, row, { kind: 'upgraded', params, lines: (say) => [say('upgraded.text', params)] })
}

async function post(ctx: Ctx, { publisherId, id, deal }: PrivateOfferRow, letter: Letter): Promise<void> {
  const addresses = [...new Set([...deal.notificationContacts, deal.preparedBy ?? ''].map((one) => one.toLowerCase()))]
  const recipients = addresses.filter(Boolean)
  const languages = await readingLanguages(ctx, recipients)
  for (const to of recipients) {
    const locale = languages.get(to) ?? 'en'
    const say: Say = (code, params) => dealWords(locale, code, params)
    const paragraphs = [
      say('hello'),
      ...letter.lines(say, locale),
      say('open', { url: `${ctx.config.url}/publisher/${publisherId}/private-offers/${id}` }),
      say('farewell', { marketplace: ctx.config.name }),
    ]
    await sendMail(ctx, {
      to,
      subject: say(`${letter.kind}.subject`, letter.params),
      text: `${paragraphs.join('\n\n')}\n`,
      kind: `private-offer.${letter.kind}`,
      about: `${publisherId}/${id}`,
    })
  }
}

function dateText(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
