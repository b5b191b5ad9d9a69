/** Writes the pages of the documentation that are made from code: node script/docs.ts. A test says when they are stale. */
import { writeFileSync } from 'node:fs'
import { configKeys } from '#platform/config'

export const generated = { 'docs/guides/configuration.md': configurationPage }

function configurationPage(): string {
  const rows = configKeys({}).map(
    (k) => `| \`${k.key}\` | ${k.description.replaceAll('|', '\\|')}${k.secret ? ' *Secret: never printed.*' : ''} |`,
  )
  return `# Configuration

Everything is read from the environment, once, at the start. Unknown \`COMPTOIR_…\` keys are refused, because they are
typos. With nothing set at all, Comptoir runs on the embedded database.

| key | what it does |
|---|---|
${rows.join('\n')}

Check: \`bin/comptoir doctor\` says what is set and what is wrong.
`
}

if (import.meta.main) for (const [file, page] of Object.entries(generated)) writeFileSync(file, page())
