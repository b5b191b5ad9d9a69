/** Azure virtual machine (spec "offers" 4). */
import { planListing, plans } from '../common/plans.ts'
import { creation } from '../dynamics-365-ce/creation.ts'
import { listing } from '../dynamics-365-ce/listing.ts'
import { properties } from '../dynamics-365-ce/properties.ts'
import { review } from '../dynamics-365-ce/review.ts'
import { setup } from '../dynamics-365-ce/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

export const azureVirtualMachine: OfferType = {
  id: 'azure-virtual-machine',
  label: words('Azure virtual machine', 'Machine virtuelle Azure'),
  help: words(
    'A preconfigured virtual machine, billed by use or brought with one’s own licence.',
    'Une machine virtuelle préconfigurée, facturée à l’usage ou avec la licence du client.',
  ),
  storefronts: ['it'],
  urlSegment: 'virtual-machines',
  certificationPhase: 'beforePreview',
  transactable: true,
  plans: 'required',
  previewBy: 'subscriptionIds',
  creation,
  pages: [setup, properties, listing, ...plans([planListing()]), review],
}
