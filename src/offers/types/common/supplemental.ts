/** Supplemental content (spec "offers" 3.8, 4.5): what only reviewers read. */
import { type Field, type Page, words } from '../offer-type.ts'
import { field, page, section } from './field.ts'

export function supplemental(...fields: Field[]): Page {
  return page(
    'supplemental',
    words('Supplemental content', 'Contenu supplémentaire'),
    [section('content', words('For the reviewers', 'Pour les réviseurs'), fields)],
    { help: words('Reviewers read this; it is never published.', 'Lu par les réviseurs, jamais publié.') },
  )
}

export const keyUsageScenario: Field = field(
  'asset',
  'supplemental.keyUsageScenario',
  words('Key usage scenarios (PDF)', 'Scénarios d’utilisation principaux (PDF)'),
  {
    code: 'supplemental.scenario',
    codes: { format: 'supplemental.scenario.notPdf' },
    asset: 'key-usage-scenario',
    help: words(
      'Lists the main scenarios of the app. Any of them may be tested in certification.',
      'Liste les principaux scénarios de l’application. Chacun peut être testé lors de la certification.',
    ),
    seenBy: ['reviewer'],
  },
)
