/** LQ-K01 to K03: the words customers search for. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule } from '../quality-rule.ts'

const fieldKey = 'listing.keywords'
const MANY = 3

export const keywordsAreUsed: QualityRule = {
  id: 'LQ-K01',
  fieldKey,
  asks: words('All three search keywords are filled in', 'Les trois mots clés de recherche sont renseignés'),
  why: words('Each is one more search that finds the offer.', 'Chacun est une recherche de plus qui trouve l’offre.'),
  found: words('There {n|is|are} {n} of {max} keywords.', 'Il y a {n} {n|mot clé|mots clés} sur {max}.'),
  cure: words(
    'Add what customers type when they do not know your product yet.',
    'Ajoutez ce que tapent les clients qui ne connaissent pas encore votre produit.',
  ),
  check: ({ keywords }) => metIf(keywords.length >= MANY, { n: keywords.length, max: MANY }),
}

export const keywordsAreTelling: QualityRule = {
  id: 'LQ-K02',
  fieldKey,
  asks: words('No keyword is generic or the name itself', 'Aucun mot clé n’est générique ni le nom lui-même'),
  why: words(
    'Everybody is found under “software”; the name is searched anyway.',
    'Tout le monde est trouvé sous « logiciel » ; le nom est pris en compte de toute façon.',
  ),
  found: words('“{value}” tells this offer from no other.', '« {value} » ne distingue cette offre d’aucune autre.'),
  cure: words('Take a more precise word in its place.', 'Prenez un mot plus précis à sa place.'),
  check: (subject) => {
    const { keywords, keywordStems, nameWords } = subject
    if (keywords.length === 0) return 'notApplicable'
    const generic = new Set(subject.words('generic').map((entry) => entry.line))
    const i = keywordStems.findIndex(({ line }) => generic.has(line) || line === nameWords.line)
    return metIf(i < 0, { value: keywords[i] ?? '' }, { at: [i] })
  },
}

export const keywordsDiffer: QualityRule = {
  id: 'LQ-K03',
  fieldKey,
  asks: words('Keywords differ by more than their endings', 'Les mots clés diffèrent par plus que leur terminaison'),
  why: words(
    'Searching compares stems: “plan” and “planning” find the same.',
    'La recherche compare les radicaux : « plan » et « plans » trouvent la même chose.',
  ),
  found: words(
    '“{value}” is another keyword with a different ending.',
    '« {value} » est un autre mot clé à la terminaison près.',
  ),
  cure: words('Use the room for another search.', 'Employez la place pour une autre recherche.'),
  check: ({ keywords, keywordStems }) => {
    if (keywords.length < 2) return 'notApplicable'
    const lines = keywordStems.map(({ line }) => line)
    const i = lines.findIndex((line, n) => lines.indexOf(line) < n)
    return metIf(i < 0, { value: keywords[i] ?? '' }, { at: [i] })
  },
}
