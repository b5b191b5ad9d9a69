/** LQ-D01, D02: what it is, for whom, against which need. */
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { mentionsAny, type StemmedText } from '../stems.ts'
import type { QualitySubject } from '../subject.ts'

const fieldKey = 'listing.description'

export const firstSentencesSayValue: QualityRule = {
  id: 'LQ-D01',
  fieldKey,
  asks: words(
    'The first 250 characters say what it is and for whom',
    'Les 250 premiers caractères disent ce que c’est et pour qui',
  ),
  why: words(
    'Search results show these sentences, and most readers go no further.',
    'Les résultats de recherche montrent ces phrases, et la plupart des lecteurs ne vont pas plus loin.',
  ),
  found: words(
    'The opening does not name the kind of product together with those it is for.',
    'Le début ne nomme pas à la fois le genre de produit et ceux à qui il s’adresse.',
  ),
  cure: words('Open with “{example}”.', 'Ouvrez par « {example} ».'),
  check: (subject) => {
    const example =
      subject.language === 'fr'
        ? '… est une application qui aide les équipes de …'
        : '… is an app that helps teams of … to …'
    if (!subject.reading.text) return unmet({ example })
    if (!subject.listed) return 'notApplicable'
    const { firstWords } = subject
    const audience = mentionsAny(firstWords, subject.words('audienceCues')) || namesAudience(subject, firstWords)
    return metIf(audience && mentionsAny(firstWords, subject.words('productNouns')), { example })
  },
}

export const threeElements: QualityRule = {
  id: 'LQ-D02',
  fieldKey,
  asks: words(
    'The description says what it is, who benefits and which need it meets',
    'La description dit ce que c’est, à qui cela profite et quel besoin est couvert',
  ),
  why: words(
    'These are the three questions of whoever considers an offer.',
    'Ce sont les trois questions de qui considère une offre.',
  ),
  found: words('{n} of the three {n|is|are} answered.', '{n} des trois {n|a|ont} une réponse.'),
  cure: words(
    'Name the kind of product, the people who use it, and what they are rid of.',
    'Nommez le genre de produit, les personnes qui l’emploient, et ce dont elles sont débarrassées.',
  ),
  check: (subject) => {
    if (!subject.reading.text) return unmet({ n: 0 })
    if (!subject.listed) return 'notApplicable'
    const { descriptionWords: text } = subject
    const answers = [
      mentionsAny(text, subject.words('productNouns')),
      namesAudience(subject, text),
      mentionsAny(text, subject.words('needs')),
    ]
    const n = answers.filter(Boolean).length
    return metIf(n === answers.length, { n })
  },
}

function namesAudience(subject: QualitySubject, text: StemmedText): boolean {
  if (mentionsAny(text, subject.words('audiences'))) return true
  return subject.list('industries').some(({ id }) => mentionsAny(text, subject.topicWords('industryWords', String(id))))
}
