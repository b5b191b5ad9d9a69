/** Versions of a machine's image: one at least is offered, and a published one never disappears (spec "offers" 4.5). */
import { aboutPlan, type PlanRead, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

const key = 'technical.images'

export const oneImageIsOffered: Rule = ({ document }) =>
  plansOf(document)
    .filter((plan) => {
      const images = plan.entries(key)
      return images.length > 0 && images.every((image) => image.deprecated === true)
    })
    .map((plan) => aboutPlan(plan, [key], { code: 'plans.technical.images.allDeprecated' }))

export const publishedImagesStay: Rule = ({ document, context }) => {
  const live = plansOf(context.live?.document ?? {})
  return plansOf(document).flatMap((plan) => {
    const before = live.find((one) => one.planId === plan.planId)
    const here = new Set(versionsOf(plan))
    const gone = before ? versionsOf(before).filter((version) => !here.has(version)) : []
    return gone.map((version) =>
      aboutPlan(plan, [key], { code: 'plans.technical.images.removed', params: { version } }),
    )
  })
}

const versionsOf = (plan: PlanRead) => plan.entries(key).flatMap(({ version }) => (version ? String(version) : []))
