/** Properties (spec "offers" 3.3, 4.3): how the offer is classified, its version and its terms. */
import { type Condition, type Field, type Page, type Section, words } from '../offer-type.ts'
import { customer, field, list, page, section } from './field.ts'

export function properties(...sections: Section[]): Page {
  return page('properties', words('Properties', 'Propriétés'), sections, {
    help: words(
      'Say in the description how the offer fits the categories and industries you choose here.',
      'Expliquez dans la description en quoi l’offre correspond aux catégories et secteurs choisis ici.',
    ),
  })
}

/** One or two categories, with up to two subcategories each. */
export const categories: Section = section(
  'categories',
  words('Categories', 'Catégories'),
  [
    category('primary', words('Primary category', 'Catégorie principale')),
    subcategories('primary', words('Primary subcategories', 'Sous-catégories principales')),
    category('secondary', words('Secondary category', 'Catégorie secondaire')),
    subcategories('secondary', words('Secondary subcategories', 'Sous-catégories secondaires')),
  ],
  words(
    'Where customers find the offer: one or two categories, with up to two subcategories each.',
    'Où les clients trouvent l’offre : une ou deux catégories, avec jusqu’à deux sous-catégories chacune.',
  ),
)

/** One to `max` categories without subcategories. */
export function plainCategories(max: number): Section {
  return section('categories', words('Categories', 'Catégories'), [
    category('primary', words('Primary category', 'Catégorie principale')),
    field('taxonomyMany', 'categories.others', words('Other categories', 'Autres catégories'), {
      code: 'properties.otherCategories',
      taxonomy: 'categories',
      help: words(`At most ${max - 1} more.`, `${max - 1} de plus au maximum.`),
      required: false,
      max: max - 1,
      seenBy: customer,
    }),
  ])
}

function category(which: 'primary' | 'secondary', label: Field['label']): Field {
  return field('taxonomy', `categories.${which}.id`, label, {
    code: 'properties.category',
    taxonomy: 'categories',
    required: which === 'primary',
    seenBy: customer,
  })
}

function subcategories(which: 'primary' | 'secondary', label: Field['label']): Field {
  const chosen: Condition = { key: `categories.${which}.id`, empty: false }
  return field('taxonomyMany', `categories.${which}.subcategories`, label, {
    code: 'properties.subcategories',
    taxonomy: 'subcategories',
    within: `categories.${which}.id`,
    notApplicable: 'notApplicable',
    help: words('At most two, or “Not applicable”.', 'Deux au plus, ou « Non applicable ».'),
    required: chosen,
    visibleIf: chosen,
    max: 2,
    seenBy: customer,
  })
}

type Industries = { max?: number; verticalsIf?: Condition; codes?: Record<string, string> }

export function industries({ max = 2, verticalsIf, codes }: Industries = {}): Section {
  return section(
    'industries',
    words('Industries', 'Secteurs d’activité'),
    [
      list(
        'industries',
        words('Industries', 'Secteurs d’activité'),
        [
          field('taxonomy', 'id', words('Industry', 'Secteur'), {
            code: 'properties.industries',
            taxonomy: 'industries',
            seenBy: customer,
          }),
          field('taxonomyMany', 'verticals', words('Sub-industries', 'Sous-secteurs'), {
            code: 'properties.industries.verticals',
            taxonomy: 'verticals',
            within: 'id',
            help: words('At most two.', 'Deux au plus.'),
            required: false,
            max: 2,
            seenBy: customer,
            ...(verticalsIf && { visibleIf: verticalsIf }),
          }),
        ],
        {
          code: 'properties.industries',
          ...(codes && { codes }),
          itemLabel: words('Industry', 'Secteur'),
          required: false,
          max,
          seenBy: customer,
        },
      ),
    ],
    words(
      'Search filters. Leave them empty if your offer is not made for an industry.',
      'Filtres de recherche. Laissez vide si l’offre ne vise pas un secteur particulier.',
    ),
  )
}

export function appVersion({ required }: { required: boolean }): Field {
  return field('text', 'appVersion', words('App version', 'Version de l’application'), {
    code: 'properties.appVersion',
    help: words(
      'Two to four numbers, such as 2.4.0. It must not decrease.',
      'Deux à quatre nombres, par exemple 2.4.0. Elle ne doit pas diminuer.',
    ),
    placeholder: words('1.0.0', '1.0.0'),
    required,
    max: 50,
    pattern: '^\\d+(\\.\\d+){1,3}$',
    seenBy: customer,
  })
}

const standard: Condition = { key: 'terms.standardContract', is: true }

/** The publisher's own terms or, where the type allows it, the marketplace's standard contract with amendments. */
export function terms({ standardContract = false } = {}): Section {
  const own = (more: Condition): Condition => (standardContract ? { all: [{ not: standard }, more] } : more)
  const written: Condition = { key: 'terms.mode', is: 'text' }
  const published: Condition = { key: 'terms.mode', is: 'url' }
  return section(
    'terms',
    words('Terms and conditions', 'Conditions générales'),
    [
      ...(standardContract ? amendments : []),
      field('enum', 'terms.mode', words('Your terms are', 'Vos conditions sont'), {
        code: 'properties.terms',
        options: [
          { value: 'text', label: words('written here', 'écrites ici') },
          { value: 'url', label: words('published at an address', 'publiées à une adresse') },
        ],
        seenBy: customer,
        ...(standardContract && { visibleIf: { not: standard } }),
      }),
      field('multiline', 'terms.text', words('Terms', 'Conditions'), {
        code: 'properties.terms',
        help: words(
          'Up to 10,000 characters; publish longer terms at an address.',
          'Jusqu’à 10 000 caractères ; publiez des conditions plus longues à une adresse.',
        ),
        required: written,
        visibleIf: own(written),
        max: 10_000,
        seenBy: customer,
      }),
      field('url', 'terms.url', words('Address of the terms', 'Adresse des conditions'), {
        code: 'properties.terms.url',
        codes: { required: 'properties.terms.required' },
        required: published,
        visibleIf: own(published),
        seenBy: customer,
      }),
    ],
    words('Customers accept them before they try the offer.', 'Les clients les acceptent avant d’essayer l’offre.'),
  )
}

const amendments: Field[] = [
  field('boolean', 'terms.standardContract', words('Use the standard contract', 'Utiliser le contrat standard'), {
    code: 'properties.terms.standardContract',
    codes: { immutable: 'properties.terms.standardLocked' },
    help: words(
      'The marketplace’s contract between you and your customers, in place of your own terms.',
      'Le contrat de la place de marché entre vous et vos clients, à la place de vos propres conditions.',
    ),
    required: false,
    default: false,
    immutableAfter: 'publish',
    frozenIf: standard,
    frozenBecause: words(
      'Once the offer is published with the standard contract, it can’t return to terms of your own.',
      'Une fois l’offre publiée sous le contrat standard, elle ne peut plus revenir à vos propres conditions.',
    ),
    seenBy: customer,
  }),
  field(
    'multiline',
    'terms.universalAmendment',
    words('Amendment for all customers', 'Avenant pour tous les clients'),
    {
      code: 'properties.terms.universalAmendment',
      required: false,
      visibleIf: standard,
      max: 10_000,
      seenBy: customer,
    },
  ),
  list(
    'terms.customAmendments',
    words('Amendments for some customers', 'Avenants pour certains clients'),
    [
      field('multiline', 'text', words('Amendment', 'Avenant'), { max: 10_000 }),
      field('tags', 'tenantIds', words('Tenant IDs of these customers', 'ID de locataire de ces clients'), {
        pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
        itemMax: 36,
        max: 20,
      }),
    ],
    {
      code: 'properties.terms.customAmendments',
      itemLabel: words('Amendment', 'Avenant'),
      help: words('At most ten. Only the customers named read them.', 'Dix au plus. Lus par les seuls clients nommés.'),
      required: false,
      visibleIf: standard,
      max: 10,
    },
  ),
]
