/** The same as a file, for whoever wants to keep it or take it elsewhere. */
import { openMyData } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { dataFile } from '../data-file.server.ts'
import type { Route } from './+types/my-data-file.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return dataFile(await openMyData(ctxOf(context), params.token))
}
