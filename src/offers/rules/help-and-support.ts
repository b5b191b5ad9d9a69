/** learning about the offer and getting help with it are two different pages. Said at both fields. */
import { samePage } from '../public-url.ts'
import type { Rule } from './rule.ts'

export const helpIsNotSupport: Rule = ({ document }) => {
  const help = document.listing?.helpUrl
  const support = document.listing?.supportContact?.url
  if (!help || !support || !samePage(help, support)) return []
  return [
    { fieldKey: 'listing.helpUrl', code: 'listing.helpUrl.sameAsSupport' },
    { fieldKey: 'listing.supportContact.url', code: 'listing.supportContact.url.sameAsHelp' },
  ]
}
