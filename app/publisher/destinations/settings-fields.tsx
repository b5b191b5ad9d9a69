/** The settings of a connector as form fields, drawn from its data. */
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { useFormat } from '../../ui/format.ts'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import s from './settings-fields.module.css'

export type SettingView = {
  key: string
  label: string
  help: string
  control: 'text' | 'url' | 'select' | 'switch' | 'area' | 'date'
  required: boolean
  secret: boolean
  generated: boolean
  maxLength?: number
  placeholder?: string
  onlyIf?: { key: string; in: string[] }
  options?: { value: string; label: string }[]
}

/**
 * @param masks what may be seen of the secrets that are set
 * @param values those the form begins with: what is asked for depends on some of them
 */
export function SettingsFields({
  settings,
  masks = {},
  values,
}: {
  settings: SettingView[]
  masks?: Record<string, string>
  values: Record<string, unknown>
}) {
  const { t } = useTranslation('destinations')
  const { list } = useFormat()
  const [chosen, setChosen] = useState<Record<string, unknown>>(values)
  // Without a script everything is asked for, or a form could not be changed from one kind to another.
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  const isAskedFor = ({ onlyIf }: SettingView) => !scripted || !onlyIf || onlyIf.in.includes(String(chosen[onlyIf.key]))
  const helpOf = ({ help, onlyIf }: SettingView) => {
    const chooser = settings.find(({ key }) => key === onlyIf?.key)
    if (!onlyIf || !chooser) return help
    const options = chooser.options?.filter(({ value }) => onlyIf.in.includes(value)).map(({ label }) => label) ?? []
    return `${t('form.onlyIf', { label: chooser.label, options: list(options) })} ${help}`
  }
  const note = ({ target }: FormEvent) => {
    if (target instanceof HTMLSelectElement)
      setChosen({ ...chosen, [target.name.replace(/^settings\./, '')]: target.value })
  }
  return (
    <div className={s.fields} onChange={note}>
      {settings
        .filter((setting) => !setting.generated)
        .map((setting) => (
          <div key={setting.key} hidden={!isAskedFor(setting)}>
            <SettingField
              setting={scripted ? setting : { ...setting, help: helpOf(setting) }}
              mask={masks[setting.key]}
            />
          </div>
        ))}
    </div>
  )
}

/** What a form calls the settings, by the name of their fields. */
export function settingLabels(settings: SettingView[]): [string, string][] {
  return settings.map(({ key, label }) => [`settings.${key}`, label])
}

function SettingField({ setting, mask }: { setting: SettingView; mask?: string }) {
  const { t } = useTranslation('destinations')
  const name = `settings.${setting.key}`
  const optional = (!setting.required && !setting.onlyIf) || mask !== undefined
  const help = mask ? `${setting.help} ${t('form.secretSet', { mask })}` : setting.help
  const said = { name, label: setting.label, optional, help }
  if (setting.control === 'switch') return <Checkbox name={name} label={setting.label} help={setting.help} />
  if (setting.control === 'select') return <NativeSelect {...said} options={setting.options ?? []} />
  const typed = { ...said, autoComplete: 'off', spellCheck: false, placeholder: mask ?? setting.placeholder }
  if (setting.control === 'area') return <TextArea {...typed} rows={3} mono />
  const type = setting.control === 'date' ? 'date' : setting.control === 'url' && !setting.secret ? 'url' : 'text'
  return <TextField {...typed} type={type} width={setting.control === 'date' ? 's' : undefined} />
}

/** What every kind of connection has: a name, who hears of leads, custom fields. */
export function CommonFields() {
  const { t } = useTranslation('destinations')
  return (
    <>
      <TextArea
        name="contactEmails"
        label={t('form.contactEmails')}
        help={t('form.contactEmailsHelp')}
        optional
        rows={2}
      />
      <TextArea
        name="mapping"
        label={t('form.mapping')}
        help={t('form.mappingHelp')}
        optional
        rows={3}
        mono
        placeholder="campaign_code = {{campaign.mktcmpid}}"
      />
    </>
  )
}
