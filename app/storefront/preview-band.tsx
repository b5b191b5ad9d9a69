import { IconEyeOff } from '@tabler/icons-react'
import type { Listing } from '#storefront'
import { buttonClass } from '../ui/button.tsx'
import s from './preview-band.module.css'
import { useTexts } from './texts.ts'

/** Across the top of what not everybody sees: who does, until when, and how it becomes public. */
export function PreviewBand({ listing }: { listing: Listing }) {
  const t = useTexts()
  const offer = `/publisher/${listing.publisherId}/offers/${listing.offerId}`
  return (
    <aside className={s.band} aria-label={t(`preview.${listing.seenAs}.title`)}>
      <IconEyeOff size={22} aria-hidden="true" />
      <div className={s.text}>
        <p className={s.title}>{t(`preview.${listing.seenAs}.title`)}</p>
        <p>{t(`preview.${listing.seenAs}.who`)}</p>
        <p>{t(`preview.${listing.seenAs}.until`)}</p>
      </div>
      {/* A customer has nothing to do in the portal. */}
      {listing.seenAs !== 'private' && (
        <a href={offer} className={buttonClass({ kind: 'plain' })}>
          {t(`preview.${listing.seenAs}.act`)}
        </a>
      )}
    </aside>
  )
}
