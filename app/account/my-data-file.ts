/** What is kept about whoever is signed in, as a file. */
import { openOwnData } from '#leads'
import { notFound } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import { dataFile } from '../data-file.server.ts'
import type { Route } from './+types/my-data-file.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const mine = await openOwnData(ctxOf(context))
  if (!mine) throw notFound('The address of this account is not confirmed.')
  return dataFile(mine)
}
