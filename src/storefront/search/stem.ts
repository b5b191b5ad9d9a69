/**
 * Brings the forms of a word together: `invoice`, `invoices`, `invoicing`; `facture`, `factures`, `facturation`.
 * One light table serves English and French at once, because a query does not say its language. It joins a few
 * words too many; a match by stem therefore counts less than the word itself.
 */
const endings = (
  'issements issement izations ization isations isation atrices atrice ateurs ateur ements ement ations ation ' +
  'ments ment euses euse ables able eaux ings iques ique ives ing eurs eur ers aux eau ees ies ive ifs ity ite ' +
  'ed er es ez ee if ly ie y e s'
).split(' ')

const SHORTEST_STEM = 4

export function stemOf(word: string): string {
  let stem = word
  // Twice: `managements` loses `ments`, then the `e` that `managing` has not.
  for (let pass = 0; pass < 2; pass++) stem = withoutEnding(stem)
  return stem
}

function withoutEnding(word: string): string {
  const ending = endings.find((e) => word.length - e.length >= SHORTEST_STEM && word.endsWith(e))
  if (!ending) return word
  const stem = word.slice(0, -ending.length)
  const last = stem.length - 1
  // planning → plann → plan
  return stem.length > SHORTEST_STEM && stem[last] === stem[last - 1] ? stem.slice(0, -1) : stem
}
