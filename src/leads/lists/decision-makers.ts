/** Job titles of people who decide on purchases, as words in English and French. */
const titles =
  /(?<!\p{L})(?:c[eftioms]o|cpo|cdo|chief|president|président(?:e)?|vice[ -]president|vp|svp|evp|owner|founder|co-?founder|partner|managing director|director|head of|general manager|pdg|dg|dga|dsi|daf|drh|directeur|directrice|gérant(?:e)?|fondateur|fondatrice|associé(?:e)?|propriétaire|responsable)(?!\p{L})/iu

export function decidesOnPurchases(title: string | null): boolean {
  return title !== null && titles.test(title)
}
