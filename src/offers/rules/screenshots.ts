/** no screenshot twice. */
import type { Rule } from './rule.ts'

export const screenshotsDiffer: Rule = ({ document, context }) => {
  const hashes = (document.listing?.screenshots ?? []).map(({ file }) => context.assetsById.get(file ?? '')?.sha256)
  return hashes.flatMap((hash, i) => {
    const first = hashes.indexOf(hash)
    return hash && first < i
      ? [
          {
            fieldKey: 'listing.screenshots',
            at: [i, 'file'],
            code: 'listing.screenshots.duplicate',
            level: 'warning' as const,
            params: { first: first + 1 },
          },
        ]
      : []
  })
}
