/** What the forms of a lead's sheet ask for, each by its deed. */
import { cancelDelivery, retryDelivery } from '#delivery'
import {
  addTask,
  assignLead,
  eraseLead,
  finishTask,
  judgeLead,
  noteStep,
  qualities,
  releaseLead,
  requestRelease,
  tagLead,
  tickChecklist,
  workStates,
} from '#leads'
import type { Ctx } from '#platform/ctx'
import { notFound, unprocessable } from '#platform/problem'
import { textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'

type Which = { publisherId: string; leadId: string }
/** What was done, as a key of `sheet` in the texts; and that something is under way because of it. */
export type Done = { said: string; isOnItsWay?: boolean }

/** @throws the problems of the deed, for the form that asked for it */
export function doOnSheet(ctx: Ctx, lead: Which, form: FormData): Promise<Done> {
  const deed = deeds[textOf(form, 'deed')]
  if (!deed) throw notFound('There is no such form.')
  return deed(ctx, lead, form)
}

const deeds: Record<string, (ctx: Ctx, lead: Which, form: FormData) => Promise<Done>> = {
  async step(ctx, lead, form) {
    const workState = oneOf(ctx, form, 'workState', workStates)
    await noteStep(ctx, { ...lead, workState, reason: textOf(form, 'reason'), note: textOf(form, 'note') })
    return { said: 'noted' }
  },
  async retry(ctx, { publisherId }, form) {
    await retryDelivery(ctx, { publisherId, deliveryId: textOf(form, 'deliveryId') })
    return { said: 'retried', isOnItsWay: true }
  },
  async cancel(ctx, { publisherId }, form) {
    await cancelDelivery(ctx, { publisherId, deliveryId: textOf(form, 'deliveryId') })
    return { said: 'cancelled' }
  },
  async release(ctx, lead) {
    await releaseLead(ctx, lead)
    return { said: 'released', isOnItsWay: true }
  },
  async requestRelease(ctx, lead, form) {
    await requestRelease(ctx, { ...lead, why: textOf(form, 'why') })
    return { said: 'releaseAsked', isOnItsWay: true }
  },
  async assign(ctx, lead, form) {
    await assignLead(ctx, { ...lead, ownerId: textOf(form, 'ownerId') || null })
    return { said: 'given' }
  },
  async tag(ctx, lead, form) {
    await tagLead(ctx, { ...lead, tags: textOf(form, 'tags').split(',') })
    return { said: 'tagged' }
  },
  async addTask(ctx, lead, form) {
    await addTask(ctx, { ...lead, what: textOf(form, 'what'), dueAt: dayIn(ctx, form, 'dueAt') })
    return { said: 'taskAdded' }
  },
  async finishTask(ctx, lead, form) {
    await finishTask(ctx, { ...lead, taskId: textOf(form, 'taskId') })
    return { said: 'taskFinished' }
  },
  async judge(ctx, lead, form) {
    await judgeLead(ctx, { ...lead, quality: oneOf(ctx, form, 'quality', qualities) })
    return { said: 'judged' }
  },
  async check(ctx, lead, form) {
    await tickChecklist(ctx, { ...lead, items: textsOf(form, 'item') })
    return { said: 'checked' }
  },
  async erase(ctx, lead) {
    await eraseLead(ctx, lead)
    return { said: 'erased' }
  },
}

function oneOf<T extends string>(ctx: Ctx, form: FormData, name: string, known: readonly T[]): T {
  const chosen = known.find((value) => value === textOf(form, name))
  if (chosen) return chosen
  throw refused(ctx, name, 'sheet.choose')
}

/** Midday, so that it is the same day wherever it is read. */
function dayIn(ctx: Ctx, form: FormData, name: string): Date | undefined {
  const text = textOf(form, name)
  if (!text) return undefined
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T12:00:00Z`) : new Date(Number.NaN)
  if (Number.isNaN(day.getTime())) throw refused(ctx, name, 'sheet.noDay')
  return day
}

function refused(ctx: Ctx, name: string, key: 'sheet.choose' | 'sheet.noDay') {
  const detail = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')(key)
  return unprocessable(detail, { errors: [{ pointer: `#/${name}`, detail }] })
}
