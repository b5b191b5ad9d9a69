/** What a plan costs (spec "offers" 4.3, 4.5): by term and payment, by use, or by hour. */
import { type Condition, type Field, type Section, words } from '../offer-type.ts'
import { customer, field, section } from './field.ts'

const perUser: Condition = { key: 'pricing.model', is: 'perUser' }
const flatRate: Condition = { key: 'pricing.model', is: 'flatRate' }

export const priceIsFrozen = {
  immutableAfter: 'publish',
  frozenBecause: words(
    'A published price stays: customers bought at it. Add another plan for another price.',
    'Un prix publié demeure : des clients ont acheté à ce prix. Ajoutez un autre plan pour un autre prix.',
  ),
} as const

const terms = [
  { value: 'P1M', label: words('1 month', '1 mois') },
  { value: 'P1Y', label: words('1 year', '1 an') },
  { value: 'P2Y', label: words('2 years', '2 ans') },
  { value: 'P3Y', label: words('3 years', '3 ans') },
]

/** An amount in US dollars, with as many decimals as are given. */
export function price(key: string, label: Field['label'], more: Partial<Field> = {}): Field {
  return field('decimal', key, label, { min: 0, max: 10_000_000, seenBy: customer, ...priceIsFrozen, ...more })
}

/** Prices that are not the dollar price converted: one a market, in the market's currency. */
const marketPrices: Field = field('list', 'marketPrices', words('Prices by market', 'Prix par marché'), {
  itemLabel: words('Price', 'Prix'),
  itemKey: 'market',
  help: words(
    'Only where the price is not the dollar price converted. Export, edit and import a file for many markets.',
    'Uniquement là où le prix n’est pas le prix en dollars converti. Exportez, modifiez et importez un fichier pour de nombreux marchés.',
  ),
  required: false,
  max: 141,
  seenBy: customer,
  item: [
    field('taxonomy', 'market', words('Market', 'Marché'), { taxonomy: 'markets', seenBy: customer }),
    price('price', words('Price in the market’s currency', 'Prix dans la devise du marché')),
  ],
})

/** Flat rate or per user, for one term or several. */
export const subscription: Section = section('pricing', words('Pricing', 'Tarification'), [
  field('enum', 'pricing.model', words('Pricing model', 'Modèle de tarification'), {
    help: words('The same for all plans of the offer.', 'Le même pour tous les plans de l’offre.'),
    options: [
      { value: 'flatRate', label: words('Flat rate', 'Tarif fixe') },
      { value: 'perUser', label: words('Per user', 'Par utilisateur') },
    ],
    immutableAfter: 'publish',
    frozenBecause: words(
      'The model stays as published: existing subscriptions are billed by it.',
      'Le modèle reste celui qui a été publié : les abonnements existants sont facturés selon lui.',
    ),
    seenBy: customer,
  }),
  field('list', 'pricing.terms', words('Billing terms', 'Durées de facturation'), {
    itemLabel: words('Term', 'Durée'),
    itemKey: 'term',
    help: words(
      'For each term one way of paying. Two and three years, or a year paid by the month, appear in the infrastructure storefront only.',
      'Un seul mode de paiement par durée. Deux et trois ans, ou un an payé au mois, ne figurent que dans la vitrine infrastructure.',
    ),
    min: 1,
    max: 4,
    seenBy: customer,
    item: [
      field('enum', 'term', words('Term', 'Durée'), { options: terms, seenBy: customer }),
      field('enum', 'payment', words('Paid', 'Payé'), {
        options: [
          { value: 'upfront', label: words('once, at the start', 'une fois, au début') },
          { value: 'monthly', label: words('every month', 'chaque mois') },
          { value: 'yearly', label: words('every year', 'chaque année') },
        ],
        seenBy: customer,
        ...priceIsFrozen,
      }),
      price('price', words('Price of each payment (USD)', 'Montant de chaque paiement (USD)')),
      marketPrices,
    ],
  }),
  field('integer', 'pricing.users.min', words('Fewest users', 'Nombre minimal d’utilisateurs'), {
    required: false,
    visibleIf: perUser,
    min: 1,
    max: 1_000_000,
    seenBy: customer,
  }),
  field('integer', 'pricing.users.max', words('Most users', 'Nombre maximal d’utilisateurs'), {
    help: words('Empty: as many as they like.', 'Vide : sans limite.'),
    required: false,
    visibleIf: perUser,
    min: 1,
    max: 1_000_000,
    seenBy: customer,
  }),
])

/** What is billed by use, beside or instead of the price of the term. */
export function meters(visibleIf: Condition): Section {
  return section('meters', words('Custom meters', 'Compteurs personnalisés'), [
    field('list', 'meters', words('Meters', 'Compteurs'), {
      itemLabel: words('Meter', 'Compteur'),
      itemKey: 'id',
      help: words(
        'Up to 30. Its ID is what your service reports usage under; it can never be changed.',
        'Jusqu’à 30. Votre service déclare l’usage sous cet ID, qui ne pourra plus être modifié.',
      ),
      required: false,
      visibleIf,
      max: 30,
      seenBy: customer,
      item: [
        field('text', 'id', words('Meter ID', 'ID du compteur'), { max: 50, pattern: '^[A-Za-z0-9_-]+$' }),
        field('text', 'name', words('Name', 'Nom'), { max: 50, seenBy: customer }),
        field('text', 'unit', words('Unit', 'Unité'), {
          placeholder: words('per message', 'par message'),
          max: 50,
          seenBy: customer,
          ...priceIsFrozen,
        }),
        price('price', words('Price per unit (USD)', 'Prix par unité (USD)')),
        field('list', 'included', words('Included in the price', 'Compris dans le prix'), {
          itemLabel: words('Term', 'Durée'),
          itemKey: 'term',
          help: words('Nothing is included where no entry says so.', 'Rien n’est compris en l’absence d’entrée.'),
          required: false,
          max: 4,
          seenBy: customer,
          item: [
            field('enum', 'term', words('Term', 'Durée'), { options: terms, seenBy: customer }),
            field('boolean', 'unlimited', words('Without limit', 'Sans limite'), {
              required: false,
              default: false,
              seenBy: customer,
            }),
            field('integer', 'quantity', words('Quantity', 'Quantité'), {
              required: { not: { key: 'unlimited', is: true } },
              visibleIf: { not: { key: 'unlimited', is: true } },
              min: 0,
              max: 1_000_000_000,
              seenBy: customer,
            }),
          ],
        }),
      ],
    }),
  ])
}

export const flatRateMeters = meters(flatRate)

/** A first month without payment. */
export const freeMonth: Section = section('trial', words('Free trial', 'Essai gratuit'), [
  field('boolean', 'trial.oneMonth', words('One month free', 'Un mois gratuit'), {
    help: words('Not possible together with meters.', 'Impossible avec des compteurs.'),
    required: false,
    default: false,
    immutableAfter: 'publish',
    frozenIf: { key: 'trial.oneMonth', is: true },
    frozenBecause: words(
      'A published trial stays: customers may have begun one.',
      'Un essai publié demeure : des clients peuvent l’avoir commencé.',
    ),
    seenBy: customer,
  }),
])
