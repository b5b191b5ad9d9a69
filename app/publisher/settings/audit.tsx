/** Who changed what at this publisher. */
import { listActs } from '#accounts'
import { ctxOf } from '../../ctx.server.ts'
import { ActsFilter, ActsTable } from '../../ui/acts-table.tsx'
import type { Route } from './+types/audit.ts'

export const handle = { areas: ['acts'] }

const kinds = [
  'offer',
  'media',
  'connection',
  'webhook',
  'lead',
  'leads',
  'guid',
  'member',
  'invitation',
  'application',
  'tenant',
  'publisher',
]

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const query = url.searchParams
  return listActs(ctxOf(context), {
    publisherId: params.publisherId,
    act: kinds.find((kind) => kind === query.get('act')),
    cursor: query.get('after') ?? undefined,
  })
}

export default function AuditLog({ loaderData: { items, nextCursor } }: Route.ComponentProps) {
  return (
    <>
      <ActsFilter kinds={kinds} />
      <ActsTable acts={items} nextCursor={nextCursor} />
    </>
  )
}
