import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/category.ts'
import { loadLanding } from './landing.server.ts'
import { Landing } from './landing.tsx'

export function loader({ context, url, params }: Route.LoaderArgs) {
  return loadLanding(ctxOf(context), url, { dimension: 'category', root: params.category, part: params.part })
}

export default function Category({ loaderData }: Route.ComponentProps) {
  return <Landing data={loaderData} />
}
