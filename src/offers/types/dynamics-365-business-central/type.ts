/** Dynamics 365 Business Central (spec "offers" 4). */

import { availability } from '../dynamics-365-ce/availability.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const businessCentral: OfferType = {
  id: 'dynamics-365-business-central',
  label: words('Dynamics 365 Business Central', 'Dynamics 365 Business Central'),
  help: words(
    'An add-on or a connected app for Business Central.',
    'Une extension ou une application connectée pour Business Central.',
  ),
  storefronts: ['business'],
  urlSegment: 'dynamics-365-business-central',
  certificationPhase: 'beforeLive',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  creation,
  pages: [setup, properties, listing, availability, review],
}
