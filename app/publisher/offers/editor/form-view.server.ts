/** An offer type's page as its form needs it: one language, one profile's limits, lists of choices filled in. */
import {
  entriesOf,
  type Field,
  formatsOf,
  isFrozen,
  kindRules,
  type Page,
  type Profile,
  readKey,
  type Section,
  type Text,
} from '#offers'
import type { Locale } from '#platform/messages'
import type { Choice, FieldView, PageView, SectionView } from './form-view.ts'

type Reading = {
  locale: Locale
  profile: Profile
  storefronts: readonly ('business' | 'it')[]
  connections: Choice[]
  /** The same page as it is published, for fields that publication froze. */
  live?: unknown
  /** Values as they stand, for lists too long for a form. */
  now?: unknown
}

export function pageView(page: Page, reading: Reading): PageView {
  return {
    key: page.key,
    label: page.label[reading.locale],
    help: page.help?.[reading.locale],
    sections: page.sections.map((section) => sectionView(section, reading)),
  }
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
    item: field.item?.map((inner) => fieldView(inner, { ...reading, live: undefined, now: undefined })),
    itemLabel: say(field.itemLabel),
    asset: field.asset,
    formats: field.asset && formatsOf(kindRules(field.asset)).map((format) => `.${format}`),
    template: field.asset && kindRules(field.asset).template,
    fixed: field.immutableAfter === 'create' || (reading.live !== undefined && isFrozen(field, reading.live)),
    frozen: frozenView(field, reading),
    large: entriesBeyondForms(field, reading),
    links: field.links,
    default: field.default,
  }
}

function frozenView(field: Field, { locale, live }: Reading): FieldView['frozen'] {
  if (field.immutableAfter !== 'publish' || !field.frozenBecause) return undefined
  return { now: live !== undefined && isFrozen(field, live), because: field.frozenBecause[locale] }
}

/** Entries that fit into a form that a browser still sends; longer lists come and go as files. */
const mostInForm = 100

function entriesBeyondForms(field: Field, { now }: Reading): number | undefined {
  const value = field.type === 'list' && now !== undefined ? readKey(now, field.key) : undefined
  return Array.isArray(value) && value.length > mostInForm ? value.length : undefined
}

function choicesOf(field: Field, { locale, profile, storefronts, connections }: Reading): Choice[] | undefined {
  if (field.type === 'connections') return connections
  const taxonomy = field.type === 'markets' ? 'markets' : field.taxonomy
  if (taxonomy) {
    const entries =
      taxonomy === 'categories'
        ? storefronts.flatMap((storefront) => entriesOf(taxonomy, { storefront, retired: true }))
        : entriesOf(taxonomy, { retired: true })
    const offered = field.soldOnly ? entries.filter((entry) => entry.currency) : entries
    const known = new Map(offered.map((entry) => [entry.id + (entry.parent ?? ''), entry]))
    const choices = [...known.values()].map((entry) => ({
      value: entry.id,
      label: entry.label[locale],
      within: entry.parent,
      ...(entry.retired && { retired: true }),
      ...(entry.taxRemitted && { taxRemitted: true }),
    }))
    // Countries are looked for by name; the other lists have an order of their own.
    return taxonomy === 'markets' ? choices.sort((a, b) => a.label.localeCompare(b.label, locale)) : choices
  }
  return field.options
    ?.filter((option) => !option.onlyIn || option.onlyIn === profile)
    .map((option) => ({ value: option.value, label: option.label[locale], help: option.help?.[locale] }))
}
