/** Variants: the plans of an offer. */
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { malformed, notFound, unprocessable } from '#platform/problem'
import { changeOffer, planSheet } from '../change-offer.ts'
import { refuseLivePlans } from '../live-plans.ts'
import { hasPlans, type OfferView, planOf, plansOf } from '../offer-view.ts'
import { planEntries } from '../plan-entries.ts'
import { planIdTaken } from '../problems.ts'
import { planGuid } from '../product-ingestion/ids.ts'
import { readPlan } from '../product-ingestion/tree.ts'
import { type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'
import { tagOf } from '../wire/tags.ts'
import { requireTag } from './preconditions.ts'
import type { V1Request } from './request.ts'

const clouds: Record<string, string> = { 'public-azure': 'azureGlobal', 'azure-government': 'azureGovernment' }
const subtypes: Record<string, string> = {
  'managed-application': 'managedApplication',
  'solution-template': 'solutionTemplate',
}

export function listVariants({ view }: V1Request): Members[] {
  return plansOf(view).map(({ planId }) => readVariant(view, planId))
}

/** @throws notFound */
export function planIdOfVariant(view: OfferView, id: string): string {
  const plan = plansOf(view).find(({ planId }) => planGuid(view.product, planId) === id.toLowerCase())
  if (!plan) throw notFound(`The product has no variant ${id}.`)
  return plan.planId
}

export function readVariant(view: OfferView, planId: string): Members {
  const plan = readPlan(view, planId)
  const kept = view.kept[variantSheet(planId)] ?? {}
  const content: Members = {
    resourceType: 'AzureSkuVariant',
    state: 'Active',
    friendlyName: plan.alias ?? planId,
    conversionPaths: '*',
    externalID: planId,
    certificationsAzureGovernment: [],
    cloudAvailabilities: listOf(plan, 'azureRegions').map((region) => inverse(clouds, region)),
    ...(view.type.id === 'azure-application' && { subType: inverse(subtypes, plan.subtype ?? 'solutionTemplate') }),
    extendedProperties: [],
    ...Object.fromEntries(Object.entries(kept).map(([member, { posted }]) => [member, posted])),
  }
  return { ...content, '@odata.etag': tagOf(content), id: planGuid(view.product, planId) }
}

export async function createVariant(ctx: Ctx, request: V1Request): Promise<Members> {
  const body = await request.members()
  const { view } = request
  const planId = textOf(body, 'externalID')?.trim() ?? ''
  if (!/^[a-z0-9_-]{1,50}$/.test(planId)) throw wrongId()
  if (!hasPlans(view.type)) throw malformed('Offers of this type have no variants.')
  if (plansOf(view).some((plan) => plan.planId === planId)) {
    throw planIdTaken(`The product already has a variant with the externalID “${planId}”.`)
  }
  return write(ctx, request, { planId, body, isNew: true })
}

export async function putVariant(ctx: Ctx, request: V1Request, id: string): Promise<Members> {
  const body = await request.members()
  const planId = planIdOfVariant(request.view, id)
  requireTag(request, body, String(readVariant(request.view, planId)['@odata.etag']))
  const said = textOf(body, 'externalID')
  if (said !== undefined && said !== planId) throw malformed('The externalID of a variant never changes.')
  return write(ctx, request, { planId, body, isNew: false })
}

async function write(
  ctx: Ctx,
  { view }: V1Request,
  { planId, body, isNew }: { planId: string; body: Members; isNew: boolean },
): Promise<Members> {
  const { product } = view
  const alias = textOf(body, 'friendlyName') || planId
  const cloudAvailabilities = listOf(body, 'cloudAvailabilities')
  const subtype = textOf(body, 'subType')?.toLowerCase()
  const plan: Members = {
    alias,
    ...(cloudAvailabilities.length > 0 && {
      azureRegions: cloudAvailabilities.map((cloud) => clouds[String(cloud)] ?? String(cloud)),
    }),
    ...(view.type.id === 'azure-application' && {
      subtype: subtypes[subtype ?? 'solution-template'] ?? subtype ?? null,
    }),
  }
  const others = Object.fromEntries(
    ['state', 'conversionPaths', 'certificationsAzureGovernment', 'extendedProperties'].flatMap((name) => {
      const value = memberOf(body, name)
      return value === undefined || value === null ? [] : [[name, { posted: value }]]
    }),
  )
  const after = await inTransaction(ctx, (ctx) =>
    changeOffer(ctx, product, {
      newPlans: isNew ? [{ planId, name: alias }] : [],
      edits: [{ name: planSheet('plan', planId), sheet: planEntries, body: plan, planId }],
      sheets: { [variantSheet(planId)]: others },
    }),
  )
  return readVariant(after, planId)
}

/** The plan, and everything that is said of it. */
export async function deleteVariant(ctx: Ctx, { view }: V1Request, id: string): Promise<void> {
  const planId = planIdOfVariant(view, id)
  planOf(view, planId)
  await refuseLivePlans(ctx, view.product, [planId])
  await inTransaction(ctx, (ctx) => changeOffer(ctx, view.product, { gonePlans: [planId] }))
}

function variantSheet(planId: string): string {
  return planSheet('v1/variants', planId)
}

function inverse(names: Record<string, string>, value: Json): string {
  return Object.entries(names).find(([, own]) => own === value)?.[0] ?? String(value)
}

function wrongId() {
  return unprocessable('The variant was not created.', {
    errors: [
      { pointer: '#/ExternalID', detail: '1 to 50 lower-case letters, digits, hyphens and underscores are required.' },
    ],
  })
}
