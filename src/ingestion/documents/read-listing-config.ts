/**
 * The configuration of an Azure application as command lines for Ingestion v1 keep it in a repository: sections of the
 * portal in snake case, with entities of that API inside them.
 */
import type { OfferType } from '#offers'
import { planAvailabilitySheet, previewSheet } from '../v1/sheets/availability.ts'
import { listingSheet, planListingSheet } from '../v1/sheets/listing.ts'
import { planPackage } from '../v1/sheets/package.ts'
import { propertySheet } from '../v1/sheets/property.ts'
import { isMembers, listOf, type Members, memberOf, present, textOf } from '../wire/json.ts'
import { type DocumentOffer, DocumentReading } from './document.ts'

const logos: Record<string, string> = {
  logo_large: 'azureLogoLarge',
  logo_medium: 'azureLogoMedium',
  logo_small: 'azureLogoSmall',
  logo_wide: 'azureLogoWide',
}

export function isListingConfig(json: Members): boolean {
  return isMembers(memberOf(json, 'offer_listing')) && memberOf(json, 'plan_overview') !== undefined
}

export function readListingConfig(json: Members, type: OfferType): DocumentOffer {
  const reading = new DocumentReading(type)
  const section = (name: string) => membersIn(json, name)
  const listing = section('offer_listing')
  reading.take({ where: 'property_settings', sheet: propertySheet, body: section('property_settings') })
  const { listing_logos: _l, listing_screenshots: _s, listing_videos: _v, ...told } = listing
  reading.take({ where: 'offer_listing', sheet: listingSheet, body: inCamelCase(told) })
  const testers = listOf(section('preview_audience'), 'subscriptions').map((ID) => ({ ID }))
  reading.take({ where: 'preview_audience', sheet: previewSheet, body: { subscriptionAudiences: testers } })
  for (const [name, wire] of Object.entries(logos)) {
    const path = textOf(membersIn(listing, 'listing_logos'), name)
    if (path) reading.medium(wire, { url: path })
  }
  for (const [planId, plan] of plansIn(json)) takePlan(reading, planId, plan)
  const alias = textOf(section('offer_setup'), 'alias') ?? textOf(listing, 'title') ?? ''
  return reading.result({ offerId: alias, alias })
}

function takePlan(reading: DocumentReading, planId: string, plan: Members): void {
  const listing = membersIn(plan, 'plan_listing')
  reading.plan(planId, textOf(listing, 'title') ?? planId)
  reading.take({ where: `${planId} plan_listing`, sheet: planListingSheet, body: inCamelCase(listing), planId })
  const { azure_private_subscriptions, ...availability } = membersIn(plan, 'pricing_and_availability')
  const body = present({ ...inCamelCase(availability), subscriptionAudiences: azure_private_subscriptions })
  reading.take({ where: `${planId} pricing_and_availability`, sheet: planAvailabilitySheet, body, planId })
  const { tenant_id, authorizations, ...technical } = membersIn(plan, 'technical_configuration')
  const managers = Array.isArray(authorizations) ? authorizations.map(authorization) : undefined
  reading.take({
    where: `${planId} technical_configuration`,
    sheet: planPackage,
    body: present({
      ...inCamelCase(technical),
      publicAzureTenantID: tenant_id,
      publicAzureAuthorizations: managers,
    }),
    planId,
  })
}

/** By id in one version of the tools, in a list in another. */
function plansIn(json: Members): [string, Members][] {
  const plans = memberOf(json, 'plan_overview')
  if (isMembers(plans)) return Object.entries(plans).filter((entry): entry is [string, Members] => isMembers(entry[1]))
  return (Array.isArray(plans) ? plans : [])
    .filter(isMembers)
    .map((plan, i) => [textOf(plan, 'plan_id') ?? `plan-${i + 1}`, plan])
}

const authorization = (one: unknown) => ({
  principalID: textOf(one, 'id') ?? '',
  roleDefinitionID: textOf(one, 'role') ?? '',
})

function membersIn(value: unknown, name: string): Members {
  const found = memberOf(value, name)
  return isMembers(found) ? found : {}
}

/** `listing_contacts` → `listingContacts` */
function inCamelCase(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  )
}
