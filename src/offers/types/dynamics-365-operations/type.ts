/** Dynamics 365 Operations Apps (spec "offers" 4). */

import { availability } from '../dynamics-365-ce/availability.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const operations: OfferType = {
  id: 'dynamics-365-operations',
  label: words('Dynamics 365 Operations Apps', 'Applications Dynamics 365 Operations'),
  help: words(
    'An extension of Finance, Supply Chain Management and the like.',
    'Une extension de Finance, Supply Chain Management et des applications de la même famille.',
  ),
  storefronts: ['business'],
  urlSegment: 'dynamics-365-for-operations',
  certificationPhase: 'beforePreview',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  creation,
  pages: [setup, properties, listing, availability, review],
}
