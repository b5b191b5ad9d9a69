/** The same as a file, for whoever wants to keep it or take it elsewhere. */
import { openMyData } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/my-data-file.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return new Response(`${JSON.stringify(await openMyData(ctxOf(context), params.token), null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
      'Cache-Control': 'private, no-store',
    },
  })
}
