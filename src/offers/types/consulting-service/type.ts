/** Consulting service, later "professional services": fixed in scope and duration, never sold here (spec "offers" 4.4). */
import { availability, hideKey } from '../common/availability.ts'
import { customer, field, section } from '../common/field.ts'
import { creation } from '../common/identity.ts'
import { contact, documents, listing, logos, media, texts } from '../common/listing.ts'
import { industries, properties } from '../common/properties.ts'
import { review } from '../common/review.ts'
import { leads, setup } from '../common/setup.ts'
import { type Condition, type OfferType, words } from '../offer-type.ts'

const azure: Condition = { key: 'primaryProduct', is: 'azure' }
const paid: Condition = { key: 'pricing.kind', is: 'paid' }
const inNorthAmerica: Condition = { key: 'availability.market', in: ['US', 'CA'] }

const service = section('service', words('The service', 'La prestation'), [
  field('taxonomy', 'primaryProduct', words('Primary product', 'Produit principal'), {
    code: 'properties.primaryProduct',
    taxonomy: 'primaryProducts',
    help: words(
      'It decides the storefront: infrastructure for Azure, business for the others.',
      'Il détermine la vitrine : infrastructure pour Azure, métiers pour les autres.',
    ),
    seenBy: customer,
  }),
  field('taxonomy', 'serviceType', words('Service type', 'Type de prestation'), {
    code: 'properties.serviceType',
    taxonomy: 'serviceTypes',
    help: words('An implementation lasts at most two weeks.', 'Une mise en œuvre dure deux semaines au plus.'),
    seenBy: customer,
  }),
  field('taxonomyMany', 'solutionAreas', words('Solution areas', 'Domaines de solution'), {
    code: 'properties.solutionAreas',
    taxonomy: 'solutionAreas',
    help: words('At most three, for Azure only.', 'Trois au plus, uniquement pour Azure.'),
    required: false,
    max: 3,
    seenBy: customer,
  }),
  field('taxonomyMany', 'applicableProducts', words('Applicable products', 'Produits concernés'), {
    code: 'properties.products',
    taxonomy: 'dynamicsProducts',
    help: words('At most three, where the product is not Azure.', 'Trois au plus, quand le produit n’est pas Azure.'),
    required: false,
    visibleIf: { not: azure },
    max: 3,
    seenBy: customer,
  }),
  field('boolean', 'isExpertMsp', words('Azure Expert or Networking MSP', 'Azure Expert ou Networking MSP'), {
    code: 'properties.isExpertMsp',
    help: words('These need no competency.', 'Ceux-ci n’ont pas besoin de compétence.'),
    required: false,
    default: false,
    seenBy: ['publisher', 'reviewer'],
  }),
  field('taxonomyMany', 'competencies', words('Competencies', 'Compétences'), {
    code: 'properties.competencies',
    taxonomy: 'competencies',
    help: words('One to three that you have earned.', 'Une à trois que vous avez obtenues.'),
    required: { not: { key: 'isExpertMsp', is: true } },
    max: 3,
    seenBy: customer,
  }),
])

const duration = section('duration', words('Duration', 'Durée'), [
  field('integer', 'duration.value', words('Duration', 'Durée'), {
    code: 'listing.duration',
    min: 1,
    max: 999,
    seenBy: customer,
  }),
  field('enum', 'duration.unit', words('Unit', 'Unité'), {
    code: 'listing.duration.unit',
    options: [
      { value: 'hour', label: words('hours', 'heures') },
      { value: 'day', label: words('days', 'jours') },
      { value: 'week', label: words('weeks', 'semaines') },
      { value: 'month', label: words('months', 'mois') },
    ],
    seenBy: customer,
  }),
])

const notShown = words('Not shown to customers.', 'Non affiché aux clients.')

const market = section('markets', words('Market', 'Marché'), [
  field('taxonomy', 'availability.market', words('Market', 'Marché'), {
    code: 'pricing.market',
    codes: { invalid: 'pricing.market.single' },
    taxonomy: 'markets',
    help: words('A consulting offer is for one country.', 'Une offre de conseil concerne un seul pays.'),
    seenBy: customer,
  }),
  field('taxonomyMany', 'availability.subdivisions', words('States or provinces', 'États ou provinces'), {
    code: 'pricing.subdivisions',
    taxonomy: 'subdivisions',
    within: 'availability.market',
    required: inNorthAmerica,
    visibleIf: inNorthAmerica,
    max: 60,
    seenBy: customer,
  }),
])

const pricing = section('pricing', words('Pricing', 'Tarification'), [
  field('enum', 'pricing.kind', words('The service is', 'La prestation est'), {
    options: [
      { value: 'free', label: words('free', 'gratuite') },
      { value: 'paid', label: words('paid', 'payante') },
    ],
    seenBy: customer,
  }),
  field('decimal', 'pricing.price', words('Price', 'Prix'), {
    required: paid,
    visibleIf: paid,
    min: 0,
    max: 100_000_000,
    seenBy: customer,
  }),
  field('taxonomy', 'pricing.currency', words('Currency', 'Devise'), {
    taxonomy: 'currencies',
    help: words('That of the market.', 'Celle du marché.'),
    required: paid,
    visibleIf: paid,
    seenBy: customer,
  }),
  field('enum', 'pricing.basis', words('The price is', 'Le prix est'), {
    required: paid,
    visibleIf: paid,
    options: [
      { value: 'fixed', label: words('fixed', 'fixe') },
      {
        value: 'estimated',
        label: words('estimated', 'estimé'),
        help: words('The description says what changes it.', 'La description dit ce qui le fait varier.'),
      },
    ],
    seenBy: customer,
  }),
])

export const consultingService: OfferType = {
  id: 'consulting-service',
  label: words('Consulting service', 'Service de conseil'),
  help: words(
    'An assessment, briefing, implementation, proof of concept or workshop at a fixed scope.',
    'Une évaluation, une présentation, une mise en œuvre, une preuve de concept ou un atelier au périmètre défini.',
  ),
  storefronts: ['business', 'it'],
  urlSegment: 'consulting-services',
  certificationPhase: 'beforeLive',
  transactable: false,
  plans: 'none',
  previewBy: 'hideKey',
  listingOption: 'contactMe',
  creation: creation(),
  pages: [
    setup(leads(true)),
    properties(
      service,
      industries({
        max: 6,
        codes: { tooMany: 'properties.industries.tooManyForAzure' },
        verticalsIf: { not: { key: '../primaryProduct', is: 'azure' } },
      }),
    ),
    listing(
      texts({
        name: { max: 50, laterMax: 50 },
        nameHelp: words(
          'Name: Duration Type, for example “Contoso: 2-Week Implementation”. Leave out your company’s own name.',
          'Nom : durée type, par exemple « Contoso: 2-Week Implementation ». N’y répétez pas le nom de votre société.',
        ),
      }),
      duration,
      section('primary', words('Primary contact', 'Contact principal'), contact('listing.primaryContact'), notShown),
      section(
        'secondary',
        words('Secondary contact', 'Contact secondaire'),
        contact('listing.secondaryContact'),
        notShown,
      ),
      documents(),
      logos(),
      media({ screenshots: { min: 0 } }),
    ),
    availability(market, pricing, hideKey),
    review(false),
  ],
}
