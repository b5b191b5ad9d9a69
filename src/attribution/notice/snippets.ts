/** The notice where customers look for it outside the marketplace: in a repository’s README, and in the template itself. */
import type { GuidNotice } from './notices-of-guid.ts'

const headings = { en: 'Data and privacy', fr: 'Données et vie privée' } as const

/** Lines of Markdown, in every language that the notice is written in. */
export function readmeSnippet(notices: readonly GuidNotice[]): string {
  const texts = new Map(notices.map(({ locale, text }) => [text, locale]))
  return [...texts]
    .toSorted(([, a], [, b]) => a.localeCompare(b))
    .map(([text, locale]) => `## ${headings[locale]}\n\n${text}`)
    .join('\n\n')
}

/** A member of a template’s root: linting finds the notice by it. */
export function templateSnippet(address: string): string {
  return `"metadata": ${JSON.stringify({ comptoir: { privacyNotice: address } }, null, 2)}`
}
