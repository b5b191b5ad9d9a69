/** One program, its roles: node server/main.ts all | web | worker | migrate. */
import './resolve-once.ts'
import { ConfigError, configKeys, readConfig } from '#platform/config'
import { FolderInUse } from '#platform/lock'

export const roles = ['all', 'web', 'worker', 'migrate'] as const
export type Role = (typeof roles)[number]

/**
 * Runs until a signal stops it; resolves when everything is closed.
 * @param opened called when it answers
 */
export async function serve(role: Role, { opened }: { opened?: () => void } = {}): Promise<void> {
  const config = readConfig()
  if (!config.databaseUrl && (role === 'web' || role === 'worker')) {
    throw new ConfigError([
      `--role ${role} needs DATABASE_URL: the embedded database serves one process only (--role all)`,
    ])
  }
  // Only now, so that packages are looked up once.
  const [{ openShop }, { startWeb }, { startWorking }] = await Promise.all([
    import('./shop.ts'),
    import('./web.ts'),
    import('./worker.ts'),
  ])
  const shop = await openShop(config, { worker: role !== 'web' })
  if (role === 'migrate') return shop.close()
  const { log } = shop.ctx
  log.info(
    {
      role,
      database: shop.ctx.database.kind,
      configured: configKeys()
        .filter((k) => k.value)
        .map((k) => (k.secret ? `${k.key} (set)` : k.key)),
    },
    'starting',
  )

  // Asked to stop while starting, it finishes starting and then stops: half-open things close badly.
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  const stopWorking = role === 'web' ? undefined : await startWorking(shop)
  const web = role === 'worker' ? undefined : await startWeb(shop)
  log.info({ role, url: web ? config.url : undefined }, 'ready')
  opened?.()
  process.send?.('ready')

  await asked
  log.info('stopping')
  await web?.stop()
  await stopWorking?.()
  await shop.close()
  log.info('stopped')
}

/** Starts the role and says plainly what is wrong when it cannot. */
export async function serveOrExplain(role: Role, options?: Parameters<typeof serve>[1]): Promise<number> {
  try {
    await serve(role, options)
    return 0
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof FolderInUse)) throw error
    process.stderr.write(`${error.message}\n`)
    return error instanceof ConfigError ? 2 : 4
  }
}

if (import.meta.main) {
  const role = (process.argv[2] ?? 'all') as Role
  if (roles.includes(role)) process.exitCode = await serveOrExplain(role)
  else {
    process.stderr.write(`usage: node server/main.ts ${roles.join(' | ')}\n`)
    process.exitCode = 2
  }
}
