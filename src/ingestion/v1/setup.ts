/** Setup, reseller and lead configuration: one of each for a product, changed by posting. */
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { malformed, unprocessable } from '#platform/problem'
import { changeOffer } from '../change-offer.ts'
import { connectLeads, destinationCalled, destinationOf } from '../leads.ts'
import { type OfferView, offerFields } from '../offer-view.ts'
import { readSheet, type Sheet } from '../sheets/sheet.ts'
import { type Members, memberOf, textOf } from '../wire/json.ts'
import { tagOf } from '../wire/tags.ts'
import { contentOf } from './entities.ts'
import type { V1Request } from './request.ts'
import { resellerSheet, setupSheet } from './sheets/setup.ts'

const SETUP = 'v1/setup'
const RESELLER = 'v1/reseller'
const LEADS = 'v1/leads'

export function readSetup(view: OfferView): Members {
  const isContainer = view.type.id === 'azure-container'
  return {
    resourceType: 'AzureProductSetup',
    sellingOption: 'ListAndSell',
    trialUri: '',
    enableTestDrive: false,
    channelStates: [{ type: 'Reseller', value: isContainer ? 'Enabled' : 'Disabled' }],
    ...(view.type.id === 'dynamics-365-business-central' && { packageType: 'AddOn' }),
    ...readSheet(setupSheet, offerFields(view), view.kept[SETUP]),
  }
}

export async function postSetup(ctx: Ctx, request: V1Request): Promise<Members> {
  const body = contentOf(await request.members())
  if (memberOf(body, 'enableTestDrive') === true && request.view.type.id === 'azure-virtual-machine') {
    throw unprocessable('The setup was not changed.', {
      errors: [{ pointer: '#/EnableTestDrive', detail: 'A test drive of this kind of offer cannot be enabled here.' }],
    })
  }
  return readSetup(await saved(ctx, request.view, { name: SETUP, sheet: setupSheet, body }))
}

export function readReseller(view: OfferView): Members {
  const content: Members = {
    resourceType: 'ResellerConfiguration',
    resellerChannelState: 'Disabled',
    tenantIds: [],
    ...readSheet(resellerSheet, offerFields(view), view.kept[RESELLER]),
  }
  return { ...content, '@odata.etag': tagOf(content), id: `${view.product.productId}-ResellerInstance` }
}

export async function postReseller(ctx: Ctx, request: V1Request): Promise<Members> {
  const body = contentOf(await request.members())
  const state = textOf(body, 'resellerChannelState')
  if (!state || !['disabled', 'partialoptin', 'optout', 'enabled'].includes(state.toLowerCase())) {
    throw malformed('resellerChannelState must be Disabled, PartialOptIn, OptOut or Enabled.')
  }
  return readReseller(await saved(ctx, request.view, { name: RESELLER, sheet: resellerSheet, body }))
}

type Single = { name: string; sheet: Sheet; body: Members }

async function saved(ctx: Ctx, view: OfferView, edit: Single): Promise<OfferView> {
  return inTransaction(ctx, (ctx) => changeOffer(ctx, view.product, { edits: [edit] }))
}

export function readLeads(view: OfferView): Members {
  const destination = destinationOf(offerFields(view).get('leads.destination'))
  const kept = view.kept[LEADS]
  const posted = textOf(kept?.resourceType?.posted, 'name') === destination.v1 ? kept?.configuration?.posted : undefined
  const content: Members = {
    resourceType: destination.v1 ?? 'LeadConfiguration',
    contactEmail: [],
    dailyDigestEmailContacts: [],
    ...(posted as Members | undefined),
  }
  return { ...content, '@odata.etag': tagOf(content), id: `${view.product.productId}-LeadConfiguration` }
}

export async function postLeads(ctx: Ctx, request: V1Request): Promise<Members> {
  const body = await request.members()
  const name = textOf(body, 'resourceType') ?? ''
  const destination = destinationCalled('v1', name)
  if (!destination) throw malformed(`The lead configuration “${name}” is not known.`)
  const { product } = request.view
  const view = await inTransaction(ctx, async (ctx) => {
    const configuration = contentOf(body)
    const connected = await connectLeads(ctx, product, { destination, configuration, surface: 'v1' })
    const sheet = {
      resourceType: { posted: { name: destination.v1! } },
      configuration: { posted: connected.configuration },
    }
    return changeOffer(ctx, product, { values: connected.values, sheets: { [LEADS]: sheet } })
  })
  return readLeads(view)
}
