/** An offer type's page as its form needs it: one language, one profile's limits, lists of choices filled in. */
import { entriesOf, type Field, type OfferType, type Page, type Profile, type Section, type Text } from '#offers'
import type { Locale } from '#platform/messages'
import type { Choice, FieldView, PageView, SectionView } from './form-view.ts'

type Reading = { locale: Locale; profile: Profile; storefront: 'business' | 'it'; connections: Choice[] }

export function pageView(page: Page, reading: Reading): PageView {
  return {
    key: page.key,
    label: page.label[reading.locale],
    help: page.help?.[reading.locale],
    sections: page.sections.map((section) => sectionView(section, reading)),
  }
}

export function creationView(type: OfferType, reading: Reading): SectionView {
  return sectionView(type.creation, reading)
}

function sectionView(section: Section, reading: Reading): SectionView {
  const fields = section.fields.filter((field) => !field.onlyIn || field.onlyIn === reading.profile)
  return {
    key: section.key,
    label: section.label[reading.locale],
    help: section.help?.[reading.locale],
    fields: fields.map((field) => fieldView(field, reading)),
  }
}

function fieldView(field: Field, reading: Reading): FieldView {
  const say = (text?: Text) => text?.[reading.locale]
  const limits = { min: field.min, max: field.max, ...field.byProfile?.[reading.profile] }
  return {
    key: field.key,
    type: field.type,
    label: field.label[reading.locale],
    help: say(field.help),
    placeholder: say(field.placeholder),
    required: field.required,
    visibleIf: field.visibleIf,
    min: limits.min,
    max: limits.max,
    within: field.within,
    choices: choicesOf(field, reading),
    notApplicable: field.notApplicable,
    item: field.item?.map((inner) => fieldView(inner, reading)),
    itemLabel: say(field.itemLabel),
    asset: field.asset,
    fixed: field.immutableAfter === 'create',
    default: field.default,
  }
}

function choicesOf(field: Field, { locale, profile, storefront, connections }: Reading): Choice[] | undefined {
  if (field.type === 'connections') return connections
  if (field.type === 'markets')
    return entriesOf('markets').map((entry) => ({ value: entry.id, label: entry.label[locale] }))
  if (field.taxonomy) {
    const narrow = field.taxonomy === 'categories' ? { storefront } : {}
    return entriesOf(field.taxonomy, narrow).map((entry) => ({
      value: entry.id,
      label: entry.label[locale],
      within: entry.parent,
    }))
  }
  return field.options
    ?.filter((option) => !option.onlyIn || option.onlyIn === profile)
    .map((option) => ({ value: option.value, label: option.label[locale], help: option.help?.[locale] }))
}
