/** What a registry says about a tracking id found in a file. */
import type { JsonNode } from '../json/tolerant-json.ts'
import { issuerOf, shown, type TrackingId } from '../tracking-id.ts'
import type { LintOptions, Notes } from './finding.ts'

export function lintRegistration(
  id: TrackingId,
  name: Pick<JsonNode, 'start' | 'end'>,
  { report, options }: { report: Notes; options: LintOptions },
) {
  if (!options.registry || id.form !== 'guid') return
  const registered = options.registry(id.guid)
  const params = { guid: id.guid, name: shown(id.text) }
  if (!registered) {
    report.add('CUA009', name, { params })
    return
  }
  const { publisherId, offerId, planId } = options.publishing ?? {}
  if (publisherId !== undefined && registered.publisherId !== publisherId) {
    report.add('CUA010', name, { params })
    return
  }
  const elsewhere =
    differs(offerId, registered.offerId) ||
    differs(planId, registered.planId) ||
    (options.channel !== undefined && registered.channel !== options.channel)
  if (elsewhere)
    report.add('CUA011', name, {
      params: {
        ...params,
        offer: [registered.offerId, registered.planId].filter(Boolean).join('/') || '–',
        channel: registered.channel,
      },
    })
  const issuer = issuerOf(id.suffix, options.issuers)
  if (registered.origin === 'selfGenerated' && issuer)
    report.add('CUA015', name, { variant: 'extra', params: { ...params, issuer } })
  if (registered.origin === 'platformIssued' && !issuer) report.add('CUA015', name, { variant: 'missing', params })
}

function differs(wanted: string | undefined, registered: string | null | undefined): boolean {
  return wanted !== undefined && registered !== null && registered !== undefined && wanted !== registered
}
