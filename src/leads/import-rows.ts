/** Rows of a file of leads, read one by one: what is wrong with each, by column, all at once. */
import type { Locale, MessageParams } from '#platform/messages'
import { type CsvRow, plain } from './csv.ts'
import { parseEmail } from './fields/email.ts'
import { isReadable, lengthOf } from './fields/text.ts'
import { type Campaign, campaignKeys } from './lead.ts'
import { parseLeadSource } from './lead-source.ts'
import { workTexts } from './work-texts.ts'

export type RefusedRow = { row: number; errors: { column: string; code: string; detail: string }[] }

export type ReadRow = {
  row: number
  offerId: string
  offerTitle: string
  source: string
  actionCode: string
  leadSource?: string
  customer: Record<(typeof customerColumns)[number][0], string>
  message: string | null
  campaign: Campaign
  occurredAt?: Date
  leadId?: string
}

/** Names in our exports, in the tables that marketplaces write, and in common CRM exports. */
const customerColumns = [
  ['firstName', ['firstname', 'first name', 'givenname'], 100],
  ['lastName', ['lastname', 'last name', 'surname', 'familyname'], 100],
  ['email', ['email', 'emailaddress', 'emailaddress1'], 254],
  ['phone', ['phone', 'telephone', 'telephone1'], 50],
  ['country', ['country', 'address1_country'], 80],
  ['company', ['company', 'companyname'], 255],
  ['title', ['title', 'jobtitle'], 128],
] as const

/** Whether a file with these columns can hold leads at all. */
export function hasLeadColumns(header: string[]): boolean {
  const names = new Set(header.map(plain))
  return ['email', 'emailaddress', 'emailaddress1', 'customerinfo'].some((name) => names.has(name))
}

/** @param offers of the publisher: id and title */
export function readLeadRow(
  { line, cells, beyond }: CsvRow,
  { locale, now, offers }: { locale: Locale; now: Date; offers: { offerId: string; title: string }[] },
): ReadRow | RefusedRow {
  const named = new Map(Object.entries(cells).map(([name, value]) => [plain(name), { name, value: value.trim() }]))
  const errors: RefusedRow['errors'] = []
  const fault = (column: string, code: string, params?: MessageParams) => {
    errors.push({ column, code, detail: workTexts(locale, code, params) })
  }
  const header = Object.keys(cells)
  if (beyond > 0)
    fault(header.at(-1)!, 'leads.import.beyond', { count: header.length + beyond, columns: header.length })
  for (const { name, value } of named.values()) if (!isReadable(value)) fault(name, 'leads.import.unreadable')
  const cell = (...names: string[]) => names.map((name) => named.get(plain(name))).find((found) => found?.value)
  const text = (...names: string[]) => cell(...names)?.value ?? ''

  const info = customerInfo(text('CustomerInfo'))
  if (info === undefined) fault('CustomerInfo', 'leads.import.json')
  const customer = Object.fromEntries(
    customerColumns.map(([key, names, limit]) => {
      const found = cell(...names)
      const value = found?.value || info?.get(key.toLowerCase()) || ''
      const column = found?.name ?? 'CustomerInfo'
      if (lengthOf(value) > limit) fault(column, 'leads.import.too_long', { limit, length: lengthOf(value) })
      return [key, value]
    }),
  ) as ReadRow['customer']
  const emailColumn = cell('email', 'emailaddress', 'emailaddress1')?.name ?? 'Email'
  if (!customer.email) fault(emailColumn, 'leads.import.required')
  else if (!parseEmail(customer.email)) fault(emailColumn, 'leads.import.email', { value: customer.email.slice(0, 60) })

  const composite = parseLeadSource(text('LeadSourceFull', 'Subject')) ?? parseLeadSource(text('LeadSource'))
  const offer = offerOf(
    text('OfferId', 'ProductId') || composite?.offer || text('OfferTitle', 'OfferDisplayName'),
    offers,
  )
  if (!offer) {
    const asked = text('OfferId', 'ProductId', 'OfferTitle', 'OfferDisplayName') || composite?.offer || ''
    fault('OfferId', asked ? 'leads.import.offer' : 'leads.import.required', { value: asked.slice(0, 60) })
  }
  const when = text('CapturedAt', 'CreatedTime', 'CreatedDate', 'Created')
  const occurredAt = when ? momentOf(when) : undefined
  if (when && !(occurredAt && occurredAt <= now))
    fault('CapturedAt', 'leads.import.instant', { value: when.slice(0, 40) })
  const message = text('Message', 'Description', 'Notes')
  if (lengthOf(message) > MESSAGE_MAX)
    fault('Description', 'leads.import.too_long', { limit: MESSAGE_MAX, length: lengthOf(message) })
  for (const name of codeColumns) {
    const length = lengthOf(text(name))
    if (length > CODE_MAX) fault(name, 'leads.import.too_long', { limit: CODE_MAX, length })
  }
  if (errors.length > 0 || !offer) return { row: line, errors }

  const id = text('LeadId', 'RowKey')
  return {
    row: line,
    ...offer,
    source: composite?.source ?? (text('LeadSource') || 'Import'),
    actionCode: text('ActionCode') || composite?.actionCode || 'PLT',
    leadSource: composite && (text('LeadSourceFull', 'Subject') || text('LeadSource')),
    customer: { ...customer, country: countryOf(customer.country) },
    message: message || null,
    campaign: campaignOf(named),
    occurredAt,
    leadId: uuid.test(id) ? id.toLowerCase() : undefined,
  }
}

const MESSAGE_MAX = 32_000
/** As long as the longest of them, the composite source. */
const CODE_MAX = 255
const codeColumns = ['LeadSource', 'LeadSourceFull', 'Subject', 'ActionCode', ...campaignKeys]

const EXCEL_DAY_0 = Date.UTC(1899, 11, 30)
const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i
const httpDate = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * Moments that can be read in one way only: ISO 8601 (UTC where no zone is said), HTTP dates, and the numbers that
 * spreadsheets have for days. 02/03/2026 is February to some and March to others, and nobody's guess is good enough.
 */
function momentOf(text: string): Date | undefined {
  if (/^[2-7]\d{4}(?:[.,]\d+)?$/.test(text))
    return new Date(Math.round(EXCEL_DAY_0 + Number(text.replace(',', '.')) * 86_400_000))
  if (httpDate.test(text)) return new Date(text)
  const [, day = '', time = '00:00', zone = 'Z'] = iso.exec(text) ?? []
  const at = new Date(`${day}T${time}${/^(?:UTC|GMT|Z)$/i.test(zone) ? 'Z' : zone}`)
  // The 30th of February would be taken for a day in March.
  const isADay = !Number.isNaN(at.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day)
  return isADay ? at : undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The seven keys as one text of JSON, as tables hold them. Undefined when it is no JSON. */
function customerInfo(text: string): Map<string, string> | undefined {
  if (!text) return new Map()
  try {
    const members = Object.entries(JSON.parse(text) as Record<string, unknown>)
    return new Map(members.map(([key, value]) => [key.toLowerCase(), textOfMember(value)]))
  } catch {
    return undefined
  }
}

/** Telephone numbers come as numbers from some; nothing is said by null and by what is nested. */
function textOfMember(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** By id, by `publisher.id`, or by title. */
function offerOf(asked: string, offers: { offerId: string; title: string }[]) {
  const found = offers.find(
    ({ offerId, title }) =>
      asked === offerId || asked.endsWith(`.${offerId}`) || asked.toLowerCase() === title.toLowerCase(),
  )
  return found && { offerId: found.offerId, offerTitle: found.title }
}

function countryOf(text: string): string {
  return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : text
}

function campaignOf(named: Map<string, { value: string }>): Campaign {
  return Object.fromEntries(
    campaignKeys.flatMap((key) => {
      const value = named.get(plain(`campaign${key}`))?.value ?? named.get(plain(key))?.value
      return value ? [[key, value]] : []
    }),
  )
}
