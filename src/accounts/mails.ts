/** The mails of this room, in the language of whom they go to. Links lead to our own pages. */
import type { Ctx } from '#platform/ctx'
import { sendMail } from '#platform/mail'
import { isLocale, type Locale, type MessageParams } from '#platform/messages'
import { mailTexts } from './mail-texts.ts'

type Recipient = { name: string; email: string } & Record<string, unknown>

export async function mailConfirmAddress(ctx: Ctx, person: Recipient, token: string): Promise<void> {
  await send(ctx, person, 'account.confirm-address', { link: link(ctx, '/account/verify-email', token) })
}

export async function mailPasswordReset(ctx: Ctx, person: Recipient, token: string): Promise<void> {
  await send(ctx, person, 'account.password-reset', { link: link(ctx, '/account/reset-password', token) })
}

/** To somebody who signed up again: the page told them nothing, so that it tells strangers nothing. */
export async function mailAccountExists(ctx: Ctx, person: Recipient): Promise<void> {
  await send(ctx, person, 'account.exists', {
    link: `${ctx.config.url}/account/sign-in`,
    reset: `${ctx.config.url}/account/forgotten-password`,
  })
}

export async function mailInvitation(
  ctx: Ctx,
  invitation: {
    email: string
    /** Of whoever has an account already; strangers are written to in the language of whoever invites. */
    locale: Locale | null | undefined
    token: string
    publisherName: string
    invitedBy: string
  },
): Promise<void> {
  const { publisherName: publisher, invitedBy: by, email, locale } = invitation
  await send(ctx, { name: '', email, locale }, 'account.invitation', {
    publisher,
    by,
    link: `${ctx.config.url}/account/invitations/${invitation.token}`,
  })
}

export async function mailDomainCode(
  ctx: Ctx,
  proof: { mailbox: string; domain: string; publisherName: string; code: string },
): Promise<void> {
  await send(ctx, { name: '', email: proof.mailbox }, 'account.domain-code', {
    domain: proof.domain,
    publisher: proof.publisherName,
    code: proof.code,
  })
}

async function send(ctx: Ctx, to: Recipient, kind: string, params: MessageParams): Promise<void> {
  const locale: Locale = isLocale(to.locale) ? to.locale : ctx.locale
  const all = { ...params, name: to.name, marketplace: ctx.config.name }
  await sendMail(ctx, {
    to: to.email,
    subject: mailTexts(locale, `${kind}.subject`, all),
    text: mailTexts(locale, `${kind}.text`, all),
    kind,
  })
}

function link(ctx: Ctx, path: string, token: string): string {
  return `${ctx.config.url}${path}?token=${encodeURIComponent(token)}`
}
