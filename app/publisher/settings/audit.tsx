/** Who changed what at this publisher. */
import { listActs } from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { ActsTable } from '../../ui/acts-table.tsx'
import type { Route } from './+types/audit.ts'

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const query = url.searchParams
  return listActs(ctxOf(context), { publisherId: params.publisherId, cursor: query.get('after') ?? undefined })
}

export default function AuditLog({ loaderData: { items, nextCursor } }: Route.ComponentProps) {
  return <ActsTable acts={items} nextCursor={nextCursor} />
}
