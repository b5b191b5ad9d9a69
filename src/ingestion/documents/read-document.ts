/** Which generation a document is of, and what offer it describes. */
import { findOfferType, type Profile } from '#offers'
import { malformed } from '#platform/problem'
import { typeCalled } from '../offer-types.ts'
import { isMembers, memberOf, textOf } from '../wire/json.ts'
import type { DocumentOffer } from './document.ts'
import { unnested } from './nested.ts'
import { isListingConfig, readListingConfig } from './read-listing-config.ts'
import { readPortalDocument } from './read-portal.ts'
import { readResources } from './read-resources.ts'

/**
 * @param json what was read from the file
 * @param offerId which offer, when the document holds several
 * @throws malformed when it is of neither generation, unprocessable when resources do not fit their schemas
 */
export function readDocument(json: unknown, want: { profile: Profile; offerId?: string }): DocumentOffer {
  if (!isMembers(json)) throw malformed('This is no JSON object.')
  if (Array.isArray(memberOf(json, 'resources'))) return readResources(json, want)
  const nested = unnested(json)
  if (nested) return readResources(nested, want)
  if (isListingConfig(json)) return readListingConfig(json, findOfferType('azure-application', want.profile)!)
  const typeId = textOf(json, 'offerTypeId')
  if (typeId === undefined) {
    throw malformed(
      'This is no document of a publishing API: it has neither “resources” (Product Ingestion API) nor “offerTypeId” (older portal API).',
    )
  }
  const type = typeCalled('portal', typeId)
  if (!type) throw malformed(`The offer type “${typeId}” of the older portal API is not one of this marketplace.`)
  return readPortalDocument(json, findOfferType(type.type, want.profile)!)
}
