/** What is asked of a tracker in whatever language it is written. */
import type { Span } from '../json/tolerant-json.ts'
import { deploymentName, maxNameLength, opaque, shown, type TrackingId } from '../tracking-id.ts'
import type { LintOptions, Notes } from './finding.ts'

const defaultAgeDays = 730

/** Longer than a deployment's name may be, or of characters it may not have, as far as the name is known. */
export function lintNameLength(name: Span, resolvedName: string, report: Notes) {
  const known = resolvedName.replaceAll(opaque, '')
  if (known.length > maxNameLength || (known && !deploymentName.test(known)))
    report.add('CUA014', name, { params: { name: shown(resolvedName), length: known.length, limit: maxNameLength } })
}

export function lintApiVersion(
  apiVersion: string,
  where: Span | undefined,
  { report, options }: { report: Notes; options: LintOptions },
) {
  const days = options.maxApiVersionAgeDays ?? defaultAgeDays
  const made = Date.parse(apiVersion.slice(0, 10))
  if (!options.now || Number.isNaN(made)) return
  const age = Math.floor((options.now.getTime() - made) / 86_400_000)
  if (age > days) report.add('CUA019', where, { params: { apiVersion, age, days } })
}

type Named = { name: Span; resolvedName: string; id: TrackingId | undefined }

export function lintSeveral(trackers: readonly Named[], report: Notes) {
  const names = new Set<string>()
  const guids = new Set<string>()
  for (const { resolvedName, id, name } of trackers) {
    if (!id) continue
    const key = resolvedName.toLowerCase()
    const guid = id.form === 'legacy' ? id.slug : id.guid
    if (names.has(key) && !key.includes(opaque))
      report.add('CUA012', name, { variant: 'sameName', level: 'error', params: { name: shown(resolvedName) } })
    else if (guids.size && !guids.has(guid)) report.add('CUA012', name, { params: { name: shown(resolvedName) } })
    names.add(key)
    guids.add(guid)
  }
}

/** Whether customers are told of the first tracker, and can be left out. */
export function lintPrivacy(
  trackers: readonly (Named & { conditional: boolean })[],
  noticeInFile: string | undefined,
  { report, options }: { report: Notes; options: LintOptions },
) {
  const first = trackers.find(({ id }) => id)
  if (!first) return
  const guid = first.id?.form === 'guid' ? first.id.guid : undefined
  const registered = guid === undefined ? undefined : options.registry?.(guid)
  if (!options.privacy && !registered) return
  const notice = options.privacy?.noticeUrl ?? registered?.noticeUrl ?? registered?.noticeText ?? noticeInFile
  const registeredOptOut = registered?.optOut === 'none' ? undefined : registered?.optOut
  const optOut = options.privacy?.optOut ?? registeredOptOut ?? first.conditional
  if (!notice || !optOut) report.add('CUA030', first.name, { variant: notice ? 'optOut' : 'notice' })
}
