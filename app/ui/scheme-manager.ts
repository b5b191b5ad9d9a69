import type { MantineColorSchemeManager } from '@mantine/core'
import { choose, onChosen, schemeOf } from './scheme.ts'

let stopListening: (() => void) | undefined

/** Tells Mantine what the cookie says, so that there is one choice for all pages. */
export const schemeManager: MantineColorSchemeManager = {
  get: (byDefault) => (typeof document === 'undefined' ? byDefault : schemeOf(document.cookie)),
  // Mantine sets again what it was just told.
  set: (scheme) => schemeOf(document.cookie) !== scheme && choose(scheme),
  subscribe: (told) => {
    stopListening = onChosen(told)
  },
  unsubscribe: () => stopListening?.(),
  clear: () => choose('auto'),
}
