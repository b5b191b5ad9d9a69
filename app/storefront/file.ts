import { readListedFile } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/file.ts'

/** A logo, screenshot or document of a listing; its address holds its content's hash, so it never changes. */
export async function loader({ context, request, url, params }: Route.LoaderArgs) {
  const file = await readListedFile(ctxOf(context), {
    key: params.offerKey,
    name: params.file,
    hideKey: url.searchParams.get('hideKey') ?? undefined,
  })
  const etag = `"${params.file}"`
  const headers = {
    'Content-Type': file.contentType,
    'Content-Length': String(file.bytes.length),
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
    'Cache-Control': `${file.public ? 'public' : 'private'}, max-age=31536000, immutable`,
    ETag: etag,
  }
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(file.bytes), { headers })
}
