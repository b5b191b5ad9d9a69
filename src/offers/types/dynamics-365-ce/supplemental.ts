/** Supplemental content (spec "offers" 3.8): what only reviewers read. */
import { type Page, words } from '../offer-type.ts'

export const supplemental: Page = {
  key: 'supplemental',
  label: words('Supplemental content', 'Contenu supplémentaire'),
  help: words('Reviewers read this; it is never published.', 'Lu par les réviseurs, jamais publié.'),
  scope: 'offer',
  blocking: true,
  comparable: true,
  sections: [
    {
      key: 'scenarios',
      label: words('Key usage scenario', 'Scénario d’utilisation principal'),
      fields: [
        {
          key: 'supplemental.keyUsageScenario',
          code: 'supplemental.scenario',
          codes: { format: 'supplemental.scenario.notPdf' },
          type: 'asset',
          asset: 'key-usage-scenario',
          label: words('Key usage scenarios (PDF)', 'Scénarios d’utilisation principaux (PDF)'),
          help: words(
            'Lists the main scenarios of the app. Any of them may be tested in certification.',
            'Liste les principaux scénarios de l’application. Chacun peut être testé lors de la certification.',
          ),
          required: true,
          seenBy: ['reviewer'],
        },
      ],
    },
  ],
}
