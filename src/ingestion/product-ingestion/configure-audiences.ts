/** `price-and-availability-update-private-audiences`: who may buy a private plan, a few more or fewer at a time. */
import { type OfferView, planFields, planOf } from '../offer-view.ts'
import { type Json, listOf, memberOf, textOf } from '../wire/json.ts'
import type { Posted } from './posted.ts'

export function audienceOf(view: OfferView, planId: string): { privateAudience?: Json } {
  const privateAudience = planFields(view, planOf(view, planId)).get('privateAudience')
  return privateAudience === undefined ? {} : { privateAudience }
}

/** The list with those to add, each once, and without those to remove. */
export function audienceAfter(before: Json, { members }: Posted): Json {
  const change = memberOf(members, 'privateAudiences')
  const id = (entry: Json) => (textOf(entry, 'id') ?? '').toLowerCase()
  const gone = new Set(listOf(change, 'remove').map(id))
  const staying = (Array.isArray(before) ? before : []).filter((entry) => !gone.has(id(entry)))
  const there = new Set(staying.map(id))
  const added = listOf(change, 'add').flatMap((given): Json[] => {
    if (there.has(id(given)) || id(given) === '') return []
    there.add(id(given))
    const label = textOf(given, 'label')
    return [{ id: textOf(given, 'id')!, ...(label && { description: label }) }]
  })
  return [...staying, ...added]
}
