/** The steps of a publication in the reader's language. */
import { publishingWords, type StepView } from '#offers'
import { placed, type Reading } from './placed.server.ts'
import type { PublicationStep } from './publication-steps.tsx'

export function stepsView(steps: StepView[], reading: Reading): PublicationStep[] {
  return steps.map((step) => ({
    key: step.stepId,
    label: publishingWords(reading.locale, `step.${step.stepId}`),
    state: step.status,
    at: step.endedAt ?? step.startedAt,
    expected: publishingWords(reading.locale, step.estimatedTimeFrame),
    messages: step.messages.map(({ level, text, at, pointer }) => ({
      level,
      at,
      text: placed(reading, pointer, text),
    })),
  }))
}
