/** LQ-C01 to C04: categories, industries and products that fit what the text says. */
import { entriesOf } from '../../taxonomies/taxonomy.ts'
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { mentions, type StemmedText } from '../stems.ts'
import { type QualitySubject, textOf } from '../subject.ts'
import { chosenTopics } from '../topics.ts'

// Fewer words of a category than this may be chance.
const CLEARLY = 3

export const secondCategory: QualityRule = {
  id: 'LQ-C01',
  fieldKey: 'categories.secondary.id',
  asks: words(
    'Where the text fits a second category, one is chosen',
    'Quand le texte convient à une seconde catégorie, elle est choisie',
  ),
  why: words(
    'Each category is one more shelf on which it is found.',
    'Chaque catégorie est un rayon de plus où on la trouve.',
  ),
  found: words('The text would fit {category} too.', 'Le texte conviendrait aussi à {category}.'),
  cure: words(
    'Add it as secondary category, or choose a second subcategory.',
    'Ajoutez-la en catégorie secondaire, ou choisissez une seconde sous-catégorie.',
  ),
  check: (subject) => {
    const { primary, secondary } = subject.document.categories ?? {}
    if (!primary?.id || !subject.listed) return 'notApplicable'
    const other = entriesOf('categories', { storefront: subject.type.storefronts[0] }).find(
      ({ id }) =>
        id !== primary.id &&
        id !== secondary?.id &&
        hitsIn(subject.texts, subject.topicWords('categoryWords', id)) >= CLEARLY,
    )
    const isSpread = Boolean(secondary?.id) || (primary.subcategories?.length ?? 0) > 1
    if (!other && !isSpread) return 'notApplicable'
    return metIf(isSpread, { category: other?.id ?? '' })
  },
}

export const categoryFits: QualityRule = {
  id: 'LQ-C02',
  fieldKey: 'categories.primary.id',
  asks: words('The text has words of its category', 'Le texte contient des mots de sa catégorie'),
  why: words(
    'In the wrong category it is seen by those who do not want it.',
    'Dans la mauvaise catégorie, elle est vue par ceux qui n’en veulent pas.',
  ),
  found: words('No word of {category} is in the text.', 'Aucun mot de {category} ne figure dans le texte.'),
  cure: words(
    'Does this category fit? Choose another, or speak of what belongs to it.',
    'Cette catégorie convient-elle ? Choisissez-en une autre, ou parlez de ce qui en relève.',
  ),
  check: (subject) => {
    const chosen = chosenTopics(subject).filter((topic) => topic.list === 'categories')
    if (chosen.length === 0 || !subject.listed || !subject.reading.text) return 'notApplicable'
    const strange = chosen.find((topic) => !topic.isSpokenOf)
    if (!strange) return metIf(true)
    const isSecond = strange.id === subject.document.categories?.secondary?.id
    return unmet({ category: strange.id }, isSecond ? { fieldKey: 'categories.secondary.id' } : {})
  },
}

export const industriesFit: QualityRule = {
  id: 'LQ-C03',
  fieldKey: 'industries',
  asks: words(
    'Industries are chosen only where the text speaks of them',
    'Les secteurs ne sont choisis que si le texte en parle',
  ),
  why: words(
    'An offer for everybody is found by more people without an industry than with the wrong one.',
    'Une offre pour tous est trouvée par davantage de monde sans secteur qu’avec le mauvais.',
  ),
  found: words('The text does not speak of {industry}.', 'Le texte ne parle pas de {industry}.'),
  cure: words(
    'Leave industries empty, or say what the offer does for them.',
    'Laissez les secteurs vides, ou dites ce que l’offre fait pour eux.',
  ),
  check: (subject) => {
    const chosen = chosenTopics(subject).filter((topic) => topic.list === 'industries')
    if (chosen.length === 0 || !subject.listed || !subject.reading.text) return 'notApplicable'
    const silent = chosen.find((topic) => !topic.isSpokenOf)
    return metIf(silent === undefined, { industry: silent?.id ?? '' })
  },
}

export const worksWithIsFilled: QualityRule = {
  id: 'LQ-C04',
  fieldKey: 'listing.worksWith',
  asks: words(
    'Products that the text names are listed under “works with”',
    'Les produits que nomme le texte figurent parmi les produits compatibles',
  ),
  why: words('The list stands where customers look for it.', 'La liste se trouve là où les clients la cherchent.'),
  found: words('The text names {value}; the list is empty.', 'Le texte nomme {value} ; la liste est vide.'),
  cure: words('Add it to the list, three at most.', 'Ajoutez-le à la liste, trois au plus.'),
  check: (subject) => {
    const named = namedProduct(subject)
    if (!named) return 'notApplicable'
    return metIf(
      (subject.document.listing?.worksWith ?? []).some((name) => textOf(name) !== ''),
      { value: named },
    )
  },
}

/** How many phrases of a list stand in any of the texts. */
function hitsIn(texts: readonly StemmedText[], list: readonly StemmedText[]): number {
  const hits = texts.flatMap((text) => text.hitsOf(list))
  return hits.length < 2 ? hits.length : new Set(hits).size
}

/** Names of one word, such as Sales, are ordinary words too often to be told apart. */
function namedProduct({ productNames, texts }: QualitySubject): string | undefined {
  return productNames.find(({ name, words }) => name.includes(' ') && texts.some((text) => mentions(text, words)))?.name
}
