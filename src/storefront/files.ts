/** Files that listings show, for whoever may see the listing. */
import sharp from 'sharp'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import { notFound } from '#platform/problem'
import { parseFileName, type Width } from './file-path.ts'
import { findOffer } from './listing.ts'
import { storefrontMessages } from './messages.ts'
import { Recent } from './recent.ts'

export type ListedFile = {
  bytes: Buffer
  contentType: string
  /** Everybody may see it and keep it: the listing is public. */
  public: boolean
  /** What a browser calls it when it is kept. */
  filename: string
}

const WEBP_QUALITY = 82
const MOST_NARROWED_BYTES = 24 * 1024 * 1024
const narrowed = new WeakMap<Database, Recent<Buffer>>()

/**
 * A file of a listing by the name in its address.
 * @throws notFound when the listing does not show it, or is not for this visitor
 */
export async function readListedFile(
  ctx: Ctx,
  request: { key: string; name: string; hideKey?: string },
): Promise<ListedFile> {
  const wanted = parseFileName(request.name)
  const found = wanted && (await findShown(ctx, request, wanted.sha256))
  if (!wanted || !found) throw notFound(storefrontMessages(ctx.locale, 'storefront.no_such_file'))
  const { asset } = found
  if (!wanted.width) {
    const bytes = await ctx.files.read(asset.sha256)
    return { bytes, contentType: asset.contentType, public: found.public, filename: asset.filename }
  }
  if (asset.contentType !== 'image/png') throw notFound(storefrontMessages(ctx.locale, 'storefront.no_such_file'))
  const bytes = await narrow(ctx, asset.sha256, wanted.width)
  const filename = asset.filename.replace(/\.png$/i, `-${wanted.width}.webp`)
  return { bytes, contentType: 'image/webp', public: found.public, filename }
}

async function findShown(ctx: Ctx, { key, hideKey }: { key: string; hideKey?: string }, sha256: string) {
  for (const preview of [false, true]) {
    const offer = await findOffer(ctx, key, { hideKey, preview })
    const asset = offer && Object.values(offer.assets).find((a) => a.sha256 === sha256)
    if (offer && asset) return { asset, public: offer.slot === 'live' && !offer.hidden }
  }
  return undefined
}

/** Made when first asked for: most screenshots of most offers are seen in one or two widths. */
async function narrow(ctx: Ctx, sha256: string, width: Width): Promise<Buffer> {
  const recent = narrowed.get(ctx.database) ?? new Recent<Buffer>(MOST_NARROWED_BYTES)
  narrowed.set(ctx.database, recent)
  const name = `${sha256}.${width}`
  const known = recent.get(name)
  if (known) return known
  const bytes = await sharp(await ctx.files.read(sha256))
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: WEBP_QUALITY, smartSubsample: true })
    .toBuffer()
  recent.put(name, bytes, bytes.length)
  return bytes
}
