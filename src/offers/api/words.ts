/** Views of deeds with their words said in the caller's language. */

import { wire } from '#platform/api-shapes'
import type { Ctx } from '#platform/ctx'
import { ruleAddress } from '../addresses.ts'
import type { Asset } from '../assets.ts'
import type { Finding } from '../finding.ts'
import { findingMessage, offerMessages } from '../messages.ts'
import { publishingWords } from '../publishing-words.ts'
import type { OfferScore } from '../quality/score.ts'
import type { Submission } from '../submissions.ts'

export function shownSubmission({ locale }: Pick<Ctx, 'locale'>, submission: Submission) {
  return wire({
    ...submission,
    steps: submission.steps.map((step) => ({
      ...step,
      name: publishingWords(locale, `step.${step.stepId}`),
      estimatedTimeFrame: publishingWords(locale, step.estimatedTimeFrame),
    })),
  })
}

type Reader = Pick<Ctx, 'locale' | 'config'>

/** In the reader's language, each with the address of the page that explains its rule. */
export function shownFindings(ctx: Reader, findings: Finding[]): (Finding & { helpUri: string })[] {
  return findings.map((finding) => shownFinding(ctx, finding))
}

function shownFinding(ctx: Reader, finding: Finding) {
  return { ...finding, message: findingMessage(ctx.locale, finding), helpUri: ruleAddress(ctx, finding.code) }
}

export function shownScore(ctx: Reader, score: OfferScore) {
  return {
    ...score,
    results: score.results.map(({ finding, ...result }) => ({
      ...result,
      ...(finding && { finding: shownFinding(ctx, finding) }),
    })),
    bestFixes: score.bestFixes.map((fix) => ({ ...fix, finding: shownFinding(ctx, fix.finding) })),
  }
}

export function shownAsset({ locale }: Pick<Ctx, 'locale'>, asset: Asset) {
  const { assetId, kind, sha256, sentSha256, size, contentType, filename, width, height } = asset
  const { generatedFrom, uploadedAt, uploadedBy } = asset
  const warnings = asset.warnings.map(({ code, params }) => ({ code, message: offerMessages(locale, code, params) }))
  const content = { sha256, sentSha256, size, contentType, filename, width, height, generatedFrom }
  return wire({ assetId, kind, ...content, warnings, uploadedAt, uploadedBy })
}
