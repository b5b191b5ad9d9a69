/**
 * Plans: the page that lists them, and the pages that each of them has (spec "offers" 4.3, 4.5). The list's
 * entries have the fields of all plan pages, so that whoever walks the fields of an offer meets them there.
 */
import { type Condition, type Field, type Page, type Section, type Text, words } from '../offer-type.ts'
import { calledAfter, customer, field, page, section } from './field.ts'

const MAX_PLANS = 100

/** @returns the page `plans`, then the pages of a plan */
export function plans(pages: Page[], { visibleIf }: { visibleIf?: Condition } = {}): Page[] {
  const overview = page(
    'plans',
    words('Plans', 'Plans'),
    [
      section('plans', words('Plans', 'Plans'), [
        field('list', 'plans', words('Plans', 'Plans'), {
          itemLabel: words('Plan', 'Plan'),
          itemKey: 'planId',
          min: 1,
          max: MAX_PLANS,
          seenBy: customer,
          item: pages.flatMap(fieldsWithTheirPage),
        }),
      ]),
    ],
    {
      help: words(
        'What customers can choose between. A plan’s ID can never be changed.',
        'Ce entre quoi les clients peuvent choisir. L’ID d’un plan ne peut jamais être modifié.',
      ),
      ...(visibleIf && { visibleIf }),
    },
  )
  return [overview, ...pages]
}

/** In the list, a field is there only where its page is. */
function fieldsWithTheirPage({ visibleIf, sections }: Page): Field[] {
  const fields = sections.flatMap((one) => one.fields)
  if (!visibleIf) return fields
  return fields.map((one) => ({
    ...one,
    visibleIf: one.visibleIf ? { all: [visibleIf, one.visibleIf] } : visibleIf,
  }))
}

type PageMore = { help?: Text; visibleIf?: Condition }

/** Findings about its fields are called `plans.<key>.<rule>`. */
export function planPage(key: string, label: Text, sections: Section[], more: PageMore = {}): Page {
  const called = sections.map((one) => ({ ...one, fields: one.fields.map((f) => calledAfter('plans', f)) }))
  return { key, label, scope: 'plan', blocking: true, comparable: true, sections: called, ...more }
}

type Listing = {
  name?: { max: number; laterMax: number }
  description?: { max: number; laterMax: number }
  summary?: boolean
}

/** What a plan is called. */
export function planListing({
  name = { max: 50, laterMax: 200 },
  description = { max: 500, laterMax: 3_000 },
  summary = false,
}: Listing = {}): Page {
  return planPage('planListing', words('Plan listing', 'Description du plan'), [
    section('texts', words('Name and description', 'Nom et description'), [
      field('text', 'planId', words('Plan ID', 'ID du plan'), {
        help: words(
          'Lowercase letters, digits, hyphens and underscores. Programs know the plan by it; it can never be changed.',
          'Lettres minuscules, chiffres, traits d’union et traits de soulignement. Les programmes connaissent le plan par cet ID ; il ne pourra plus être modifié.',
        ),
        max: 50,
        pattern: '^[a-z0-9_-]+$',
        seenBy: customer,
      }),
      field('text', 'name', words('Plan name', 'Nom du plan'), {
        help: words('No two plans of an offer share a name.', 'Deux plans d’une offre ne portent pas le même nom.'),
        max: name.max,
        byProfile: { '2022': { max: name.laterMax } },
        seenBy: customer,
      }),
      ...(summary
        ? [field('text', 'summary', words('Plan summary', 'Résumé du plan'), { max: 100, seenBy: customer })]
        : []),
      field('multiline', 'description', words('Plan description', 'Description du plan'), {
        help: words(
          'What is in it, and how it differs from the other plans.',
          'Ce qu’il comprend, et en quoi il diffère des autres plans.',
        ),
        max: description.max,
        byProfile: { '2022': { max: description.laterMax } },
        seenBy: customer,
      }),
    ]),
  ])
}

/** Countries where a plan can be bought: no more than the marketplace can sell in. */
export const planMarkets: Section = section('markets', words('Markets', 'Marchés'), [
  field('markets', 'markets', words('Markets', 'Marchés'), {
    taxonomy: 'markets',
    help: words(
      'Countries whose customers can buy this plan from now on.',
      'Pays dont les clients pourront désormais acheter ce plan.',
    ),
    min: 1,
    max: 141,
    soldOnly: true,
    seenBy: customer,
  }),
])

type Availability = {
  /** What a private plan's customers are known by, and how many there may be. */
  privateBy: { kind: 'tenant' | 'subscription'; max: number }
  hideable?: boolean
}

/** Who may have the plan, and whether anybody still may. */
export function planAudience({ privateBy, hideable = false }: Availability): Section[] {
  const isPrivate: Condition = { key: 'audience', is: 'private' }
  const who =
    privateBy.kind === 'tenant' ? words('Tenant ID', 'ID de locataire') : words('Subscription ID', 'ID d’abonnement')
  return [
    section('audience', words('Who may have it', 'Qui peut l’obtenir'), [
      field('enum', 'audience', words('Visibility', 'Visibilité'), {
        options: [
          { value: 'public', label: words('Public', 'Public') },
          {
            value: 'private',
            label: words('Private', 'Privé'),
            help: words('Only the customers listed below see it.', 'Seuls les clients listés ci-dessous le voient.'),
          },
        ],
        default: 'public',
        immutableAfter: 'publish',
        frozenIf: { key: 'audience', is: 'public' },
        frozenBecause: words(
          'A plan that was public once cannot become private: customers may hold it. A private plan may become public.',
          'Un plan qui a été public ne peut pas devenir privé : des clients peuvent le détenir. Un plan privé peut devenir public.',
        ),
        seenBy: customer,
      }),
      field('list', 'privateAudience', words('Private audience', 'Audience privée'), {
        itemLabel: who,
        itemKey: 'id',
        help: words(
          `Up to ten typed here, up to ${privateBy.max.toLocaleString('en')} from a file. After publication they can be changed without publishing again.`,
          `Jusqu’à dix saisis ici, jusqu’à ${privateBy.max.toLocaleString('fr')} par fichier. Après publication, ils peuvent changer sans nouvelle publication.`,
        ),
        required: isPrivate,
        visibleIf: isPrivate,
        max: privateBy.max,
        item: [
          field('guid', 'id', who),
          field('text', 'description', words('Description', 'Description'), { required: false, max: 200 }),
        ],
      }),
      ...(hideable
        ? [
            field('boolean', 'hidden', words('Hide this plan', 'Masquer ce plan'), {
              help: words(
                'Not shown in the listing; solutions can still deploy it.',
                'Absent de la page de l’offre ; des solutions peuvent encore le déployer.',
              ),
              required: false,
              default: false,
            }),
          ]
        : []),
    ]),
    section('distribution', words('Distribution', 'Distribution'), [
      field('boolean', 'stopDistribution', words('Stop distribution', 'Arrêter la distribution'), {
        help: words(
          'From the next publication on nobody can get this plan any more. Who has it keeps it.',
          'À partir de la prochaine publication, plus personne ne peut obtenir ce plan. Qui le détient le garde.',
        ),
        required: false,
        default: false,
      }),
    ]),
  ]
}

export const planAvailability = (sections: Section[]): Page =>
  planPage('planAvailability', words('Availability', 'Disponibilité'), sections)
