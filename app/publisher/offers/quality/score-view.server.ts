/** A score in the reader's language, with addresses to mend each fault at and to read about its rule. */
import { findingMessage, findQualityRule, type OfferScore, rulePath } from '#offers'
import type { Locale } from '#platform/messages'
import { fieldId } from '../../../ui/findings-summary.tsx'
import { fieldOf } from '../../../ui/refusal.ts'
import type { FixView, ScoreView } from './score-view.ts'

export function scoreView({ score, band, capped, bestFixes }: OfferScore, { home, locale }: Reading): ScoreView {
  return { score, band, capped, fixes: bestFixes.map((fix) => fixView(fix, { home, locale })) }
}

type Reading = { home: string; locale: Locale }

export type RuleView = FixView & { asks: string; state: string }

/** Every rule: what is left to improve by what it brings, what passes, and what is left out. */
export function ruleViews({ results }: OfferScore, reading: Reading): RuleView[] {
  return results
    .map((result) => ({
      ...fixView(result, reading),
      state: result.state,
      asks: findQualityRule(result.id)?.asks[reading.locale] ?? result.id,
    }))
    .sort((a, b) => b.gain - a.gain)
}

function fixView(
  { id, gain, finding }: Pick<OfferScore['results'][number], 'id' | 'gain' | 'finding'>,
  { home, locale }: Reading,
): FixView {
  return {
    id,
    gain,
    message: finding ? findingMessage(locale, finding) : '',
    href: finding ? `${home}/pages/${finding.pageKey}#${fieldId(fieldOf(finding.pointer))}` : '',
    ruleHref: rulePath(locale, id),
  }
}
