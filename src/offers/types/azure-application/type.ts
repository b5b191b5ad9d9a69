/** Azure application (spec "offers" 4). */
import { planListing, plans } from '../common/plans.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const azureApplication: OfferType = {
  id: 'azure-application',
  label: words('Azure application', 'Application Azure'),
  help: words(
    'A solution template, or an application that you manage in the customer’s subscription.',
    'Un modèle de solution, ou une application que vous gérez dans l’abonnement du client.',
  ),
  storefronts: ['it'],
  urlSegment: 'azure-applications',
  certificationPhase: 'beforePreview',
  transactable: true,
  plans: 'required',
  previewBy: 'subscriptionIds',
  creation,
  pages: [setup, properties, listing, ...plans([planListing()]), review],
}
