/**
 * Dynamics 365 for Customer Engagement & Power Apps, later called "Dynamics 365 apps on Dataverse and Power
 * Apps". Every page and field of spec "offers" 3, in the order of the portal.
 */
import { type OfferType, words } from '../offer-type.ts'
import { availability } from './availability.ts'
import { creation } from './creation.ts'
import { listing } from './listing.ts'
import { properties } from './properties.ts'
import { review } from './review.ts'
import { setup } from './setup.ts'
import { supplemental } from './supplemental.ts'
import { technical } from './technical.ts'
import { testDrive } from './test-drive.ts'

export const dynamics365Ce: OfferType = {
  id: 'dynamics-365-ce',
  label: words(
    'Dynamics 365 for Customer Engagement & Power Apps',
    'Dynamics 365 pour Customer Engagement et Power Apps',
  ),
  help: words(
    'An app that customers install into their Dynamics 365 or Power Apps environment.',
    'Une application que les clients installent dans leur environnement Dynamics 365 ou Power Apps.',
  ),
  storefronts: ['business'],
  urlSegment: 'dynamics-365',
  certificationPhase: 'beforePreview',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  creation,
  pages: [setup, properties, listing, availability, technical, testDrive, supplemental, review],
}
