/** The row of a lead: the columns that existing readers know, then flat copies and what else helps (spec leads §3.4). */
import type { TableEntity } from '@azure/data-tables'
import type { LeadMessage, MappingEntry } from '../contract.ts'
import { descriptionOf } from '../fit.ts'
import { applyMapping } from '../mapping.ts'

/** Columns that are filled here; a custom mapping adds others beside them. */
export const ownColumns = [
  'PartitionKey',
  'RowKey',
  'Timestamp',
  'ProductId',
  'CustomerInfo',
  'LeadSource',
  'ActionCode',
  'PublisherDisplayName',
  'OfferDisplayName',
  'CreatedTime',
  'Description',
  'FirstName',
  'LastName',
  'Email',
  'Phone',
  'Country',
  'Company',
  'Title',
  'LeadSourceFull',
  'LeadId',
  'Marketplace',
  'Environment',
  'Score',
  'DuplicateOf',
  'Sequence',
] as const

// A text of the table has at most 32 Ki UTF-16 units.
const longestText = 32_000

export function entityOf(
  lead: LeadMessage,
  mapping: MappingEntry[],
  { descriptionLimit = longestText }: { descriptionLimit?: number } = {},
): TableEntity {
  const { firstName, lastName, email, phone, country, company, title } = lead.customer
  const flat = {
    FirstName: firstName,
    LastName: lastName,
    Email: email,
    Phone: phone,
    Country: country,
    Company: company,
    Title: title,
  }
  return {
    partitionKey: lead.capturedAt.toISOString().slice(0, 10).replaceAll('-', ''),
    rowKey: lead.leadId,
    ProductId: lead.offerKey,
    CustomerInfo: JSON.stringify(flat),
    LeadSource: lead.source,
    ActionCode: lead.actionCode,
    PublisherDisplayName: lead.publisherName,
    OfferDisplayName: lead.offerTitle,
    CreatedTime: lead.capturedAt.toISOString(),
    Description: descriptionOf(lead, { limit: descriptionLimit }),
    ...flat,
    LeadSourceFull: lead.leadSource,
    LeadId: lead.leadId,
    Marketplace: lead.marketplace,
    Environment: lead.environment,
    Score: { type: 'Int32', value: String(lead.score) },
    DuplicateOf: lead.duplicateOf ?? '',
    Sequence: { type: 'Int64', value: String(lead.sequence) },
    ...Object.fromEntries(applyMapping(mapping, lead).map(({ target, value }) => [target, value])),
  }
}
