/**
 * A configuration as publishing actions of the field keep it in a repository: the product with its resources inside
 * it, and plans with theirs. Such an action adds the references when it posts; so does this.
 */
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'

/** The same as a request to configure; nothing when the document is none of these. */
export function unnested(json: Members): Members | undefined {
  const product = memberOf(json, 'product')
  if (!isMembers(product) || !isMembers(memberOf(product, 'identity'))) return undefined
  const ofProduct = { product: { resourceName: 'product' } }
  const plans = listOf(json, 'plans').filter(isMembers)
  return {
    resources: [
      { ...withoutResources(product), resourceName: 'product' },
      ...listOf(product, 'resources').map((one) => referring(one, ofProduct)),
      ...plans.flatMap((plan, i) => {
        const resourceName = `plan-${textOf(memberOf(plan, 'identity'), 'externalId') ?? i}`
        const ofPlan = { ...ofProduct, plan: { resourceName } }
        return [
          { ...withoutResources(plan), ...ofProduct, resourceName },
          ...listOf(plan, 'resources').map((one) => referring(one, ofPlan)),
        ]
      }),
    ],
  }
}

function withoutResources({ resources: _, ...members }: Members): Members {
  return members
}

function referring(resource: Json, references: Members): Json {
  return isMembers(resource) ? { ...resource, ...references } : resource
}
