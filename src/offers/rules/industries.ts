/** No industry twice: its sub-industries belong in one entry. */
import type { Rule } from './rule.ts'

export const industriesDiffer: Rule = ({ document }) => {
  const ids = (document.industries ?? []).map((industry) => industry.id)
  return ids.flatMap((id, i) =>
    id && ids.indexOf(id) < i
      ? [{ fieldKey: 'industries', at: [i, 'id'], code: 'properties.industries.duplicate', params: { value: id } }]
      : [],
  )
}
