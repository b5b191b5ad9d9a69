/** LQ-D04 to D06: benefits before features, in the words of those it is for. */
import { onceOfBoth } from '../../remembered.ts'
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { type StemmedText, timesIn } from '../stems.ts'
import { chosenTopics } from '../topics.ts'

const fieldKey = 'listing.description'

export const benefitsBeforeFeatures: QualityRule = {
  id: 'LQ-D04',
  fieldKey,
  asks: words(
    'Words of benefit outnumber words of features',
    'Les mots du bénéfice l’emportent sur ceux des fonctions',
  ),
  why: words(
    'Customers buy what it brings them, not what it is made of.',
    'Les clients achètent ce que cela leur apporte, non ce dont c’est fait.',
  ),
  found: words(
    'The text has {benefits} {benefits|word|words} of benefit and {features} {features|word|words} of features.',
    'Mots de bénéfice : {benefits} ; mots de fonctions : {features}.',
  ),
  cure: words(
    'Say of each feature what it saves, speeds up or makes safer.',
    'Dites de chaque fonction ce qu’elle économise, accélère ou sécurise.',
  ),
  check: (subject) => {
    if (!subject.reading.text) return unmet({ benefits: 0, features: 0 })
    if (!subject.listed) return 'notApplicable'
    const benefits = countOf(subject.words('benefits'), subject.descriptionWords)
    const features = countOf(subject.words('features'), subject.descriptionWords)
    return metIf(benefits > features, { benefits, features })
  },
}

const countOf = onceOfBoth((list: readonly StemmedText[], text: StemmedText): number => {
  // Two entries of a list may have one stem: “save”, “saves”.
  const counted = new Set<string>()
  let n = 0
  for (const phrase of list) {
    if (!text.has.has(phrase.stems[0] ?? '') || counted.has(phrase.line)) continue
    counted.add(phrase.line)
    n += timesIn(text, phrase)
  }
  return n
})

export const speaksOfIndustry: QualityRule = {
  id: 'LQ-D05',
  fieldKey,
  asks: words('The text uses words of the chosen industries', 'Le texte emploie les mots des secteurs choisis'),
  why: words('People recognise their own trade by its words.', 'On reconnaît son métier à ses mots.'),
  found: words(
    'No word of the chosen industries is in the text.',
    'Aucun mot des secteurs choisis ne figure dans le texte.',
  ),
  cure: words(
    'Use the sector’s own words, or leave industries empty if the offer is for all.',
    'Employez les mots du secteur, ou laissez les secteurs vides si l’offre s’adresse à tous.',
  ),
  check: (subject) => {
    const chosen = chosenTopics(subject).filter((topic) => topic.list === 'industries')
    if (chosen.length === 0 || !subject.listed) return 'notApplicable'
    return metIf(chosen.some((topic) => topic.isSpokenOf))
  },
}

export const explainsItsPlace: QualityRule = {
  id: 'LQ-D06',
  fieldKey,
  asks: words(
    'Each chosen category, subcategory and industry is explained',
    'Chaque catégorie, sous-catégorie et secteur choisi est expliqué',
  ),
  why: words(
    'Whoever browses a category wants to know at once why this offer stands in it.',
    'Qui parcourt une catégorie veut savoir tout de suite pourquoi cette offre s’y trouve.',
  ),
  found: words('The text says nothing about: {topics}.', 'Le texte ne dit rien de : {topics}.'),
  cure: words(
    'Say in a sentence how the offer serves each, or choose differently.',
    'Dites en une phrase comment l’offre sert chacun, ou choisissez autrement.',
  ),
  check: (subject) => {
    const chosen = chosenTopics(subject)
    if (chosen.length === 0 || !subject.listed) return 'notApplicable'
    const silent = chosen.filter((topic) => !topic.isSpokenOf)
    return metIf(silent.length === 0, { topics: silent.map(({ key }) => key).join(' ') })
  },
}
