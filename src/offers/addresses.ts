/** The addresses of this room's pages, for mails. app/routes.ts has the pages. */
import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'
import type { OfferKey } from './offer-key.ts'
import type { Profile } from './types/offer-type.ts'
import { getOfferType } from './types/registry.ts'

type Site = Pick<Ctx, 'config'>

export function offerAddress({ config }: Site, { publisherId, offerId }: OfferKey): string {
  return `${config.url}/publisher/${publisherId}/offers/${offerId}`
}

/** The editor gives each field's control the id `field-` and its key. */
export function fieldAddress(ctx: Site, key: OfferKey, { pageKey, fieldKey }: { pageKey: string; fieldKey?: string }) {
  return `${offerAddress(ctx, key)}/pages/${pageKey}${fieldKey ? `#field-${fieldKey}` : ''}`
}

export function submissionAddress(ctx: Site, key: OfferKey & { submissionId: string }): string {
  return `${offerAddress(ctx, key)}/submissions/${key.submissionId}`
}

export function reviewAddress({ config }: Site, key: OfferKey & { submissionId: string }): string {
  return `${config.url}/operator/certification/${key.publisherId}/${key.offerId}/${key.submissionId}`
}

/** Where customers see the listing; with the hide key, or as the preview, when said so. */
export function listingAddress(
  { config }: Site,
  { publisherId, offerId, type, profile }: OfferKey & { type: string; profile: Profile },
  { locale = 'en' as Locale, hideKey = undefined as string | undefined, preview = false } = {},
): string {
  const { urlSegment } = getOfferType(type, profile)
  const query = hideKey ? `?hideKey=${encodeURIComponent(hideKey)}` : preview ? '?preview=1' : ''
  return `${config.url}${locale === 'fr' ? '/fr' : ''}/product/${urlSegment}/${publisherId}.${offerId}${query}`
}

/** The page that explains a rule, a finding or a policy, by its code. */
export function ruleAddress({ config, locale }: Pick<Ctx, 'config' | 'locale'>, code: string): string {
  return `${config.url}${rulePath(locale, code)}`
}

/** The same within the site. */
export function rulePath(locale: Locale, code: string): string {
  return `${locale === 'fr' ? '/fr' : ''}/docs/rules/${encodeURIComponent(code)}`
}
