/** Software as a service: a listing, or sold through the marketplace with plans (spec "offers" 4.3). */
import { testersByEmail } from '../common/availability.ts'
import { coSell } from '../common/cosell.ts'
import { field, guidPlaceholder, page, reviewers, section } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import {
  documents,
  engineeringContact,
  links,
  listing,
  logos,
  media,
  resellerContact,
  supportContact,
  texts,
  videoSites,
} from '../common/listing.ts'
import { planAudience, planAvailability, planListing, planMarkets, planPage, plans } from '../common/plans.ts'
import { flatRateMeters, freeMonth, subscription } from '../common/pricing.ts'
import { appVersion, categories, industries, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { collectsContacts, interaction, leads, resellers, setup } from '../common/setup.ts'
import { testDrive, testDriveChoice } from '../common/test-drive.ts'
import { type Condition, type OfferType, words } from '../offer-type.ts'

const sold: Condition = { key: 'sellThrough', is: true }
const testDrives = ['azure-resource-manager', 'logic-app', 'power-bi'] as const

const sale = section('sale', words('Sale', 'Vente'), [
  field('boolean', 'sellThrough', words('Sell through the marketplace', 'Vendre par la place de marché'), {
    code: 'setup.sellThrough',
    help: words(
      'Customers choose one of your plans here; the request reaches you, and you set the plan up with them. Otherwise the offer is a listing that leads to you.',
      'Les clients choisissent ici l’un de vos plans ; la demande vous parvient et vous mettez le plan en place avec eux. Sinon, l’offre est un référencement qui mène à vous.',
    ),
    required: false,
    default: true,
    immutableAfter: 'publish',
    frozenIf: sold,
    frozenBecause: words(
      'An offer sold through the marketplace stays so: it has subscribers. A listing may become a sale; change it and publish again.',
      'Une offre vendue par la place de marché le reste : elle a des abonnés. Un référencement peut devenir une vente ; modifiez-le et publiez à nouveau.',
    ),
  }),
])

const addIns = section('addIns', words('Microsoft 365 add-ins', 'Compléments Microsoft 365'), [
  field('boolean', 'm365.linked', words('The service comes with add-ins', 'Le service comporte des compléments'), {
    code: 'setup.m365.linked',
    required: false,
    default: false,
  }),
  field('tags', 'm365.addIns', words('Addresses of the add-ins', 'Adresses des compléments'), {
    code: 'setup.m365.addIns',
    help: words('Where each is listed.', 'Où chacun est référencé.'),
    required: false,
    visibleIf: { key: 'm365.linked', is: true },
    pattern: '^https://[^\\s]+$',
    itemMax: 2_048,
    max: 10,
    seenBy: ['customer'],
  }),
])

const version = section('version', words('Version', 'Version'), [appVersion({ required: false })])

const technical = page(
  'technical',
  words('Technical configuration', 'Configuration technique'),
  [
    section('service', words('Your service', 'Votre service'), [
      field('url', 'technical.landingPageUrl', words('Landing page URL', 'URL de la page d’accueil'), {
        help: words(
          'Buyers come here with a purchase token, to begin and to manage a subscription. It must answer day and night; it may be changed after publication.',
          'Les acheteurs y arrivent avec un jeton d’achat, pour commencer ou gérer un abonnement. Elle doit répondre jour et nuit et peut changer après publication.',
        ),
        seenBy: reviewers,
      }),
      field('url', 'technical.webhookUrl', words('Connection webhook', 'Webhook de connexion'), {
        help: words(
          'Told of every change of a subscription. It must answer day and night; it may be changed after publication.',
          'Averti de chaque changement d’abonnement. Il doit répondre jour et nuit et peut changer après publication.',
        ),
        seenBy: reviewers,
      }),
      field('guid', 'technical.tenantId', words('Directory tenant ID', 'ID de locataire de l’annuaire'), {
        codes: { invalid: 'technical.tenantId.guid' },
        placeholder: guidPlaceholder,
        seenBy: reviewers,
      }),
      field('guid', 'technical.applicationId', words('Application ID', 'ID d’application'), {
        codes: { invalid: 'technical.applicationId.guid' },
        help: words(
          'One for all your offers: subscriptions are managed with it.',
          'Le même pour toutes vos offres : les abonnements sont gérés avec lui.',
        ),
        placeholder: guidPlaceholder,
        seenBy: reviewers,
      }),
    ]),
  ],
  { visibleIf: sold },
)

const planPricing = planPage('planPricing', words('Pricing', 'Tarification'), [
  planMarkets,
  subscription,
  flatRateMeters,
  freeMonth,
])

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
  creation: creation(),
  pages: [
    setup(
      sale,
      interaction({ offerUrl: 'whereItIsGot', visibleIf: { not: sold }, default: 'freeTrial' }),
      addIns,
      resellers(sold),
      testDriveChoice(...testDrives),
      leads({ any: [sold, collectsContacts] }),
    ),
    properties(categories, industries(), version, terms({ standardContract: true })),
    listing(
      texts({ description: { max: 3_000, laterMax: 5_000 }, gettingStartedIf: sold }),
      links({ resellers: true, useful: true }),
      supportContact(),
      engineeringContact,
      resellerContact,
      documents({ optionalLater: true }),
      logos({ wide: true }),
      media({ videos: { max: 4, hosts: videoSites } }),
    ),
    testersByEmail(sold),
    technical,
    ...plans(
      [planListing(), planPricing, planAvailability(planAudience({ privateBy: { kind: 'tenant', max: 20_000 } }))],
      { visibleIf: sold },
    ),
    coSell(),
    testDrive(...testDrives),
    review(false),
  ],
}
