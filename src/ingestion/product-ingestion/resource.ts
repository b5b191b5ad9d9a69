/** What a resource of the Product Ingestion API is made of. */
import type { Sheet } from '../sheets/sheet.ts'
import type { Members } from '../wire/json.ts'

export type Resource = {
  name: string
  /** `plan`: one for each plan. */
  of: 'offer' | 'plan'
  /** What follows the product's id in its own: `public/main`; `{plan}` stands for the plan's. */
  path: string
  /** Members that a new one must have, beside the references to its product and plan. */
  required: string[]
  /** Words that a member may hold, where clients parse them strictly. */
  words?: Record<string, readonly string[]>
  /** Members that are always there. */
  always?: Members
  /** `kind` of the type, with this added. */
  kind?: '' | '-plan'
  /** Types of offers that have it; all, when absent. */
  types?: string[]
  sheet: Sheet
}
