/** What a publisher should have read before going live: they are asked to say so. */
import type { Ctx } from '#platform/ctx'
import type { FieldError } from '#platform/problem'
import { sayMessage } from './say.ts'
import type { Publication } from './slots.ts'
import { stepsOfSubmission } from './submission-rows.ts'

export async function goLiveWarnings(ctx: Pick<Ctx, 'db' | 'locale'>, preview: Publication): Promise<FieldError[]> {
  const steps = await stepsOfSubmission(ctx, { publisherId: preview.publisherId, id: preview.submissionId })
  const warnings = steps
    .flatMap((step) => step.messages)
    .filter((message) => message.level === 'warning')
    .map(({ code, params, pointer }) => ({
      pointer: pointer ?? '#',
      code,
      params,
      detail: sayMessage(ctx.locale, code, params),
    }))
  // Rule X-06 of spec "offers" 3.10.
  if (preview.hidden) {
    const code = 'goLive.hidden'
    warnings.push({ pointer: '#/availability/hideKey', code, params: {}, detail: sayMessage(ctx.locale, code) })
  }
  return warnings
}
