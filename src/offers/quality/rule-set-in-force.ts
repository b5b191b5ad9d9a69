/** The rule set of this marketplace: the defaults with the newest tuning of an operator over them. */
import { desc } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, unprocessable } from '#platform/problem'
import { fieldRefusal, reasonFor } from '../refusal-words.ts'
import { qualityTunings } from '../schema.ts'
import { defaultRuleSet, type RuleSet, type Tuning, tunedRuleSet } from './rule-set.ts'

export type TuningChange = { version: string; tuning: Tuning; savedByName: string; savedAt: Date }

/** Weights, severities and words as scores go by them now. */
export async function ruleSetInForce(ctx: Pick<Ctx, 'db'>): Promise<RuleSet> {
  const newest = await newestTuning(ctx)
  return newest ? tunedRuleSet(newest.tuning) : defaultRuleSet
}

/** What was tuned, by whom and when; nothing on an instance that goes by the defaults. */
export async function tuningInForce(ctx: Ctx): Promise<TuningChange | undefined> {
  requirePermission(ctx, 'operator.admin')
  return newestTuning(ctx)
}

async function newestTuning(ctx: Pick<Ctx, 'db'>): Promise<TuningChange | undefined> {
  const [newest] = await ctx.db
    .select()
    .from(qualityTunings)
    .orderBy(desc(qualityTunings.savedAt), desc(qualityTunings.id))
    .limit(1)
  return newest
}

/**
 * Puts a tuning in force, in place of the one before. Scores made before keep the version they were made by.
 * @throws unprocessable when a rule is not known, or a weight is not a number from 0 to 50
 */
export async function tuneRuleSet(ctx: Ctx, tuning: Tuning): Promise<RuleSet> {
  requirePermission(ctx, 'operator.admin')
  const errors = wrongIn(ctx, tuning)
  if (errors.length) throw unprocessable(reasonFor(ctx, 'quality.notChanged'), { errors })
  const ruleSet = tunedRuleSet(tuning)
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(qualityTunings).values({
      id: ctx.newId(),
      version: ruleSet.version,
      tuning,
      savedBy: ctx.actor.id,
      savedByName: ctx.actor.name,
      savedAt: ctx.now(),
    })
    await recordAct(ctx, { act: 'quality.tuned', subject: ruleSet.version })
  })
  return ruleSet
}

const HEAVIEST = 50
const LONGEST_LIST = 20_000

function wrongIn(ctx: Ctx, { rules = {}, words = {}, competitors = '', brands = [] }: Tuning): FieldError[] {
  const ofRules = Object.entries(rules).flatMap(([id, { weight = 0, effort = 1, severity = 'info' }]): FieldError[] => {
    const pointer = `#/rules/${id}`
    if (!defaultRuleSet.rules[id]) {
      return [fieldRefusal(ctx, { pointer, code: 'quality.unknownRule', params: { rule: id } })]
    }
    const isWeight = Number.isInteger(weight) && weight >= 0 && weight <= HEAVIEST
    const isEffort = Number.isInteger(effort) && effort >= 1 && effort <= 10
    const isSeverity = severity === 'warning' || severity === 'info'
    return isWeight && isEffort && isSeverity
      ? []
      : [fieldRefusal(ctx, { pointer: `${pointer}/weight`, code: 'quality.weight', params: { max: HEAVIEST } })]
  })
  const lists = [
    competitors,
    ...brands.map((brand) => brand.never),
    ...Object.values(words).flatMap((of) => Object.values(of)),
  ]
  const tooLong = lists.some((list) => list.length > LONGEST_LIST)
  return tooLong
    ? [
        ...ofRules,
        fieldRefusal(ctx, { pointer: '#/words', code: 'quality.listTooLong', params: { max: LONGEST_LIST } }),
      ]
    : ofRules
}
