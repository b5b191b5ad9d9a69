/**
 * Everything that may be recorded, with the version of its data's shape. Whoever changes what a kind's
 * data means raises its version, so that figures of last year are not counted by the rules of this one.
 */

/** Flat facts: never a name, an address, a message or anything else that tells who somebody is. */
export type EventData = Record<string, string | number | boolean | null>

export const eventKinds = {
  // accounts
  'person.joined': { version: 1, says: 'Somebody signed up. data: by (password | oidc)' },
  'publisher.opened': { version: 1, says: 'A publisher account was created.' },
  'member.joined': {
    version: 1,
    says: 'A person became a member of a publisher. data: by (invitation | domain | operator)',
  },
  // offers
  'offer.created': { version: 1, says: 'A draft was begun. data: type' },
  'offer.submitted': { version: 1, says: 'A draft was frozen and handed in. data: attempt' },
  'offer.submissionCanceled': { version: 1, says: 'The publisher took a submission back. data: step' },
  'offer.stepFinished': { version: 1, says: 'A step of the pipeline ended. data: step, result, seconds' },
  'offer.certified': { version: 1, says: 'A reviewer approved a submission. data: seconds (in certification)' },
  'offer.rejected': { version: 1, says: 'A submission was refused. data: step, findings' },
  'offer.previewed': { version: 1, says: 'An offer reached preview.' },
  'offer.live': { version: 1, says: 'An offer, or an update of one, went live. data: update, listingOption' },
  'offer.stopped': { version: 1, says: 'Distribution stopped. data: by (publisher | operator)' },
  'offer.removed': { version: 1, says: 'A draft that was never live was deleted.' },
  // storefront
  'listing.visited': { version: 1, says: 'A listing was opened. data: language, src, mktcmpid, referrerHost' },
  'listing.actionStarted': { version: 1, says: 'A visitor pressed the listing’s button. data: action' },
  'catalogue.searched': { version: 1, says: 'A search was made. data: results, facets, language (never the words)' },
  // leads and their way
  'lead.captured': { version: 1, says: 'An enquiry was kept. data: action, source, country, src, mktcmpid' },
  'lead.duplicated': { version: 1, says: 'A repeated enquiry made no second lead.' },
  'lead.judged': { version: 1, says: 'A publisher said what a lead was worth. data: quality, action, source' },
  'leads.exported': { version: 1, says: 'Leads were exported. data: count, format' },
  'delivery.delivered': { version: 1, says: 'A destination took a lead. data: connector, attempts, milliseconds' },
  'delivery.held': { version: 1, says: 'Deliveries wait for their connection to recover. data: connector, reason' },
  'delivery.parked': { version: 1, says: 'A delivery was given up until a person acts. data: connector, reason' },
  'connection.failing': { version: 1, says: 'A destination refuses everything. data: connector, reason' },
  'connection.recovered': { version: 1, says: 'A failing destination takes leads again. data: connector' },
  // attribution
  'guid.registered': { version: 1, says: 'A tracking GUID became active. data: channel, origin' },
  'deployment.ordered': { version: 1, says: 'A customer took a template to deploy. data: plan, leftOut' },
  'deployment.finished': {
    version: 1,
    says: 'A tracked deployment ended. data: status, method, channel, region, resources, milliseconds, errorCode',
  },
} as const satisfies Record<string, { version: number; says: string }>

export type EventKind = keyof typeof eventKinds
