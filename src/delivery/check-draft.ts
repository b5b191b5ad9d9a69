/** Checks what a person set a connection to: everything wrong at once, by field, in words and as codes. */
import {
  type Connector,
  connectorOf,
  explain,
  type MappingEntry,
  type SettingFault,
  type SettingValues,
} from '#connectors'
import type { Ctx } from '#platform/ctx'
import { type FieldError, unprocessable } from '#platform/problem'
import { withOperators } from './call-settings.ts'

const maxName = 100
const maxContacts = 10

export type CheckedDraft = {
  settings: SettingValues
  secrets: Record<string, string>
}

/**
 * Sorts values into settings and secrets. A secret that is left out or blank stays what it is in `kept`.
 * @param found what is wrong with the other fields, to be told with the rest
 * @throws unprocessable
 */
export function checkSettings(
  ctx: Pick<Ctx, 'config' | 'egress' | 'locale'>,
  connector: Connector,
  {
    values,
    kept,
    mapping,
    found = [],
  }: { values: SettingValues; kept: CheckedDraft; mapping: MappingEntry[]; found?: SettingFault[] },
): CheckedDraft {
  const faults = [...found, ...Object.keys(values).flatMap((key) => faultOfKey(connector, key))]
  const given = Object.entries(values).filter(([key, value]) => !isBlankSecret(connector, key, value))
  const merged: SettingValues = {
    ...defaultsOf(connector),
    ...kept.settings,
    ...kept.secrets,
    ...Object.fromEntries(given),
  }
  refuseFaults(
    ctx,
    given.flatMap(([key, value]) => faultsOfLength(key, value, MOST_PASTED)),
  )
  const all = connector.tidy ? connector.tidy(merged) : merged
  const shape = connector.settings.flatMap((setting) => faultsOfSetting(connector, setting.key, all[setting.key]))
  faults.push(
    ...shape,
    ...(shape.length === 0 ? connector.check(withOperators(ctx, connector.kind, all), ctx.egress) : []),
    ...connector.checkMapping(mapping),
  )
  refuseFaults(ctx, faults)

  const known = connector.settings.filter(({ key }) => all[key] !== undefined && all[key] !== '')
  return {
    settings: Object.fromEntries(known.filter((s) => !s.secret).map(({ key }) => [key, all[key]!])),
    secrets: Object.fromEntries(known.filter((s) => s.secret).map(({ key }) => [key, String(all[key])])),
  }
}

// Far more than any setting may have: what is tidied and looked at by patterns has an end.
const MOST_PASTED = 65_536

function faultsOfLength(key: string, value: unknown, max: number): SettingFault[] {
  const isLonger = typeof value === 'string' && value.length > max
  return isLonger ? [{ key, code: 'leads.setting.too_long', params: { max, length: value.length } }] : []
}

/** Everything that would be refused of a connection, in words; nothing is kept. */
export function faultsOfDraft(
  ctx: Pick<Ctx, 'config' | 'egress' | 'locale'>,
  { kind, settings, mapping }: { kind: string; settings: SettingValues; mapping: MappingEntry[] },
): FieldError[] {
  try {
    checkSettings(ctx, connectorOf(kind), { values: settings, kept: { settings: {}, secrets: {} }, mapping })
    return []
  } catch (error) {
    if (!unprocessable.is(error)) throw error
    return error.errors
  }
}

export function refuseFaults(ctx: Pick<Ctx, 'locale'>, faults: SettingFault[]): void {
  if (faults.length === 0) return
  throw unprocessable('Some settings need mending.', { errors: faults.map((fault) => fieldErrorOf(ctx, fault)) })
}

function fieldErrorOf(ctx: Pick<Ctx, 'locale'>, { key, code, params }: SettingFault): FieldError {
  const { what, fix } = explain(ctx.locale, code, params)
  const isOwnField = key.startsWith('mapping') || key === 'name' || key === 'contactEmails'
  return { pointer: isOwnField ? `#/${key}` : `#/settings/${key}`, detail: fix ? `${what} ${fix}` : what, code, params }
}

function faultOfKey(connector: Connector, key: string): SettingFault[] {
  const setting = connector.settings.find((s) => s.key === key)
  if (!setting) return [{ key, code: 'leads.setting.unknown', params: { key } }]
  return setting.generated ? [{ key, code: 'leads.setting.generated', params: { key } }] : []
}

function faultsOfSetting(connector: Connector, key: string, value: string | boolean | undefined): SettingFault[] {
  const setting = connector.settings.find((s) => s.key === key)!
  if (setting.generated) return []
  if (value === undefined || value === '') return setting.required ? [{ key, code: 'leads.setting.required' }] : []
  if (setting.control === 'switch') return typeof value === 'boolean' ? [] : [{ key, code: 'leads.setting.type' }]
  if (typeof value !== 'string') return [{ key, code: 'leads.setting.type' }]
  if (setting.options && !setting.options.some((o) => o.value === value)) {
    return [{ key, code: 'leads.setting.option', params: { options: setting.options.map((o) => o.value).join(', ') } }]
  }
  // The connector has its own words for some limits; those come from its check.
  if (setting.maxLength && value.length > setting.maxLength && setting.control !== 'url') {
    return [{ key, code: 'leads.setting.too_long', params: { max: setting.maxLength, length: value.length } }]
  }
  return value.includes('\0') || !value.isWellFormed() ? [{ key, code: 'leads.setting.unprintable' }] : []
}

function isBlankSecret(connector: Connector, key: string, value: unknown): boolean {
  return value === '' && connector.settings.some((s) => s.key === key && s.secret)
}

function defaultsOf(connector: Connector): SettingValues {
  return Object.fromEntries(
    connector.settings.flatMap(({ key, default: value }) => (value === undefined ? [] : [[key, value]])),
  )
}

export function checkName(name: string): SettingFault[] {
  const length = [...name].length
  if (length === 0) return [{ key: 'name', code: 'leads.setting.required' }]
  return length > maxName ? [{ key: 'name', code: 'leads.setting.too_long', params: { max: maxName, length } }] : []
}

/** Several addresses, separated by `;`, `,` or new lines; each once. */
export function readContactEmails(text: string): { addresses: string[]; faults: SettingFault[] } {
  const typed = text
    .split(/[;,\n]/)
    .map((address) => address.trim())
    .filter(Boolean)
  const addresses = [...new Map(typed.map((address) => [address.toLowerCase(), address])).values()]
  const key = 'contactEmails'
  const faults: SettingFault[] = addresses
    .filter((address) => !isAddress(address))
    .map((address) => ({ key, code: 'leads.contact_emails.address', params: { address } }))
  if (addresses.length > maxContacts)
    faults.push({ key, code: 'leads.contact_emails.too_many', params: { max: maxContacts } })
  return { addresses, faults }
}

function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@.<>"(),:;[\]\\]+(\.[^\s@.<>"(),:;[\]\\]+)+$/.test(text)
}
