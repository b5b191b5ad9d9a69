/** What the publisher's GUIDs brought, from one address. */
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/report.ts'
import { loadReport } from './report.server.ts'
import { ReportView } from './report-view.tsx'

export function loader({ context, params, url }: Route.LoaderArgs) {
  return loadReport(ctxOf(context), params.publisherId, url)
}

export default function AttributionReport({ loaderData, params: { publisherId } }: Route.ComponentProps) {
  return <ReportView report={loaderData} home={`/publisher/${publisherId}/attribution`} publisherId={publisherId} />
}
