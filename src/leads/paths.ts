/**
 * Nurturing paths: what happens after an act depends on the act, because who tries is not who buys. The
 * first rule that fits a lead decides who owns it, by when it should be answered, and which path it is on.
 */
import { z } from 'zod'
import { actionCodes } from './lead-source.ts'

export const pathRule = z.object({
  /** The path's name: `onboard`, `call-back`, or a publisher's own. */
  path: z.string().trim().min(1).max(50),
  when: z
    .object({
      actionCodes: z.array(z.enum(actionCodes)),
      sources: z.array(z.string().max(50)),
      listingOptions: z.array(z.string().max(50)),
      offerIds: z.array(z.string().max(50)),
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
      minScore: z.int().min(0).max(100),
      isDuplicate: z.boolean(),
    })
    .partial(),
  /** Business minutes until somebody should have answered; null: nobody waits for an answer. */
  targetMinutes: z.int().min(5).max(60_000).nullable(),
  /** People who own such leads, in turn; empty: whoever takes them. */
  owners: z.array(z.object({ id: z.string(), name: z.string() })).max(20),
  tag: z.string().trim().max(50).optional(),
  /** What there is to do, and how many days after the act. */
  tasks: z.array(z.object({ what: z.string().trim().min(1).max(200), afterDays: z.int().min(0).max(90) })).max(12),
  /** What customers who agreed to it are written, and how many days after the act. */
  mails: z
    .array(
      z.object({
        afterDays: z.int().min(0).max(365),
        subject: z.string().trim().min(1).max(150),
        text: z.string().trim().min(1).max(5_000),
      }),
    )
    .max(12)
    .optional(),
  /** One more connection that such leads go to, beside those of their offer. */
  connectionId: z.uuid().optional(),
})
export type PathRule = z.infer<typeof pathRule>

const rule = (
  path: string,
  when: PathRule['when'],
  targetMinutes: number | null,
  tasks: PathRule['tasks'] = [],
): PathRule => ({ path, when, targetMinutes, owners: [], tasks })

const hour = 60
const businessDay = 9 * hour

/** Notices are on none: who must not be contacted is nurtured by nobody. */
export const defaultPaths: PathRule[] = [
  rule('onboard', { actionCodes: ['Create'] }, hour),
  rule('welcome', { actionCodes: ['INS'], listingOptions: ['transact'] }, hour),
  rule('trial-coach', { actionCodes: ['INS'], listingOptions: ['free-trial'] }, businessDay, [
    { what: 'leads.task.trial_3', afterDays: 3 },
    { what: 'leads.task.trial_7', afterDays: 7 },
  ]),
  rule('trial-coach', { actionCodes: ['StartTestDrive'] }, businessDay, [
    { what: 'leads.task.trial_3', afterDays: 3 },
    { what: 'leads.task.trial_7', afterDays: 7 },
  ]),
  rule('call-back', { actionCodes: ['PLT'] }, hour),
  rule('education', { actionCodes: ['INS'] }, businessDay),
]

export type Routed = {
  actionCode: string
  source: string
  listingOption: string
  offerId: string
  country: string | null
  score: number
  isDuplicate: boolean
}

/** The rule that decides about a lead, if one does. */
export function ruleFor(lead: Routed, rules: PathRule[]): PathRule | undefined {
  if (lead.actionCode === 'DNC') return undefined
  const isIn = (list: string[] | undefined, value: string | null) =>
    list === undefined || list.length === 0 || (value !== null && list.includes(value))
  return rules.find(
    ({ when }) =>
      isIn(when.actionCodes, lead.actionCode) &&
      isIn(when.sources, lead.source) &&
      isIn(when.listingOptions, lead.listingOption) &&
      isIn(when.offerIds, lead.offerId) &&
      isIn(when.countries, lead.country) &&
      (when.minScore === undefined || lead.score >= when.minScore) &&
      (when.isDuplicate === undefined || when.isDuplicate === lead.isDuplicate),
  )
}
