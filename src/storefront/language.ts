/**
 * The language an offer is written in. A listing that is not in English begins with the sentence that says so
 * (spec "offers" 3.4); where an operator lets it be left out, the commonest small words tell English and French.
 */
import { wordsOf } from './search/words.ts'

const statement = /^\W*this (?:application|app) is available only in ([\p{L}\s()-]+?)\s*[.;,:\n]/iu

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
// Every two-letter code that has an English name: what the sentence says is looked up among them.
const codes = new Map<string, string>()
for (let a = 97; a < 123; a++) {
  for (let b = 97; b < 123; b++) {
    const code = String.fromCharCode(a, b)
    const name = names.of(code)?.toLowerCase()
    if (name && !codes.has(name)) codes.set(name, code)
  }
}

const small = {
  en: new Set('the and of to for with your in is are from it that by on you'.split(' ')),
  fr: new Set('le la les des et de du un une pour dans vos votre avec est sur par au aux'.split(' ')),
}

/** @param text the description, plain; the summary tells where it is short */
export function languageOf(text: string, summary = ''): string {
  const said = text.match(statement)?.[1]?.toLowerCase().trim()
  const stated = said && (codes.get(said) ?? codes.get(said.replace(/\s*\(.*\)$/, '')))
  if (stated) return stated
  const words = wordsOf(`${summary} ${text}`)
  const count = (set: Set<string>) => words.filter((word) => set.has(word)).length
  return count(small.fr) > count(small.en) ? 'fr' : 'en'
}
