/** A file of a prepared deployment, for the customer and for the cloud that deploys it. */
import { readOrderedFile } from '#attribution'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/ordered-file.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { bytes, contentType, filename } = await readOrderedFile(ctxOf(context), params.orderId, params['*'])
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
      // Cloud portals fetch templates from their own pages. Whoever asks has the order’s id.
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'private, no-store',
    },
  })
}
