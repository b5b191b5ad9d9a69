/** Files that clients announced: their rows, from the announcement to what they became. */
import { and, asc, eq } from 'drizzle-orm'
import type { OfferKey } from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { type FileKind, type FileState, ingestionFiles } from '../schema.ts'
import type { Members } from '../wire/json.ts'

export type AnnouncedFile = typeof ingestionFiles.$inferSelect

export async function announceFile(
  ctx: Pick<Ctx, 'db' | 'newId' | 'now'>,
  { publisherId, offerId }: OfferKey,
  file: { kind: FileKind; members: Members; planId?: string },
): Promise<AnnouncedFile> {
  const [row] = await ctx.db
    .insert(ingestionFiles)
    .values({ publisherId, offerId, id: ctx.newId(), state: 'PendingUpload', createdAt: ctx.now(), ...file })
    .returning()
  return row!
}

/** Those of an offer, in the order in which they were announced. */
export async function filesOf(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, offerId }: OfferKey,
  kind: FileKind,
): Promise<AnnouncedFile[]> {
  return ctx.db
    .select()
    .from(ingestionFiles)
    .where(
      and(
        eq(ingestionFiles.publisherId, publisherId),
        eq(ingestionFiles.offerId, offerId),
        eq(ingestionFiles.kind, kind),
      ),
    )
    .orderBy(asc(ingestionFiles.createdAt), asc(ingestionFiles.id))
}

export async function findFile(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, id }: { publisherId: string; id: string },
): Promise<AnnouncedFile | undefined> {
  if (!isUuid.test(id)) return undefined
  const [row] = await ctx.db.select().from(ingestionFiles).where(isFile({ publisherId, id }))
  return row
}

/** @throws notFound when it is none of this offer, or of another kind */
export async function getFile(
  ctx: Pick<Ctx, 'db'>,
  offer: OfferKey,
  { id, kind }: { id: string; kind: FileKind },
): Promise<AnnouncedFile> {
  const row = await findFile(ctx, { publisherId: offer.publisherId, id })
  if (!row || row.offerId !== offer.offerId || row.kind !== kind) throw notFound(`There is no ${kind} ${id}.`)
  return row
}

type Changes = {
  state?: FileState
  failure?: string | null
  members?: Members
  assetId?: string
}

export async function changeFile(ctx: Pick<Ctx, 'db'>, file: AnnouncedFile, changes: Changes): Promise<AnnouncedFile> {
  const [row] = await ctx.db
    .update(ingestionFiles)
    .set({ ...changes, changes: file.changes + 1 })
    .where(isFile(file))
    .returning()
  return row!
}

/** The bytes arrived. The resource itself is as it was, and so is its tag. */
export async function keepBytes(
  ctx: Pick<Ctx, 'db'>,
  file: AnnouncedFile,
  stored: { sha256: string; size: number },
): Promise<void> {
  await ctx.db.update(ingestionFiles).set(stored).where(isFile(file))
}

export async function forgetFile(ctx: Pick<Ctx, 'db'>, file: AnnouncedFile): Promise<void> {
  await ctx.db.delete(ingestionFiles).where(isFile(file))
}

function isFile({ publisherId, id }: { publisherId: string; id: string }) {
  return and(eq(ingestionFiles.publisherId, publisherId), eq(ingestionFiles.id, id))
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
