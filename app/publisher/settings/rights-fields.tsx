/** Roles, and the offers that they end at: of a person or of a program. */
import { useTranslation } from 'react-i18next'
import type { PublisherRole } from '#accounts'
import { CheckboxGroup } from '../../ui/choices.tsx'
import { TagInput } from '../../ui/tag-input.tsx'

export function RightsFields({ roles }: { roles: PublisherRole[] }) {
  const { t } = useTranslation('settings')
  const options = roles.map((value) => ({
    value,
    label: t(`account:roles.${value}`),
    help: t(`people.roleHelp.${value}`),
  }))
  return (
    <>
      <CheckboxGroup name="roles" label={t('people.roles')} options={options} />
      <TagInput name="limitedTo" label={t('people.limit')} help={t('people.limitHelp')} optional limit={5} />
    </>
  )
}
