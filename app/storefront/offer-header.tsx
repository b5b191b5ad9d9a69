import type { Listing } from '#storefront'
import { useLocale } from '../ui/page.ts'
import s from './enquiry.module.css'
import { langOf } from './offer-card.tsx'
import { OfferLogo } from './picture.tsx'

/** Above a form about an offer: which one, and whose it is. */
export function OfferHeader({ listing }: { listing: Listing }) {
  return (
    <header className={s.header}>
      <OfferLogo path={listing.logo} size={64} eager />
      <div>
        <h1 {...langOf(listing.language, useLocale())}>{listing.name}</h1>
        <p className={s.by}>
          <bdi>{listing.publisherName}</bdi>
        </p>
      </div>
    </header>
  )
}
