/** Azure virtual machine: images by version, billed by use or under the customer's own licence (spec "offers" 4.5). */
import { testersBySubscription } from '../common/availability.ts'
import { azureListing, clouds } from '../common/azure.ts'
import { coSell } from '../common/cosell.ts'
import { customer, field, reviewers, section, threeNumbers } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import { planAudience, planAvailability, planListing, planMarkets, planPage, plans } from '../common/plans.ts'
import { price, priceIsFrozen } from '../common/pricing.ts'
import { categories, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { leads, resellers, setup } from '../common/setup.ts'
import { testDrive, testDriveChoice } from '../common/test-drive.ts'
import { type Condition, type OfferType, words } from '../offer-type.ts'

const byUse: Condition = { key: 'pricing.licence', is: 'usage' }
const ownImages: Condition = { key: 'technical.reuses', empty: true }

const planSetup = planPage('planSetup', words('Plan setup', 'Configuration du plan'), [clouds])

const planPricing = planPage('planPricing', words('Pricing', 'Tarification'), [
  planMarkets,
  section('pricing', words('Pricing', 'Tarification'), [
    field('enum', 'pricing.licence', words('Licence model', 'Modèle de licence'), {
      options: [
        { value: 'usage', label: words('By use, per hour', 'À l’usage, par heure') },
        {
          value: 'byol',
          label: words('Customer’s own licence', 'Licence du client'),
          help: words('Customers buy the licence from you.', 'Les clients vous achètent la licence.'),
        },
      ],
      immutableAfter: 'publish',
      frozenBecause: words(
        'Running machines are billed by it; hide this plan and add another.',
        'Les machines en service sont facturées ainsi ; masquez ce plan et ajoutez-en un autre.',
      ),
      seenBy: customer,
    }),
    price('pricing.hourly', words('Price per hour (USD)', 'Prix par heure (USD)'), {
      required: byUse,
      visibleIf: byUse,
      frozenBecause: words(
        'A published price cannot change; hide this plan and add another.',
        'Un prix publié ne peut pas changer ; masquez ce plan et ajoutez-en un autre.',
      ),
    }),
    field('enum', 'trial.months', words('Free trial', 'Essai gratuit'), {
      options: [
        { value: 'none', label: words('None', 'Aucun') },
        { value: 'P1M', label: words('1 month', '1 mois') },
        { value: 'P3M', label: words('3 months', '3 mois') },
        { value: 'P6M', label: words('6 months', '6 mois') },
      ],
      required: false,
      visibleIf: byUse,
      default: 'none',
      seenBy: customer,
      ...priceIsFrozen,
      frozenIf: { not: { key: 'trial.months', in: ['', 'none'] } },
    }),
  ]),
])

const planTechnical = planPage('planTechnical', words('Technical configuration', 'Configuration technique'), [
  section('reuse', words('Reuse', 'Réutilisation'), [
    field('text', 'technical.reuses', words('Same configuration as plan', 'Même configuration que le plan'), {
      help: words(
        'The ID of another plan whose images this one shares. That plan can then not be stopped.',
        'L’ID d’un autre plan dont celui-ci partage les images. Ce plan ne peut alors plus être arrêté.',
      ),
      required: false,
      max: 50,
      seenBy: reviewers,
    }),
  ]),
  section('system', words('Operating system', 'Système d’exploitation'), [
    field('enum', 'technical.osFamily', words('Family', 'Famille'), {
      options: [
        { value: 'linux', label: words('Linux', 'Linux') },
        { value: 'windows', label: words('Windows', 'Windows') },
      ],
      required: ownImages,
      visibleIf: ownImages,
      immutableAfter: 'publish',
      frozenBecause: words(
        'Machines are upgraded from one image to the next of the same family.',
        'Les machines passent d’une image à la suivante de la même famille.',
      ),
      seenBy: customer,
    }),
    field('text', 'technical.osName', words('Name and version', 'Nom et version'), {
      placeholder: words('Debian 13', 'Debian 13'),
      required: ownImages,
      visibleIf: ownImages,
      max: 100,
      seenBy: customer,
    }),
    field('tags', 'technical.recommendedSizes', words('Recommended sizes', 'Tailles conseillées'), {
      help: words('At most six.', 'Six au plus.'),
      placeholder: words('Standard_D2s_v5', 'Standard_D2s_v5'),
      required: false,
      visibleIf: ownImages,
      pattern: '^[A-Za-z0-9_-]+$',
      itemMax: 60,
      max: 6,
      seenBy: customer,
    }),
    field('list', 'technical.ports', words('Open ports', 'Ports ouverts'), {
      itemLabel: words('Port', 'Port'),
      itemKey: 'port',
      help: words(
        'Beside those for signing in to the machine.',
        'En plus de ceux qui servent à se connecter à la machine.',
      ),
      required: false,
      visibleIf: ownImages,
      max: 50,
      seenBy: customer,
      item: [
        field('text', 'port', words('Port or range', 'Port ou plage'), {
          placeholder: words('443 or 8000-8010', '443 ou 8000-8010'),
          max: 11,
          pattern: '^\\d{1,5}(-\\d{1,5})?$',
          seenBy: customer,
        }),
        field('enum', 'protocol', words('Protocol', 'Protocole'), {
          options: [
            { value: 'tcp', label: words('TCP', 'TCP') },
            { value: 'udp', label: words('UDP', 'UDP') },
          ],
          seenBy: customer,
        }),
      ],
    }),
  ]),
  section('images', words('Images', 'Images'), [
    field('list', 'technical.images', words('Image versions', 'Versions de l’image'), {
      itemLabel: words('Version', 'Version'),
      itemKey: 'version',
      help: words(
        'At least one that is not deprecated. A published version is deprecated, never removed.',
        'Une au moins qui ne soit pas dépréciée. Une version publiée est dépréciée, jamais retirée.',
      ),
      required: ownImages,
      visibleIf: ownImages,
      min: 1,
      max: 50,
      seenBy: customer,
      item: [
        field('text', 'version', words('Version', 'Version'), {
          placeholder: words('1.0.0', '1.0.0'),
          max: 30,
          pattern: threeNumbers,
          seenBy: customer,
        }),
        field('text', 'source', words('Image', 'Image'), {
          help: words(
            'A gallery image’s resource ID, or the signed address of a .vhd.',
            'L’ID de ressource d’une image de galerie, ou l’adresse signée d’un .vhd.',
          ),
          max: 2_048,
          pattern: '^(https://|/subscriptions/)\\S+$',
          seenBy: reviewers,
          immutableAfter: 'publish',
          frozenBecause: words(
            'A published version is never exchanged; add a version with a higher number.',
            'Une version publiée n’est jamais échangée ; ajoutez une version au numéro supérieur.',
          ),
        }),
        field('boolean', 'deprecated', words('Deprecated', 'Dépréciée'), {
          help: words(
            'No longer offered for new machines; those that run keep running.',
            'N’est plus proposée pour de nouvelles machines ; celles en service continuent.',
          ),
          required: false,
          default: false,
          seenBy: customer,
        }),
      ],
    }),
  ]),
])

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
  listingOption: 'getItNowFree',
  creation: creation(),
  pages: [
    setup(resellers(), testDriveChoice('azure-resource-manager'), leads({ key: 'testDrive.enabled', is: true })),
    properties(categories, terms({ standardContract: true })),
    azureListing(),
    testersBySubscription(),
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
