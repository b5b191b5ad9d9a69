/** Azure container: an image in a registry, or an application for Kubernetes clusters (spec "offers" 4.5). */
import { testersBySubscription } from '../common/availability.ts'
import { azureListing, clouds, registry } from '../common/azure.ts'
import { coSell } from '../common/cosell.ts'
import { customer, field, reviewers, section } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import { planAudience, planAvailability, planListing, planMarkets, planPage, plans } from '../common/plans.ts'
import { price } from '../common/pricing.ts'
import { categories, properties, terms } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { leads, resellers, setup } from '../common/setup.ts'
import { type Condition, type OfferType, words } from '../offer-type.ts'

const image: Condition = { key: 'technical.kind', is: 'image' }
const kubernetes: Condition = { key: 'technical.kind', is: 'kubernetes' }
const paid: Condition = { key: 'pricing.model', in: ['perCore', 'perPod', 'perNode', 'perCluster'] }

const planSetup = planPage('planSetup', words('Plan setup', 'Configuration du plan'), [
  clouds,
  section('kind', words('Kind of plan', 'Type de plan'), [
    field('enum', 'technical.kind', words('Kind of plan', 'Type de plan'), {
      options: [
        { value: 'image', label: words('Container images', 'Images de conteneur') },
        { value: 'kubernetes', label: words('Kubernetes application', 'Application Kubernetes') },
      ],
      immutableAfter: 'publish',
      frozenBecause: words(
        'What is deployed was made for this kind; add another plan for the other.',
        'Ce qui est déployé est fait pour ce type ; ajoutez un autre plan pour l’autre.',
      ),
      seenBy: customer,
    }),
  ]),
])

const planPricing = planPage('planPricing', words('Pricing', 'Tarification'), [
  section('pricing', words('Pricing', 'Tarification'), [
    field('enum', 'pricing.model', words('Pricing model', 'Modèle de tarification'), {
      options: [
        { value: 'free', label: words('Free', 'Gratuit') },
        { value: 'byol', label: words('Customer’s own licence', 'Licence du client') },
        { value: 'perCore', label: words('Per core and hour', 'Par cœur et par heure') },
        { value: 'perPod', label: words('Per pod and hour', 'Par pod et par heure') },
        { value: 'perNode', label: words('Per node and hour', 'Par nœud et par heure') },
        { value: 'perCluster', label: words('Per cluster and hour', 'Par cluster et par heure') },
      ],
      immutableAfter: 'publish',
      frozenBecause: words(
        'What runs is billed by it; add another plan for another model.',
        'Ce qui tourne est facturé ainsi ; ajoutez un autre plan pour un autre modèle.',
      ),
      seenBy: customer,
    }),
    price('pricing.hourly', words('Price per hour (USD)', 'Prix par heure (USD)'), {
      required: paid,
      visibleIf: paid,
    }),
  ]),
  planMarkets,
])

const planTechnical = planPage('planTechnical', words('Technical configuration', 'Configuration technique'), [
  section('registry', words('Registry', 'Registre'), registry(image)),
  section('bundle', words('Kubernetes application', 'Application Kubernetes'), [
    field('text', 'technical.bundle.repository', words('Bundle', 'Paquet'), {
      help: words(
        'Repository and tag of the bundle that was made with the packaging tool.',
        'Dépôt et balise du paquet produit par l’outil d’assemblage.',
      ),
      placeholder: words('contoso.azurecr.io/app/bundle:1.0.0', 'contoso.azurecr.io/app/bundle:1.0.0'),
      required: kubernetes,
      visibleIf: kubernetes,
      pattern: '^[a-z0-9.-]+\\.[a-z]{2,}/[a-z0-9._/-]+:[A-Za-z0-9._-]+$',
      seenBy: reviewers,
    }),
    field('text', 'technical.bundle.extensionType', words('Cluster extension type', 'Type d’extension de cluster'), {
      placeholder: words('Contoso.Application', 'Contoso.Application'),
      required: kubernetes,
      visibleIf: kubernetes,
      max: 100,
      pattern: '^[A-Za-z0-9]+(\\.[A-Za-z0-9]+)+$',
      immutableAfter: 'publish',
      frozenBecause: words(
        'Clusters know the extension by it from its first preview on.',
        'Les clusters connaissent l’extension par lui dès son premier aperçu.',
      ),
      seenBy: reviewers,
    }),
  ]),
])

export const azureContainer: OfferType = {
  id: 'azure-container',
  label: words('Azure container', 'Conteneur Azure'),
  help: words(
    'A container image or a Kubernetes application.',
    'Une image de conteneur ou une application Kubernetes.',
  ),
  storefronts: ['it'],
  urlSegment: 'containers',
  certificationPhase: 'beforePreview',
  transactable: true,
  plans: 'required',
  previewBy: 'subscriptionIds',
  listingOption: 'getItNowFree',
  creation: creation(),
  pages: [
    setup(resellers(), leads(false)),
    properties(categories, terms({ standardContract: true })),
    azureListing(),
    testersBySubscription(),
    ...plans([
      planSetup,
      planListing({ description: { max: 2_000, laterMax: 3_000 }, summary: true }),
      planPricing,
      planAvailability(planAudience({ privateBy: { kind: 'subscription', max: 20_000 } })),
      planTechnical,
    ]),
    coSell(),
    review(true),
  ],
}
