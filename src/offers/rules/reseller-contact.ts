/** Partners who resell need somebody to ask (spec "offers" 4.3). */
import type { Rule } from './rule.ts'

export const resellersHaveAContact: Rule = ({ document, read }) => {
  const audience = document.reseller?.audience ?? 'none'
  return audience !== 'none' && !read('listing.cspContact.email')
    ? [{ fieldKey: 'listing.cspContact.email', code: 'listing.cspContact.missing', level: 'warning' }]
    : []
}
