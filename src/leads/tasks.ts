/** What there is still to do about a lead. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { recordAct } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { Locale } from '#platform/messages'
import { notFound, unprocessable } from '#platform/problem'
import { cleanLine, lengthOf } from './fields/text.ts'
import { getRow, holdLead } from './inbox-row.ts'
import { leadTexts } from './messages.ts'
import { leadTasks } from './schema.ts'
import { workTexts } from './work-texts.ts'

export type LeadTask = {
  id: string
  what: string
  dueAt: Date | null
  byName: string
  createdAt: Date
  doneAt: Date | null
  doneByName: string | null
}

const WHAT_MAX = 200
type Which = { publisherId: string; leadId: string }

/** Requires leads.manage. @throws unprocessable, erasedAlready */
export async function addTask(ctx: Ctx, task: Which & { what: string; dueAt?: Date }): Promise<LeadTask> {
  const { publisherId, leadId, dueAt } = task
  await getRow(ctx, task, 'leads.manage')
  const what = cleanLine(task.what)
  const length = lengthOf(what)
  if (length === 0 || length > WHAT_MAX) {
    const code = length === 0 ? 'leads.work.required' : 'leads.work.too_long'
    const detail = workTexts(ctx.locale, code, { limit: WHAT_MAX, length })
    throw unprocessable(detail, { errors: [{ pointer: '#/what', code, detail }] })
  }
  return inTransaction(ctx, async (ctx) => {
    await holdLead(ctx, task)
    const values = { publisherId, leadId, id: ctx.newId(), what, dueAt, byName: ctx.actor.name, createdAt: ctx.now() }
    const [row] = await ctx.db.insert(leadTasks).values(values).returning()
    await recordAct(ctx, { publisherId, act: 'lead.taskAdded', subject: leadId })
    return taskOf(row!)
  })
}

/** Requires leads.manage. One that is done already stays as it was done. @throws notFound */
export async function finishTask(ctx: Ctx, { publisherId, leadId, taskId }: Which & { taskId: string }): Promise<void> {
  await getRow(ctx, { publisherId, leadId }, 'leads.manage')
  await inTransaction(ctx, async (ctx) => {
    const thisTask = and(eq(leadTasks.publisherId, publisherId), eq(leadTasks.leadId, leadId), eq(leadTasks.id, taskId))
    const [task] = /^[0-9a-f-]{36}$/i.test(taskId) ? await ctx.db.select().from(leadTasks).where(thisTask) : []
    if (!task) throw notFound(leadTexts(ctx.locale, 'leads.not_found'))
    await ctx.db
      .update(leadTasks)
      .set({ doneAt: ctx.now(), doneByName: ctx.actor.name })
      .where(and(thisTask, isNull(leadTasks.doneAt)))
    await recordAct(ctx, { publisherId, act: 'lead.taskDone', subject: leadId })
  })
}

/** Of one lead, those to do first. For deeds that have asked. */
export async function tasksOf(ctx: Pick<Ctx, 'db'>, { publisherId, leadId }: Which): Promise<LeadTask[]> {
  const rows = await ctx.db
    .select()
    .from(leadTasks)
    .where(and(eq(leadTasks.publisherId, publisherId), eq(leadTasks.leadId, leadId)))
    .orderBy(asc(leadTasks.dueAt), asc(leadTasks.id))
  return rows.map(taskOf).sort((a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null))
}

function taskOf({ publisherId, leadId, ...task }: typeof leadTasks.$inferSelect): LeadTask {
  return task
}

/** Tasks of the default paths are known by their code, those of a publisher's own are its own words. */
export function leadTaskText(locale: Locale, what: string): string {
  return workTexts.has(what) ? workTexts(locale, what) : what
}
