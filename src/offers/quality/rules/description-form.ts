/** LQ-D07, D08, D16: a text of the right length, with a structure, and nothing left over. */

import { onceOf } from '../../remembered.ts'
import { lengthOf } from '../../text-length.ts'
import { words } from '../../types/offer-type.ts'
import { exactHits } from '../plain-words.ts'
import { met, metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { type Reading, sentencesOf } from '../reading.ts'
import { textOf } from '../subject.ts'

const fieldKey = 'listing.description'
const SHORTEST = 600
const LONGEST = 4_500

export const descriptionLength: QualityRule = {
  id: 'LQ-D07',
  fieldKey,
  asks: words(
    'The description has 600 to 4 500 characters in two paragraphs or more',
    'La description compte 600 à 4 500 caractères en deux paragraphes ou plus',
  ),
  why: words(
    'Less leaves questions open; more is not read; one block is not begun.',
    'Plus court, des questions restent ouvertes ; plus long, on ne lit pas ; d’un bloc, on ne commence pas.',
  ),
  found: words(
    'It has {n} visible {n|character|characters} in {paragraphs} {paragraphs|paragraph|paragraphs}.',
    'Elle compte {n} {n|caractère visible|caractères visibles} en {paragraphs} {paragraphs|paragraphe|paragraphes}.',
  ),
  cure: words(
    'Aim at 1 000 to 2 500 characters in two or three paragraphs.',
    'Visez 1 000 à 2 500 caractères en deux ou trois paragraphes.',
  ),
  check: ({ reading }) => {
    const n = lengthOf(reading.text)
    const paragraphs = reading.blocks.filter((block) => block.kind === 'paragraph').length
    return metIf(n >= SHORTEST && n <= LONGEST && paragraphs >= 2, { n, paragraphs })
  },
}

const LONGEST_PARAGRAPH = 600
const MEAN_SENTENCE = 25

export const descriptionStructure: QualityRule = {
  id: 'LQ-D08',
  fieldKey,
  asks: words(
    'The description has a heading, a list, short paragraphs and short sentences',
    'La description a un titre, une liste, des paragraphes et des phrases courts',
  ),
  why: words('Readers scan before they read.', 'On parcourt avant de lire.'),
  found: words(
    'Headings: {headings}; entries of lists: {items}; longest paragraph: {longest} characters; mean sentence: {mean} words.',
    'Titres : {headings} ; éléments de liste : {items} ; plus long paragraphe : {longest} caractères ; phrase moyenne : {mean} mots.',
  ),
  cure: words(
    'Have at least one heading and one list, paragraphs of at most 600 characters, and sentences of 25 words on average.',
    'Prévoyez au moins un titre et une liste, des paragraphes de 600 caractères au plus et des phrases de 25 mots en moyenne.',
  ),
  check: ({ reading }) => {
    const { isWell, ...structure } = structureOf(reading)
    return metIf(isWell, structure)
  },
}

const structureOf = onceOf((reading: Reading) => {
  const of = (kind: string) => reading.blocks.filter((block) => block.kind === kind)
  const longest = Math.max(0, ...of('paragraph').map((block) => lengthOf(block.text)))
  const sentences = reading.blocks.flatMap(({ kind, text }) => (kind === 'heading' ? [] : sentencesOf(text)))
  const parts = sentences.reduce((n, sentence) => n + partsOf(sentence), 0)
  const mean = sentences.length ? Math.round(parts / sentences.length) : 0
  const [headings, items] = [of('heading').length, of('item').length]
  const isWell = headings > 0 && items > 0 && longest <= LONGEST_PARAGRAPH && mean <= MEAN_SENTENCE
  return { isWell, headings, items, longest, mean }
})

/** What stands between blanks, of a text without blanks around it. */
function partsOf(text: string): number {
  let n = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) n++
  return n
}

const emptyElement = /<(p|li|ul|ol|h[1-6]|b|strong|i|em|u)>\s*<\/\1>/i

export const nothingLeftOver: QualityRule = {
  id: 'LQ-D16',
  fieldKey,
  asks: words('Nothing unfinished is left in the text', 'Rien d’inachevé ne reste dans le texte'),
  why: words(
    'A forgotten note tells customers that nobody read the page before they did.',
    'Une note oubliée dit aux clients que personne n’a lu la page avant eux.',
  ),
  found: words('“{value}” was left in the text.', '« {value} » est resté dans le texte.'),
  cure: words('Take it out.', 'Retirez-le.'),
  check: ({ reading, document, listed, ruleSet }) => {
    const { text } = reading
    if (!text) return 'notApplicable'
    const html = textOf(document.listing?.description)
    const left =
      (text.includes('&') ? /&(?:[a-z]{2,8}|#\d{2,5});/i.exec(text)?.[0] : undefined) ??
      (/>\s*<\//.test(html) ? emptyElement.exec(html)?.[0] : undefined) ??
      (listed && exactHits(text, ruleSet.words[listed].placeholders)[0])
    return left === undefined ? met : unmet({ value: left })
  },
}
