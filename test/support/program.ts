/** The real program in a process of its own, on a free port and a scratch folder, for journeys, torture and benches. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { servingFlags } from '../../server/serving-flags.ts'
import { freePort } from './postgres.ts'

export type Program = {
  url: string
  process: ChildProcess
  /** What it wrote to its log so far. */
  log(): string
  kill(signal?: NodeJS.Signals): Promise<void>
}

const root = join(import.meta.dirname, '../..')

/**
 * Starts `server/main.ts` and resolves when it says it is ready.
 * @param env configuration keys; COMPTOIR_DATA is needed
 */
export async function startProgram(
  env: Record<string, string>,
  role: 'all' | 'web' | 'worker' = 'all',
): Promise<Program> {
  const port = env.PORT ?? String(await freePort())
  const child = spawn(process.execPath, [...servingFlags, 'server/main.ts', role], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, COMPTOIR_LOG_LEVEL: 'info', ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (log += chunk))
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`the program ended with ${code} before it was ready:\n${log}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    process: child,
    log: () => log,
    async kill(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}
