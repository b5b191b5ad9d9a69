import { lintCure, lintMessage, viewPlanPackage } from '#attribution'
import type { Ctx } from '#platform/ctx'

/** What the page of a plan shows of its package's tracker. */
export async function trackedPackage(ctx: Ctx, key: { publisherId: string; offerId: string; planId: string }) {
  const view = await viewPlanPackage(ctx, key)
  if (!view) return undefined
  return {
    ...view,
    findings: view.findings.map((finding) => ({
      rule: finding.rule,
      level: finding.level,
      line: finding.line,
      message: lintMessage(ctx.locale, finding),
      cure: lintCure(ctx.locale, finding),
    })),
  }
}
