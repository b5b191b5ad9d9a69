/** A sandbox: the sample marketplace with stand-ins for the outside, on data of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')

/** @returns the exit code of the server, once a signal has stopped it */
export async function dev({ data, standIns }: { data: string; standIns?: boolean }): Promise<number> {
  // Nothing that is tried here may reach the database or the files of an instance that is for real.
  const { DATABASE_URL: _, ...env } = process.env
  const server = spawn(join(root, 'script', 'server'), standIns ? ['--stand-ins'] : [], {
    cwd: root,
    env: { ...env, COMPTOIR_DATA: resolve(data) },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  const [code] = (await once(server, 'close')) as [number | null]
  return code ?? 0
}
