/** Managed service: the publisher's people run the customer's environment under authorisations (spec "offers" 4.5). */
import { testersBySubscription } from '../common/availability.ts'
import { authorizations, azureListing } from '../common/azure.ts'
import { field, guidPlaceholder, reviewers, section, threeNumbers } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import { planAudience, planAvailability, planListing, planPage, plans } from '../common/plans.ts'
import { plainCategories, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { leads, setup } from '../common/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

const planTechnical = planPage('planTechnical', words('Technical configuration', 'Configuration technique'), [
  section(
    'manifest',
    words('Manifest', 'Manifeste'),
    [
      field('text', 'technical.manifestVersion', words('Manifest version', 'Version du manifeste'), {
        help: words('Three numbers, such as 1.0.3.', 'Trois nombres, par exemple 1.0.3.'),
        placeholder: words('1.0.0', '1.0.0'),
        max: 30,
        pattern: threeNumbers,
        seenBy: reviewers,
      }),
      field('guid', 'technical.tenantId', words('Your tenant ID', 'Votre ID de locataire'), {
        placeholder: guidPlaceholder,
        seenBy: reviewers,
      }),
      authorizations(20),
    ],
    words(
      'Billed by yourself: the marketplace charges nothing for a managed service.',
      'Facturé par vous : la place de marché ne facture rien pour un service géré.',
    ),
  ),
])

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
  listingOption: 'contactMe',
  creation: creation(),
  pages: [
    setup(leads(true)),
    properties(plainCategories(5), terms()),
    azureListing({ videos: 5, wideLogo: true, resellers: false, government: true }),
    testersBySubscription(),
    ...plans([
      planListing({ description: { max: 2_000, laterMax: 3_000 }, summary: true }),
      planAvailability(planAudience({ privateBy: { kind: 'subscription', max: 10_000 } })),
      planTechnical,
    ]),
    review(true),
  ],
}
