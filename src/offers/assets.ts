/** Files that offers show or hand to reviewers: checked at the door, stored by content, never changed. */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { and, desc, eq, inArray, or } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { Problem } from '#platform/problem'
import { type Checked, checkedContent } from './asset-checks/check.ts'
import { resizedLogo } from './asset-checks/png.ts'
import type { BrokenRule } from './asset-checks/refusal.ts'
import { type AssetKind, kindRules } from './asset-kinds.ts'
import { refusedFile } from './asset-refusal.ts'
import { assets } from './schema.ts'

export type Asset = typeof assets.$inferSelect

export type Upload = {
  publisherId: string
  kind: AssetKind
  filename: string
  content: Uint8Array | AsyncIterable<Uint8Array>
  /** SHA-256 of what was sent, when the house made this content of it: whoever sends that again sends nothing new. */
  standsFor?: string
}

/**
 * Takes a file in, or refuses it whole: field, rule and cure are in the refusal's `errors`. Offers are not
 * touched; a draft names the asset when it is saved. Of a large logo the smaller sizes are made at once.
 *
 * @throws unprocessable, tooLarge when a rule is broken
 * @throws storageFull when the disk is; nothing is kept
 */
export async function uploadAsset(ctx: Ctx, upload: Upload): Promise<Asset & { generated: Asset[] }> {
  requirePermission(ctx, 'media.write', { publisherId: upload.publisherId })
  const filename = safeName(upload.filename)
  const sent = createHash('sha256')
  const checked = await take(ctx, { ...upload, filename, content: hashed(upload.content, sent) })
  const sentSha256 = upload.standsFor ?? sent.digest('hex')
  const generated = upload.kind === 'logo-large' ? await smallerLogos(ctx, checked, filename) : []
  return inTransaction(ctx, async (ctx) => {
    const asset = await insertAsset(ctx, upload.publisherId, { ...checked, filename, sentSha256 }, null)
    const rows: Asset[] = []
    for (const file of generated) rows.push(await insertAsset(ctx, upload.publisherId, file, asset.assetId))
    await recordAct(ctx, {
      publisherId: upload.publisherId,
      act: 'media.uploaded',
      subject: asset.assetId,
      detail: { kind: asset.kind, sha256: asset.sha256 },
    })
    return { ...asset, generated: rows }
  })
}

async function* hashed(content: Upload['content'], hash: ReturnType<typeof createHash>): AsyncIterable<Uint8Array> {
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    hash.update(chunk)
    yield chunk
  }
}

async function take(ctx: Ctx, upload: Upload): Promise<Checked> {
  const broken = (rules: BrokenRule[]) =>
    refusedFile(upload.kind, { filename: upload.filename, broken: rules, locale: ctx.locale })
  if (upload.filename === '') throw broken([{ rule: 'filename' }])
  const checked = await checkedContent(ctx, upload)
  if (Array.isArray(checked)) throw broken(checked)
  return checked
}

type NewAsset = Checked & { filename: string; sentSha256?: string }

async function insertAsset(
  ctx: Ctx,
  publisherId: string,
  { kind, sha256, sentSha256, size, contentType, filename, width, height, warnings, facts }: NewAsset,
  generatedFrom: string | null,
): Promise<Asset> {
  const named = warnings.map((warning) => ({ ...warning, params: { ...warning.params, filename } }))
  const [asset] = await ctx.db
    .insert(assets)
    .values({
      publisherId,
      assetId: ctx.newId(),
      ...{ kind, sha256, sentSha256, size, contentType, filename, width, height, facts },
      warnings: named,
      generatedFrom,
      uploadedAt: ctx.now(),
      uploadedBy: ctx.actor.name,
    })
    .returning()
  return asset!
}

async function smallerLogos(ctx: Ctx, large: Checked, filename: string): Promise<NewAsset[]> {
  const bytes = await ctx.files.read(large.sha256)
  return Promise.all(
    (
      [
        ['logo-medium', 90],
        ['logo-small', 48],
      ] as const
    ).map(async ([kind, edge]) => {
      const stored = await ctx.files.store(await resizedLogo(bytes, edge), kindRules(kind))
      const name = filename.replace(/(\.png)?$/i, `-${edge}.png`)
      return {
        ...stored,
        kind,
        contentType: 'image/png',
        filename: name,
        width: edge,
        height: edge,
        warnings: [],
        facts: {},
      }
    }),
  )
}

/** The name people gave it: no folders, nothing a header or a file system would trip over. */
function safeName(name: string): string {
  const base = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  return [...base.replace(/[\p{Cc}"<>|:*?]/gu, '').trim()].slice(0, 255).join('')
}

/** Any file of the publisher, whoever asks: who may see it is for the caller to say. */
export async function findAsset(
  ctx: Pick<Ctx, 'db'>,
  publisherId: string,
  assetId: string,
): Promise<Asset | undefined> {
  if (!isUuid.test(assetId)) return undefined
  const [asset] = await ctx.db
    .select()
    .from(assets)
    .where(and(eq(assets.publisherId, publisherId), eq(assets.assetId, assetId)))
  return asset
}

export type AssetsWanted = { publisherId: string; kinds: AssetKind[]; sha256?: string; limit?: number }

/**
 * The publisher's files, newest first; generated ones only when asked for by kind.
 * @param sha256 of the content: as it is kept, or as it was sent
 */
export async function listAssets(
  ctx: Ctx,
  { publisherId, kinds, sha256, limit = 100 }: AssetsWanted,
): Promise<Asset[]> {
  requirePermission(ctx, 'media.read', { publisherId })
  return ctx.db
    .select()
    .from(assets)
    .where(
      and(
        eq(assets.publisherId, publisherId),
        inArray(assets.kind, kinds),
        sha256 ? or(eq(assets.sha256, sha256), eq(assets.sentSha256, sha256)) : undefined,
      ),
    )
    .orderBy(desc(assets.uploadedAt), desc(assets.assetId))
    .limit(limit)
}

/** Its bytes. */
export function openAsset({ files }: Pick<Ctx, 'files'>, { sha256 }: Pick<Asset, 'sha256'>): Readable {
  return files.stream(sha256)
}

/** The upload's checks again, on what is stored: rules may have become stricter since (spec "offers" 3.12). */
export async function recheckAsset(ctx: Ctx, asset: Asset): Promise<Problem | undefined> {
  const { kind, filename } = asset
  const checked = await checkedContent(ctx, { kind, content: openAsset(ctx, asset) })
  return Array.isArray(checked) ? refusedFile(kind, { filename, broken: checked, locale: ctx.locale }) : undefined
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
