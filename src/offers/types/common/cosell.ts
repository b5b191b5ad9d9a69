/** Co-sell (spec "offers" 4.2): what the operator's sellers need to know before they sell the offer with its publisher. */
import { type Condition, type Page, words } from '../offer-type.ts'
import { field, list, page, section } from './field.ts'
import { contact } from './listing.ts'

const wanted: Condition = { key: 'coSell.enabled', is: true }
const sellers = ['publisher', 'operator'] as const

/** Optional, and never in the way of a submission: its gaps are told, and the sellers wait. */
export function coSell(): Page {
  return page(
    'coSell',
    words('Co-sell', 'Vente conjointe'),
    [
      section('coSell', words('Selling together', 'Vendre ensemble'), [
        field('boolean', 'coSell.enabled', words('Offer this for co-selling', 'Proposer à la vente conjointe'), {
          help: words(
            'The operator’s sellers find it in their catalogue and can sell it with you.',
            'Les vendeurs de l’opérateur la trouvent dans leur catalogue et peuvent la vendre avec vous.',
          ),
          required: false,
          default: false,
          seenBy: [...sellers],
        }),
        field('markets', 'coSell.markets', words('Where you can sell it', 'Où vous pouvez la vendre'), {
          taxonomy: 'markets',
          help: words(
            'Countries in which you have people who sell and support it.',
            'Pays où vous avez des personnes qui la vendent et l’accompagnent.',
          ),
          required: wanted,
          visibleIf: wanted,
          seenBy: [...sellers],
        }),
        field('multiline', 'coSell.customers', words('Customers it is for', 'Clients visés'), {
          help: words(
            'Size, industry and need: what a seller listens for.',
            'Taille, secteur et besoin : ce qu’un vendeur doit entendre.',
          ),
          required: wanted,
          visibleIf: wanted,
          max: 2_000,
          seenBy: [...sellers],
        }),
      ]),
      section('material', words('For sellers', 'Pour les vendeurs'), [
        list(
          'coSell.documents',
          words('Documents for sellers', 'Documents pour les vendeurs'),
          [
            field('enum', 'kind', words('Kind', 'Genre'), {
              options: [
                { value: 'onePager', label: words('One-page summary', 'Résumé d’une page') },
                { value: 'pitchDeck', label: words('Customer presentation', 'Présentation client') },
                { value: 'caseStudy', label: words('Case study', 'Étude de cas') },
                { value: 'architecture', label: words('Reference architecture', 'Architecture de référence') },
              ],
              seenBy: [...sellers],
            }),
            field('asset', 'file', words('PDF file', 'Fichier PDF'), {
              codes: { format: 'coSell.documents.notPdf' },
              asset: 'co-sell-document',
              seenBy: [...sellers],
            }),
          ],
          {
            itemLabel: words('Document', 'Document'),
            help: words(
              'PDF files; a one-page summary and a customer presentation are asked for. Customers never see them.',
              'Fichiers PDF ; un résumé d’une page et une présentation client sont demandés. Les clients ne les voient pas.',
            ),
            required: wanted,
            visibleIf: wanted,
            min: 1,
            max: 10,
            seenBy: [...sellers],
          },
        ),
      ]),
      section(
        'contact',
        words('Contact for sellers', 'Contact pour les vendeurs'),
        contact('coSell.contact', wanted).map((one) => ({ ...one, visibleIf: wanted, seenBy: [...sellers] })),
      ),
    ],
    {
      blocking: false,
      help: words(
        'Optional. Only the operator’s sellers read this; it is never published.',
        'Facultatif. Lu par les seuls vendeurs de l’opérateur, jamais publié.',
      ),
    },
  )
}
