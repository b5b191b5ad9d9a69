/**
 * In which language a listing is. The first sentence may say so ("This application is available only in
 * French"); otherwise its most frequent words tell, for the languages of most listings.
 */
import type { OfferDocument } from './offer-document.ts'
import { rememberedOf } from './remembered.ts'
import { visibleText } from './rich-text.ts'
import { lettersIn } from './words-in.ts'

/** ISO 639-1 code; English when nothing says otherwise. */
export function languageOf(document: OfferDocument): string {
  const text = visibleText(document.listing?.description ?? '')
  return declaredLanguage(text) ?? recogniseLanguage(text) ?? 'en'
}

/** The language that the opening sentence names; the name itself, in lower case, when it is not a known one. */
export const declaredLanguage = rememberedOf((text): string | undefined => {
  const name =
    /^\s*This application is available only in (?:the )?\[?([\p{L}][\p{L} ()-]{1,40}?)(?: language)?\s*(?:[.,;:!\]]|\n|$)/iu.exec(
      text,
    )?.[1]
  if (!name) return undefined
  const first = name
    .toLowerCase()
    .split(/ and | or |\(/)[0]!
    .trim()
  return codeByName.get(first) ?? first
})

/** Undefined when the text is too short to tell. */
export const recogniseLanguage = rememberedOf((text): string | undefined => {
  const script = scriptOf(text)
  if (script) return script
  const words = lettersIn(text)
  if (words.length < 12) return undefined
  const counts = new Array<number>(codes.length).fill(0)
  for (const word of words) {
    const languages = languagesOfWord.get(word)
    if (languages) for (const i of languages) counts[i]!++
  }
  const most = Math.max(...counts)
  const isTelling = most >= 3 && most >= words.length * 0.12
  const [best, another] = isTelling ? codes.filter((_, i) => counts[i] === most) : []
  return another === undefined ? best : undefined
})

function scriptOf(text: string): string | undefined {
  // Nearly every listing: not worth counting letters of ten other scripts for.
  if (plainlyLatin.test(text) || /^[\p{Script=Latin}\P{L}]*$/u.test(text)) return undefined
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 20) return undefined
  const share = (pattern: RegExp) => (text.match(pattern)?.length ?? 0) / letters
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.15) return 'ja'
  return scripts.find(([, pattern]) => share(pattern) > 0.5)?.[0]
}

// Asks nothing of Unicode: Basic Latin to Latin Extended-B without the micro sign, and general punctuation.
const plainlyLatin = /^[\0-\u00b4\u00b6-\u024f\u2010-\u2027]*$/

const scripts: [string, RegExp][] = [
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
]

const list = (words: string) => new Set(words.split(' '))

// The words that make up a third of any text, and are not words of the other languages in the table.
const frequentWords: Record<string, Set<string>> = {
  en: list(
    'the and of to is for with that this it are you your from by as or be can their they at an not when who which every its before without all one has have',
  ),
  fr: list(
    'le la les des du une et est vous votre vos pour avec dans sur qui que au aux en par plus ses ce cette sont sans il elle nous chaque leur leurs afin être',
  ),
  de: list(
    'der die das und ist mit für von den dem ein eine einer auf nicht sie ihre ihr im zu werden wird durch bei auch oder als aus kann',
  ),
  es: list('el los las una y es con para del por que se su sus como más o está sin al lo cada usted desde'),
  it: list('il gli una e è con per del della di che si nel dei delle da sono come più ogni anche alla senza i'),
  pt: list('o os as um uma e é com para do da dos das que em se por no na mais cada sem ao você seu sua'),
  nl: list('de het een en is van voor met dat die op zijn u uw te naar bij aan ook niet door worden of alle elke'),
  sv: list('och att det som en ett är för med på av till inte du din kan den från eller alla varje'),
  da: list('og at det som en et er for med på af til ikke du din kan den fra eller alle hver din'),
  pl: list('i w z na do się jest dla że nie od oraz przez są to jak każdy bez lub twoje'),
}

const codes = Object.keys(frequentWords)

/** Word → its languages, by their place in `codes`: each word of a text is looked up once, not once a language. */
const languagesOfWord = new Map<string, number[]>()
for (const [i, code] of codes.entries()) {
  for (const word of frequentWords[code]!) languagesOfWord.set(word, [...(languagesOfWord.get(word) ?? []), i])
}

const codeByName: ReadonlyMap<string, string> = new Map(
  'en fr de es it pt nl sv da nb no fi pl cs sk hu ro bg el tr ru uk ar he hi th vi id ms ja ko zh ca eu gl et lv lt sl hr sr is ga cy'
    .split(' ')
    .flatMap((code) => {
      const name = new Intl.DisplayNames('en', { type: 'language' }).of(code)
      return name ? [[name.toLowerCase(), code] as const] : []
    }),
)
