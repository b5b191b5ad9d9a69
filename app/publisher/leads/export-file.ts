/** A file that was made in the background, for whoever asked for it. */
import { openExport } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/export-file.ts'
import { fileAnswer } from './file-answer.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const { format, at, pieces } = await openExport(ctxOf(context), params)
  return fileAnswer(pieces, { name: `${params.publisherId}-${at.toISOString().slice(0, 10)}`, format })
}
