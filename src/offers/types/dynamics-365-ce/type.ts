/**
 * Dynamics 365 for Customer Engagement & Power Apps, later called "Dynamics 365 apps on Dataverse and Power
 * Apps". Every page and field of spec "offers" 3, in the order of the portal.
 */
import { availability, hideKey, markets } from '../common/availability.ts'
import { coSell } from '../common/cosell.ts'
import { customer, field, section } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import {
  documents,
  engineeringContact,
  links,
  listing,
  logos,
  media,
  supportContact,
  texts,
} from '../common/listing.ts'
import { appVersion, categories, industries, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { collectsContacts, interaction, leads, setup } from '../common/setup.ts'
import { keyUsageScenario, supplemental } from '../common/supplemental.ts'
import { testDrive, testDriveChoice } from '../common/test-drive.ts'
import { type OfferType, words } from '../offer-type.ts'
import { technical } from './technical.ts'

const testDrives = ['dynamics-365-customer-engagement', 'logic-app'] as const

const products = section('products', words('Products and version', 'Produits et version'), [
  field('taxonomyMany', 'applicableProducts', words('Applicable products', 'Produits concernés'), {
    code: 'properties.products',
    taxonomy: 'applicableProducts',
    help: words(
      'All products that the app works on; customers filter by them.',
      'Tous les produits avec lesquels l’application fonctionne ; les clients filtrent par produit.',
    ),
    min: 1,
    seenBy: customer,
  }),
  appVersion({ required: true }),
])

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
  // Publisher and offer ID stay under 40 together; later guidance limits the offer ID alone.
  creation: creation({ max: 38, together: 39, byProfile: { '2022': { max: 50, together: undefined } } }),
  pages: [
    setup(
      interaction({ managedLicences: true, offerUrl: 'optional' }),
      testDriveChoice(...testDrives),
      leads(collectsContacts),
    ),
    properties(categories, industries(), products, terms()),
    listing(
      texts({ worksWith: true }),
      links({ help: true }),
      supportContact(),
      engineeringContact,
      documents(),
      logos(),
      media(),
    ),
    availability(markets, hideKey),
    technical,
    coSell(),
    testDrive(...testDrives),
    supplemental(keyUsageScenario),
    review({ key: 'listingOption', in: ['getItNowFree', 'freeTrial'] }),
  ],
}
