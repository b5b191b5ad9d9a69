/** A lead in Dataverse's columns. */
import type { LeadMessage, MappingEntry, SettingValues } from '../contract.ts'
import { cutAt } from '../description.ts'
import { type FieldLimits, fitLead, present } from '../fit.ts'
import { applyMapping } from '../mapping.ts'

// https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/lead
const limits: FieldLimits = {
  most: { firstName: 50, lastName: 50, email: 100, phone: 50, company: 100, title: 100, country: 80 },
  required: ['lastName'],
  description: 2_000,
}
const longestSubject = 300
const qualities = { hot: 1, warm: 2, cold: 3 }

/** Columns that are filled here; a custom mapping adds others, or fills the optional ones otherwise. */
export const ownColumns = ['leadid', 'subject', 'firstname', 'lastname', 'emailaddress1', 'description'] as const
export const filledColumns = [
  ...ownColumns,
  'companyname',
  'jobtitle',
  'telephone1',
  'address1_country',
  'leadsourcecode',
  'leadqualitycode',
]

type Columns = Record<string, string | number | boolean>
/** How a lead is sent once more, with less in it. */
export type Mend = { drop: string[] } | { cut: string; to: number }

/** @param mend what the environment refused: left out or cut, and told whole in the description */
export function columnsOf(
  message: LeadMessage,
  { settings, mapping, mend }: { settings: SettingValues; mapping: MappingEntry[]; mend?: Mend },
): Columns {
  const whole = fill(message, { settings, mapping, left: {} })
  if (!mend) return whole
  const names = 'drop' in mend ? mend.drop : [mend.cut]
  const left = Object.fromEntries(
    names.filter((name) => name in whole && !name.endsWith('code')).map((name) => [name, String(whole[name])]),
  )
  const again = fill(message, { settings, mapping, left })
  for (const name of names) {
    if ('cut' in mend) again[name] = cutAt(String(again[name] ?? ''), mend.to)
    else delete again[name]
  }
  return again
}

function fill(
  message: LeadMessage,
  { settings, mapping, left }: { settings: SettingValues; mapping: MappingEntry[]; left: Record<string, string> },
): Columns {
  const { customer, description } = fitLead(message, limits, left)
  const isNotice = message.actionCode === 'DNC'
  const sourceCode = settings.leadSourceCode
  return present({
    leadid: message.leadId,
    subject: cutAt(message.leadSource, longestSubject),
    firstname: customer.firstName,
    lastname: customer.lastName,
    companyname: customer.company,
    jobtitle: customer.title,
    emailaddress1: customer.email,
    telephone1: customer.phone,
    address1_country: customer.country,
    leadsourcecode: sourceCode === undefined || sourceCode === '' ? undefined : Number(sourceCode),
    leadqualitycode: isNotice ? undefined : qualities[message.rating],
    description,
    ...(isNotice &&
      Object.fromEntries(
        ['donotemail', 'donotphone', 'donotbulkemail', 'donotpostalmail', 'donotfax', 'donotsendmm'].map((name) => [
          name,
          true,
        ]),
      )),
    ...Object.fromEntries(
      applyMapping(mapping, message).map(({ target, value }) => [target.toLowerCase(), typed(value)]),
    ),
  }) as Columns
}

// The Web API takes no text for a number or a yes-or-no column; texts that look like one are rare in those of text.
function typed(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^=-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value.slice(1)) : value
}
