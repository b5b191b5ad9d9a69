/** A resource as it was posted, and how it refers to others. */
import { type Json, type Members, textOf } from '../wire/json.ts'

/** Another resource: by its durable id, by the id its publisher gave it, or by its name in this request. */
export type Reference = { id: string } | { externalId: string } | { resourceName: string }

export type Posted = {
  /** `product`, `plan`, `submission`, `listing-asset`, or the name of a resource with a sheet. */
  resource: string
  id?: string
  resourceName?: string
  product?: Reference
  plan?: Reference
  lifecycleState: 'generallyAvailable' | 'deprecated' | 'deleted'
  /** Everything else, as posted. */
  members: Members
}

export function referenceIn(value: Json | undefined): Reference | undefined {
  if (typeof value === 'string' && value !== '') return { id: value }
  const externalId = textOf(value, 'externalId')
  if (externalId) return { externalId }
  const resourceName = textOf(value, 'resourceName')
  return resourceName ? { resourceName } : undefined
}
