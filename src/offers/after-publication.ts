/**
 * What a change of a published offer brings with it (spec "offers" 2.11), so that it is known before the first
 * publication: fields that freeze, and for the rest whether to publish again.
 */
import type { Locale } from '#platform/messages'
import { readKey } from './document.ts'
import type { OfferDocument } from './offer-document.ts'
import { holds } from './types/condition.ts'
import { type OfferType, type Text, words } from './types/offer-type.ts'
import { fieldIndex, planFieldIndex } from './types/registry.ts'

export type Frozen = { label: string; because: string }
export type Effect = { change: string; effect: string }

/** The fields of a type that publication freezes, with the reason. */
export function freezesOf(type: OfferType, locale: Locale): Frozen[] {
  return [...fieldIndex(type).values(), ...planFieldIndex(type).values()].flatMap(({ field }) =>
    field.immutableAfter === 'publish' && field.frozenBecause
      ? [{ label: field.label[locale], because: field.frozenBecause[locale] }]
      : [],
  )
}

type Known = { change: Text; effect: Text; when?: (type: OfferType, document: OfferDocument) => boolean }

const again = words('Publish again.', 'Publiez à nouveau.')
const newOffer = words('Make a new offer.', 'Créez une nouvelle offre.')

const isSold = (type: OfferType, document: OfferDocument) =>
  type.transactable && (!type.soldIf || holds(type.soldIf, (key) => readKey(document, key)))

const known: Known[] = [
  {
    change: words('The content of any page', 'Le contenu d’une page'),
    effect: words('Seen only after publishing again.', 'Visible seulement après une nouvelle publication.'),
  },
  {
    change: words('Taking a market away', 'Retrait d’un marché'),
    effect: words(
      'Publish again. Customers there keep what they have; no new ones come.',
      'Publiez à nouveau. Les clients de ce marché gardent ce qu’ils ont ; il n’en vient plus de nouveaux.',
    ),
  },
  {
    change: words('The private audience of a plan', 'L’audience privée d’un plan'),
    effect: words('Synchronise it, without publishing again.', 'Synchronisez-la, sans nouvelle publication.'),
    when: (type) => type.plans !== 'none',
  },
  {
    change: words('The lead destination', 'La destination des prospects'),
    effect: words(
      'Any time. Keep it current, or leads are lost.',
      'À tout moment. Tenez-la à jour, sinon des prospects se perdent.',
    ),
  },
  {
    change: words('Landing page and webhook', 'Page d’accueil et webhook'),
    effect: again,
    when: (type, document) => type.soldIf !== undefined && isSold(type, document),
  },
  {
    change: words('Package or app version', 'Package ou version de l’application'),
    effect: words('Publish again, with full certification.', 'Publiez à nouveau, avec une certification complète.'),
    when: (type) => fieldIndex(type).has('technical.packageFile') || fieldIndex(type).has('technical.extensionFile'),
  },
  {
    change: words('Contact me to a trial', 'De « Contactez-moi » à un essai'),
    effect: again,
    when: (type) => fieldIndex(type).has('listingOption'),
  },
  {
    change: words('A listing to a sale', 'D’un référencement à une vente'),
    effect: again,
    when: (type, document) => type.soldIf !== undefined && !isSold(type, document),
  },
  {
    change: words('A listing to a sale', 'D’un référencement à une vente'),
    effect: newOffer,
    when: (type) => !type.transactable && fieldIndex(type).has('listingOption'),
  },
  {
    change: words('Adding a test drive', 'Ajout d’une version d’évaluation'),
    effect: again,
    when: (type) => fieldIndex(type).has('testDrive.enabled'),
  },
]

/** What else may change, and what has to be done for it to take effect. */
export function effectsOf(type: OfferType, document: OfferDocument, locale: Locale): Effect[] {
  return known
    .filter(({ when }) => !when || when(type, document))
    .map(({ change, effect }) => ({ change: change[locale], effect: effect[locale] }))
}
