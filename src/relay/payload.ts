/**
 * What a marketplace posts to an HTTPS lead destination. Members are found whatever their case, because the
 * documentation itself prints both; what is missing stays empty; members nobody documented are let be.
 */
import { type Campaign, parseLeadSource } from '#leads'

const detailKeys = {
  firstName: 'firstname',
  lastName: 'lastname',
  email: 'email',
  phone: 'phone',
  country: 'country',
  company: 'company',
  title: 'title',
} as const

export type Payload = {
  customer: Record<keyof typeof detailKeys, string>
  source: string
  actionCode: string
  /** The composite, when the source came as one. */
  leadSource?: string
  offerTitle: string
  description: string | null
  campaign: Campaign
  /** The lead's id, when another Comptoir sent it. */
  leadId?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Undefined when it has nothing of a lead in it. */
export function readPayload(body: Buffer): { payload: Payload } | { fault: 'not_json' | 'empty' } {
  const root = objectIn(parse(body))
  if (!root) return { fault: 'not_json' }
  const details = objectIn(root.get('userdetails')) ?? objectIn(root.get('customerinfo'))
  const text = (key: string) => textIn(root.get(key))
  const given = { source: text('leadsource'), action: text('actioncode'), title: text('offertitle') }
  const description = text('description')
  if (!details && !given.source && !given.action && !given.title && !description) return { fault: 'empty' }

  // Destinations with one field for it get the composite; some receivers are fed that way too.
  const composite = parseLeadSource(given.source)
  const ours = objectIn(root.get('comptoir'))
  const leadId = textIn(ours?.get('leadid'))
  const customer = Object.fromEntries(
    Object.entries(detailKeys).map(([key, name]) => [key, textIn(details?.get(name))]),
  ) as Payload['customer']
  return {
    payload: {
      customer,
      source: composite?.source ?? (given.source || 'unknown'),
      actionCode: given.action || composite?.actionCode || 'unknown',
      leadSource: composite && given.source,
      offerTitle: given.title || composite?.offer || '',
      description: description || null,
      campaign: campaignOf(objectIn(ours?.get('campaign'))),
      leadId: uuid.test(leadId) ? leadId.toLowerCase() : undefined,
    },
  }
}

function campaignOf(members: Map<string, unknown> | undefined): Campaign {
  const [src, mktcmpid] = [textIn(members?.get('src')), textIn(members?.get('mktcmpid'))]
  return { ...(src && { src }), ...(mktcmpid && { mktcmpid }) }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

/** Members by their name in lower case. An object that was put into a text is opened: one column of a table holds it so. */
function objectIn(value: unknown): Map<string, unknown> | undefined {
  const opened = typeof value === 'string' && value.trimStart().startsWith('{') ? parse(Buffer.from(value)) : value
  if (typeof opened !== 'object' || opened === null || Array.isArray(opened)) return undefined
  return new Map(Object.entries(opened).map(([key, member]) => [key.toLowerCase(), member]))
}

/** Numbers are texts that lost their quotes. What no database can keep is left out. */
function textIn(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '').trim() : ''
}
