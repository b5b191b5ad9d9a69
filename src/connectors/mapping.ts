/** Custom mapping: publishers fill fields of their own from a lead, with literals and templates and no code. */
import type { LeadMessage, MappingEntry, SettingFault } from './contract.ts'
import { describeLead } from './description.ts'

const maxEntries = 50
const maxValueLength = 1_000

/** What a template may name. Kept beside the values, so that neither can be forgotten. */
const values = {
  leadId: (m: LeadMessage) => m.leadId,
  sequence: (m: LeadMessage) => String(m.sequence),
  environment: (m: LeadMessage) => m.environment,
  publisherId: (m: LeadMessage) => m.publisherId,
  publisherName: (m: LeadMessage) => m.publisherName,
  offerId: (m: LeadMessage) => m.offerId,
  offerKey: (m: LeadMessage) => m.offerKey,
  offerTitle: (m: LeadMessage) => m.offerTitle,
  offerType: (m: LeadMessage) => m.offerType,
  listingOption: (m: LeadMessage) => m.listingOption,
  planId: (m: LeadMessage) => m.planId ?? '',
  marketplace: (m: LeadMessage) => m.marketplace,
  source: (m: LeadMessage) => m.source,
  actionCode: (m: LeadMessage) => m.actionCode,
  leadSource: (m: LeadMessage) => m.leadSource,
  'customer.firstName': (m: LeadMessage) => m.customer.firstName,
  'customer.lastName': (m: LeadMessage) => m.customer.lastName,
  'customer.email': (m: LeadMessage) => m.customer.email,
  'customer.phone': (m: LeadMessage) => m.customer.phone,
  'customer.country': (m: LeadMessage) => m.customer.country,
  'customer.company': (m: LeadMessage) => m.customer.company,
  'customer.title': (m: LeadMessage) => m.customer.title,
  message: (m: LeadMessage) => m.message ?? '',
  /** Everything about the lead in one text, for destinations that have no place of their own for it. */
  description: (m: LeadMessage) => describeLead(m),
  'campaign.src': (m: LeadMessage) => m.campaign.src ?? '',
  'campaign.mktcmpid': (m: LeadMessage) => m.campaign.mktcmpid ?? '',
  'campaign.utm_source': (m: LeadMessage) => m.campaign.utm_source ?? '',
  'campaign.utm_medium': (m: LeadMessage) => m.campaign.utm_medium ?? '',
  'campaign.utm_campaign': (m: LeadMessage) => m.campaign.utm_campaign ?? '',
  'campaign.utm_term': (m: LeadMessage) => m.campaign.utm_term ?? '',
  'campaign.utm_content': (m: LeadMessage) => m.campaign.utm_content ?? '',
  locale: (m: LeadMessage) => m.locale,
  score: (m: LeadMessage) => String(m.score),
  rating: (m: LeadMessage) => m.rating,
  capturedAt: (m: LeadMessage) => m.capturedAt.toISOString(),
} satisfies Record<string, (message: LeadMessage) => string>

/** The names a template may use. */
export const leadFields = Object.keys(values)

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g

/**
 * Everything wrong with a mapping that is wrong for every destination.
 * @param target what a field may be called, `reserved` those that it fills itself, `isLowerCase` when none has capitals
 */
export function checkMapping(
  mapping: MappingEntry[],
  target: { pattern: RegExp; reserved: readonly string[]; isLowerCase?: boolean },
): SettingFault[] {
  const faults: SettingFault[] = []
  if (mapping.length > maxEntries)
    faults.push({ key: 'mapping', code: 'leads.mapping.too_many', params: { max: maxEntries } })
  const misnamed = target.isLowerCase ? 'leads.mapping.target_lower' : 'leads.mapping.target'
  const seen = new Set<string>()
  for (const [i, entry] of mapping.entries()) {
    const key = `mapping/${i}`
    const at = { target: entry.target }
    if (!target.pattern.test(entry.target)) faults.push({ key: `${key}/target`, code: misnamed, params: at })
    else if (target.reserved.includes(entry.target)) {
      faults.push({ key: `${key}/target`, code: 'leads.mapping.reserved', params: at })
    } else if (seen.has(entry.target)) faults.push({ key: `${key}/target`, code: 'leads.mapping.twice', params: at })
    seen.add(entry.target)
    if (entry.value.length > maxValueLength) {
      faults.push({ key: `${key}/value`, code: 'leads.mapping.too_long', params: { ...at, max: maxValueLength } })
    }
    for (const [, name = ''] of entry.value.matchAll(placeholder)) {
      if (!Object.hasOwn(values, name)) {
        faults.push({ key: `${key}/value`, code: 'leads.mapping.unknown_field', params: { ...at, field: name } })
      }
    }
  }
  return faults
}

/** The mapping filled from a lead. What a customer typed is inserted as it is and never read as a template. */
export function applyMapping(mapping: MappingEntry[], message: LeadMessage): MappingEntry[] {
  return mapping.map(({ target, value }) => ({
    target,
    value: value.replace(placeholder, (whole, name: string) =>
      Object.hasOwn(values, name) ? values[name as keyof typeof values](message) : whole,
    ),
  }))
}
