/** The name is searched anyway, so a keyword that repeats it is wasted (spec "offers" 3.4). */
import type { Rule } from './rule.ts'

export const keywordsBesideName: Rule = ({ document }) => {
  const name = document.listing?.name?.toLowerCase()
  return (document.listing?.keywords ?? []).flatMap((value, i) =>
    value.toLowerCase() === name
      ? [
          {
            fieldKey: 'listing.keywords',
            at: [i],
            code: 'listing.keywords.sameAsName',
            level: 'warning',
            params: { value },
          },
        ]
      : [],
  )
}
