/** What a connection is called with: its own settings and, where it has none, those of whoever runs the marketplace. */
import { type ConnectionSettings, connectorOf, type SettingValues } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { openSettings } from './opened-settings.ts'

export async function callSettings(
  ctx: Pick<Ctx, 'db' | 'keys' | 'now' | 'config'>,
  of: { publisherId: string; connectionId: string; version: number; kind: string },
): Promise<ConnectionSettings> {
  const own = await openSettings(ctx, of)
  return { ...own, settings: withOperators(ctx, of.kind, own.settings) }
}

/** The operator's are never stored with a connection: when they change, all connections follow. */
export function withOperators(ctx: Pick<Ctx, 'config'>, kind: string, values: SettingValues): SettingValues {
  const theirs = connectorOf(kind).fromOperator?.(ctx.config) ?? {}
  const needed = Object.entries(theirs).filter(([key]) => values[key] === undefined || values[key] === '')
  return needed.length === 0 ? values : { ...values, ...Object.fromEntries(needed) }
}
