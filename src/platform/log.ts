/** Structured logs. Personal data and secrets never belong in a line; the paths below are a second net. */
import pino, { type Logger } from 'pino'

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
  }
  return destination ? pino(options, destination) : pino(options, pino.destination({ fd: 2, sync: false }))
}
