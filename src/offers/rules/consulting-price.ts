/** A consulting price: in the market's currency, and explained when it is an estimate (spec "offers" 4.4). */
import { visibleText } from '../rich-text.ts'
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { Rule } from './rule.ts'

export const currencyOfMarket: Rule = ({ document }) => {
  const { market } = document.availability ?? {}
  const { currency, kind } = document.pricing ?? {}
  const own = market ? findEntry('markets', market)?.currency : undefined
  return kind === 'paid' && currency && own && currency !== own
    ? [{ fieldKey: 'pricing.currency', code: 'pricing.currency.market', params: { value: currency, currency: own } }]
    : []
}

const aboutPrice = /\b(?:price|prices|pricing|cost|costs|estimate|estimated|fee|fees|prix|tarif|tarifs|coûts?|estim)/i

export const estimateIsExplained: Rule = ({ document }) =>
  document.pricing?.kind === 'paid' &&
  document.pricing.basis === 'estimated' &&
  !aboutPrice.test(visibleText(document.listing?.description ?? ''))
    ? [{ fieldKey: 'listing.description', code: 'pricing.estimated.explain' }]
    : []
