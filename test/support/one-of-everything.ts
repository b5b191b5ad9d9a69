/** A publisher that has one of everything, with the id of each under the name that addresses know it by. */
import { addDomain, addSecret, createApplication, invitePeople } from '../../src/accounts/index.ts'
import { tenants } from '../../src/accounts/schema.ts'
import { addGuid, ingestEvents, listRuns } from '../../src/attribution/index.ts'
import { createConnection, deliveriesOf, setOfferDestinations } from '../../src/delivery/index.ts'
import { addTask, replayLeads, requestExport, saveLeadView, uploadFacts } from '../../src/leads/index.ts'
import { addPlan, createOffer, createPrivateOffer, getReport, listAssets } from '../../src/offers/index.ts'
import { aDeployment } from './attribution.ts'
import { aLead } from './enquiries.ts'
import { aLiveOffer } from './live-offer.ts'
import { aSubmittedOffer, aTeam, refuse, type Team } from './publishing.ts'
import type { TestShop } from './shop.ts'

/** @param shop one that works the jobs of offers */
export async function oneOfEverything(shop: TestShop, publisherId = 'fabrikam'): Promise<Record<string, string>> {
  const team = await aTeam(shop, { publisherId })
  const { record } = await addGuid(team.mine, publisherId, { description: 'Planner', channel: 'other' })
  return {
    publisherId,
    guidId: record.id,
    personId: team.owner.id,
    runId: await aRun(shop, team, record.guid!),
    ...(await whatAccountsKeep(shop, team)),
    ...(await whatOffersKeep(shop, team)),
    ...(await whatLeadsKeep(shop, team)),
  }
}

/** A deployment of the GUID that began just now. */
async function aRun({ ctx }: TestShop, { mine, publisherId }: Team, guid: string) {
  const startTime = ctx.now().toISOString()
  await ingestEvents(mine, [aDeployment(guid, { startTime, endTime: startTime })], { publisherId })
  const { items } = await listRuns(mine, { publisherId, filter: { guid: [guid] } })
  return items[0]!.id
}

async function whatAccountsKeep({ ctx }: TestShop, { mine, publisherId }: Team) {
  const { id: applicationId } = await createApplication(mine, publisherId, { name: 'Pipeline', roles: ['manager'] })
  const { id: secretId } = await addSecret(mine, publisherId, { applicationId })
  // Its deed asks the provider for its addresses first, and there is none here.
  const tenantId = ctx.newId()
  await ctx.db.insert(tenants).values({
    publisherId,
    id: tenantId,
    name: 'Fabrikam',
    issuer: 'https://login.fabrikam.example',
    clientId: 'comptoir',
    clientSecretSealed: 'sealed',
    secretSetAt: ctx.now(),
    createdAt: ctx.now(),
  })
  const domain = 'fabrikam.example'
  await addDomain(mine, publisherId, { tenantId, domain })
  const [invitation] = await invitePeople(mine, publisherId, { emails: `grace@${domain}`, roles: ['developer'] })
  return { applicationId, secretId, tenantId, domain, invitationId: invitation!.id }
}

/** An offer that was rejected with a finding, and one with a plan. */
async function whatOffersKeep(shop: TestShop, team: Team) {
  const { mine, publisherId } = team
  const { offerId, submissionId } = await aSubmittedOffer(shop, team)
  await refuse(team, { publisherId, offerId, submissionId })
  const { findings } = await getReport(mine, { publisherId, offerId, submissionId })
  const [asset] = await listAssets(mine, { publisherId, kinds: ['logo-large'] })
  const planId = 'basic'
  const plans = { publisherId, offerId: 'with-plans' }
  const { revision } = await createOffer(mine, { ...plans, alias: 'With plans', type: 'saas' })
  await addPlan(mine, { ...plans, revision, planId, name: 'Basic' })
  const deal = { publisherId, type: 'customerPromotion', name: 'Contoso 2027', deal: {} } as const
  const { id: privateOfferId } = await createPrivateOffer(mine, deal)
  return { offerId, submissionId, findingId: findings[0]!.findingId, assetId: asset!.assetId, planId, privateOfferId }
}

/** A lead on its way to a connection, and whatever people note about it. */
async function whatLeadsKeep({ ctx }: TestShop, { mine, publisherId }: Team) {
  const { key: offerKey, offerId } = await aLiveOffer(ctx, { publisherId })
  const { id: earlier } = await aLead(ctx, { offerKey })
  const settings = { url: 'https://crm.fabrikam.example/leads' }
  const { connection } = await createConnection(mine, { publisherId, kind: 'https', name: 'CRM', settings })
  const connectionId = connection.id
  await setOfferDestinations(mine, { publisherId, offerId, environment: 'live', connectionIds: [connectionId] })
  const { id: leadId } = await aLead(ctx, { offerKey })
  const deliveries = (await deliveriesOf(ctx, { publisherId, leadIds: [leadId] })).get(leadId)!
  const { replay } = await replayLeads(mine, { publisherId, connectionId, leadIds: [earlier] })
  const task = await addTask(mine, { publisherId, leadId, what: 'Call' })
  const view = await saveLeadView(mine, { publisherId, name: 'Hot', query: 'rating=hot' })
  const list = await uploadFacts(mine, { publisherId, name: 'Customers', csv: 'Domain\nwayfarer.example\n' })
  const file = await requestExport(mine, { publisherId, format: 'csv' })
  return {
    offerKey,
    connectionId,
    leadId,
    deliveryId: deliveries[0]!.id,
    replayId: replay!.id,
    taskId: task.id,
    viewId: view.id,
    listId: list.id,
    exportId: file.id,
  }
}
