/** Writes the pages of the documentation that are made from code: node script/docs.ts. A test says when they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type RulePage, rulePages } from '#offers'
import { configKeys } from '#platform/config'

const explained = rulePages()

export const generated: Record<string, () => string> = {
  'docs/guides/configuration.md': configurationPage,
  'docs/rules/README.md': rulesIndex,
  'docs/rules/findings.md': findingsPage,
  ...Object.fromEntries(
    explained
      .filter((rule) => rule.kind !== 'finding')
      .map((rule) => [`docs/rules/${rule.code}.md`, () => rulePage(rule)]),
  ),
}

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

function rulesIndex(): string {
  const list = (kind: RulePage['kind']) =>
    explained
      .filter((rule) => rule.kind === kind)
      .map((rule) => `- [${rule.code}](${rule.code}.md) ${rule.title.en}`)
      .join('\n')
  return `# Rules

Made from the rules themselves by \`node script/docs.ts\`; a running Comptoir shows the same pages in English and French
at \`/docs/rules\`.

## Listing quality

Advice with a weight: it makes the score, and never stops a submission. Weights and word lists are in
[src/offers/quality/rule-set.json](../../src/offers/quality/rule-set.json); an operator tunes them under *Quality rules*.

${list('quality')}

## Certification

What reviewers and automatic checks look at before an offer is published.

${list('policy')}

## Findings of validation

Their codes, and what each says: [findings.md](findings.md).
`
}

function rulePage(rule: RulePage): string {
  const about = [`# ${rule.code}: ${rule.title.en}`, rule.title.fr]
  if (rule.kind === 'quality') {
    const field = rule.field ? `${rule.field.label.en}, on the page “${rule.field.page.en}”` : 'the offer as a whole'
    about.push(
      `Severity: ${rule.severity}. Weight: ${rule.weight}. Effort: ${rule.effort}. Mended at: ${field}.`,
      `**Why.** ${rule.why.en}`,
      `**What is told.** ${rule.found.en}`,
      `**What to do.** ${rule.cure.en}`,
    )
  } else if (rule.kind === 'policy') {
    about.push(`Checked: ${rule.how}. Public policy: ${rule.upstream}.`, `**Requirement.** ${rule.found.en}`)
  }
  return `${about.join('\n\n')}\n`
}

function findingsPage(): string {
  const rows = explained
    .filter((rule) => rule.kind === 'finding')
    .map((rule) => `| \`${rule.code}\` | ${rule.found.en.replaceAll('|', '\\|').replaceAll('<', '\\<')} |`)
  return `# Findings of validation

An error stops a submission until it is mended; a warning does not. \`{names}\` stand for values of the offer at hand.

| code | what it says |
|---|---|
${rows.join('\n')}
`
}

if (import.meta.main)
  for (const [file, page] of Object.entries(generated)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, page())
  }
