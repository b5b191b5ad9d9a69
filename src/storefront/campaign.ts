/** Campaign parameters on a listing's address: what a publisher's link says of itself. Never who follows it. */

export const campaignParams = [
  'src',
  'mktcmpid',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
] as const
export type CampaignParam = (typeof campaignParams)[number]
export type Campaign = Partial<Record<CampaignParam, string>>

const LONGEST_VALUE = 200

export function campaignIn(params: URLSearchParams): Campaign {
  const campaign: Campaign = {}
  for (const name of campaignParams) {
    const value = params.get(name)?.trim()
    if (value) campaign[name] = value.slice(0, LONGEST_VALUE)
  }
  return campaign
}

/** Host of the page that led here, when that was somebody else's. */
export function referrerHost(referrer: string | null | undefined, ownUrl: string): string | undefined {
  if (!referrer || !URL.canParse(referrer)) return undefined
  const { hostname, protocol } = new URL(referrer)
  if (!/^https?:$/.test(protocol) || hostname === new URL(ownUrl).hostname) return undefined
  return hostname
}
