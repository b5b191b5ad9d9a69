/** Changes how a publisher works its leads: all that is wrong is said at once, and nobody's change is overwritten. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { MessageParams } from '#platform/messages'
import { type FieldError, staleRevision, unprocessable } from '#platform/problem'
import { isTimeZone } from './business-time.ts'
import { isReadable } from './fields/text.ts'
import { leadTexts } from './messages.ts'
import { findEnquiredOffer } from './offer.ts'
import { pathRule } from './paths.ts'
import { rescoreSoon } from './rescore.ts'
import { leadSettings } from './schema.ts'
import { defaultPoints } from './score.ts'
import { type KeptSettings, settingsOf } from './settings.ts'
import type { LeadSettings } from './settings-shape.ts'
import { workTexts } from './work-texts.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const change = z
  .object({
    points: z.record(z.string(), z.int().min(-100).max(100)),
    hours: z.object({
      timeZone: z.string().refine(isTimeZone),
      days: z.array(z.int().min(1).max(7)).min(1),
      from: time,
      to: time,
    }),
    paths: z.array(pathRule).max(30),
    checklist: z.array(z.string().trim().min(1).max(200)).max(20),
    digest: z.object({ every: z.enum(['never', 'hour', 'day', 'week']), to: z.array(z.email()).max(10) }),
    partners: z.array(z.object({ offerId: z.string().max(50), partner: z.string().max(101) })).max(50),
    doubleOptIn: z.array(z.string().min(1).max(50)).max(1000),
    keepMonths: z.int().min(1).max(60),
  })
  .partial()

/**
 * Changes what is named. Leads that came before keep their path and clock. Requires leads.manage.
 * @throws staleRevision when somebody else changed them since `revision`
 * @throws unprocessable
 */
export async function changeLeadSettings(
  ctx: Ctx,
  input: { publisherId: string; revision: number; settings: Partial<LeadSettings> },
): Promise<KeptSettings> {
  const { publisherId, revision } = input
  requirePermission(ctx, 'leads.manage', { publisherId })
  const settings = checked(ctx, input.settings)
  await refuseUnknownPartners(ctx, publisherId, settings.partners ?? [])
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(leadSettings)
      .values({ publisherId, settings: {}, revision: 0, updatedAt: ctx.now(), updatedBy: ctx.actor.name })
      .onConflictDoNothing()
    const [row] = await ctx.db
      .select()
      .from(leadSettings)
      .where(eq(leadSettings.publisherId, publisherId))
      .for('update')
    if (row!.revision !== revision) {
      throw staleRevision(workTexts(ctx.locale, 'leads.settings.stale', { name: row!.updatedBy }), {
        extra: { revision: row!.revision, by: row!.updatedBy },
      })
    }
    const hadDigests = (row!.settings.digest?.every ?? 'never') !== 'never'
    await ctx.db
      .update(leadSettings)
      .set({
        settings: { ...row!.settings, ...settings },
        revision: revision + 1,
        updatedAt: ctx.now(),
        updatedBy: ctx.actor.name,
        // What came while nobody wanted digests is in none.
        ...(!hadDigests && { digestedAt: null }),
      })
      .where(eq(leadSettings.publisherId, publisherId))
    if (settings.points) await rescoreSoon(ctx, publisherId)
    await recordAct(ctx, {
      publisherId,
      act: 'leads.settingsChanged',
      subject: publisherId,
      detail: { changed: Object.keys(settings) },
    })
    return settingsOf(ctx, publisherId)
  })
}

/** A partner is the live offer of somebody else. */
async function refuseUnknownPartners(ctx: Ctx, publisherId: string, partners: LeadSettings['partners']): Promise<void> {
  const errors: FieldError[] = []
  for (const [i, { partner }] of partners.entries()) {
    const offer = await findEnquiredOffer(ctx, { offerKey: partner })
    if (offer && offer.publisherId !== publisherId) continue
    errors.push(fault(ctx, `#/partners/${i}/partner`, 'leads.settings.partner', { partner }))
  }
  if (errors.length > 0) throw unprocessable(workTexts(ctx.locale, 'leads.settings.wrong'), { errors })
}

/** Where text stands that cannot be kept. */
function unreadableIn(value: unknown, at = '#'): string[] {
  if (typeof value === 'string') return isReadable(value) ? [] : [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => unreadableIn(inner, `${at}/${key}`))
}

function checked(ctx: Ctx, settings: Partial<LeadSettings>): Partial<LeadSettings> {
  const unreadable = unreadableIn(settings)
  if (unreadable.length > 0) {
    const code = 'leads.enquiry.unreadable'
    const errors = unreadable.map((pointer) => ({ pointer, code, detail: leadTexts(ctx.locale, code) }))
    throw unprocessable(workTexts(ctx.locale, 'leads.settings.wrong'), { errors })
  }
  const parsed = change.safeParse(settings)
  const errors: FieldError[] = parsed.success
    ? []
    : parsed.error.issues.map(({ path }) => valueFault(ctx, settings, path))
  const { hours, points } = settings
  if (parsed.success && hours && hours.from >= hours.to) errors.push(fault(ctx, '#/hours/to', 'leads.settings.hours'))
  if (parsed.success && (settings.keepMonths ?? 0) > ctx.config.leads.keepMonths)
    errors.push(fault(ctx, '#/keepMonths', 'leads.settings.keep', { months: ctx.config.leads.keepMonths }))
  for (const reason of Object.keys(points ?? {}))
    if (!Object.hasOwn(defaultPoints, reason)) errors.push(fault(ctx, `#/points/${reason}`, 'leads.settings.reason'))
  if (errors.length > 0 || !parsed.success)
    throw unprocessable(workTexts(ctx.locale, 'leads.settings.wrong'), { errors })
  return parsed.data as Partial<LeadSettings>
}

/** The rule of each value, in words; the first that fits. */
const rules: [RegExp, code: string][] = [
  [/^points\//, 'leads.settings.points'],
  [/^hours\/timeZone$/, 'leads.settings.time_zone'],
  [/^hours\/days/, 'leads.settings.days'],
  [/^hours\//, 'leads.settings.time'],
  [/^digest\/to\/\d+$/, 'leads.settings.email'],
  [/^digest\/to$/, 'leads.settings.addresses'],
  [/^checklist/, 'leads.settings.checklist'],
  [/^keepMonths$/, 'leads.settings.months'],
  [/^paths\/\d+\/path$/, 'leads.settings.path_name'],
  [/\/targetMinutes$/, 'leads.settings.target'],
  [/\/minScore$/, 'leads.settings.score'],
  [/\/countries\/\d+$/, 'leads.settings.country'],
  [/\/tasks/, 'leads.settings.tasks'],
  [/\/mails\/\d+\/afterDays$/, 'leads.settings.mail_days'],
  [/\/mails\/\d+\/subject$/, 'leads.settings.mail_subject'],
  [/\/mails\/\d+\/text$/, 'leads.settings.mail_text'],
]

function valueFault(ctx: Ctx, settings: unknown, path: PropertyKey[]): FieldError {
  const pointer = path.map(String).join('/')
  const [, code = 'leads.settings.value'] = rules.find(([where]) => where.test(pointer)) ?? []
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], settings)
  return fault(ctx, `#/${pointer}`, code, { value: String(value), most: ctx.config.leads.keepMonths })
}

function fault(ctx: Ctx, pointer: string, code: string, params?: MessageParams): FieldError {
  return { pointer, code, params, detail: workTexts(ctx.locale, code, params) }
}
