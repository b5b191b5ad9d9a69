/**
 * Plans: the page that lists them, and the pages that each of them has. The list's entries have the fields of
 * all plan pages, so that whoever walks the fields of an offer meets them there.
 */
import { type Condition, type Field, type Page, words } from '../offer-type.ts'

const MAX_PLANS = 100

/** @returns the page `plans`, then the pages of a plan */
export function plans(pages: Page[], { visibleIf }: { visibleIf?: Condition } = {}): Page[] {
  return [
    {
      key: 'plans',
      label: words('Plans', 'Plans'),
      help: words(
        'What customers can choose between. A plan’s ID can never be changed.',
        'Ce entre quoi les clients peuvent choisir. L’ID d’un plan ne peut jamais être modifié.',
      ),
      scope: 'offer',
      visibleIf,
      blocking: true,
      comparable: true,
      sections: [
        {
          key: 'plans',
          label: words('Plans', 'Plans'),
          fields: [
            {
              key: 'plans',
              type: 'list',
              label: words('Plans', 'Plans'),
              itemLabel: words('Plan', 'Plan'),
              itemKey: 'planId',
              required: true,
              min: 1,
              max: MAX_PLANS,
              seenBy: ['customer'],
              item: pages.flatMap(fieldsWithTheirPage),
            },
          ],
        },
      ],
    },
    ...pages,
  ]
}

/** In the list, a field is there only where its page is. */
function fieldsWithTheirPage({ visibleIf, sections }: Page): Field[] {
  const fields = sections.flatMap((section) => section.fields)
  if (!visibleIf) return fields
  return fields.map((field) => ({
    ...field,
    visibleIf: field.visibleIf ? { all: [visibleIf, field.visibleIf] } : visibleIf,
  }))
}

export const planPage = (page: Pick<Page, 'key' | 'label' | 'help' | 'visibleIf' | 'sections'>): Page => ({
  ...page,
  scope: 'plan',
  blocking: true,
  comparable: true,
})

/** What a plan is called. */
export function planListing(): Page {
  return planPage({
    key: 'planListing',
    label: words('Plan listing', 'Description du plan'),
    sections: [
      {
        key: 'texts',
        label: words('Name and description', 'Nom et description'),
        fields: [
          {
            key: 'planId',
            code: 'plans.planId',
            type: 'text',
            label: words('Plan ID', 'ID du plan'),
            help: words(
              'Lowercase letters, digits, hyphens and underscores. Programs know the plan by it.',
              'Lettres minuscules, chiffres, traits d’union et traits de soulignement. Les programmes connaissent le plan par cet ID.',
            ),
            required: true,
            max: 50,
            pattern: '^[a-z0-9_-]+$',
            seenBy: ['customer'],
          },
          {
            key: 'name',
            code: 'plans.name',
            type: 'text',
            label: words('Plan name', 'Nom du plan'),
            required: true,
            max: 50,
            byProfile: { '2022': { max: 200 } },
            seenBy: ['customer'],
          },
          {
            key: 'description',
            code: 'plans.description',
            type: 'multiline',
            label: words('Plan description', 'Description du plan'),
            help: words(
              'What is in it, and how it differs from the other plans.',
              'Ce qu’il comprend, et en quoi il diffère des autres plans.',
            ),
            required: true,
            max: 500,
            byProfile: { '2022': { max: 3_000 } },
            seenBy: ['customer'],
          },
        ],
      },
    ],
  })
}
