import type { Ctx } from '#platform/ctx'
import { toolGuids } from './guid.ts'

/** GUIDs that nobody may register and that count for nobody: those of tools, and those that the operator named. */
export function deniedGuids(ctx: Pick<Ctx, 'config'>): readonly string[] {
  return [...toolGuids, ...ctx.config.deniedGuids]
}
