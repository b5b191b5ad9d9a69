/** Software as a service (spec "offers" 4). */
import { planListing, plans } from '../common/plans.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, type Section, words } from '../offer-type.ts'

const sold = { key: 'sellThrough', is: true }

const sale: Section = {
  key: 'sale',
  label: words('Sale', 'Vente'),
  fields: [
    {
      key: 'sellThrough',
      code: 'setup.sellThrough',
      type: 'boolean',
      label: words('Sell through the marketplace', 'Vendre par la place de marché'),
      required: true,
      default: true,
      immutableAfter: 'publish',
      frozenIf: sold,
      seenBy: ['publisher'],
    },
  ],
}

export const saas: OfferType = {
  id: 'saas',
  label: words('Software as a service', 'Logiciel en tant que service'),
  help: words(
    'A service that you run and customers subscribe to.',
    'Un service que vous exploitez et auquel les clients s’abonnent.',
  ),
  storefronts: ['business', 'it'],
  urlSegment: 'saas',
  certificationPhase: 'beforeLive',
  transactable: true,
  soldIf: sold,
  plans: 'ifTransactable',
  previewBy: 'emails',
  creation,
  pages: [
    { ...setup, sections: [sale, ...setup.sections] },
    properties,
    listing,
    ...plans([planListing()], { visibleIf: sold }),
    review,
  ],
}
