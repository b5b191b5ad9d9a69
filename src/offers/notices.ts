/**
 * The mails of this room, M1 to M10 of spec "offers" 2.13. Each is written in the transaction of what it
 * tells, to each recipient in their own language; and says where to act, because a mail is never the only
 * place where something is told.
 */
import { listOperators, type Member, membersWith, readingLanguages } from '#accounts'
import { as, type Ctx, system } from '#platform/ctx'
import { sendMail } from '#platform/mail'
import type { Locale, MessageParams } from '#platform/messages'
import { fieldAddress, listingAddress, offerAddress, reviewAddress, submissionAddress } from './addresses.ts'
import { noticeWords } from './notice-words.ts'
import type { OfferKey } from './offer-key.ts'
import type { Step, StepMessage } from './pipeline/steps.ts'
import { publishingWords } from './publishing-words.ts'
import { sayMessage } from './say.ts'
import type { findings as findingRows, verdicts } from './schema.ts'
import { inSlot } from './slots.ts'
import type { OfferRow, SubmissionRow } from './standing.ts'
import type { StepRow } from './submission-rows.ts'

type Recipient = { email: string; name?: string; locale: Locale }
/** Says a code of the catalogue in the reader's language. */
type Say = (code: string, params?: MessageParams) => string
type Letter = {
  kind: string
  subject: (say: Say, locale: Locale) => string
  /** Paragraphs; false ones are left out. */
  lines: (say: Say, locale: Locale) => (string | false)[]
}

/** M1 */
export async function announceSubmitted(ctx: Ctx, submission: SubmissionRow, steps: Step[]): Promise<void> {
  const about = { offer: nameOf(submission), who: submission.submittedByName, number: submission.number }
  await post(ctx, submission, await submitterAndWatchers(ctx, submission), {
    kind: 'offer.submitted',
    subject: (say) => say('M1.subject', about),
    lines: (say, locale) => [
      say('M1.text', about),
      steps.map((step) => stepLine(locale, step)).join('\n'),
      say('M1.follow', { url: submissionAddress(ctx, idOf(submission)) }),
    ],
  })
}

/** M2 */
export async function announcePreview(ctx: Ctx, submission: SubmissionRow): Promise<void> {
  const about = { offer: nameOf(submission) }
  const { hideKey } = submission.snapshot.document.availability ?? {}
  await post(ctx, submission, await teamAndWatchers(ctx, submission), {
    kind: 'offer.preview-ready',
    subject: (say) => say('M2.subject', about),
    lines: (say, locale) => [
      say('M2.text', about),
      say('M2.preview', { url: listingAddress(ctx, listed(submission), { locale, hideKey, preview: true }) }),
      Boolean(hideKey) && say('M2.hidden'),
      say('M2.goLive', { url: offerAddress(ctx, submission) }),
    ],
  })
}

/** M3 */
export async function announceFailed(ctx: Ctx, submission: SubmissionRow, step: StepRow): Promise<void> {
  const errors = step.messages.filter((message) => message.level === 'error')
  await post(ctx, submission, await teamAndWatchers(ctx, submission), {
    kind: 'offer.step-failed',
    subject: (say, locale) => say('M3.subject', { offer: nameOf(submission), step: stepName(locale, step.stepId) }),
    lines: (say, locale) => [
      say('M3.text', { offer: nameOf(submission), step: stepName(locale, step.stepId) }),
      ...errors.map((message) => messageLine(ctx, submission, { message, say, locale })),
      say('M3.after', { url: offerAddress(ctx, submission) }),
    ],
  })
}

/** M3, when it is not the publisher's fault; the operator is told too. */
export async function announceBlocked(ctx: Ctx, submission: SubmissionRow, step: StepRow): Promise<void> {
  const about = { offer: nameOf(submission), key: keyText(submission), tries: step.tries }
  await post(ctx, submission, await teamAndWatchers(ctx, submission), {
    kind: 'offer.step-stalled',
    subject: (say, locale) => say('M3.stalled.subject', { ...about, step: stepName(locale, step.stepId) }),
    lines: (say, locale) => [
      say('M3.stalled.text', {
        ...about,
        step: stepName(locale, step.stepId),
        url: submissionAddress(ctx, idOf(submission)),
      }),
    ],
  })
  await post(ctx, submission, await operators(ctx), {
    kind: 'operator.step-stalled',
    subject: (say) => say('operator.stalled.subject', about),
    lines: (say, locale) => [
      say('operator.stalled.text', {
        ...about,
        step: stepName(locale, step.stepId),
        url: reviewAddress(ctx, idOf(submission)),
      }),
    ],
  })
}

/** M4 */
export async function announceRejected(
  ctx: Ctx,
  submission: SubmissionRow,
  { report, verdict }: { report: (typeof findingRows.$inferSelect)[]; verdict: typeof verdicts.$inferSelect },
): Promise<void> {
  const about = { offer: nameOf(submission), number: submission.number, n: report.length }
  const url = submissionAddress(ctx, idOf(submission))
  const recipients = [...(await teamAndWatchers(ctx, submission)), ...(await engineering(ctx, submission))]
  await post(ctx, submission, recipients, {
    kind: 'offer.rejected',
    subject: (say) => say('M4.subject', about),
    lines: (say) => [
      say('M4.text', { ...about, url }),
      ...report.map((finding) =>
        [
          say('M4.finding', { policy: finding.policyId, message: finding.message }),
          say('M4.evidence', { evidence: [finding.evidence, ...finding.evidenceUrls].join(' ') }),
          say('M4.fix', { fix: finding.suggestedFix }),
          finding.pageKey &&
            say('field.open', {
              url: fieldAddress(ctx, submission, { pageKey: finding.pageKey, fieldKey: finding.fieldKey ?? undefined }),
            }),
        ]
          .filter(Boolean)
          .join('\n'),
      ),
      Boolean(verdict.note) && say('M4.note', { note: verdict.note }),
      say('M4.after'),
    ],
  })
}

/** M5 */
export async function announceLive(
  ctx: Ctx,
  submission: SubmissionRow,
  { hidden, update }: { hidden: boolean; update: boolean },
): Promise<void> {
  const about = { offer: nameOf(submission) }
  const { hideKey } = submission.snapshot.document.availability ?? {}
  await post(ctx, submission, await teamAndWatchers(ctx, submission), {
    kind: 'offer.live',
    subject: (say) => say(update ? 'M5.updated.subject' : 'M5.subject', about),
    lines: (say, locale) => {
      const url = listingAddress(ctx, listed(submission), { locale, hideKey })
      if (hidden) return [say('M5.hidden', { ...about, url })]
      const html = `<a href="${url}">${escapeHtml(`${about.offer} – ${ctx.config.name}`)}</a>`
      return [say('M5.text', { ...about, url }), say('M5.campaign', { url }), say('M5.badge', { html })]
    },
  })
}

/** M6 at the start of a certification that needs more than usual; else nobody is written to. */
export async function announceInCertification(ctx: Ctx, submission: SubmissionRow): Promise<void> {
  if (!submission.snapshot.document.technical?.requiresS2SSecureStore) return
  const about = { offer: nameOf(submission) }
  await post(ctx, submission, await engineering(ctx, submission), {
    kind: 'offer.extra-steps',
    subject: (say) => say('M6.s2s.subject', about),
    lines: (say) => [say('M6.s2s.text', about), say('M6.answer', { url: submissionAddress(ctx, idOf(submission)) })],
  })
}

/** M6 */
export async function announceQuestion(
  ctx: Ctx,
  submission: SubmissionRow,
  { reviewer, question }: { reviewer: string; question: string },
): Promise<void> {
  const about = { offer: nameOf(submission), reviewer, question }
  const recipients = [...(await engineering(ctx, submission)), ...(await submitterAndWatchers(ctx, submission))]
  await post(ctx, submission, recipients, {
    kind: 'offer.question',
    subject: (say) => say('M6.subject', about),
    lines: (say) => [say('M6.text', about), say('M6.answer', { url: submissionAddress(ctx, idOf(submission)) })],
  })
}

/** To the reviewers: the publisher answered or disputed. */
export async function announceAnswer(
  ctx: Ctx,
  submission: SubmissionRow,
  { who, text }: { who: string; text: string },
): Promise<void> {
  const about = { offer: nameOf(submission), key: keyText(submission), who, text }
  await post(ctx, submission, await operators(ctx), {
    kind: 'operator.answered',
    subject: (say) => say('operator.answered.subject', about),
    lines: (say) => [say('operator.answered.text', about), reviewAddress(ctx, idOf(submission))],
  })
}

/** To the reviewers: the same finding twice in a row asks for a second pair of eyes. */
export async function announceSeniorReview(ctx: Ctx, submission: SubmissionRow, policy: string): Promise<void> {
  const about = { offer: nameOf(submission), key: keyText(submission), number: submission.number, policy }
  await post(ctx, submission, await operators(ctx), {
    kind: 'operator.senior-review',
    subject: (say) => say('operator.senior.subject', about),
    lines: (say) => [say('operator.senior.text', { ...about, url: reviewAddress(ctx, idOf(submission)) })],
  })
}

/** M7, or M8 when the operator did it. */
export async function announceStopped(
  ctx: Ctx,
  offer: OfferRow,
  why: { by: 'publisher' } | { by: 'operator'; reason: string; deadline?: Date },
): Promise<void> {
  const about = { offer: offer.draft.listing?.name ?? offer.alias }
  const url = offerAddress(ctx, offer)
  if (why.by === 'publisher') {
    return post(ctx, offer, await team(ctx, offer), {
      kind: 'offer.stopped',
      subject: (say) => say('M7.subject', about),
      lines: (say) => [say('M7.text', { ...about, url })],
    })
  }
  const { reason, deadline } = why
  await post(ctx, offer, await team(ctx, offer, ['owner', 'manager']), {
    kind: 'offer.stopped-by-operator',
    subject: (say) => say('M8.subject', about),
    lines: (say, locale) => [
      say('M8.text', { ...about, reason }),
      deadline ? say('M8.deadline', { date: dateText(locale, deadline), url }) : say('M8.noDeadline', { url }),
    ],
  })
}

/** M9 */
export async function announceExpiring(ctx: Ctx, offer: OfferRow, messages: StepMessage[]): Promise<void> {
  const live = await inSlot(ctx, offer, 'live')
  const about = { offer: live?.snapshot.document.listing?.name ?? offer.alias }
  await post(ctx, offer, await team(ctx, offer, ['developer', 'owner']), {
    kind: 'offer.expiring',
    subject: (say) => say('M9.subject', about),
    lines: (say, locale) => [
      say('M9.text', about),
      ...messages.map((message) => messageLine(ctx, offer, { message, say, locale })),
      say('M9.after', { url: offerAddress(ctx, offer) }),
    ],
  })
}

/** M10 */
export async function remindOfPreview(ctx: Ctx, submission: SubmissionRow): Promise<void> {
  const about = { offer: nameOf(submission) }
  const date = submission.previewReadyAt ?? submission.submittedAt
  await post(ctx, submission, (await submitterAndWatchers(ctx, submission)).slice(0, 1), {
    kind: 'offer.preview-waiting',
    subject: (say) => say('M10.subject', about),
    lines: (say, locale) => [
      say('M10.text', { ...about, date: dateText(locale, date), url: offerAddress(ctx, submission) }),
    ],
  })
}

/** Findings of the report are still open. */
export async function remindOfReport(ctx: Ctx, submission: SubmissionRow, open: number): Promise<void> {
  const about = { offer: nameOf(submission), n: open, number: submission.number }
  const recipients = [...(await engineering(ctx, submission)), ...(await submitterAndWatchers(ctx, submission))]
  await post(ctx, submission, recipients, {
    kind: 'offer.findings-open',
    subject: (say) => say('findings.subject', about),
    lines: (say) => [say('findings.text', { ...about, url: submissionAddress(ctx, idOf(submission)) })],
  })
}

async function post(ctx: Ctx, key: OfferKey, recipients: Recipient[], letter: Letter): Promise<void> {
  const seen = new Set<string>()
  for (const { email, name, locale } of recipients) {
    if (seen.has(email.toLowerCase())) continue
    seen.add(email.toLowerCase())
    const say: Say = (code, params) => noticeWords(locale, code, params)
    const paragraphs = [
      name ? say('hello', { name }) : say('helloAnybody'),
      ...letter.lines(say, locale).filter((line) => line !== false),
      say('farewell', { marketplace: ctx.config.name }),
    ]
    await sendMail(ctx, {
      to: email,
      subject: letter.subject(say, locale),
      text: `${paragraphs.join('\n\n')}\n`,
      kind: letter.kind,
      about: keyText(key),
    })
  }
}

function stepLine(locale: Locale, step: Step): string {
  return `– ${stepName(locale, step.id)}: ${publishingWords(locale, step.estimatedTimeFrame)}`
}

function stepName(locale: Locale, stepId: string): string {
  return publishingWords(locale, `step.${stepId}`)
}

function messageLine(
  ctx: Ctx,
  key: OfferKey,
  { message, say, locale }: { message: StepMessage; say: Say; locale: Locale },
): string {
  const { code, params, pageKey, fieldKey } = message
  const text = `– ${sayMessage(locale, code, params)}`
  return pageKey ? `${text}\n${say('field.open', { url: fieldAddress(ctx, key, { pageKey, fieldKey }) })}` : text
}

async function team(
  ctx: Ctx,
  { publisherId, offerId }: OfferKey,
  roles: ('owner' | 'manager' | 'developer')[] = ['owner', 'manager', 'developer'],
): Promise<Recipient[]> {
  return (await membersWith(ctx, publisherId, { roles, offerId })).map(recipient)
}

async function teamAndWatchers(ctx: Ctx, submission: SubmissionRow): Promise<Recipient[]> {
  return [...(await team(ctx, submission)), ...(await watchers(ctx, submission))]
}

async function submitterAndWatchers(ctx: Ctx, submission: SubmissionRow): Promise<Recipient[]> {
  const members = await membersWith(ctx, submission.publisherId, {})
  const submitter = members.find((member) => member.personId === submission.submittedBy)
  const known = submitter ? [recipient(submitter)] : []
  // Whoever submitted through the API and is no person of the account, or has left, may still have an address.
  const given = submission.submittedByEmail
    ? await addressees(ctx, submission, [{ email: submission.submittedByEmail, name: submission.submittedByName }])
    : []
  const first = known.length ? known : given
  const owner = first.length ? first : (await team(ctx, submission, ['owner'])).slice(0, 1)
  return [...owner, ...(await watchers(ctx, submission))]
}

async function watchers(ctx: Ctx, submission: SubmissionRow): Promise<Recipient[]> {
  return addressees(
    ctx,
    submission,
    submission.notificationEmails.map((email) => ({ email })),
  )
}

async function engineering(ctx: Ctx, submission: SubmissionRow): Promise<Recipient[]> {
  const { email, name } = submission.snapshot.document.listing?.engineeringContact ?? {}
  return email ? addressees(ctx, submission, [{ email, name }]) : []
}

/** Addresses that an offer names: in the language their owner chose, else in that of whoever submitted it. */
async function addressees(
  ctx: Ctx,
  { submittedByEmail }: SubmissionRow,
  named: { email: string; name?: string }[],
): Promise<Recipient[]> {
  if (named.length === 0) return []
  const submitter = submittedByEmail ?? ''
  const languages = await readingLanguages(ctx, [submitter, ...named.map(({ email }) => email)])
  const usual = languages.get(submitter.toLowerCase()) ?? 'en'
  return named.map(({ email, name }) => ({ email, name, locale: languages.get(email.toLowerCase()) ?? usual }))
}

async function operators(ctx: Ctx): Promise<Recipient[]> {
  const all = await listOperators(as(ctx, system))
  const languages = await readingLanguages(
    ctx,
    all.map(({ email }) => email),
  )
  return all.map(({ email, name }) => ({ email, name, locale: languages.get(email.toLowerCase()) ?? 'en' }))
}

function recipient({ email, name, locale }: Member): Recipient {
  return { email, name, locale: locale ?? 'en' }
}

function nameOf({ snapshot }: SubmissionRow): string {
  return snapshot.document.listing?.name ?? snapshot.alias
}

function idOf({ publisherId, offerId, id }: SubmissionRow) {
  return { publisherId, offerId, submissionId: id }
}

function listed({ publisherId, offerId, snapshot }: SubmissionRow) {
  return { publisherId, offerId, type: snapshot.type, profile: snapshot.profile }
}

function keyText({ publisherId, offerId }: OfferKey): string {
  return `${publisherId}.${offerId}`
}

function dateText(locale: Locale, date: Date): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
