/** Writes the pages of the documentation that are made from code: node script/docs.ts. A test says when they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Field, offerTypes, type RulePage, rulePages } from '#offers'
import { configKeys } from '#platform/config'

const explained = rulePages()

export const generated: Record<string, () => string> = {
  'docs/guides/configuration.md': configurationPage,
  'docs/offer-types.md': offerTypesPage,
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
    (k) =>
      `| \`${k.key}\` | ${k.description.replaceAll('|', '\\|')}${k.secret ? ' *Secret: never printed.*' : ''} | ${k.default ? `\`${k.default}\`` : ''} |`,
  )
  return `# Configuration

Everything is read from the environment, once, at the start. Unknown \`COMPTOIR_…\` keys are refused, because they are
typos. With nothing set at all, Comptoir runs on the embedded database.

| key | what it does | when not set |
|---|---|---|
${rows.join('\n')}

Check: \`bin/comptoir doctor\` says what is set and what is wrong.
`
}

/** Under the limits of the first profile; where the second differs, it is said behind a slash. */
function offerTypesPage(): string {
  const later = new Map(offerTypes('2022').map((type) => [type.id, type]))
  const pages = offerTypes('2020').map((type) => {
    const laterFields = new Map(everyField(later.get(type.id)!.pages.flatMap(fieldsOn)).map((one) => [one.path, one]))
    const parts = type.pages.map((page) => {
      const rows = everyField(fieldsOn(page)).map((one) => fieldRow(one, laterFields.get(one.path)))
      const scope = page.scope === 'plan' ? ' (of each plan; keys are relative to it)' : ''
      return `### ${page.label.en}${scope}\n\n| key | kind | needed | limits | seen by |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
    })
    const facts = [
      `store: ${type.storefronts.join(', ')}`,
      `certified ${type.certificationPhase === 'beforePreview' ? 'before the preview' : 'after Go live'}`,
      `preview by ${type.previewBy}`,
      `plans: ${type.plans}`,
    ]
    return `## ${type.label.en}\n\n\`${type.id}\`: ${type.help.en} ${facts.join(' · ')}.\n\n${parts.join('\n')}`
  })
  return `# Offer types

Every field of every type, made from the types themselves by \`node script/docs.ts\`. Keys are paths in the document; in a
list, \`[]\` stands for an entry. 🔒 marks what publication freezes. Limits behind a slash are those of the profile 2022.

${pages.join('\n')}`
}

type Shown = { path: string; field: Field }

const fieldsOn = (page: { sections: { fields: Field[] }[] }) => page.sections.flatMap((section) => section.fields)

function everyField(fields: Field[], prefix = ''): Shown[] {
  return fields.flatMap((field) => {
    const path = prefix + field.key
    // Plans have pages of their own in this list.
    const inner = path === 'plans' ? [] : everyField(field.item ?? [], `${path}[].`)
    return [{ path, field }, ...inner]
  })
}

function fieldRow({ path, field }: Shown, later: Shown | undefined): string {
  const needed = typeof field.required === 'boolean' ? (field.required ? 'yes' : 'no') : 'if asked for'
  const limits = [limitsOf(field), later && limitsOf(later.field)]
  const said = limits[1] !== undefined && limits[0] !== limits[1] ? limits.join(' / ') : (limits[0] ?? '')
  const choices = field.options ? ` ${field.options.map((option) => `\`${option.value}\``).join(' ')}` : ''
  const lock = field.immutableAfter ? ' 🔒' : ''
  return `| \`${path}\`${lock} | ${field.type}${choices} | ${needed} | ${said} | ${field.seenBy.join(', ')} |`
}

function limitsOf({ min, max, together }: Field): string {
  if (together !== undefined) return `${together} with the publisher's`
  if (min !== undefined && max !== undefined) return `${min}–${max}`
  return max !== undefined ? `≤ ${max}` : min !== undefined ? `≥ ${min}` : ''
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
