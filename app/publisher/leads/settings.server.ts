/** The form of lead settings as the settings it stands for. */
import type { LeadSettings, PathRule } from '#leads'
import { listOffers } from '#offers'
import type { Ctx } from '#platform/ctx'
import { textOf, textsOf } from '../../forms.server.ts'

const MOST_OFFERS = 100

/** The offers that may be ticked, those that are included. */
export async function offersFor(ctx: Ctx, publisherId: string, ticked: string[]): Promise<Option[]> {
  const { items } = await listOffers(ctx, { publisherId, limit: MOST_OFFERS })
  const offers = items.map(({ offerId, alias, name }) => ({ value: offerId, label: name || alias }))
  const others = ticked.filter((offerId) => !offers.some(({ value }) => value === offerId))
  return [...offers, ...others.map((offerId) => ({ value: offerId, label: offerId }))]
}

type Option = { value: string; label: string }
type Worker = { id: string; name: string }

export function settingsIn(form: FormData, workers: Worker[]): Partial<LeadSettings> {
  const reasons = [...form.keys()].filter((name) => name.startsWith('points.'))
  const every =
    (['never', 'hour', 'day', 'week'] as const).find((value) => value === form.get('digest.every')) ?? 'never'
  const count = Number(form.get('paths')) || 0
  return {
    points: Object.fromEntries(reasons.map((name) => [name.slice(7), Number(textOf(form, name))])),
    hours: {
      timeZone: textOf(form, 'hours.timeZone'),
      days: textsOf(form, 'hours.days').map(Number),
      from: textOf(form, 'hours.from'),
      to: textOf(form, 'hours.to'),
    },
    digest: { every, to: listOf(textOf(form, 'digest.to')) },
    partners: textOf(form, 'partners')
      .split('\n')
      .flatMap((line) => {
        const [, offerId, partner] = /^\s*([^:\s]+)\s*:\s*(\S+)\s*$/.exec(line) ?? []
        return offerId && partner ? [{ offerId, partner }] : []
      }),
    doubleOptIn: textsOf(form, 'doubleOptIn'),
    checklist: linesOf(textOf(form, 'checklist')),
    keepMonths: Number(textOf(form, 'keepMonths')),
    paths: Array.from({ length: count }, (_, i) => pathIn(form, i, workers)).filter((rule) => rule !== undefined),
  }
}

function pathIn(form: FormData, i: number, workers: Worker[]): PathRule | undefined {
  const text = (name: string) => textOf(form, `path${i}.${name}`)
  const all = (name: string) => textsOf(form, `path${i}.${name}`)
  const path = text('name')
  if (!path || form.get(`path${i}.remove`) === 'true') return undefined
  const minScore = text('minScore')
  const target = text('target')
  const duplicate = text('duplicate')
  const lists = {
    actionCodes: all('acts') as NonNullable<PathRule['when']['actionCodes']>,
    sources: listOf(text('sources')),
    listingOptions: listOf(text('listingOption')),
    offerIds: listOf(text('offerIds')),
    countries: listOf(text('countries')).map((code) => code.toUpperCase()),
  }
  return {
    path,
    when: {
      ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
      ...(minScore && { minScore: Number(minScore) }),
      ...(duplicate && { isDuplicate: duplicate === 'yes' }),
    },
    targetMinutes: target ? Number(target) : null,
    owners: all('owners').flatMap((id) => workers.find((worker) => worker.id === id) ?? []),
    ...(text('tag') && { tag: text('tag') }),
    tasks: text('tasks')
      .split('\n')
      .flatMap((line) => {
        const [, days, what] = /^\s*(\d+)\s*:\s*(.+)$/.exec(line) ?? []
        return what ? [{ afterDays: Number(days), what: what.trim() }] : []
      }),
    mails: mailsIn(form, i),
    ...(text('connectionId') && { connectionId: text('connectionId') }),
  }
}

/** Mails without a subject and a text are none. */
function mailsIn(form: FormData, i: number): NonNullable<PathRule['mails']> {
  const count = Number(form.get(`path${i}.mails`)) || 0
  return Array.from({ length: count }, (_, n) => {
    const text = (name: string) => textOf(form, `path${i}.mail${n}.${name}`)
    return { afterDays: Number(text('afterDays')), subject: text('subject'), text: text('text') }
  }).filter(({ subject, text }) => subject !== '' || text !== '')
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
