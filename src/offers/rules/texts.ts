/** Single values: texts and their limits, addresses, numbers, and choices from a list. */

import type { Json } from '../offer-document.ts'
import { isOnHost, judgeUrl } from '../public-url.ts'
import { findEntry, replacementOf, type TaxonomyEntry } from '../taxonomies/taxonomy.ts'
import { lengthOf } from '../text-length.ts'
import type { Field } from '../types/offer-type.ts'
import { unseenIn } from '../unseen.ts'
import { isPhone } from './phone.ts'
import type { Place } from './place.ts'
import type { Found } from './rule.ts'

export function textRules(field: Field, value: Json | undefined, { say }: Place): Found[] {
  if (field.type === 'integer' || field.type === 'decimal') return numberRules(field, value, say)
  const text = String(value)
  const found: Found[] = []
  const n = lengthOf(text)
  if (field.max !== undefined && n > field.max) found.push(say('tooLong', { n, max: field.max }))
  if (field.type === 'text' && text.includes('\n')) found.push(say('lineBreak'))
  if (field.type === 'text' || field.type === 'multiline') found.push(...unseenRules(text, say))
  if (field.pattern && !patternOf(field.pattern).test(text)) found.push(say('format'))
  const ofKind = kindRules(field, text, say)
  return found.length > 0 ? [...found, ...ofKind] : ofKind
}

export function unseenRules(text: string, say: Place['say']): Found[] {
  const character = unseenIn(text)
  return character === undefined ? [] : [say('unseen', { character })]
}

/** Those of types, each made once. */
export function patternOf(source: string): RegExp {
  let pattern = patterns.get(source)
  if (!pattern) {
    pattern = new RegExp(source, 'u')
    patterns.set(source, pattern)
  }
  return pattern
}

const patterns = new Map<string, RegExp>()

function kindRules(field: Field, text: string, say: Place['say']): Found[] {
  switch (field.type) {
    case 'url':
      return urlRules(field, text, say)
    case 'email':
      return isEmail(text) ? [] : [say('invalid')]
    case 'phone':
      return isPhone(text) ? [] : [say('invalid')]
    case 'guid':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? [] : [say('invalid')]
    case 'enum':
      return field.options?.some((option) => option.value === text) ? [] : [say('invalid', { value: text })]
    case 'taxonomy':
      return entryRules(field, text, say)
    default:
      return []
  }
}

function urlRules(field: Field, text: string, say: Place['say']): Found[] {
  const judgement = judgeUrl(text)
  if (judgement !== 'ok') return [say(judgement)]
  return field.hosts && !isOnHost(text, field.hosts) ? [say('host', { hosts: field.hosts.join(', ') })] : []
}

function entryRules(field: Field, id: string, say: Place['say']): Found[] {
  const entry = field.taxonomy && findEntry(field.taxonomy, id)
  if (!entry) return [say('invalid', { value: id })]
  return retiredRules(field, entry, say)
}

/** What was chosen once is no longer offered: what took its place is named, when something did. */
export function retiredRules({ taxonomy }: Field, entry: TaxonomyEntry, say: Place['say']): Found[] {
  if (!entry.retired || !taxonomy) return []
  const topics = replacementOf(taxonomy, entry)
  return [topics ? say('replaced', { value: entry.id, topics }) : say('retired', { value: entry.id })]
}

function numberRules(field: Field, value: Json | undefined, say: Place['say']): Found[] {
  if (field.type === 'decimal') {
    if (typeof value !== 'number') return [say('number')]
  } else if (typeof value !== 'number' || !Number.isInteger(value)) return [say('integer')]
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field
  return value < min || value > max ? [say('range', { min, max })] : []
}

export function isEmail(text: string): boolean {
  return email.test(text)
}

// What zod takes for one, too; the whole of zod takes longer to load than an offer to check.
const email = /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/
