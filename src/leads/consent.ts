/** What is asked before a customer's data is passed on. `parts` are the sentence around the link to the privacy policy. */
export type ConsentText = {
  textId: string
  textHash: string
  locale: string
  /** The sentence, whole. */
  text: string
  /** The same, cut where the link to the publisher's privacy policy stands. */
  parts: { before: string; link: string; after: string }
  privacyUrl: string
  /** The second, optional box. */
  marketing: string
}
