/** Azure container (spec "offers" 4). */
import { planListing, plans } from '../common/plans.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const azureContainer: OfferType = {
  id: 'azure-container',
  label: words('Azure container', 'Conteneur Azure'),
  help: words(
    'A container image or a Kubernetes application.',
    'Une image de conteneur ou une application Kubernetes.',
  ),
  storefronts: ['it'],
  urlSegment: 'containers',
  certificationPhase: 'beforePreview',
  transactable: true,
  plans: 'required',
  previewBy: 'subscriptionIds',
  creation,
  pages: [setup, properties, listing, ...plans([planListing()]), review],
}
