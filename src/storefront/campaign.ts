/**
 * Campaign parameters on a listing's address: what a publisher's link says of itself, never who follows it. Without
 * scripts they get from the listing to its form in a cookie of the session, for this listing's addresses alone.
 */

const campaignParams = [
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

/** What fits each (spec "leads" 2.1). What does not is dropped, never cut: half a code is another code. */
const fits = (name: CampaignParam): RegExp =>
  name === 'src' ? /^[A-Za-z0-9_.-]{1,64}$/ : name === 'mktcmpid' ? /^[A-Za-z0-9_-]{1,16}$/ : /^[^\p{C}]{1,128}$/u

export function campaignIn(params: URLSearchParams): Campaign {
  const campaign: Campaign = {}
  for (const name of campaignParams) {
    const value = params.get(name)?.trim()
    if (value && fits(name).test(value)) campaign[name] = value
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

const cookieName = 'comptoir_campaign'

/** How a visitor came to a listing. */
export type Came = { campaign: Campaign; referrerHost: string | undefined }

/** `Set-Cookie` values for the addresses of a listing, one for each language; none when there is nothing to say. */
export function campaignCookies(paths: string[], came: Came, secure: boolean): string[] {
  const params = new URLSearchParams({ ...came.campaign, ...(came.referrerHost && { from: came.referrerHost }) })
  if (params.size === 0) return []
  const value = encodeURIComponent(params.toString())
  return paths.map((path) => `${cookieName}=${value}; Path=${path}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`)
}

/** What a visitor's cookie says of the link that led to this listing; nothing where it says nothing, or nonsense. */
export function cameBy(cookies: string | null | undefined): Came {
  const value = cookies?.match(new RegExp(`(?:^|;\\s*)${cookieName}=([^;]*)`))?.[1] ?? ''
  const params = new URLSearchParams(decoded(value))
  return { campaign: campaignIn(params), referrerHost: params.get('from')?.match(/^[\w.-]{1,253}$/)?.[0] }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return '' // a cookie somebody mangled is a cookie we do not have
  }
}
