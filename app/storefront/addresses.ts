/** Addresses of public pages, in English; `usePublicPath` puts them into the reader's language. */
export const listingPath = ({ segment, key }: Listed) => `/product/${segment}/${key}`
type Listed = { segment: string; key: string }
export const publisherPath = (publisherId: string) => `/publishers/${publisherId}`
export const categoryPath = (category: string, sub?: string) => `/categories/${category}${sub ? `/${sub}` : ''}`
export const industryPath = (industry: string, vertical?: string) =>
  `/industries/${industry}${vertical ? `/${vertical}` : ''}`

/** The acts a listing can offer, by the word in the address of their form. */
const acts = {
  get: 'getItNowFree',
  trial: 'freeTrial',
  contact: 'contactMe',
  buy: 'transact',
  'test-drive': 'testDrive',
} as const
export type Act = keyof typeof acts

export function actOf(option: string): Act {
  return (Object.keys(acts) as Act[]).find((act) => acts[act] === option) ?? 'contact'
}

export function isAct(word: string | undefined): word is Act {
  return word !== undefined && Object.hasOwn(acts, word)
}

export const enquiryPath = (listed: Listed, act: Act) => `${listingPath(listed)}/${act}`

/** Where a template of the listing is had, to be deployed. */
export const deployPath = (listed: Listed) => `${listingPath(listed)}/deploy`

export function searchPath(params: Record<string, string | string[] | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const one of value === undefined ? [] : [value].flat()) search.append(name, one)
  }
  return search.size ? `/search?${search}` : '/search'
}
