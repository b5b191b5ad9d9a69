/** Between a connection's form and the delivery room: settings, custom mapping, and their words. */
import { type Connector, connectors, type MappingEntry, type SettingValues } from '#connectors'
import type { Locale } from '#platform/messages'
import { notFound } from '#platform/problem'
import { textOf } from '../../forms.server.ts'
import type { SettingView } from './settings-fields.tsx'

export function getConnector(kind: string): Connector {
  const connector = connectors.find((one) => one.kind === kind)
  if (!connector) throw notFound('There is no such kind of destination.')
  return connector
}

export function settingViews(connector: Connector, locale: Locale): SettingView[] {
  return connector.settings.map((setting) => ({
    key: setting.key,
    label: setting.label[locale],
    help: setting.help[locale],
    control: setting.control,
    required: setting.required,
    secret: setting.secret,
    generated: setting.generated ?? false,
    maxLength: setting.maxLength,
    placeholder: setting.placeholder,
    onlyIf: setting.onlyIf,
    options: setting.options?.map(({ value, label }) => ({ value, label: label[locale] })),
  }))
}

/** Secrets left empty are left out: they stay as they were. */
export function draftOf(connector: Connector, form: FormData) {
  const settings: SettingValues = {}
  for (const setting of connector.settings) {
    if (setting.generated) continue
    const value =
      setting.control === 'switch'
        ? form.get(`settings.${setting.key}`) === 'true'
        : textOf(form, `settings.${setting.key}`)
    if (!(setting.secret && value === '')) settings[setting.key] = value
  }
  return {
    name: textOf(form, 'name'),
    settings,
    contactEmails: textOf(form, 'contactEmails'),
    mapping: mappingOf(textOf(form, 'mapping')),
  }
}

/** One `target = value` a line; a line without `=` is kept, for the room to say what is wrong with it. */
function mappingOf(text: string): MappingEntry[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf('=')
      return at < 0
        ? { target: line.trim(), value: '' }
        : { target: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }
    })
}

export function mappingText(mapping: MappingEntry[]): string {
  return mapping.map(({ target, value }) => `${target} = ${value}`).join('\n')
}
