/** Azure application: a solution template, or an application managed by its publisher (spec "offers" 4.5). */
import { testersBySubscription } from '../common/availability.ts'
import { authorizations, azureListing, clouds } from '../common/azure.ts'
import { coSell } from '../common/cosell.ts'
import { customer, field, guidPlaceholder, page, reviewers, section, threeNumbers } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import { planAudience, planAvailability, planListing, planMarkets, planPage, plans } from '../common/plans.ts'
import { meters, price } from '../common/pricing.ts'
import { categories, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { leads, resellers, setup } from '../common/setup.ts'
import { testDrive, testDriveChoice } from '../common/test-drive.ts'
import { type Condition, type OfferType, words } from '../offer-type.ts'

const managed: Condition = { key: 'kind', is: 'managedApplication' }

const metering = page('technical', words('Technical configuration', 'Configuration technique'), [
  section(
    'metering',
    words('Metering identity', 'Identité de facturation à l’usage'),
    [
      field('guid', 'technical.tenantId', words('Directory tenant ID', 'ID de locataire de l’annuaire'), {
        required: { key: 'technical.applicationId', empty: false },
        placeholder: guidPlaceholder,
        seenBy: reviewers,
      }),
      field('guid', 'technical.applicationId', words('Application ID', 'ID d’application'), {
        required: { key: 'technical.tenantId', empty: false },
        placeholder: guidPlaceholder,
        seenBy: reviewers,
      }),
    ],
    words(
      'The application that reports usage, if a plan has meters.',
      'L’application qui déclare l’usage, si un plan comporte des compteurs.',
    ),
  ),
])

const planSetup = planPage('planSetup', words('Plan setup', 'Configuration du plan'), [
  section('kind', words('Kind of plan', 'Type de plan'), [
    field('enum', 'kind', words('Kind of plan', 'Type de plan'), {
      options: [
        {
          value: 'solutionTemplate',
          label: words('Solution template', 'Modèle de solution'),
          help: words(
            'Customers deploy and run it themselves; only its resources are billed.',
            'Les clients le déploient et l’exploitent eux-mêmes ; seules ses ressources sont facturées.',
          ),
        },
        {
          value: 'managedApplication',
          label: words('Managed application', 'Application gérée'),
          help: words(
            'You manage it in the customer’s subscription, for a monthly price.',
            'Vous la gérez dans l’abonnement du client, pour un prix mensuel.',
          ),
        },
      ],
      immutableAfter: 'publish',
      frozenBecause: words(
        'Deployed applications were made for this kind; add another plan for the other.',
        'Les applications déployées sont faites pour ce type ; ajoutez un autre plan pour l’autre.',
      ),
      seenBy: customer,
    }),
  ]),
  clouds,
])

const planPricing = planPage(
  'planPricing',
  words('Pricing', 'Tarification'),
  [
    planMarkets,
    section('pricing', words('Pricing', 'Tarification'), [
      price('pricing.monthly', words('Price per month (USD)', 'Prix par mois (USD)')),
    ]),
    meters(managed),
  ],
  { visibleIf: managed },
)

const planTechnical = planPage('planTechnical', words('Technical configuration', 'Configuration technique'), [
  section('package', words('Package', 'Package'), [
    field('text', 'technical.version', words('Version', 'Version'), {
      help: words('Three numbers, such as 1.0.3.', 'Trois nombres, par exemple 1.0.3.'),
      placeholder: words('1.0.0', '1.0.0'),
      max: 30,
      pattern: threeNumbers,
      seenBy: customer,
    }),
    field('asset', 'technical.packageFile', words('Package (.zip)', 'Package (.zip)'), {
      help: words(
        'With mainTemplate.json and createUiDefinition.json at its root.',
        'Avec mainTemplate.json et createUiDefinition.json à sa racine.',
      ),
      asset: 'azure-package',
      codes: { format: 'plans.technical.packageFile.notZip' },
      seenBy: reviewers,
    }),
    field('guid', 'technical.attributionId', words('Usage attribution ID', 'ID d’attribution d’usage'), {
      help: words(
        'The pid- tag of the template: what is deployed is credited to you.',
        'L’étiquette pid- du modèle : ce qui est déployé vous est crédité.',
      ),
      placeholder: guidPlaceholder,
      required: false,
      generated: true,
      seenBy: reviewers,
    }),
  ]),
  section('management', words('Management', 'Gestion'), [
    field('guid', 'technical.publisherTenantId', words('Your tenant ID', 'Votre ID de locataire'), {
      placeholder: guidPlaceholder,
      required: managed,
      visibleIf: managed,
      seenBy: reviewers,
    }),
    authorizations(100, managed),
    field('boolean', 'technical.jitAccess', words('Just-in-time access', 'Accès juste à temps'), {
      help: words('You ask the customer each time you need access.', 'Vous demandez l’accès au client chaque fois.'),
      required: false,
      visibleIf: managed,
      default: false,
      seenBy: customer,
    }),
    field('enum', 'technical.deploymentMode', words('Deployment mode', 'Mode de déploiement'), {
      options: [
        {
          value: 'complete',
          label: words('Complete', 'Complet'),
          help: words('What the template does not name is deleted.', 'Ce que le modèle ne nomme pas est supprimé.'),
        },
        {
          value: 'incremental',
          label: words('Incremental', 'Incrémentiel'),
          help: words('What is there already stays.', 'Ce qui existe déjà reste.'),
        },
      ],
      required: managed,
      visibleIf: managed,
      seenBy: reviewers,
    }),
    field(
      'tags',
      'technical.allowedActions',
      words('Actions that customers may take', 'Actions permises aux clients'),
      {
        help: words(
          'Control actions beyond reading, such as Microsoft.Compute/virtualMachines/restart/action.',
          'Actions de contrôle au-delà de la lecture, par exemple Microsoft.Compute/virtualMachines/restart/action.',
        ),
        required: false,
        visibleIf: managed,
        pattern: '^[A-Za-z.]+/[A-Za-z0-9/*]+$',
        itemMax: 200,
        max: 100,
        seenBy: reviewers,
      },
    ),
    field(
      'url',
      'technical.notificationUrl',
      words('Notification endpoint', 'Point de terminaison des notifications'),
      {
        help: words('Told of every deployment and change.', 'Averti de chaque déploiement et modification.'),
        required: false,
        visibleIf: managed,
        seenBy: reviewers,
      },
    ),
  ]),
])

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
  listingOption: 'getItNowFree',
  creation: creation(),
  pages: [
    setup(resellers(), testDriveChoice('azure-resource-manager'), leads({ key: 'testDrive.enabled', is: true })),
    properties(categories, terms({ standardContract: true })),
    azureListing({ videos: 5, longName: true }),
    testersBySubscription(),
    metering,
    ...plans([
      planSetup,
      planListing({ name: { max: 50, laterMax: 200 }, description: { max: 2_000, laterMax: 3_000 }, summary: true }),
      planPricing,
      planAvailability(planAudience({ privateBy: { kind: 'subscription', max: 20_000 }, hideable: true })),
      planTechnical,
    ]),
    coSell(),
    testDrive('azure-resource-manager'),
    review(true),
  ],
}
