/** Where leads go, in a definition: a word, and configurations of which the one of that word counts. */
import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '#platform/ctx'
import { connectLeads, destinationCalled, destinationOf, type LeadDestination, withoutSecrets } from '../leads.ts'
import { type OfferView, offerFields } from '../offer-view.ts'
import type { KeptSheet } from '../sheets/kept-sheet.ts'
import type { Writing } from '../sheets/sheet.ts'
import { type Json, type Members, memberOf, textOf } from '../wire/json.ts'
import { MARKETPLACE } from './sheets.ts'

export const LEADS = 'portal/leads'
const DESTINATION = `${MARKETPLACE}leadDestination`

/** The destination's word here is another in each generation of documents. */
const words: Record<string, string> = {
  none: 'none',
  table: 'table',
  blob: 'blob',
  crm: 'dynamics',
  dynamics: 'dynamics',
  salesforce: 'salesforce',
  marketo: 'marketo',
  httpsendpoint: 'httpsEndpoint',
  email: 'email',
}

export type LeadsSaid = {
  /** Members of the definition that speak of leads. */
  keys: string[]
  destination?: LeadDestination
  configuration: Json
}

export function leadsIn(offer: Members): LeadsSaid {
  const keys = [DESTINATION, ...Object.keys(offer).filter((key) => /leadConfiguration$/i.test(key))]
  const word = textOf(offer, DESTINATION)
  const destination = word ? destinationCalled('wire', words[word.toLowerCase()] ?? word) : undefined
  const key = destination && configKey(destination)
  return { keys, destination, configuration: key === undefined ? null : (memberOf(offer, key) ?? null) }
}

export async function writeLeads(
  ctx: Ctx,
  view: OfferView,
  offer: Members,
): Promise<{ keys: string[]; values: Writing; sheet: KeptSheet }> {
  const { keys, destination, configuration } = leadsIn(offer)
  if (!destination) return { keys, values: {}, sheet: {} }
  const said = Object.fromEntries(keys.map((key) => [key, memberOf(offer, key) ?? null]))
  if (isDeepStrictEqual(said, readLeads(view))) return { keys, values: {}, sheet: view.kept[LEADS] ?? {} }
  const connected = await connectLeads(ctx, view.product, { destination, configuration, surface: 'portal' })
  const became = [destination.own]
  const key = configKey(destination)
  // Documents carry the configurations of all destinations; those of others are empty, as a rule.
  const others = keys.map((name) => [name, { posted: withoutSecrets(offer[name]!), became }])
  const sheet: KeptSheet = {
    ...Object.fromEntries(others),
    [DESTINATION]: { posted: textOf(offer, DESTINATION)!, became },
    ...(key && configuration !== null && { [key]: { posted: connected.configuration, became } }),
  }
  return { keys, values: connected.values, sheet }
}

export function readLeads(view: Pick<OfferView, 'type' | 'document' | 'kept'>): Members {
  const own = offerFields(view).get('leads.destination') ?? 'none'
  const kept = Object.entries(view.kept[LEADS] ?? {}).filter(([, { became }]) => became?.[0] === own)
  if (kept.length > 0) return Object.fromEntries(kept.map(([name, { posted }]) => [name, posted]))
  return own === 'none' ? {} : { [DESTINATION]: wordOf(own) }
}

/** `tableLeadConfiguration` is that of `table`. */
function wordOf(own: Json): string {
  const { portal, wire } = destinationOf(own)
  return portal?.replace(/LeadConfiguration$/, '') ?? wire
}

function configKey({ portal }: LeadDestination): string | undefined {
  return portal && `${MARKETPLACE}${portal}`
}
