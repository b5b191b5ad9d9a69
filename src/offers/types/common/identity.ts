/** What an offer is called for ever: the New offer dialog, and the alias shown in its setup (spec "offers" 3.1). */
import { type Field, type Section, words } from '../offer-type.ts'
import { field, section } from './field.ts'

/** @param limits of the offer ID */
export function creation(limits: Pick<Field, 'max' | 'together' | 'byProfile'> = { max: 50 }): Section {
  return section('creation', words('New offer', 'Nouvelle offre'), [
    field('text', 'offerId', words('Offer ID', 'ID de l’offre'), {
      code: 'identity.offerId',
      help: words(
        'Part of the public address. Lowercase letters, digits, hyphens and underscores; it can never be changed.',
        'Fait partie de l’adresse publique. Lettres minuscules, chiffres, traits d’union et traits de soulignement ; il ne pourra plus être modifié.',
      ),
      placeholder: words('field-service-planner', 'planificateur-interventions'),
      pattern: '^[a-z0-9_-]+$',
      immutableAfter: 'create',
      seenBy: ['customer'],
      ...limits,
    }),
    field('text', 'alias', words('Offer alias', 'Alias de l’offre'), {
      code: 'identity.alias',
      help: words(
        'The name you know the offer by in this portal. Customers never see it. It can never be changed.',
        'Le nom sous lequel vous connaissez l’offre dans ce portail. Les clients ne le voient jamais. Il ne pourra plus être modifié.',
      ),
      min: 1,
      max: 200,
      immutableAfter: 'create',
    }),
  ])
}

export const identity: Section = section('identity', words('Identity', 'Identité'), [
  field('text', 'alias', words('Alias', 'Alias'), {
    code: 'identity.alias',
    help: words(
      'Chosen when the offer was created. The name customers read is on the Offer listing page.',
      'Choisi à la création de l’offre. Le nom que lisent les clients se trouve à la page Description de l’offre.',
    ),
    required: false,
    max: 200,
    immutableAfter: 'create',
  }),
])
