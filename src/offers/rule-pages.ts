/**
 * What there is to say about each rule, for the page that explains it: quality rules, policies of certification,
 * and the findings of validation, each made from the rule itself. Findings link there by their code.
 */
import { fillIn } from '#platform/messages'
import { type ChecklistItem, checklist } from './certification/checklist.ts'
import { hasMessage, messageCodes, offerMessages } from './messages.ts'
import { allQualityRules } from './quality/all.ts'
import { defaultRuleSet, type RuleWeight } from './quality/rule-set.ts'
import { codeOf, rulesOf } from './types/codes.ts'
import type { Field, Text } from './types/offer-type.ts'
import { offerPages, offerTypes, planPages } from './types/registry.ts'

export type RulePage = {
  code: string
  title: Text
  /** What is told when it is broken, with `{parameters}` where values stand. */
  found: Text
} & (
  | ({ kind: 'quality'; why: Text; cure: Text; field: FieldPlace | undefined } & RuleWeight)
  | ({ kind: 'policy' } & Pick<ChecklistItem, 'upstream' | 'how' | 'technical'>)
  | { kind: 'finding'; fields: FieldPlace[] }
)

/** A field as a person finds it in the portal. */
export type FieldPlace = { key: string; label: Text; page: Text; help?: Text; types: Text[] }

/** A page for every rule there is: of quality, of policies, of validation. */
export function rulePages(): RulePage[] {
  return [...codes].map((code) => explainRule(code)!)
}

/** The page of one rule, by its id or the code of its findings. */
export function explainRule(code: string): RulePage | undefined {
  return qualityPage(code) ?? policyPage(code) ?? findingPage(code)
}

function qualityPage(code: string): RulePage | undefined {
  const rule = allQualityRules.find(({ id }) => id === code)
  if (!rule) return undefined
  const { asks, why, cure, fieldKey } = rule
  const found = { en: fillIn(rule.found.en, { locale: 'en' }), fr: fillIn(rule.found.fr, { locale: 'fr' }) }
  const field = places().find((place) => place.key === fieldKey)
  return { kind: 'quality', code, title: asks, found, why, cure, field, ...defaultRuleSet.rules[code]! }
}

function policyPage(code: string): RulePage | undefined {
  const item = checklist.find(({ id }) => id === code)
  if (!item) return undefined
  const { title, requirement, upstream, how, technical } = item
  return { kind: 'policy', code, title, found: requirement, upstream, how, technical }
}

function findingPage(code: string): RulePage | undefined {
  if (!hasMessage(code)) return undefined
  const found = { en: offerMessages('en', code), fr: offerMessages('fr', code) }
  const fields = (fieldsByCode().get(code) ?? []).concat(nearField(code))
  const title = fields[0] ? fields[0].label : { en: code, fr: code }
  return { kind: 'finding', code, title, found, fields: fields.slice(0, 1) }
}

/**
 * Rules of their own are called after the field they are told at, by its key or by what its findings are called:
 * `listing.summary.sentences`, `properties.solutionAreas.onlyAzure`; or after the part that it begins: `plans.trial`.
 */
function nearField(code: string): FieldPlace[] {
  const prefix = code.replace(/\.[^.]+$/, '')
  const named = places().filter((place) => place.key === (toldAt[code] ?? prefix))
  if (named.length > 0) return named
  const called = fieldsByCode().get(`${prefix}.required`) ?? []
  return called.length > 0 ? called : places().filter((place) => place.key.startsWith(`${prefix}.`))
}

/** What an estimate depends on is said in the description. */
const toldAt: Record<string, string> = { 'pricing.estimated.explain': 'listing.description' }

let known: { places: FieldPlace[]; byCode: Map<string, FieldPlace[]> } | undefined

function gathered() {
  if (known) return known
  const byKey = new Map<string, FieldPlace>()
  const byCode = new Map<string, FieldPlace[]>()
  for (const type of offerTypes('2022')) {
    for (const page of [...offerPages(type), ...planPages(type)]) {
      for (const field of page.sections.flatMap((section) => section.fields)) {
        walk(field, field.key, (inner, key) => {
          const place = byKey.get(key) ?? { key, label: inner.label, page: page.label, help: inner.help, types: [] }
          byKey.set(key, place)
          if (!place.types.includes(type.label)) place.types.push(type.label)
          for (const rule of rulesOf(inner)) {
            const code = codeOf(inner, rule)
            const of = byCode.get(code) ?? []
            if (!of.includes(place)) byCode.set(code, [...of, place])
          }
        })
      }
    }
  }
  known = { places: [...byKey.values()], byCode }
  return known
}

function walk(field: Field, key: string, see: (field: Field, key: string) => void) {
  see(field, key)
  for (const inner of field.item ?? []) walk(inner, `${key}.${inner.key}`, see)
}

const places = () => gathered().places
const fieldsByCode = () => gathered().byCode

const codes = new Set([...allQualityRules.map(({ id }) => id), ...checklist.map(({ id }) => id), ...messageCodes()])
