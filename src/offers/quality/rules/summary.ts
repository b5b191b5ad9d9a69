/** LQ-S01 to S04: the line that search results show. */
import { onceOf, rememberedOf } from '../../remembered.ts'
import { lengthOf } from '../../text-length.ts'
import { words } from '../../types/offer-type.ts'
import { metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { type Reading, sentencesOf } from '../reading.ts'
import { mentionsAny, withoutAccents, wordsOf } from '../stems.ts'

const fieldKey = 'listing.summary'
const SHORTEST = 40
const LONGEST = 100

export const summaryIsASentence: QualityRule = {
  id: 'LQ-S01',
  fieldKey,
  asks: words('The summary is one sentence of 40 to 100 characters', 'Le résumé est une phrase de 40 à 100 caractères'),
  why: words(
    'Search results show it under the name: less says too little, more is cut off.',
    'Les résultats de recherche l’affichent sous le nom : plus court, il dit trop peu ; plus long, il est coupé.',
  ),
  found: words(
    'The summary has {n} {n|character|characters} in {sentences} {sentences|sentence|sentences}.',
    'Le résumé compte {n} {n|caractère|caractères} en {sentences} {sentences|phrase|phrases}.',
  ),
  cure: words(
    'Say in one sentence of 40 to 100 characters what customers gain.',
    'Dites en une phrase de 40 à 100 caractères ce que les clients y gagnent.',
  ),
  check: ({ summary }) => {
    const n = lengthOf(summary)
    const sentences = sentencesOf(summary).length
    return metIf(sentences === 1 && n >= SHORTEST && n <= LONGEST, { n, sentences })
  },
}

export const summaryHasKeyword: QualityRule = {
  id: 'LQ-S02',
  fieldKey,
  asks: words('The summary contains a search keyword', 'Le résumé contient un mot clé de recherche'),
  why: words(
    'People scan results for the words they typed.',
    'On parcourt les résultats à la recherche des mots que l’on a tapés.',
  ),
  found: words('None of your search keywords is in the summary.', 'Aucun de vos mots clés ne figure dans le résumé.'),
  cure: words('Use the most important one in it.', 'Employez-y le plus important.'),
  check: ({ summaryWords, keywordStems }) => metIf(mentionsAny(summaryWords, keywordStems)),
}

export const summaryIsNew: QualityRule = {
  id: 'LQ-S03',
  fieldKey,
  asks: words(
    'The summary repeats neither the name nor the first sentence',
    'Le résumé ne répète ni le nom ni la première phrase',
  ),
  why: words(
    'The three stand one below the other; said twice, half the room is lost.',
    'Les trois se suivent à l’écran ; dit deux fois, la moitié de la place est perdue.',
  ),
  found: words(
    'The summary is the same as the name or as the first sentence of the description.',
    'Le résumé est identique au nom ou à la première phrase de la description.',
  ),
  cure: words('Let each say something of its own.', 'Que chacun dise quelque chose qui lui soit propre.'),
  check: ({ summary, name, reading }) => {
    if (!summary) return 'notApplicable'
    const said = plainly(summary)
    return metIf(plainly(name) !== said && plainly(firstSentence(reading)) !== said)
  },
}

const plainly = rememberedOf((text) => wordsOf(text).join(' '))
const firstSentence = onceOf((reading: Reading) => sentencesOf(reading.text.slice(0, 500))[0] ?? '')

export const summaryStartsWithCustomer: QualityRule = {
  id: 'LQ-S04',
  fieldKey,
  asks: words(
    'The summary begins with what customers gain, not with the company',
    'Le résumé commence par ce que gagnent les clients, non par l’entreprise',
  ),
  why: words('The customer is the hero of the story.', 'Le client est le héros de l’histoire.'),
  found: words('The summary begins with “{value}”.', 'Le résumé commence par « {value} ».'),
  cure: words(
    'Begin with a verb or an outcome: “Plan crews in minutes …”.',
    'Commencez par un verbe ou un résultat : « Planifiez vos équipes en quelques minutes … ».',
  ),
  check: ({ summary, facts, name }) => {
    if (!summary) return 'notApplicable'
    const start = withoutAccents(summary.toLowerCase())
    const openings = [facts.publisherName ?? '', name, 'we', 'our', 'nous', 'notre', 'nos']
    const value = openings.find((opening) => opening !== '' && beginsWith(start, withoutAccents(opening.toLowerCase())))
    return value === undefined ? metIf(true) : unmet({ value })
  },
}

function beginsWith(text: string, opening: string): boolean {
  return text.startsWith(opening) && !/^[\p{L}\p{N}]/u.test(text.slice(opening.length))
}
