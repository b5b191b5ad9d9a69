/**
 * Structured logs. Personal data and secrets never belong in a line: errors are told without values (told-error.ts),
 * and the paths below are a second net.
 */
import pino, { type Logger } from 'pino'
import { toldError, withoutValues } from './told-error.ts'

export type Log = Logger

const redact = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'email',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.secret',
  '*.token',
  '*.email',
  '*.clientSecret',
  'headers.*',
]

export function openLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redact, censor: '[redacted]' },
    serializers: { err: (error: unknown) => (typeof error === 'string' ? withoutValues(error) : toldError(error)) },
  }
  return destination ? pino(options, destination) : pino(options, pino.destination({ fd: 2, sync: false }))
}
