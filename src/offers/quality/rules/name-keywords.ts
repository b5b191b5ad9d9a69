/** LQ-T01: what customers search for stands in the name. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule } from '../quality-rule.ts'
import { mentionsAny } from '../stems.ts'

export const nameHasKeyword: QualityRule = {
  id: 'LQ-T01',
  fieldKey: 'listing.name',
  asks: words('The name contains a search keyword', 'Le nom contient un mot clé de recherche'),
  why: words(
    'A search ranks what it finds in the name above everything else.',
    'La recherche classe ce qu’elle trouve dans le nom avant tout le reste.',
  ),
  found: words('None of your search keywords is in the name.', 'Aucun de vos mots clés ne figure dans le nom.'),
  cure: words(
    'Work the most important keyword into the name, or choose keywords that the name already holds in part.',
    'Glissez le mot clé le plus important dans le nom, ou choisissez des mots clés que le nom contient déjà en partie.',
  ),
  check: ({ nameWords, keywordStems }) => metIf(mentionsAny(nameWords, keywordStems)),
}
