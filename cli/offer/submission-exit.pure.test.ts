import { expect, test } from 'vitest'
import { exitCodes } from '../exit-codes.ts'
import { exitCodeOf } from './submission-exit.ts'

const step = (status: string, ...codes: string[]) => ({
  status,
  messages: codes.map((code) => ({ level: code.startsWith('leads.tested') ? 'information' : 'error', code })),
})

test.each<[string, string, ReturnType<typeof step>[], keyof typeof exitCodes]>([
  ['a preview that waits', 'previewReady', [step('complete')], 'done'],
  ['a report of certification', 'rejected', [step('rejected')], 'rejected'],
  ['a link that is dead', 'failed', [step('blocked', 'links.dead')], 'findings'],
  ['a destination that was down', 'failed', [step('blocked', 'setup.leads.connectionFailed')], 'outsideFailed'],
  [
    'one destination of two that was down',
    'failed',
    [step('complete'), step('blocked', 'leads.tested', 'setup.leads.connectionFailed')],
    'outsideFailed',
  ],
  [
    'a destination that was down, and another that is gone',
    'failed',
    [step('blocked', 'setup.leads.connectionFailed', 'leads.connectionMissing')],
    'findings',
  ],
  ['a step that gave up', 'running', [step('blocked', 'step.exhausted')], 'outsideFailed'],
  ['a submission that was called back', 'canceled', [step('canceled')], 'outsideFailed'],
])('%s leaves a command with its own code', (_, status, steps, code) => {
  expect(exitCodeOf({ status, steps })).toBe(exitCodes[code])
})
