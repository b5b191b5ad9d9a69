/** The filter of the inbox, as it stands in the address. */
import { redirect } from 'react-router'
import { outcomeClasses } from '#connectors'
import { deliveryStates, listConnections, listDeliveryCodes } from '#delivery'
import {
  actionCodes,
  flags,
  type LeadCounts,
  type LeadFilter,
  leadStates,
  leadWorkers,
  ratings,
  workStates,
} from '#leads'
import type { Ctx } from '#platform/ctx'
import { countriesIn } from '../../countries.server.ts'
import type { Choices } from './find.tsx'

export const filterNames = [
  'offerId',
  'planId',
  'actionCode',
  'listingOption',
  'source',
  'country',
  'company',
  'rating',
  'minScore',
  'flag',
  'workState',
  'owner',
  'clock',
  'path',
  'tag',
  'delivery',
  'connectionId',
  'outcome',
  'code',
  'state',
  'q',
  'from',
  'before',
  'mktcmpid',
  'src',
  'environment',
] as const
type FilterName = (typeof filterNames)[number]

const outcomes = [...outcomeClasses, 'interrupted'] as const
/** Filters whose values are few and have a word each. */
const known = {
  actionCode: actionCodes,
  listingOption: ['contact-me', 'get-it-now-free', 'free-trial', 'transact', 'test-drive'],
  source: ['SPZA', 'AzureMarketplace', 'AzurePortal', 'TestDrive'],
  rating: ratings,
  flag: flags,
  workState: workStates,
  clock: ['waiting', 'due', 'overdue'],
  delivery: [...deliveryStates, 'none'],
  outcome: outcomes,
  state: leadStates,
  environment: ['live', 'preview', 'any'],
} as const satisfies Partial<Record<FilterName, readonly string[]>>

export function filterOf(query: URLSearchParams): LeadFilter {
  const text = (name: FilterName) => query.get(name) || undefined
  const oneOf = <K extends keyof typeof known>(name: K) =>
    (known[name] as readonly (typeof known)[K][number][]).find((value) => value === query.get(name))
  const campaign = { mktcmpid: text('mktcmpid'), src: text('src') }
  const minScore = Number(text('minScore'))
  return {
    offerId: text('offerId'),
    planId: text('planId'),
    actionCode: text('actionCode'),
    listingOption: oneOf('listingOption'),
    source: text('source'),
    country: text('country')?.toUpperCase(),
    company: text('company'),
    rating: oneOf('rating'),
    minScore: Number.isInteger(minScore) && minScore > 0 && minScore <= 100 ? minScore : undefined,
    flag: oneOf('flag'),
    workState: oneOf('workState'),
    owner: text('owner'),
    clock: oneOf('clock'),
    path: text('path'),
    tag: text('tag'),
    delivery: oneOf('delivery'),
    connectionId: text('connectionId'),
    outcome: oneOf('outcome'),
    code: text('code'),
    state: oneOf('state'),
    text: text('q'),
    campaign: Object.fromEntries(Object.entries(campaign).filter(([, value]) => value !== undefined)),
    capturedFrom: dayOf(text('from')),
    capturedBefore: dayOf(text('before')),
    environment: oneOf('environment'),
  }
}

/** What the filter's lists offer. For whoever may read the publisher's leads. */
export async function choicesOf(ctx: Ctx, publisherId: string, counts: LeadCounts): Promise<Choices> {
  return {
    offers: counts.byOffer,
    workers: await leadWorkers(ctx, { publisherId }),
    connections: (await listConnections(ctx, { publisherId })).map(({ id, name }) => ({ id, name })),
    codes: await listDeliveryCodes(ctx, publisherId),
    countries: countriesIn(ctx.locale),
    known: Object.fromEntries(Object.entries(known).map(([name, values]) => [name, [...values]])),
  }
}

/** A form sends empty fields along; an address that people share or keep has none. @throws a redirect */
export function withoutEmptyFields(url: URL): void {
  const empty = [...url.searchParams].filter(([, value]) => value === '').map(([name]) => name)
  if (empty.length === 0) return
  const query = new URLSearchParams([...url.searchParams].filter(([, value]) => value !== ''))
  throw redirect(query.size > 0 ? `${url.pathname}?${query}` : url.pathname)
}

function dayOf(text: string | undefined): Date | undefined {
  const day = text && /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return day && !Number.isNaN(day.getTime()) ? day : undefined
}
