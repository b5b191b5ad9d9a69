/** The filter of the inbox, as it stands in the address. */
import { deliveryStates } from '#delivery'
import { flags, type LeadFilter, leadStates, ratings, workStates } from '#leads'

export const filterNames = [
  'offerId',
  'actionCode',
  'country',
  'rating',
  'workState',
  'state',
  'owner',
  'clock',
  'delivery',
  'connectionId',
  'tag',
  'path',
  'flag',
  'minScore',
  'q',
  'from',
  'before',
  'mktcmpid',
  'environment',
] as const

const clocks = ['waiting', 'due', 'overdue'] as const

export function filterOf(query: URLSearchParams): LeadFilter {
  const text = (name: (typeof filterNames)[number]) => query.get(name) || undefined
  const oneOf = <T extends string>(values: readonly T[], name: (typeof filterNames)[number]) =>
    values.find((value) => value === query.get(name))
  const campaign = text('mktcmpid')
  const minScore = Number(text('minScore'))
  return {
    offerId: text('offerId'),
    actionCode: text('actionCode'),
    country: text('country')?.toUpperCase(),
    rating: oneOf(ratings, 'rating'),
    workState: oneOf(workStates, 'workState'),
    state: oneOf(leadStates, 'state'),
    owner: text('owner'),
    clock: oneOf(clocks, 'clock'),
    delivery: oneOf([...deliveryStates, 'none'] as const, 'delivery'),
    connectionId: text('connectionId'),
    tag: text('tag'),
    path: text('path'),
    flag: oneOf(flags, 'flag'),
    minScore: Number.isInteger(minScore) && minScore > 0 ? minScore : undefined,
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
