/** What names an offer: the publisher comes first, as in every key of ours. */
export type OfferKey = { publisherId: string; offerId: string }
