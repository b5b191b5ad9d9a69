/** JSON Schema of an offer's file, made from its type: editors complete keys and values, and say what they mean. */
import { entriesOf } from '../taxonomies/taxonomy.ts'
import type { Field, OfferType, Profile } from '../types/offer-type.ts'
import { offerTypes } from '../types/registry.ts'
import { type Branch, type Leaf, layoutOf, type Ranked, type Slot } from './layout.ts'
import { apiVersion } from './read-header.ts'

export type Schema = { [keyword: string]: unknown }

export function fileSchema(type: OfferType): Schema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...schemaOf(type) }
}

/** For folders with offers of several types: `type` decides. */
export function schemaOfEveryType(profile: Profile): Schema {
  const types = offerTypes(profile)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'An offer of a Comptoir marketplace',
    type: 'object',
    required: ['apiVersion', 'type', 'publisher', 'offerId', 'alias'],
    properties: { type: { enum: types.map(({ id }) => id) } },
    allOf: types.map((type) => ({
      if: { properties: { type: { const: type.id } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: schemaOf(type),
    })),
  }
}

function schemaOf(type: OfferType): Schema {
  const identity = Object.fromEntries(type.creation.fields.map((field) => [field.key, ofField(field)]))
  const sections = Object.fromEntries([...layoutOf(type).sections].map(([name, slot]) => [name, { ...ofSlot(slot) }]))
  return {
    title: type.label.en,
    description: type.help.en,
    type: 'object',
    additionalProperties: false,
    required: ['apiVersion', 'type', 'publisher', 'offerId', 'alias'],
    properties: {
      apiVersion: { const: apiVersion },
      type: { const: type.id },
      publisher: { type: 'string', pattern: '^[a-z0-9_-]{1,50}$', description: 'The ID of the publisher.' },
      ...identity,
      published: { type: 'boolean', description: 'It was in preview or live before; `pull` says so.' },
      ...sections,
    },
  }
}

const textFile: Schema = { type: 'string', description: 'Path of a file with this text, relative to this one.' }
const secretRef: Schema = { type: 'string', description: 'Name of the environment variable that holds it.' }
const variable: Schema = { type: 'string', pattern: '^\\$\\{[A-Za-z_]\\w*\\}$' }
const withVariable: Schema = { type: 'string', pattern: '\\$\\{[A-Za-z_]\\w*\\}' }

function ofSlot(slot: Slot): Schema {
  switch (slot.kind) {
    case 'branch':
      return ofBranch(slot)
    case 'ranked':
      return ofRanked(slot)
    case 'leaf':
      return ofLeaf(slot)
    case 'textFile':
      return textFile
    case 'secretRef':
      return secretRef
  }
}

function ofBranch({ label, children }: Branch): Schema {
  return {
    ...(label && { description: label.en }),
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries([...children].map(([name, slot]) => [name, ofSlot(slot)])),
  }
}

function ofRanked({ ranks, main }: Ranked): Schema {
  const [first] = ranks
  if (!first) return {}
  const inOrder = { anyOf: [ofBranch(first.branch), ofSlot(first.branch.children.get(main) ?? first.branch)] }
  return {
    description: 'In order of preference.',
    anyOf: [
      { type: 'array', maxItems: ranks.length, items: inOrder },
      {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(ranks.map(({ name, branch }) => [name, ofBranch(branch)])),
      },
    ],
  }
}

function ofLeaf({ field, item, main }: Leaf): Schema {
  if (field.type !== 'list' || !item) return ofField(field)
  const short = main ? item.children.get(main) : undefined
  const entry = short ? { anyOf: [ofBranch(item), ofSlot(short)] } : ofBranch(item)
  return { ...said(field), type: ['array', 'null'], maxItems: field.max, items: entry }
}

/** A value with its limits, or the variable of the environment that has it. */
function ofField(field: Field): Schema {
  const about = said(field)
  const { min, max } = field
  switch (field.type) {
    case 'boolean':
      return { ...about, anyOf: [{ type: 'boolean' }, variable] }
    case 'integer':
    case 'decimal': {
      const number = { type: field.type === 'integer' ? 'integer' : 'number', minimum: min, maximum: max }
      return { ...about, anyOf: [number, variable] }
    }
    case 'enum':
      return { ...about, enum: field.options?.map(({ value }) => value) }
    case 'enumMany':
      return { ...about, ...several(field, { enum: field.options?.map(({ value }) => value) }) }
    case 'taxonomy':
      return { ...about, ...idsOf(field) }
    case 'taxonomyMany':
    case 'markets':
      return { ...about, ...several(field, idsOf(field)) }
    case 'tags': {
      const { pattern, itemMin, itemMax } = field
      return { ...about, ...several(field, { type: 'string', minLength: itemMin, maxLength: itemMax, pattern }) }
    }
    case 'emails':
      return { ...about, ...several(field, { anyOf: [{ type: 'string', format: 'email' }, withVariable] }) }
    case 'connections':
      return { ...about, ...several(field, { type: 'string' }) }
    case 'asset':
      return { ...about, type: 'string', description: `${field.label.en}: path of the file, relative to this one.` }
    case 'secret':
      return { ...about, anyOf: [{ type: 'object', required: ['secretRef'], properties: { secretRef } }, variable] }
    default:
      return { ...about, ...ofText(field) }
  }
}

function several({ max, notApplicable }: Field, items: Schema): Schema {
  return { type: 'array', maxItems: notApplicable ? undefined : max, uniqueItems: true, items }
}

const formats: Partial<Record<Field['type'], Schema>> = {
  url: { format: 'uri', pattern: '^https://' },
  email: { format: 'email' },
  guid: { format: 'uuid' },
}

/** YAML takes an unquoted 1.10 for a number; the file is read as it is written. */
function ofText(field: Field): Schema {
  const type = ['string', 'number', 'null']
  const form = { ...formats[field.type], ...(field.pattern && { pattern: field.pattern }) }
  const text = { type, maxLength: field.max }
  return Object.keys(form).length > 0 ? { ...text, anyOf: [form, withVariable] } : text
}

function idsOf(field: Field): Schema {
  if (!field.taxonomy) return { type: 'string' }
  const ids = entriesOf(field.taxonomy).flatMap(({ id, retired }) => (retired ? [] : [id]))
  return { enum: [...new Set([...ids, ...(field.notApplicable ? [field.notApplicable] : [])])] }
}

function said({ label, help, default: value }: Field): Schema {
  return { description: help ? `${label.en}. ${help.en}` : label.en, ...(value !== undefined && { default: value }) }
}
