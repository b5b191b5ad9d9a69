/** The New offer dialog (spec "offers" 3.1). What it asks is frozen once the offer exists. */
import { type Section, words } from '../offer-type.ts'

export const creation: Section = {
  key: 'creation',
  label: words('New offer', 'Nouvelle offre'),
  fields: [
    {
      key: 'offerId',
      code: 'identity.offerId',
      type: 'text',
      label: words('Offer ID', 'ID de l’offre'),
      help: words(
        'Part of the public address. Lowercase letters, digits, hyphens and underscores; it can never be changed.',
        'Fait partie de l’adresse publique. Lettres minuscules, chiffres, traits d’union et traits de soulignement ; il ne pourra plus être modifié.',
      ),
      placeholder: words('field-service-planner', 'planificateur-interventions'),
      required: true,
      // Together with the publisher id it must stay under 40: the rule is in rules/offer-id.ts.
      max: 38,
      byProfile: { '2022': { max: 50 } },
      pattern: '^[a-z0-9_-]+$',
      immutableAfter: 'create',
      seenBy: ['customer'],
    },
    {
      key: 'alias',
      code: 'identity.alias',
      type: 'text',
      label: words('Offer alias', 'Alias de l’offre'),
      help: words(
        'The name you know the offer by in this portal. Customers never see it. It can never be changed.',
        'Le nom sous lequel vous connaissez l’offre dans ce portail. Les clients ne le voient jamais. Il ne pourra plus être modifié.',
      ),
      required: true,
      min: 1,
      max: 200,
      immutableAfter: 'create',
      seenBy: ['publisher'],
    },
  ],
}
