/** The inbox's filter: words in sight, everything else folded away; plain forms that live in the address. */
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../ui/address.ts'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useFilterWords } from './filter-words.ts'
import s from './find.module.css'

export type Choices = {
  offers: { offerId: string; count: number }[]
  workers: { id: string; name: string }[]
  connections: { id: string; name: string }[]
  codes: { code: string; what: string }[]
  countries: Option[]
  /** The values of those that have a word each, by filter. */
  known: Record<string, string[]>
}

type FindProps = { filled: Record<string, string>; choices: Choices; inForce: number }

export function Find({ filled, choices, inForce }: FindProps) {
  const { t } = useTranslation('leads')
  const { params } = useAddress()
  return (
    <search>
      <form className={s.find} key={JSON.stringify(filled)}>
        {['sort', 'rows'].map(
          (name) => params.get(name) && <input key={name} type="hidden" name={name} value={params.get(name)!} />,
        )}
        <div className={s.words}>
          <input
            type="search"
            name="q"
            defaultValue={filled.q}
            aria-label={t('list.find')}
            placeholder={t('list.find')}
            className={s.control}
          />
          <Button kind="plain">{t('list.search')}</Button>
        </div>
        <details className={s.more}>
          <summary className={s.summary}>
            <IconAdjustmentsHorizontal size={18} aria-hidden="true" />
            {t('list.filters')}
            {inForce > 0 && <span className={s.count}>{inForce}</span>}
          </summary>
          <div className={s.panel}>
            <What filled={filled} choices={choices} />
            <Who filled={filled} choices={choices} />
            <Work filled={filled} choices={choices} />
            <Way filled={filled} choices={choices} />
            <div className={s.acts}>
              <Button kind="primary">{t('list.filter')}</Button>
              <a href="?">{t('list.noFilter')}</a>
            </div>
          </div>
        </details>
      </form>
    </search>
  )
}

type GroupProps = Pick<FindProps, 'filled' | 'choices'>

function What({ filled, choices }: GroupProps) {
  const { t } = useTranslation('leads')
  return (
    <fieldset className={s.group}>
      <legend>{t('find.what')}</legend>
      <Select
        name="offerId"
        filled={filled}
        options={choices.offers.map(({ offerId, count }) => ({ value: offerId, label: `${offerId} (${count})` }))}
      />
      <Known name="actionCode" filled={filled} choices={choices} />
      <Known name="listingOption" filled={filled} choices={choices} />
      <Known name="source" filled={filled} choices={choices} />
      <Text name="planId" filled={filled} />
      <Text name="mktcmpid" filled={filled} />
      <Text name="src" filled={filled} />
      <Known name="environment" filled={filled} choices={choices} />
    </fieldset>
  )
}

function Who({ filled, choices }: GroupProps) {
  const { t } = useTranslation('leads')
  return (
    <fieldset className={s.group}>
      <legend>{t('find.who')}</legend>
      <Select name="country" filled={filled} options={choices.countries} />
      <Text name="company" filled={filled} placeholder={t('find.companyExample')} />
      <Known name="rating" filled={filled} choices={choices} />
      <Text name="minScore" filled={filled} type="number" />
      <Known name="flag" filled={filled} choices={choices} />
      <Text name="from" filled={filled} type="date" />
      <Text name="before" filled={filled} type="date" />
    </fieldset>
  )
}

function Work({ filled, choices }: GroupProps) {
  const { t } = useTranslation('leads')
  const people = [
    { value: 'nobody', label: t('list.nobody') },
    { value: 'gone', label: t('list.somebodyGone') },
    ...choices.workers.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <fieldset className={s.group}>
      <legend>{t('find.work')}</legend>
      <Known name="workState" filled={filled} choices={choices} />
      <Select name="owner" filled={filled} options={people} />
      <Known name="clock" filled={filled} choices={choices} />
      <Text name="path" filled={filled} />
      <Text name="tag" filled={filled} />
    </fieldset>
  )
}

function Way({ filled, choices }: GroupProps) {
  const { t } = useTranslation('leads')
  return (
    <fieldset className={s.group}>
      <legend>{t('find.way')}</legend>
      <Known name="delivery" filled={filled} choices={choices} />
      <Select
        name="connectionId"
        filled={filled}
        options={choices.connections.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Known name="outcome" filled={filled} choices={choices} />
      <Select
        name="code"
        filled={filled}
        options={choices.codes.map(({ code, what }) => ({ value: code, label: what }))}
      />
      <Known name="state" filled={filled} choices={choices} />
    </fieldset>
  )
}

/** A filter whose values have a word each. */
function Known({ name, filled, choices }: GroupProps & { name: string }) {
  const words = useFilterWords()
  const options = (choices.known[name] ?? []).map((value) => ({ value, label: words(name, value) }))
  return <Select name={name} filled={filled} options={options} />
}

type Option = { value: string; label: string }

/** What stands in the address and is no choice any more stays a choice: nothing is lost by opening the filter. */
function Select({ name, filled, options }: { name: string; filled: Record<string, string>; options: Option[] }) {
  const { t } = useTranslation('leads')
  const value = filled[name] ?? ''
  const isKnown = value === '' || options.some((option) => option.value === value)
  return (
    <NativeSelect
      name={name}
      label={t(`filter.${name}`)}
      defaultValue={value}
      optional="quietly"
      placeholder={t('list.any')}
      options={isKnown ? options : [{ value, label: value }, ...options]}
    />
  )
}

type TextProps = {
  name: string
  filled: Record<string, string>
  type?: 'text' | 'date' | 'number'
  placeholder?: string
}

function Text({ name, filled, type = 'text', placeholder }: TextProps) {
  const { t } = useTranslation('leads')
  const range = type === 'number' ? { min: 1, max: 100 } : {}
  return (
    <TextField
      name={name}
      label={t(`filter.${name}`)}
      type={type}
      defaultValue={filled[name]}
      optional="quietly"
      placeholder={placeholder}
      {...range}
    />
  )
}
