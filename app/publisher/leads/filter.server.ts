/** The filter of the inbox, as it stands in the address. */
import { type LeadFilter, leadStates, ratings, workStates } from '#leads'

export const filterNames = [
  'offerId',
  'actionCode',
  'country',
  'rating',
  'workState',
  'state',
  'q',
  'from',
  'before',
  'mktcmpid',
  'environment',
] as const

export function filterOf(query: URLSearchParams): LeadFilter {
  const text = (name: (typeof filterNames)[number]) => query.get(name) || undefined
  const campaign = text('mktcmpid')
  return {
    offerId: text('offerId'),
    actionCode: text('actionCode'),
    country: text('country')?.toUpperCase(),
    rating: ratings.find((rating) => rating === query.get('rating')),
    workState: workStates.find((state) => state === query.get('workState')),
    state: leadStates.find((state) => state === query.get('state')),
    text: text('q'),
    campaign: campaign ? { mktcmpid: campaign } : undefined,
    capturedFrom: dayOf(text('from')),
    capturedBefore: dayOf(text('before')),
    environment: query.get('environment') === 'preview' ? 'preview' : undefined,
  }
}

function dayOf(text: string | undefined): Date | undefined {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
}
