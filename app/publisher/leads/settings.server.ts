/** The form of lead settings as the settings it stands for, and what is wrong with them by the fields of the form. */
import type { LeadSettings, PathRule } from '#leads'
import { listOffers } from '#offers'
import type { Ctx } from '#platform/ctx'
import { type FieldError, type Problem, unprocessable } from '#platform/problem'
import { textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { type Places, pointerInForm } from './settings-fields.ts'

type Option = { value: string; label: string }
type Worker = { id: string; name: string }
const MOST_OFFERS = 100

/** The offers that may be ticked, with those that are. */
export async function offersFor(ctx: Ctx, publisherId: string, ticked: string[]): Promise<Option[]> {
  const { items } = await listOffers(ctx, { publisherId, limit: MOST_OFFERS })
  const offers = items.map(({ offerId, alias, name }) => ({ value: offerId, label: name || alias }))
  const others = ticked.filter((offerId) => !offers.some(({ value }) => value === offerId))
  return [...offers, ...others.map((offerId) => ({ value: offerId, label: offerId }))]
}

/**
 * Reads the form and hands over what it stands for; what is refused then is told by the form's fields.
 * @throws unprocessable with every line that cannot be read
 */
export async function withSettingsIn<T>(
  ctx: Ctx,
  { form, workers }: { form: FormData; workers: Worker[] },
  deed: (settings: Partial<LeadSettings>) => Promise<T>,
): Promise<T> {
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
  const errors: FieldError[] = []
  const fault = (name: string, line: string, code: 'taskLine' | 'partnerLine') =>
    errors.push({ pointer: `#/${name}`, code, detail: t(`settings.${code}`, { line }) })
  const paths = pathsIn(form, workers, (name, line) => fault(name, line, 'taskLine'))
  const settings = { ...plainIn(form), partners: partnersIn(form, (line) => fault('partners', line, 'partnerLine')) }
  if (errors.length > 0) throw unprocessable(t('settings.unreadable'), { errors })
  try {
    return await deed({ ...settings, paths: paths.map(({ rule }) => rule) })
  } catch (problem) {
    if (!unprocessable.is(problem)) throw problem
    throw byFields(problem, paths)
  }
}

function byFields(problem: Problem, places: Places): Problem {
  const errors = problem.errors.map((error) => ({ ...error, pointer: pointerInForm(error.pointer, places) }))
  return unprocessable(problem.detail, { errors })
}

function plainIn(form: FormData): Partial<LeadSettings> {
  const reasons = [...form.keys()].filter((name) => name.startsWith('points.'))
  const every =
    (['never', 'hour', 'day', 'week'] as const).find((value) => value === form.get('digest.every')) ?? 'never'
  return {
    points: Object.fromEntries(reasons.map((name) => [name.slice(7), numberOf(textOf(form, name))])),
    hours: {
      timeZone: textOf(form, 'hours.timeZone'),
      days: textsOf(form, 'hours.days').map(Number),
      from: textOf(form, 'hours.from'),
      to: textOf(form, 'hours.to'),
    },
    digest: { every, to: listOf(textOf(form, 'digest.to')) },
    doubleOptIn: textsOf(form, 'doubleOptIn'),
    checklist: linesOf(textOf(form, 'checklist')),
    keepMonths: numberOf(textOf(form, 'keepMonths')),
  }
}

type BadLine = (line: string) => void

function partnersIn(form: FormData, isBad: BadLine): LeadSettings['partners'] {
  return linesOf(textOf(form, 'partners')).flatMap((line) => {
    const [, offerId, partner] = /^([^:\s]+)\s*:\s*(\S+)$/.exec(line) ?? []
    if (offerId && partner) return [{ offerId, partner }]
    isBad(line)
    return []
  })
}

type PathInForm = { at: number; rule: PathRule; mails: number[] }

function pathsIn(form: FormData, workers: Worker[], isBad: (name: string, line: string) => void): PathInForm[] {
  const count = Number(form.get('paths')) || 0
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => {
    if (form.get(`path${at}.remove`) === 'true' || isEmpty(form, at)) return []
    const mails = mailsIn(form, at)
    const tasks = tasksIn(textOf(form, `path${at}.tasks`), (line) => isBad(`path${at}.tasks`, line))
    const rule = { ...pathIn(form, at, workers), tasks, mails: mails.map(({ mail }) => mail) }
    return [{ at, rule, mails: mails.map(({ at }) => at) }]
  })
}

/** Of the path that may be added at the end nothing was filled in. */
function isEmpty(form: FormData, at: number): boolean {
  const own = [...form.keys()].filter((name) => name.startsWith(`path${at}.`) && name !== `path${at}.mails`)
  return own.every((name) => textOf(form, name) === '')
}

function pathIn(form: FormData, at: number, workers: Worker[]): Omit<PathRule, 'tasks' | 'mails'> {
  const text = (name: string) => textOf(form, `path${at}.${name}`)
  const all = (name: string) => textsOf(form, `path${at}.${name}`)
  const duplicate = text('duplicate')
  const lists = {
    actionCodes: all('acts') as NonNullable<PathRule['when']['actionCodes']>,
    sources: listOf(text('sources')),
    listingOptions: listOf(text('listingOption')),
    offerIds: listOf(text('offerIds')),
    countries: listOf(text('countries')).map((code) => code.toUpperCase()),
  }
  return {
    path: text('name'),
    when: {
      ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
      ...(text('minScore') && { minScore: Number(text('minScore')) }),
      ...(duplicate && { isDuplicate: duplicate === 'yes' }),
    },
    targetMinutes: text('target') ? Number(text('target')) : null,
    owners: all('owners').flatMap((id) => workers.find((worker) => worker.id === id) ?? []),
    ...(text('tag') && { tag: text('tag') }),
    ...(text('connectionId') && { connectionId: text('connectionId') }),
  }
}

function tasksIn(text: string, isBad: BadLine): PathRule['tasks'] {
  return linesOf(text).flatMap((line) => {
    const [, days, what] = /^(\d+)\s*:\s*(.+)$/.exec(line) ?? []
    if (what) return [{ afterDays: Number(days), what: what.trim() }]
    isBad(line)
    return []
  })
}

/** A mail of which nothing was written is none. */
function mailsIn(form: FormData, path: number) {
  const count = Number(form.get(`path${path}.mails`)) || 0
  return Array.from({ length: count }, (_, at) => {
    const text = (name: string) => textOf(form, `path${path}.mail${at}.${name}`)
    return { at, mail: { afterDays: numberOf(text('afterDays')), subject: text('subject'), text: text('text') } }
  }).filter(({ mail }) => mail.subject !== '' || mail.text !== '' || !Number.isNaN(mail.afterDays))
}

/** Nothing is no number: it is not taken for a nought. */
function numberOf(text: string): number {
  return text === '' ? Number.NaN : Number(text)
}

function listOf(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter(Boolean)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
