import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/industry.ts'
import { loadLanding } from './landing.server.ts'
import { Landing } from './landing.tsx'

export function loader({ context, url, params }: Route.LoaderArgs) {
  return loadLanding(ctxOf(context), url, { dimension: 'industry', root: params.industry, part: params.part })
}

export default function Industry({ loaderData }: Route.ComponentProps) {
  return <Landing data={loaderData} />
}
