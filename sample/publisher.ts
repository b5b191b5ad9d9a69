/** The shapes of sample publishers and their people. */

export interface SamplePerson {
  name: string
  email: string
  /** Role keys of the publisher account, or of the instance for the operator's people. */
  roles: string[]
  title: string
  locale: 'en' | 'fr'
}

/**
 * How the stand-in receiver behind a sample connection answers, so that deliveries end in different states.
 * It takes everything until the offers are live, or their test leads would stop them from being published.
 */
export type ReceiverManner =
  | 'accepts'
  /** 503 to everything: deliveries wait and are tried again. */
  | 'busy'
  /** 401 to everything: the connection is broken and holds its deliveries. */
  | 'refuses-credentials'
  /** 422 to leads without a telephone number: those are rejected, others are taken. */
  | 'refuses-records'
  /** Nobody listens: tried until the schedule is exhausted, then parked. */
  | 'unreachable'

export interface SampleConnection {
  /** Unique within the publisher; offers name their connections by it. */
  key: string
  name: string
  manner: ReceiverManner
}

export interface SamplePublisher {
  publisherId: string
  displayName: string
  /** One paragraph for the publisher's page. */
  profile: string
  website: string
  city: string
  /** ISO 3166-1 alpha-2. */
  country: string
  sellerContact: { name: string; email: string; phone: string }
  supportContact: { name: string; email: string; phone: string }
  engineeringContact: { name: string; email: string; phone: string }
  /** Degrees on the colour wheel of OKLCH; all of the publisher's pictures are drawn in it. */
  hue: number
  people: SamplePerson[]
  connections: SampleConnection[]
}
