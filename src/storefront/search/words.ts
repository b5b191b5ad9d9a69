/** How text becomes words: accents folded, case folded, cut at whatever is neither letter nor digit. */

const plainAscii = /^[\0-\x7f]*$/

/** `Éolienne` → `eolienne`, `cœur` → `coeur`, `Straße` → `strasse`. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (plainAscii.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
}

export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Words that stand in every text of one of the languages: indexing them would cost much and find nothing. */
const stopWords = new Set(
  (
    'a an and are as at be but by can for from has have if in into is it its no not of on or so such than that the their ' +
    'then there these they this to was we were what when which who will with you your ' +
    'au aux avec c ce ces cet cette d dans de des du elle elles en est et eux il ils j je l la le les leur leurs lui m ' +
    'mais me mes mon n ne nos notre nous on ont ou par pas pour qu que qui s sa sans se ses si son sont sur t te tes toi ' +
    'ton tu un une vos votre vous y'
  ).split(' '),
)

export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}
