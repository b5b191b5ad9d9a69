/** How the runtime is started for serving: see docs/decisions/0071-memory-at-rest.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// In a file of its own, one flag a line, so that bin/comptoir can read it too.
export const servingFlags = readFileSync(join(import.meta.dirname, 'serving-flags'), 'utf8')
  .split('\n')
  .filter(Boolean)
