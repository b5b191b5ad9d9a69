/** IoT Edge module (spec "offers" 4). */
import { planListing, plans } from '../common/plans.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const iotEdgeModule: OfferType = {
  id: 'iot-edge-module',
  label: words('IoT Edge module', 'Module IoT Edge'),
  help: words(
    'A container that runs on devices at the edge.',
    'Un conteneur qui s’exécute sur des appareils en périphérie.',
  ),
  storefronts: ['it'],
  urlSegment: 'iot-edge-modules',
  certificationPhase: 'beforePreview',
  transactable: false,
  plans: 'required',
  previewBy: 'subscriptionIds',
  creation,
  pages: [setup, properties, listing, ...plans([planListing()]), review],
}
