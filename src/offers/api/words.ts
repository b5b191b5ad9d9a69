/** Views of deeds with their words said in the caller's language. */

import { wire } from '#platform/api-shapes'
import type { Ctx } from '#platform/ctx'
import type { Asset } from '../assets.ts'
import type { Finding } from '../finding.ts'
import { findingMessage, offerMessages } from '../messages.ts'
import { publishingWords } from '../publishing-words.ts'
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

export function shownFindings({ locale }: Pick<Ctx, 'locale'>, findings: Finding[]): Finding[] {
  return findings.map((finding) => ({ ...finding, message: findingMessage(locale, finding) }))
}

export function shownAsset({ locale }: Pick<Ctx, 'locale'>, asset: Asset) {
  const { assetId, kind, sha256, sentSha256, size, contentType, filename, width, height } = asset
  const { generatedFrom, uploadedAt, uploadedBy } = asset
  const warnings = asset.warnings.map(({ code, params }) => ({ code, message: offerMessages(locale, code, params) }))
  const content = { sha256, sentSha256, size, contentType, filename, width, height, generatedFrom }
  return wire({ assetId, kind, ...content, warnings, uploadedAt, uploadedBy })
}
