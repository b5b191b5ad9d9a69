/** LQ-T03, T06, T07, T11: a name that is short, quiet, plain, and no test. */

import { lengthOf } from '../../text-length.ts'
import { words } from '../../types/offer-type.ts'
import { exactHits } from '../plain-words.ts'
import { met, metIf, type QualityRule, unmet } from '../quality-rule.ts'
import { entriesIn } from '../rule-set.ts'
import type { QualitySubject } from '../subject.ts'

const fieldKey = 'listing.name'
const LONGEST = 50

export const nameIsShort: QualityRule = {
  id: 'LQ-T03',
  fieldKey,
  asks: words('The name has at most 50 characters', 'Le nom compte 50 caractères au plus'),
  why: words(
    'Lists and search results cut longer names off, even where the form allows more.',
    'Les listes et les résultats de recherche coupent les noms plus longs, même si le formulaire en permet davantage.',
  ),
  found: words('The name is {n} characters.', 'Le nom compte {n} caractères.'),
  cure: words('Shorten it to {max}.', 'Ramenez-le à {max}.'),
  check: ({ name }) => metIf(lengthOf(name) <= LONGEST, { n: lengthOf(name), max: LONGEST }),
}

export const nameIsQuiet: QualityRule = {
  id: 'LQ-T06',
  fieldKey,
  asks: words('The name does not shout', 'Le nom ne crie pas'),
  why: words(
    'Capitals, exclamation marks and superlatives make a name harder to read and less believed.',
    'Majuscules, points d’exclamation et superlatifs rendent un nom moins lisible et moins crédible.',
  ),
  found: words('“{value}” shouts.', '« {value} » crie.'),
  cure: words(
    'Write words in ordinary letters, once punctuated, and leave praise to customers.',
    'Écrivez les mots en lettres ordinaires, sans ponctuation répétée, et laissez les éloges aux clients.',
  ),
  check: (subject) => {
    if (!subject.name) return unmet({ value: '' })
    const loud = capitals(subject) ?? /!|[?.,;:]{2,}/.exec(subject.name)?.[0] ?? promotion(subject)
    return loud === undefined ? met : unmet({ value: loud })
  },
}

function capitals({ name, listed, ruleSet }: QualitySubject): string | undefined {
  const loud = name.match(/(?<![\p{L}\p{N}])\p{Lu}{6,}(?![\p{L}\p{N}])/gu)
  if (!loud) return undefined
  const acronyms = new Set(entriesIn(ruleSet.words[listed ?? 'en'].ignoredAcronyms))
  return loud.find((word) => !acronyms.has(word))
}

function promotion({ name, listed, ruleSet }: QualitySubject): string | undefined {
  return exactHits(name, ruleSet.words[listed ?? 'en'].promotions)[0]
}

export const nameIsPlain: QualityRule = {
  id: 'LQ-T07',
  fieldKey,
  asks: words(
    'The name has only letters, digits, spaces and - & ’ , : ( ) ™ ® ©',
    'Le nom n’a que des lettres, chiffres, espaces et - & ’ , : ( ) ™ ® ©',
  ),
  why: words(
    'Other signs get lost in addresses, feeds and other systems; a full stop alone has had names refused elsewhere.',
    'Les autres signes se perdent dans les adresses, les flux et d’autres systèmes ; un simple point a déjà fait refuser des noms ailleurs.',
  ),
  found: words('The name has “{value}”.', 'Le nom contient « {value} ».'),
  cure: words('Leave it out, or put a word in its place.', 'Retirez-le, ou remplacez-le par un mot.'),
  check: ({ name }) => {
    const other = /[^\p{L}\p{M}\p{N}\s\-&'’,:()™®©]/u.exec(name)?.[0]
    return other === undefined ? met : unmet({ value: other })
  },
}

export const nameIsNoTest: QualityRule = {
  id: 'LQ-T11',
  fieldKey,
  asks: words('The name has no word of testing', 'Le nom ne contient aucun mot de test'),
  why: words(
    'Customers take beta, demo or test at its word; offers made for testing stay hidden.',
    'Les clients prennent bêta, démo ou test au mot ; une offre faite pour tester reste masquée.',
  ),
  found: words('The name says “{value}”.', 'Le nom dit « {value} ».'),
  cure: words(
    'Name the product as customers will know it, or keep the offer hidden.',
    'Donnez le nom sous lequel les clients connaîtront le produit, ou gardez l’offre masquée.',
  ),
  check: ({ name, listed, ruleSet }) => {
    const [value] = exactHits(name, ruleSet.words[listed ?? 'en'].testWords)
    return value === undefined ? met : unmet({ value })
  },
}
