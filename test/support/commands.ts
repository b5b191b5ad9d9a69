/** Runs a command of the program in this process, as a shell would see it: what it says and what it leaves with. */
import type { Command } from 'commander'
import { vi } from 'vitest'

export type Ran = { code: number; out: string; err: string }

export async function runCommand(command: Command, args: readonly string[]): Promise<Ran> {
  let [out, err] = ['', '']
  const text = (chunk: unknown) => (typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString())
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    out += text(chunk)
    return true
  })
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    err += text(chunk)
    return true
  })
  process.exitCode = undefined
  try {
    await command.parseAsync([...args], { from: 'user' })
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
  }
  const code = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  return { code, out, err }
}
