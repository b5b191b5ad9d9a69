/** The steps of a publication in the reader's language. */
import { publishingWords, type StepView } from '#offers'
import type { Locale } from '#platform/messages'
import type { PublicationStep } from './publication-steps.tsx'

export function stepsView(steps: StepView[], locale: Locale): PublicationStep[] {
  return steps.map((step) => ({
    key: step.stepId,
    label: publishingWords(locale, `step.${step.stepId}`),
    state: step.status,
    at: step.endedAt ?? step.startedAt,
    expected: publishingWords(locale, step.estimatedTimeFrame),
    messages: step.messages.map((message) => ({
      level: message.level,
      text: publishingWords.has(message.code)
        ? publishingWords(locale, message.code, message.params)
        : (message.text ?? message.code),
      at: message.at,
    })),
  }))
}
