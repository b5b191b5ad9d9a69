/** Writes what a client posted into the draft of an offer: every resource of a request in one save. */
import { listSubmissions, type Product, saveDraft } from '#offers'
import type { Ctx } from '#platform/ctx'
import { staleRevision } from '#platform/problem'
import { keyOf, type OfferView, offerFields, planFields, plansOf, setAt, viewDraft } from './offer-view.ts'
import { writeKept } from './sheets/kept.ts'
import type { KeptSheet, KeptSheets } from './sheets/kept-sheet.ts'
import { keepSheet, type Sheet, type Writing, writeSheet } from './sheets/sheet.ts'
import type { Json, Members } from './wire/json.ts'

export type Edit = {
  /** Name under which unmapped members are kept. */
  name: string
  sheet: Sheet
  body: Members
  /** Of a plan instead of the offer itself. */
  planId?: string
  /** Members that the body leaves out are taken away. */
  replace?: boolean
}

export type Change = {
  edits?: Edit[]
  /** Plans to begin with: their id and name. */
  newPlans?: { planId: string; name: string }[]
  gonePlans?: string[]
  /** Fields set beside what the edits say. */
  values?: Writing
  /** The same for plans, by their ids. */
  planValues?: Record<string, Writing>
  /** Kept sheets set (or, with null, taken away) as they are. */
  sheets?: Record<string, KeptSheet | null>
}

const TRIES = 3

/**
 * The caller has opened the transaction. Somebody who saves in the same moment is not overwritten: what they
 * changed is read again, and only what the request names is changed.
 * @throws unprocessable when a value cannot be stored at all
 */
export async function changeOffer(ctx: Ctx, product: Product, change: Change): Promise<OfferView> {
  for (let tried = 1; ; tried++) {
    const view = await viewDraft(ctx, product)
    try {
      return await save(ctx, view, change)
    } catch (error) {
      if (!staleRevision.is(error) || tried === TRIES) throw error
    }
  }
}

async function save(ctx: Ctx, view: OfferView, change: Change): Promise<OfferView> {
  const { edits = [] } = change
  const values: Writing = { ...change.values }
  const plans = plansAfter(view, change)
  for (const edit of edits) {
    if (edit.planId === undefined) {
      Object.assign(values, writeSheet(edit.sheet, edit.body, overlaid(offerFields(view), values), edit))
      continue
    }
    const plan = plans.find((one) => one.planId === edit.planId)
    if (!plan) continue
    const writing = writeSheet(edit.sheet, edit.body, planFields(view, plan), edit)
    for (const [key, value] of Object.entries(writing)) setAt(plan, key.split('.'), value)
  }
  for (const plan of plans) {
    for (const [key, value] of Object.entries(change.planValues?.[plan.planId] ?? {}))
      setAt(plan, key.split('.'), value)
  }
  const plansChanged = JSON.stringify(plans) !== JSON.stringify(plansOf(view))
  const draft = await saveDraft(ctx, {
    ...keyOf(view.product),
    revision: view.revision,
    values: { ...values, ...(plansChanged && { plans }) },
  })
  const after: OfferView = { ...view, document: draft.document as Members, revision: draft.revision }
  const kept = keptAfter(after, change)
  if (JSON.stringify(kept) === JSON.stringify(view.kept)) return after
  const [newest] = (await listSubmissions(ctx, keyOf(view.product), { limit: 1 })).items
  await writeKept(ctx, { ...keyOf(view.product), afterSubmissions: newest?.number ?? 0 }, kept)
  return { ...after, kept }
}

function plansAfter(view: OfferView, { newPlans = [], gonePlans = [] }: Change): (Members & { planId: string })[] {
  const staying = plansOf(view).filter((plan) => !gonePlans.includes(plan.planId))
  return structuredClone([...staying, ...newPlans])
}

function keptAfter(view: OfferView, { edits = [], gonePlans = [], sheets = {} }: Change): KeptSheets {
  const kept: KeptSheets = Object.fromEntries(
    Object.entries(view.kept).filter(([name]) => !gonePlans.some((planId) => isOfPlan(name, planId))),
  )
  for (const { name, sheet, body, planId, replace } of edits) {
    const plan = planId === undefined ? undefined : plansOf(view).find((one) => one.planId === planId)
    if (planId !== undefined && !plan) continue
    const fields = plan ? planFields(view, plan) : offerFields(view)
    kept[name] = keepSheet(sheet, body, fields, { before: kept[name], replace })
  }
  for (const [name, sheet] of Object.entries(sheets)) {
    if (sheet) kept[name] = sheet
    else delete kept[name]
  }
  return kept
}

/** Names of a plan's sheets say whose they are, so that they go with it. */
export function planSheet(name: string, planId: string): string {
  return `${name}@${planId}`
}

function isOfPlan(name: string, planId: string): boolean {
  return name.split('#')[0]!.endsWith(`@${planId}`)
}

function overlaid<F extends { get(key: string): Json | undefined }>(fields: F, values: Writing): F {
  return { ...fields, get: (key: string) => (key in values ? (values[key] ?? undefined) : fields.get(key)) }
}
