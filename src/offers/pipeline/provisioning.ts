/** The package is where customers will get it from: the copy that was made, byte for byte. */
import { createHash } from 'node:crypto'
import type { Ctx } from '#platform/ctx'
import { packageOf } from './package.ts'
import { judged, type StepResult, type StepWork } from './runner.ts'

export async function provisioning(ctx: Ctx, work: StepWork): Promise<StepResult> {
  const stored = packageOf(work)
  // Where addresses are not visited, nothing could be copied.
  if (!stored) return judged([work.message('information', 'links.shapeOnly')])
  if (!(await ctx.files.has(stored.sha256))) throw new Error(`package ${stored.sha256} is not in the store`)
  const hash = createHash('sha256')
  for await (const chunk of ctx.files.stream(stored.sha256)) hash.update(chunk as Uint8Array)
  if (hash.digest('hex') !== stored.sha256) throw new Error(`package ${stored.sha256} is damaged in the store`)
  const regions = work.submission.snapshot.document.technical?.packageRegions?.length ?? 0
  return judged([work.message('information', 'package.stored', { n: regions })])
}
