/** A publisher's files: uploaded one by one as they are chosen, and shown again in its own pages. */

import { requirePermission } from '#accounts'
import { type AssetKind, findAsset, isAssetKind, uploadAsset } from '#offers'
import { malformed, notFound, Problem } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/media.ts'
import { mediaView } from './editor/draft-view.server.ts'

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'media.write', { publisherId: params.publisherId })
  const query = url.searchParams
  const kind = query.get('kind')
  if (!isAssetKind(kind) || !request.body) throw malformed('Say which kind of file this is, and send it.')
  try {
    const asset = await uploadAsset(
      ctx,
      upload(params.publisherId, kind, query.get('filename') ?? 'file', request.body),
    )
    return Response.json({ media: mediaView(asset) })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const refused = error.errors.length ? error.errors.map((e) => e.detail) : [error.detail]
    return Response.json({ refused }, { status: error.status })
  }
}

function upload(publisherId: string, kind: AssetKind, filename: string, content: ReadableStream<Uint8Array>) {
  return { publisherId, kind, filename, content: content as unknown as AsyncIterable<Uint8Array> }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'media.read', { publisherId: params.publisherId })
  const asset = await findAsset(ctx, params.publisherId, params.assetId ?? '')
  if (!asset) throw notFound('There is no such file.')
  return new Response(new Uint8Array(await ctx.files.read(asset.sha256)), {
    headers: {
      'Content-Type': asset.contentType,
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(asset.filename)}`,
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
