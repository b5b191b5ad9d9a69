/** Power BI app (spec "offers" 4). */

import { availability } from '../dynamics-365-ce/availability.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const powerBiApp: OfferType = {
  id: 'power-bi-app',
  label: words('Power BI app', 'Application Power BI'),
  help: words(
    'Reports and dashboards that customers install from a link.',
    'Des rapports et tableaux de bord que les clients installent à partir d’un lien.',
  ),
  storefronts: ['business'],
  urlSegment: 'power-bi',
  certificationPhase: 'beforeLive',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  creation,
  pages: [setup, properties, listing, availability, review],
}
