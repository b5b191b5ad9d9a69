/** LQ-D03, D09: keywords in the text, each of them, and none too often. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { mentions, timesIn } from '../stems.ts'

const fieldKey = 'listing.description'

export const keywordsInDescription: QualityRule = {
  id: 'LQ-D03',
  fieldKey,
  asks: words('Every keyword appears in the description', 'Chaque mot clé figure dans la description'),
  why: words(
    'A listing that is found under a word should also speak of it.',
    'Une page trouvée sous un mot doit aussi en parler.',
  ),
  found: words(
    '{n} of {total} {total|keyword|keywords} {n|appears|appear}; missing: {missing}.',
    '{n} {n|mot clé|mots clés} sur {total} y {n|figure|figurent} ; manquent : {missing}.',
  ),
  cure: words('Use each at least once.', 'Employez chacun au moins une fois.'),
  check: ({ keywords, keywordStems, descriptionWords }) => {
    if (keywords.length === 0) return unmet({ n: 0, total: 0, missing: '–' })
    const missing = keywords.filter((_, i) => !mentions(descriptionWords, keywordStems[i]!))
    const n = keywords.length - missing.length
    return { share: n / keywords.length, params: { n, total: keywords.length, missing: missing.join(', ') } }
  },
}

const MOST = 0.03
// A keyword that stands there once or twice is not stuffed, however short the text.
const OFTEN = 3

export const keywordsNotStuffed: QualityRule = {
  id: 'LQ-D09',
  fieldKey,
  asks: words('No keyword makes up more than 3 % of the words', 'Aucun mot clé ne dépasse 3 % des mots'),
  why: words(
    'Readers notice, and search engines rank stuffed texts lower.',
    'Les lecteurs le remarquent, et les moteurs de recherche déclassent les textes bourrés de mots clés.',
  ),
  found: words('“{value}” appears {n} times.', '« {value} » apparaît {n} fois.'),
  cure: words('Say it in other words here and there.', 'Dites-le parfois autrement.'),
  check: ({ keywords, keywordStems, descriptionWords }) => {
    const total = descriptionWords.stems.length
    if (keywords.length === 0 || total === 0) return 'notApplicable'
    const times = keywordStems.map((keyword) => timesIn(descriptionWords, keyword))
    const i = times.findIndex((n, k) => n >= OFTEN && (n * keywordStems[k]!.stems.length) / total > MOST)
    return metIf(i < 0, { value: keywords[i] ?? '', n: times[i] ?? 0 })
  },
}
