/**
 * Files of many leads: made in the background piece by piece, so that neither the process nor its memory
 * notices, for whoever asked and for a day. Who was erased meanwhile is in none of them.
 */
import { and, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { permittedOffers, recordAct } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, sendJob } from '#platform/jobs'
import { sendMail } from '#platform/mail'
import { notFound } from '#platform/problem'
import { type Cells, countExport, type ExportRequest, exportRows, fileOf, noteExport } from './export.ts'
import { leadExportPieces, leadExports } from './schema.ts'
import { filterFrom, storedFilter } from './stored-filter.ts'
import { workTexts } from './work-texts.ts'

const KEPT_MS = 86_400_000
const PIECE_BYTES = 1024 * 1024
const LISTED = 20

export type LeadExport = Pick<
  typeof leadExports.$inferSelect,
  'id' | 'format' | 'state' | 'total' | 'done' | 'bytes' | 'at' | 'finishedAt' | 'expiresAt'
>

/**
 * Has a file made of the leads of a filter; whoever asks gets a mail when it is there. Requires leads.export.
 * @throws exportTooLarge
 */
export async function requestExport(ctx: Ctx, request: ExportRequest): Promise<LeadExport> {
  const { publisherId, filter = {}, format } = request
  const total = await countExport(ctx, request)
  const reach = permittedOffers(ctx, 'leads.export', { publisherId })
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .insert(leadExports)
      .values({
        publisherId,
        id: ctx.newId(),
        format,
        filter: storedFilter(filter),
        offers: reach === 'all' ? null : [...reach],
        state: 'queued',
        total,
        byId: ctx.actor.id,
        byEmail: ctx.actor.kind === 'person' ? ctx.actor.email : null,
        locale: ctx.locale,
        at: ctx.now(),
        expiresAt: new Date(ctx.now().getTime() + KEPT_MS),
      })
      .returning()
    await noteExport(ctx, request, total)
    await sendJob(ctx, makeExportJob, { publisherId, exportId: row!.id })
    return exportOf(row!)
  })
}

/** One's own of the last day, newest first. Requires leads.export. */
export async function listExports(ctx: Ctx, publisherId: string): Promise<LeadExport[]> {
  permittedOffers(ctx, 'leads.export', { publisherId })
  const rows = await ctx.db
    .select()
    .from(leadExports)
    .where(
      and(
        eq(leadExports.publisherId, publisherId),
        eq(leadExports.byId, ctx.actor.id),
        gt(leadExports.expiresAt, ctx.now()),
      ),
    )
    .orderBy(desc(leadExports.at), desc(leadExports.id))
    .limit(LISTED)
  return rows.map(exportOf)
}

/**
 * The file, for whoever asked for it and nobody else; fetching it is an act. Requires leads.export still.
 * @throws notFound when it is somebody else's, not ready, or over
 */
export async function openExport(
  ctx: Ctx,
  { publisherId, exportId }: { publisherId: string; exportId: string },
): Promise<LeadExport & { pieces: AsyncIterable<Uint8Array> }> {
  permittedOffers(ctx, 'leads.export', { publisherId })
  const found = (await listExports(ctx, publisherId)).find(({ id }) => id === exportId)
  if (found?.state !== 'ready') throw notFound(workTexts(ctx.locale, 'leads.export.gone'))
  await inTransaction(ctx, (ctx) =>
    recordAct(ctx, { publisherId, act: 'leads.exportFetched', subject: exportId, detail: { count: found.total } }),
  )
  return { ...found, pieces: piecesOf(ctx, publisherId, exportId) }
}

async function* piecesOf(ctx: Ctx, publisherId: string, exportId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const [piece] = await ctx.db
      .select({ bytes: leadExportPieces.bytes })
      .from(leadExportPieces)
      .where(
        and(
          eq(leadExportPieces.publisherId, publisherId),
          eq(leadExportPieces.exportId, exportId),
          eq(leadExportPieces.number, number),
        ),
      )
    if (!piece) return
    yield piece.bytes
  }
}

const which = z.object({ publisherId: z.string(), exportId: z.uuid() })
type Which = z.infer<typeof which>
type Row = typeof leadExports.$inferSelect

export const makeExportJob = defineJob({ name: 'leads.export', data: which, retryLimit: 3, run: makeExport })

/** Starts anew whenever somebody was erased meanwhile, and when it was given up half-way. */
async function makeExport(ctx: Ctx, job: Which): Promise<void> {
  for (;;) {
    const row = await begin(ctx, job)
    if (!row) return
    try {
      if (await write(ctx, row)) return
    } catch (error) {
      await ctx.db.update(leadExports).set({ state: 'failed' }).where(isThis(row))
      throw error
    }
  }
}

function isThis({ publisherId, id, round }: Pick<Row, 'publisherId' | 'id' | 'round'>) {
  return and(eq(leadExports.publisherId, publisherId), eq(leadExports.id, id), eq(leadExports.round, round))
}

async function begin(ctx: Ctx, { publisherId, exportId }: Which): Promise<Row | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(leadExports)
      .set({ state: 'running', done: 0, bytes: 0, round: sql`${leadExports.round} + 1` })
      .where(
        and(
          eq(leadExports.publisherId, publisherId),
          eq(leadExports.id, exportId),
          inArray(leadExports.state, ['queued', 'running', 'failed']),
        ),
      )
      .returning()
    if (row) await forgetPieces(ctx, row)
    return row
  })
}

async function forgetPieces(ctx: Pick<Ctx, 'db'>, { publisherId, id }: Pick<Row, 'publisherId' | 'id'>) {
  await ctx.db
    .delete(leadExportPieces)
    .where(and(eq(leadExportPieces.publisherId, publisherId), eq(leadExportPieces.exportId, id)))
}

/** @returns whether it was brought to its end; not, when it has to be made anew */
async function write(ctx: Ctx, row: Row): Promise<boolean> {
  const { publisherId, format, offers } = row
  let done = 0
  const rows = exportRows(ctx, publisherId, { filter: filterFrom(row.filter), reach: offers ?? 'all' })
  const counted = async function* (): AsyncGenerator<Cells[]> {
    for await (const group of rows) {
      yield group
      done += group.length
    }
  }
  let pending: Uint8Array[] = []
  let size = 0
  let number = 0
  for await (const piece of fileOf(format, counted())) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    pending.push(bytes)
    size += bytes.length
    if (size < PIECE_BYTES) continue
    if (!(await keep(ctx, row, { bytes: Buffer.concat(pending), number: number++, done }))) return false
    pending = []
    size = 0
  }
  if (size > 0 && !(await keep(ctx, row, { bytes: Buffer.concat(pending), number, done }))) return false
  return finish(ctx, row)
}

async function keep(
  ctx: Ctx,
  row: Row,
  { bytes, number, done }: { bytes: Uint8Array; number: number; done: number },
): Promise<boolean> {
  const { publisherId, id } = row
  return inTransaction(ctx, async (ctx) => {
    const [still] = await ctx.db
      .update(leadExports)
      // The names of the columns are a row of the file, and of no lead.
      .set({ done: Math.max(0, done - 1), bytes: sql`${leadExports.bytes} + ${bytes.length}` })
      .where(isThis(row))
      .returning()
    if (still) await ctx.db.insert(leadExportPieces).values({ publisherId, exportId: id, number, bytes })
    return still !== undefined
  })
}

async function finish(ctx: Ctx, row: Row): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.now()
    const [finished] = await ctx.db
      .update(leadExports)
      .set({
        state: 'ready',
        done: row.total,
        finishedAt: now,
        expiresAt: new Date(now.getTime() + KEPT_MS),
      })
      .where(isThis(row))
      .returning()
    if (finished?.byEmail) {
      const link = `${ctx.config.url}/publisher/${row.publisherId}/leads/exports`
      await sendMail(ctx, {
        to: finished.byEmail,
        subject: workTexts(row.locale, 'leads.export.ready_subject', { count: row.total }),
        text: workTexts(row.locale, 'leads.export.ready_body', { count: row.total, link }),
        kind: 'leads.export',
        about: row.publisherId,
      })
    }
    return finished !== undefined
  })
}

/** Somebody is erased: files that may hold them go, those being made are made anew. In the caller's transaction. */
export async function destroyExports(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<void> {
  const ofPublisher = eq(leadExports.publisherId, publisherId)
  // One statement for both: a file that is finished just now is waited for, and seen as finished.
  const touched = await ctx.db
    .update(leadExports)
    .set({
      state: sql`case ${leadExports.state} when 'ready' then 'destroyed' else ${leadExports.state} end`,
      round: sql`${leadExports.round} + 1`,
    })
    .where(and(ofPublisher, inArray(leadExports.state, ['ready', 'running'])))
    .returning()
  for (const row of touched) if (row.state === 'destroyed') await forgetPieces(ctx, row)
}

/** A day later they are gone. */
export async function forgetExports(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  await ctx.db.delete(leadExports).where(and(lt(leadExports.expiresAt, ctx.now()), ne(leadExports.state, 'running')))
}

function exportOf({ id, format, state, total, done, bytes, at, finishedAt, expiresAt }: Row): LeadExport {
  return { id, format, state, total, done, bytes, at, finishedAt, expiresAt }
}
