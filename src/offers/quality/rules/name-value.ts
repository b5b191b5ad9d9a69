/** LQ-T02, T10: a name that says what the offer is for, and is the same on the publisher's own page. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule } from '../quality-rule.ts'
import type { RuleSet } from '../rule-set.ts'
import { mentions, wordsOf } from '../stems.ts'

export const nameSaysValue: QualityRule = {
  id: 'LQ-T02',
  fieldKey: 'listing.name',
  asks: words('The name says more than the brand', 'Le nom dit plus que la marque'),
  why: words(
    'Whoever does not know the brand decides by the name whether to read on.',
    'Qui ne connaît pas la marque décide d’après le nom de poursuivre ou non sa lecture.',
  ),
  found: words(
    'Beside the names of publisher and products, the name has {n} telling {n|word|words}.',
    'Hormis les noms de l’éditeur et des produits, le nom a {n} {n|mot parlant|mots parlants}.',
  ),
  cure: words(
    'Add what it does: two words are enough, such as “crew planning”.',
    'Ajoutez ce qu’il fait : deux mots suffisent, par exemple « planification d’équipes ».',
  ),
  check: ({ name, facts, ruleSet }) => {
    const taken = new Set([...brandWords(ruleSet), ...wordsOf(facts.publisherName ?? ''), ...small])
    const telling = new Set(wordsOf(name).filter((word) => word.length > 2 && !/^\d+$/.test(word) && !taken.has(word)))
    return metIf(telling.size >= 2, { n: telling.size })
  },
}

const known = new WeakMap<RuleSet, string[]>()

function brandWords(ruleSet: RuleSet): string[] {
  const brands = known.get(ruleSet) ?? ruleSet.brands.flatMap((brand) => wordsOf(brand.name))
  known.set(ruleSet, brands)
  return brands
}

const small = ['for', 'the', 'and', 'with', 'pour', 'les', 'des', 'avec', 'par', 'sur', 'une']

export const nameAsOnPage: QualityRule = {
  id: 'LQ-T10',
  fieldKey: 'listing.name',
  asks: words('The promoted page bears the same name', 'La page promue porte le même nom'),
  why: words(
    'Certification compares the name with how the product is promoted elsewhere, and so do customers.',
    'La certification compare le nom à la promotion du produit ailleurs, et les clients aussi.',
  ),
  found: words('The page of the help link is called “{title}”.', 'La page du lien d’aide s’appelle « {title} ».'),
  cure: words('Use the same name there and here.', 'Employez le même nom là-bas et ici.'),
  check: (subject) => {
    const { document, facts, nameWords } = subject
    const titles = facts.links?.get(document.listing?.helpUrl ?? '')?.titles
    if (!titles?.length || nameWords.stems.length === 0) return 'notApplicable'
    return metIf(
      titles.some((title) => mentions(subject.stem(title), nameWords)),
      { title: titles[0]! },
    )
  },
}
