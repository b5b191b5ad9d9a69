/** Ports are numbers that exist, and a range goes upwards (spec "offers" 4.5). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const portsExist: Rule = ({ document }) =>
  plansOf(document).flatMap((plan) =>
    plan.entries('technical.ports').flatMap(({ port }, n) => {
      const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(port ?? ''))
      if (!range) return []
      const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])]
      return first < 1 || last > 65_535 || last < first
        ? [
            aboutPlan(plan, ['technical.ports', n, 'port'], {
              code: 'plans.technical.ports.range',
              params: { value: String(port) },
            }),
          ]
        : []
    }),
  )
