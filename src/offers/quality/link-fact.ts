/** What is known of an address that was visited. */
export type LinkFact = {
  alive: boolean
  /** Titles of the page: `<title>` and first heading. */
  titles?: string[]
  /** Of a video. */
  embeddable?: boolean
  durationSeconds?: number
}
