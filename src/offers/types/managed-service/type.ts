/** Managed service (spec "offers" 4). */
import { planListing, plans } from '../common/plans.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const managedService: OfferType = {
  id: 'managed-service',
  label: words('Managed service', 'Service géré'),
  help: words(
    'Your people run the customer’s environment, under authorisations that the customer grants.',
    'Vos équipes exploitent l’environnement du client, avec les autorisations qu’il accorde.',
  ),
  storefronts: ['it'],
  urlSegment: 'managed-services',
  certificationPhase: 'beforePreview',
  transactable: false,
  plans: 'required',
  previewBy: 'subscriptionIds',
  creation,
  pages: [setup, properties, listing, ...plans([planListing()]), review],
}
