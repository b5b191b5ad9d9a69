/** IoT Edge module: a container that runs on devices, with its settings at the start (spec "offers" 4.2). */
import { testersBySubscription } from '../common/availability.ts'
import { azureListing, registry } from '../common/azure.ts'
import { customer, field, section } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import { planAudience, planAvailability, planListing, planPage, plans } from '../common/plans.ts'
import { categories, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { leads, setup } from '../common/setup.ts'
import { type OfferType, words } from '../offer-type.ts'

const json = { max: 10_000, seenBy: customer }

const planTechnical = planPage('planTechnical', words('Technical configuration', 'Configuration technique'), [
  section('registry', words('Registry', 'Registre'), registry()),
  section(
    'settings',
    words('Settings at the start', 'Réglages de départ'),
    [
      field('list', 'technical.routes', words('Default routes', 'Routes par défaut'), {
        itemLabel: words('Route', 'Route'),
        itemKey: 'name',
        required: false,
        max: 5,
        seenBy: customer,
        item: [
          field('text', 'name', words('Name', 'Nom'), { max: 50, pattern: '^[A-Za-z0-9_]+$', seenBy: customer }),
          field('text', 'route', words('Route', 'Route'), {
            placeholder: words('FROM /messages/* INTO $upstream', 'FROM /messages/* INTO $upstream'),
            max: 512,
            pattern: '^FROM /\\S+( WHERE .+)? INTO .+$',
            seenBy: customer,
          }),
        ],
      }),
      field('list', 'technical.environment', words('Environment variables', 'Variables d’environnement'), {
        itemLabel: words('Variable', 'Variable'),
        itemKey: 'name',
        required: false,
        max: 40,
        seenBy: customer,
        item: [
          field('text', 'name', words('Name', 'Nom'), { pattern: '^[A-Za-z_][A-Za-z0-9_]*$', seenBy: customer }),
          field('text', 'value', words('Value', 'Valeur'), { required: false, max: 1_000, seenBy: customer }),
        ],
      }),
      field('multiline', 'technical.createOptions', words('Create options (JSON)', 'Options de création (JSON)'), {
        help: words('How the container is started.', 'Comment le conteneur est démarré.'),
        required: false,
        ...json,
      }),
      field('multiline', 'technical.twin', words('Desired properties (JSON)', 'Propriétés souhaitées (JSON)'), {
        help: words('What the module twin holds at first.', 'Ce que contient d’abord le jumeau du module.'),
        required: false,
        ...json,
      }),
    ],
    words('Customers may change them on each device.', 'Les clients peuvent les modifier sur chaque appareil.'),
  ),
])

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
  listingOption: 'getItNowFree',
  creation: creation(),
  pages: [
    setup(leads(false)),
    properties(categories, terms({ standardContract: true })),
    azureListing(),
    testersBySubscription(),
    ...plans([
      planListing({ description: { max: 2_000, laterMax: 3_000 }, summary: true }),
      planAvailability(planAudience({ privateBy: { kind: 'subscription', max: 20_000 }, hideable: true })),
      planTechnical,
    ]),
    review(true),
  ],
}
