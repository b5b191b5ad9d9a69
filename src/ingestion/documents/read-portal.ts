/** The document of an offer in the older portal API, as its `GET` answers it and its `PUT` takes it. */
import type { OfferType } from '#offers'
import { malformed } from '#platform/problem'
import { leadsIn } from '../portal/leads.ts'
import { shotOf } from '../portal/pictures.ts'
import { pictures, portalSheets, SCREENSHOT, SCREENSHOTS, withoutKeys } from '../portal/sheets.ts'
import { isMembers, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import { type DocumentOffer, DocumentReading } from './document.ts'

/** @throws malformed when it has no definition */
export function readPortalDocument(body: Members, type: OfferType): DocumentOffer {
  const definition = memberOf(body, 'definition')
  const offer = memberOf(definition, 'offer')
  if (!isMembers(definition) || !isMembers(offer)) throw malformed('The document has no “definition” with an “offer”.')
  const reading = new DocumentReading(type)
  const sheets = portalSheets(type)
  const leads = leadsIn(offer)
  const drawn = [...pictures.map(({ key }) => key), SCREENSHOTS]
  const told = withoutKeys(offer, [...drawn, ...leads.keys])
  reading.take({ where: 'offer', sheet: sheets.offer, body: told })
  reading.take({ where: 'definition', sheet: [], body: withoutKeys(definition, ['displayText', 'offer', 'plans']) })
  for (const plan of listOf(definition, 'plans').filter(isMembers)) {
    const planId = textOf(plan, 'planId')?.trim()
    if (!planId) continue
    reading.plan(planId, planId)
    reading.take({ where: planId, sheet: sheets.plan, body: withoutKeys(plan, ['planId']), planId })
  }
  for (const { key, wire } of pictures) {
    const url = textOf(offer, key)
    if (url) reading.medium(wire, { url })
  }
  for (const shot of listOf(offer, SCREENSHOTS)) {
    const { url, caption } = shotOf(shot)
    const at = url || textOf(shot, SCREENSHOT)
    if (at) reading.medium('azureLogoScreenshot', { url: at, caption })
  }
  if (leads.destination) reading.leadsTo(leads.destination, leads.configuration, 'portal')
  const offerId = textOf(body, 'id') ?? ''
  const publisherId = textOf(body, 'publisherId')
  return reading.result({ publisherId, offerId, alias: textOf(definition, 'displayText') || offerId })
}
