import { fieldId } from '../../ui/findings-summary.tsx'
import { fieldOf } from '../../ui/refusal.ts'

/** Where a finding is mended: at its field, on the page of the offer or of the very plan. */
export function findingPath(
  home: string,
  { pointer, pageKey = '' }: { pointer: string; pageKey?: string },
  planIds: string[],
): string {
  const [, place, inPlan] = /^#\/plans\/(\d+)\/(.+)$/.exec(pointer) ?? []
  const planId = planIds[Number(place)]
  return planId && inPlan
    ? `${home}/plans/${planId}/${pageKey}#${fieldId(fieldOf(`#/${inPlan}`))}`
    : `${home}/pages/${pageKey}#${fieldId(fieldOf(pointer))}`
}
