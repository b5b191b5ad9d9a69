/** The form of lead settings as the settings it stands for. */
import type { LeadSettings, PathRule } from '#leads'
import { textOf, textsOf } from '../../forms.server.ts'

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
    keepMonths: Number(textOf(form, 'keepMonths')),
    paths: Array.from({ length: count }, (_, i) => pathIn(form, i, workers)).filter((rule) => rule !== undefined),
  }
}

function pathIn(form: FormData, i: number, workers: Worker[]): PathRule | undefined {
  const text = (name: string) => textOf(form, `path${i}.${name}`)
  const path = text('name')
  if (!path || form.get(`path${i}.remove`) === 'true') return undefined
  const actionCodes = textsOf(form, `path${i}.acts`) as NonNullable<PathRule['when']['actionCodes']>
  const listingOption = text('listingOption')
  const countries = listOf(text('countries')).map((code) => code.toUpperCase())
  const minScore = text('minScore')
  const target = text('target')
  return {
    path,
    when: {
      ...(actionCodes.length > 0 && { actionCodes }),
      ...(listingOption && { listingOptions: [listingOption] }),
      ...(countries.length > 0 && { countries }),
      ...(minScore && { minScore: Number(minScore) }),
    },
    targetMinutes: target ? Number(target) : null,
    owners: textsOf(form, `path${i}.owners`).flatMap((id) => workers.find((worker) => worker.id === id) ?? []),
    ...(text('tag') && { tag: text('tag') }),
    tasks: text('tasks')
      .split('\n')
      .flatMap((line) => {
        const [, days, what] = /^\s*(\d+)\s*:\s*(.+)$/.exec(line) ?? []
        return what ? [{ afterDays: Number(days), what: what.trim() }] : []
      }),
  }
}

function listOf(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter(Boolean)
}
