/** An offer as the publishing APIs look at it: one version's document, and what is kept beside it. */

import { fieldIndex, findOfferType, getDraft, getSlot, getSubmission, type OfferType, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { readKept } from './sheets/kept.ts'
import type { KeptSheets } from './sheets/kept-sheet.ts'
import type { Fields } from './sheets/sheet.ts'
import { isMembers, type Json, type Members } from './wire/json.ts'

export type Target = 'draft' | 'preview' | 'live'

export type OfferView = {
  product: Product
  type: OfferType
  document: Members
  kept: KeptSheets
  target: Target
  /** Of the draft. */
  revision: number
  /** Number of the submission that is in the slot. */
  submissionNumber?: number
}

export async function viewDraft(ctx: Ctx, product: Product): Promise<OfferView> {
  const draft = await getDraft(ctx, product)
  return {
    product,
    type: typeOf(product),
    document: draft.document as Members,
    kept: await readKept(ctx, product),
    target: 'draft',
    revision: draft.revision,
  }
}

/** @throws notFound when nothing is in that slot */
export async function viewSlot(ctx: Ctx, product: Product, target: 'preview' | 'live'): Promise<OfferView> {
  const { snapshot, submissionId } = await getSlot(ctx, product, target)
  const { number, revision } = await getSubmission(ctx, { ...keyOf(product), submissionId })
  return {
    product,
    type: typeOf({ type: snapshot.type, profile: snapshot.profile }),
    document: snapshot.document as Members,
    kept: await readKept(ctx, product, { asOfSubmission: number }),
    target,
    revision,
    submissionNumber: number,
  }
}

export function keyOf({ publisherId, offerId }: Pick<Product, 'publisherId' | 'offerId'>) {
  return { publisherId, offerId }
}

export function offerFields({ type, document }: Pick<OfferView, 'type' | 'document'>): Fields {
  const index = fieldIndex(type)
  return { has: (key) => index.has(key), get: (key) => valueAt(document, key) }
}

export function planFields({ type }: Pick<OfferView, 'type'>, plan: Members): Fields {
  const keys = planKeys(type)
  return { has: (key) => keys.has(key), get: (key) => valueAt(plan, key) }
}

export function plansOf({ document }: Pick<OfferView, 'document'>): (Members & { planId: string })[] {
  const plans = Array.isArray(document.plans) ? document.plans : []
  return plans.filter(
    (plan): plan is Members & { planId: string } => isMembers(plan) && typeof plan.planId === 'string',
  )
}

/** @throws notFound */
export function planOf(view: OfferView, planId: string): Members & { planId: string } {
  const plan = plansOf(view).find((one) => one.planId === planId)
  if (!plan) throw notFound(`The offer has no plan “${planId}”.`)
  return plan
}

export function hasPlans(type: OfferType): boolean {
  return fieldIndex(type).has('plans')
}

export function valueAt(document: Json, key: string): Json | undefined {
  let value: Json | undefined = document
  for (const name of key.split('.')) {
    if (!isMembers(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

/** Puts a value in place; null, and objects left empty, are taken away. */
export function setAt(target: Members, [name = '', ...rest]: string[], value: Json): void {
  if (rest.length === 0) {
    if (value === null) delete target[name]
    else target[name] = value
    return
  }
  const inner = target[name]
  const next: Members = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {}
  setAt(next, rest, value)
  if (Object.keys(next).length === 0) delete target[name]
  else target[name] = next
}

const planKeysOf = new WeakMap<OfferType, Set<string>>()

function planKeys(type: OfferType): Set<string> {
  const known =
    planKeysOf.get(type) ??
    new Set(
      fieldIndex(type)
        .get('plans')
        ?.field.item?.map((field) => field.key),
    )
  planKeysOf.set(type, known)
  return known
}

function typeOf({ type, profile }: Pick<Product, 'type' | 'profile'>): OfferType {
  const found = findOfferType(type, profile)
  if (!found) throw new Error(`no offer type ${type}`)
  return found
}
