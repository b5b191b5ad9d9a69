/** The settings of a connector as form fields, drawn from its data. */
import { useTranslation } from 'react-i18next'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'

export type SettingView = {
  key: string
  label: string
  help: string
  control: 'text' | 'url' | 'select' | 'switch'
  required: boolean
  secret: boolean
  generated: boolean
  maxLength?: number
  placeholder?: string
  options?: { value: string; label: string }[]
}

/** @param masks what may be seen of the secrets that are set */
export function SettingsFields({ settings, masks = {} }: { settings: SettingView[]; masks?: Record<string, string> }) {
  const { t } = useTranslation('destinations')
  return settings
    .filter((setting) => !setting.generated)
    .map((setting) => {
      const name = `settings.${setting.key}`
      const said = { name, label: setting.label, optional: !setting.required }
      if (setting.control === 'switch')
        return <Checkbox key={name} name={name} label={setting.label} help={setting.help} />
      if (setting.control === 'select')
        return <NativeSelect key={name} {...said} help={setting.help} options={setting.options ?? []} />
      const mask = masks[setting.key]
      const help = mask ? `${setting.help} ${t('form.secretSet', { mask })}` : setting.help
      return (
        <TextField
          key={name}
          {...said}
          help={help}
          type={setting.control === 'url' && !setting.secret ? 'url' : 'text'}
          optional={!setting.required || mask !== undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={mask ?? setting.placeholder}
        />
      )
    })
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
