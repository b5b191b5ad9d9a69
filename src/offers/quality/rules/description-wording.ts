/** LQ-D10, D14, D15: well spelt, without contact details, about this offer only. */
import { words } from '../../types/offer-type.ts'
import { exactHits, listedWords } from '../plain-words.ts'
import { met, metIf, type QualityRule, unmet } from '../quality-rule.ts'

const fieldKey = 'listing.description'
const WORDS_AN_ERROR = 200

/**
 * Not a whole dictionary: the errors that are made most, and words written twice. It names no word that is
 * right, which a dictionary does of every product name.
 */
export const wellSpelt: QualityRule = {
  id: 'LQ-D10',
  fieldKey,
  asks: words('At most one spelling error in 200 words', 'Une faute d’orthographe au plus pour 200 mots'),
  why: words(
    'Errors in the text make readers expect errors in the product.',
    'Des fautes dans le texte en font attendre dans le produit.',
  ),
  found: words('{n} {n|error|errors}: {value}.', '{n} {n|faute|fautes} : {value}.'),
  cure: words(
    'Correct them, and let somebody else read the text once.',
    'Corrigez-les, et faites relire le texte une fois.',
  ),
  check: ({ reading, listed, ruleSet, written: read }) => {
    if (!listed || !reading.text) return 'notApplicable'
    const wrong = [...listedWords(read, ruleSet.words[listed].misspelt), ...writtenTwice(reading.text, read)]
    return metIf(wrong.length * WORDS_AN_ERROR <= read.length, {
      n: wrong.length,
      value: [...new Set(wrong)].slice(0, 5).join(', '),
    })
  },
}

function writtenTwice(text: string, words: readonly string[]): string[] {
  // Looking for a repetition in the whole text is slow; most texts have no two neighbours alike.
  if (!words.some((word, i) => word === words[i + 1])) return []
  return [...text.matchAll(/(?<![\p{L}\p{N}])(\p{L}{2,}) \1(?![\p{L}\p{N}])/giu)]
    .map(([whole]) => whole)
    .filter((twice) => !rightTwice.test(twice))
}

const rightTwice = /^(nous|vous|that|had|bora|cha|pago|faire|is) /i

export const noContactDetails: QualityRule = {
  id: 'LQ-D14',
  fieldKey,
  asks: words(
    'The text has no e-mail address or phone number',
    'Le texte n’a ni adresse e-mail ni numéro de téléphone',
  ),
  why: words(
    'Who writes past the form is not counted as a lead, and reaches nobody’s CRM.',
    'Qui écrit sans passer par le formulaire n’est pas compté comme prospect et n’arrive dans aucun CRM.',
  ),
  found: words('The text has “{value}”.', 'Le texte contient « {value} ».'),
  cure: words('Leave contact to the button of the listing.', 'Laissez le contact au bouton de la page.'),
  check: ({ reading: { text } }) => {
    if (!text) return 'notApplicable'
    const address = text.includes('@') ? /[\w.+-]+@[\w-]+\.[\w.-]+\w/.exec(text)?.[0] : undefined
    const value = address ?? text.match(/\+?\(?\d[\d\s().-]{7,}\d/g)?.find(isPhone)
    return value === undefined ? met : unmet({ value: value.trim() })
  },
}

/** Nine digits or more that are not a row of years or a large number with its blanks. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  const isNumber = /^\d{1,3}([ .]\d{3})+$/.test(text.trim())
  return digits.length >= 9 && digits.length <= 15 && !isNumber
}

export const noOtherOffers: QualityRule = {
  id: 'LQ-D15',
  fieldKey,
  asks: words('No competitor and no other offer is named', 'Aucun concurrent ni autre offre n’est nommé'),
  why: words(
    'The page is for this offer; comparisons lead readers away and are refused in certification.',
    'La page est pour cette offre ; les comparaisons détournent les lecteurs et sont refusées en certification.',
  ),
  found: words('The text names “{value}”.', 'Le texte nomme « {value} ».'),
  cure: words('Say what yours does, without the comparison.', 'Dites ce que fait la vôtre, sans comparer.'),
  check: ({ reading, name, summary, ruleSet }) => {
    if (!reading.text) return 'notApplicable'
    const text = `${name}\n${summary}\n${reading.text}`
    const value =
      exactHits(text, ruleSet.competitors)[0] ??
      (text.includes('/product/') ? /https?:\/\/\S+\/product\/[\w-]+\/[\w-]+\.[\w-]+/.exec(text)?.[0] : undefined)
    return value === undefined ? met : unmet({ value })
  },
}
