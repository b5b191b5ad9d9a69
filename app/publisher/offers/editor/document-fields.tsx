/** Draws the fields of an offer's page from the type's data. Each works as plain HTML; scripts only add comfort. */
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox, CheckboxGroup, NativeSelect, RadioCards } from '../../../ui/choices.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { FormSection, useField } from '../../../ui/form.tsx'
import { useFormat } from '../../../ui/format.ts'
import { TagInput } from '../../../ui/tag-input.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import s from './editor.module.css'
import { useTyped } from './editor-form.tsx'
import { besideIn, type Choice, type FieldView, holdsInForm, type SectionView } from './form-view.ts'
import { ListField } from './list-field.tsx'
import { ManyField } from './many-field.tsx'
import { MediaField } from './media-field.tsx'
import { RichTextField } from './rich-text-field.tsx'
import { SecretField } from './secret-field.tsx'

/** Choices up to this many are cards, each with its line of help; more are a list. */
const mostCards = 5

export function DocumentSection({ section }: { section: SectionView }) {
  const typed = useTyped()
  const isShown = ({ visibleIf }: FieldView) => !visibleIf || holdsInForm(visibleIf, besideIn('', typed))
  const fields = section.fields.map((field) => <DocumentField key={field.key} field={field} name={field.key} />)
  // A heading over nothing would only puzzle; what its fields hold stays in the form.
  if (!section.fields.some(isShown)) return fields
  return (
    <FormSection title={section.label} help={section.help}>
      {fields}
    </FormSection>
  )
}

/** @param scope inside a list, the name of the entry that the field's conditions and parents are relative to */
function DocumentField({ field, name, scope = '' }: { field: FieldView; name: string; scope?: string }) {
  const typed = useTyped()
  // Some are needed for what only the room knows: a hide key, until the first preview.
  const isAskedFor = useField(name).findings.some(({ code }) => code?.endsWith('.required'))
  if (field.visibleIf && !holdsInForm(field.visibleIf, besideIn(scope, typed)))
    return <Kept name={name} field={field} />
  const required =
    typeof field.required === 'boolean' ? field.required : holdsInForm(field.required, besideIn(scope, typed))
  return <Control field={field} name={name} scope={scope} optional={!required && !isAskedFor} />
}

/** What a field not shown now holds stays in the form: choosing another option and back loses nothing. */
function Kept({ field, name }: { field: FieldView; name: string }) {
  const { values } = useField(name)
  if (['list', 'secret', 'asset'].includes(field.type)) return null
  return values.map((value) => <input key={value} type="hidden" name={name} value={value} />)
}

function Control({
  field,
  name,
  scope,
  optional,
}: {
  field: FieldView
  name: string
  scope: string
  optional: boolean
}): ReactNode {
  const { t } = useTranslation('offers')
  const format = useFormat()
  const choices = useChoices(field, name)
  const said = { name, label: field.label, help: helpOf(field, t), optional }
  if (field.large !== undefined) return <TooMany field={field} />
  if (field.fixed) return <Fixed {...said} field={field} />
  switch (field.type) {
    case 'multiline':
      return <TextArea {...said} limit={field.max} rows={6} placeholder={field.placeholder} />
    case 'richText':
      return <RichTextField {...said} limit={field.max} links={field.links} />
    case 'url':
      return <TextField {...said} type="url" inputMode="url" placeholder={field.placeholder ?? 'https://'} />
    case 'email':
      return <TextField {...said} type="email" inputMode="email" autoComplete="off" width="l" />
    case 'phone':
      return <TextField {...said} type="tel" inputMode="tel" width="m" />
    case 'decimal':
      return <TextField {...said} inputMode="decimal" width="s" written={format.decimal} />
    case 'enumMany':
      return <CheckboxGroup {...said} options={field.choices ?? []} />
    case 'integer':
      return <TextField {...said} inputMode="numeric" width="s" />
    case 'boolean':
      return <Checkbox name={name} label={field.label} help={said.help} />
    case 'enum':
      return (field.choices?.length ?? 0) <= mostCards ? (
        <RadioCards {...said} options={field.choices ?? []} />
      ) : (
        <NativeSelect {...said} options={field.choices ?? []} placeholder={t('editor.choose')} />
      )
    case 'taxonomy':
      return <NativeSelect {...said} options={choices} placeholder={t('editor.choose')} width="l" />
    case 'taxonomyMany':
      return <Narrowed field={field} choices={choices} said={said} scope={scope} />
    case 'markets':
      return <ManyField {...said} choices={choices} />
    case 'connections':
      return <CheckboxGroup {...said} options={field.choices ?? []} />
    case 'tags':
    case 'emails':
      return <TagInput {...said} limit={field.max ?? 10} />
    case 'asset':
      return <MediaField {...said} kind={field.asset!} formats={field.formats} template={field.template} />
    case 'secret':
      return <SecretField {...said} />
    case 'list':
      return (
        <ListField
          field={field}
          {...said}
          draw={(inner, inside) => <DocumentField field={inner} name={`${inside}.${inner.key}`} scope={inside} />}
        />
      )
    default:
      return <TextField {...said} limit={field.max} placeholder={field.placeholder} />
  }
}

/** What was retired since it was chosen is shown where it is chosen, and nowhere else. */
function useChoices({ choices = [] }: FieldView, name: string): Choice[] {
  const { t } = useTranslation('offers')
  const { values } = useField(name)
  return choices.flatMap((choice) => {
    if (!choice.retired) return [choice]
    return values.includes(choice.value) ? [{ ...choice, label: t('editor.retired', { label: choice.label }) }] : []
  })
}

type Said = { name: string; label: string; help?: ReactNode; optional: boolean }

/** Choices that belong to what is chosen in another field: the subcategories of a category. */
function Narrowed({ field, choices, said, scope }: { field: FieldView; choices: Choice[]; said: Said; scope: string }) {
  const { t } = useTranslation('offers')
  const typed = useTyped()
  const parent = field.within && besideIn(scope, typed)(field.within)[0]
  const fitting = choices.filter((choice) => !field.within || choice.within === parent)
  const none = field.notApplicable ? [{ value: field.notApplicable, label: t('editor.notApplicable') }] : []
  if (field.within && fitting.length === 0) return <Kept field={field} name={said.name} />
  return <CheckboxGroup {...said} options={[...fitting, ...none]} />
}

/** What is, or will be, frozen says so before it is: the lock, and the reason. */
function helpOf({ help, frozen }: FieldView, t: (key: string) => string): ReactNode {
  if (!frozen) return help
  return (
    <>
      {help}{' '}
      <span className={s.freezes}>
        <IconLock size={14} aria-hidden="true" /> {frozen.now ? t('editor.frozen') : t('editor.freezes')}{' '}
        {frozen.because}
      </span>
    </>
  )
}

/** Part of the offer's identity, or frozen by publication, with the reason why it cannot be edited. */
function Fixed({ name, label, help, field }: Said & { field: FieldView }) {
  const { t } = useTranslation('offers')
  const format = useFormat()
  const { values } = useField(name)
  const written = field.type === 'decimal' ? format.decimal : undefined
  if (!field.choices && field.type !== 'boolean' && field.type !== 'list')
    return <TextField name={name} label={label} help={help ?? t('editor.fixed')} readOnly written={written} />
  const chosen = values.map((value) => field.choices?.find((choice) => choice.value === value)?.label ?? value)
  const shown = field.type === 'boolean' ? t(values[0] === 'true' ? 'editor.on' : 'editor.off') : chosen.join(', ')
  return (
    <FieldGroup id={`fixed-${name}`} label={label} help={help} optional={false} errors={[]}>
      <output>{shown}</output>
    </FieldGroup>
  )
}

/** Thousands of entries come and go as a file; the form says how many there are. */
function TooMany({ field }: { field: FieldView }) {
  const { t } = useTranslation('offers')
  return (
    <FieldGroup id={`many-${field.key}`} label={field.label} help={field.help} optional errors={[]}>
      <output>{t('editor.large', { count: field.large })}</output>
    </FieldGroup>
  )
}
