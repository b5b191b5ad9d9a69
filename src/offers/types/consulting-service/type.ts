/** Consulting service (spec "offers" 4). */

import { availability } from '../dynamics-365-ce/availability.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const consultingService: OfferType = {
  id: 'consulting-service',
  label: words('Consulting service', 'Service de conseil'),
  help: words(
    'An assessment, briefing, implementation, proof of concept or workshop at a fixed scope.',
    'Une évaluation, une présentation, une mise en œuvre, une preuve de concept ou un atelier au périmètre défini.',
  ),
  storefronts: ['business', 'it'],
  urlSegment: 'consulting-services',
  certificationPhase: 'beforeLive',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  creation,
  pages: [setup, properties, listing, availability, review],
}
