/** A configure request as it can be worked on: every resource known by its schema, checked, its references read. */
import { publisherIdPattern } from '#accounts'
import { typeCalled } from '../offer-types.ts'
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import { schemaRefusal } from './errors.ts'
import { AUDIENCES, PRICES, PRIVATE_OFFER, resourceOfSchema } from './ids.ts'
import { type Posted, referenceIn } from './posted.ts'
import { isOfPrivateOffers, privateOfferFaults } from './private-offer-faults.ts'
import { customerLeads, resourceCalled } from './resources.ts'
import { shapeFaults } from './shapes.ts'

const MAX_RESOURCES = 2_000
const envelope = new Set(['$schema', 'id', 'resourcename', 'product', 'plan', 'listing', 'validations'])
const durableId = /^[a-z][a-z0-9-]*(\/[a-z0-9-]+)+$/i
const withoutSheet = [
  'product',
  'plan',
  'submission',
  'listing-asset',
  'listing-trailer',
  AUDIENCES,
  PRIVATE_OFFER,
  PRICES,
]
const assetTypes = [
  'azureLogoSmall',
  'azureLogoMedium',
  'azureLogoLarge',
  'azureLogoWide',
  'azureLogoScreenshot',
  'azureLogoHero',
  'pdfDocument',
]

/** @throws unprocessable with everything that does not fit a schema, at once */
export function readConfigure(body: Members): Posted[] {
  const schema = resourceOfSchema(body.$schema)
  const faults: Fault[] = []
  if (schema !== undefined && schema !== 'configure') faults.push({ message: '$schema is not that of configure.' })
  const resources = memberOf(body, 'resources')
  if (!Array.isArray(resources) || resources.length === 0) faults.push({ message: 'resources is missing or empty.' })
  if (listOf(body, 'resources').length > MAX_RESOURCES) {
    faults.push({ message: `resources has more than ${MAX_RESOURCES} entries.` })
  }
  if (faults.length > 0) throw schemaRefusal(faults)
  const posted = listOf(body, 'resources').flatMap((given, i) => readResource(given, i, faults))
  const names = posted.flatMap(({ resourceName }) => resourceName ?? [])
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice) faults.push({ message: `resourceName “${twice}” is used twice.` })
  faults.push(...saidTwice(posted))
  if (faults.length > 0) throw schemaRefusal(faults)
  return posted
}

type Fault = { resourceId?: string; message: string }

function readResource(given: Json, i: number, faults: Fault[]): Posted[] {
  const resource = isMembers(given) ? resourceOfSchema(given.$schema) : undefined
  if (!isMembers(given) || resource === undefined) {
    faults.push({
      message: `resources[${i}]: $schema must name a resource, such as …/schema/product/2022-03-01-preview3.`,
    })
    return []
  }
  if (!withoutSheet.includes(resource) && !resourceCalled(resource)) {
    faults.push({ message: `resources[${i}]: “${resource}” is not a resource of this marketplace.` })
    return []
  }
  const posted: Posted = {
    resource,
    id: textOf(given, 'id') || undefined,
    resourceName: textOf(given, 'resourceName') || undefined,
    product: referenceIn(memberOf(given, 'product')),
    plan: referenceIn(memberOf(given, 'plan')),
    lifecycleState: stateIn(given),
    members: membersOf(given),
  }
  const at = posted.id ?? posted.resourceName ?? `resources[${i}]`
  const said = [...faultsIn(posted), ...shapesIn(posted)].map((message) => ({
    resourceId: posted.id,
    message: `${at}: ${message}`,
  }))
  faults.push(...said)
  return said.length > 0 ? [] : [posted]
}

function membersOf(given: Members): Members {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !envelope.has(name.toLowerCase())))
}

/** Two resources that are one: what the first says would be lost. */
function saidTwice(posted: Posted[]): Fault[] {
  const seen = new Set<string>()
  return posted.flatMap((one) => {
    const { resource, id, product, plan, members } = one
    if (severalOf.includes(resource) || isOfPrivateOffers(one)) return []
    const own = textOf(memberOf(members, 'identity'), 'externalId') ?? ''
    const name = JSON.stringify([resource, id ?? [product, plan, own, textOf(members, 'languageId')?.toLowerCase()]])
    const isKnown = seen.has(name)
    seen.add(name)
    return isKnown
      ? [{ resourceId: id, message: `${id ?? one.resourceName ?? own} is in this request twice, as ${resource}.` }]
      : []
  })
}

const severalOf = ['listing-asset', 'listing-trailer', 'submission', AUDIENCES]

/** Changes of who may buy name those to add and to remove; those of others are lists. */
function shapesIn(posted: Posted): string[] {
  return posted.resource === AUDIENCES || isOfPrivateOffers(posted) ? [] : shapeFaults(posted.members)
}

function stateIn(given: Members): Posted['lifecycleState'] {
  const state = textOf(given, 'lifecycleState')
  return state === 'deleted' || state === 'deprecated' ? state : 'generallyAvailable'
}

function faultsIn(posted: Posted): string[] {
  const { resource, id, members } = posted
  if (id !== undefined && !durableId.test(id)) return ['id is no durable id.']
  if (id !== undefined && id.split('/')[0]!.toLowerCase() !== resource) return [`id is not that of a ${resource}.`]
  if (resource === 'product') return id ? [] : productFaults(members)
  if (isOfPrivateOffers(posted)) return privateOfferFaults(posted)
  if (!posted.product && id === undefined) return ['product is required.']
  if (resource === 'plan') return id ? [] : planFaults(members)
  if (resource === 'submission') return submissionFaults(members)
  if (resource === AUDIENCES) return posted.plan ? [] : ['plan is required.']
  if (resource === 'listing-asset') return id ? [] : assetFaults(members)
  if (resource === 'listing-trailer') return id || textOf(members, 'streamingUrl') ? [] : ['streamingUrl is required.']
  const known = resourceCalled(resource)!
  // An update may leave out what stays; but which destination a configuration is of must be said.
  const required = id === undefined || known === customerLeads ? known.required : []
  const needsPlan = known.of === 'plan' && !posted.plan && id === undefined
  return [
    ...(needsPlan ? ['plan is required.'] : []),
    ...required.filter((name) => memberOf(members, name) === undefined).map((name) => `${name} is required.`),
    ...Object.entries(known.words ?? {}).flatMap(([name, words]) => wordFaults(members, name, words)),
  ]
}

function productFaults(members: Members): string[] {
  const externalId = textOf(memberOf(members, 'identity'), 'externalId')
  const type = textOf(members, 'type') ?? ''
  const alias = textOf(members, 'alias') ?? ''
  return [
    ...(!externalId ? ['identity.externalId is required.'] : []),
    ...(externalId && !publisherIdPattern.test(externalId)
      ? ['identity.externalId holds lower-case letters, digits, hyphens and underscores only.']
      : []),
    ...(typeCalled('productIngestion', type) ? [] : [type ? `type “${type}” is not supported.` : 'type is required.']),
    ...(alias.trim() === '' ? ['alias is required.'] : []),
    ...([...alias].length > 200 ? ['alias has more than 200 characters.'] : []),
  ]
}

function planFaults(members: Members): string[] {
  const externalId = textOf(memberOf(members, 'identity'), 'externalId')
  const alias = textOf(members, 'alias') ?? ''
  return [
    ...(!externalId || !publisherIdPattern.test(externalId)
      ? ['identity.externalId must be 1 to 50 lower-case letters, digits, hyphens and underscores.']
      : []),
    ...(alias.trim() === '' ? ['alias is required.'] : []),
    ...([...alias].length > 200 ? ['alias has more than 200 characters.'] : []),
    ...wordFaults(members, 'subtype', ['managedApplication', 'solutionTemplate']),
  ]
}

function submissionFaults(members: Members): string[] {
  const target = textOf(memberOf(members, 'target'), 'targetType')
  if (textOf(members, 'lifecycleState') === 'deprecated') return []
  // The row of the draft is part of every tree: clients that send a tree back send it along.
  const known = target === 'preview' || target === 'live' || target === 'draft'
  return known ? [] : ['target.targetType must be “preview” or “live”.']
}

function assetFaults(members: Members): string[] {
  const type = textOf(members, 'type')
  return [
    ...(type ? wordFaults(members, 'type', assetTypes) : ['type is required.']),
    ...(textOf(members, 'url') ? [] : ['url is required.']),
  ]
}

function wordFaults(members: Members, name: string, words: readonly string[]): string[] {
  const value = memberOf(members, name)
  if (value === undefined || value === null) return []
  if (typeof value === 'string' && words.some((word) => word.toLowerCase() === value.toLowerCase())) return []
  return [`${name} must be one of ${words.join(', ')}.`]
}
