/** Tracked deployments of two publishers over a year: GUIDs of several channels and states, successes, failures, usage. */
import { addGuid, importRates, importUsage, ingestEvents, retireGuid, totalStaleMonths } from '#attribution'
import { type Actor, as, type Ctx } from '#platform/ctx'

type Past = { ctx: Ctx; at(ago: { days?: number }): void }
type Software = {
  publisherId: string
  offerId?: string
  owner: Actor
  description: string
  channel: string
  perMonth: number
  failing: number
  retired?: boolean
}

const regions = ['westeurope', 'northeurope', 'francecentral', 'swedencentral']
const types = [
  'Microsoft.Web/sites',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Sql/servers',
  'Microsoft.KeyVault/vaults',
]
const firstDay = 330

/** @param owners of the publishers, by id; @param offers one of each */
export async function loadAttribution(
  past: Past,
  owners: ReadonlyMap<string, Actor>,
  offers: ReadonlyMap<string, string>,
): Promise<void> {
  const [first, second] = [...owners]
  if (!first || !second) return
  const of = ([publisherId, owner]: [string, Actor]) => ({ publisherId, owner, offerId: offers.get(publisherId) })
  const software: Software[] = [
    { ...of(first), description: 'Planner, from the marketplace', channel: 'marketplace', perMonth: 4, failing: 9 },
    { ...of(first), description: 'Planner, quick start', channel: 'publicRepository', perMonth: 3, failing: 4 },
    {
      ...of(first),
      offerId: undefined,
      description: 'Planner for one shipyard',
      channel: 'customerEngagement',
      perMonth: 1,
      failing: 0,
    },
    { ...of(first), description: 'Planner 1.x', channel: 'publicRepository', perMonth: 1, failing: 0, retired: true },
    { ...of(second), description: 'Connector, from the marketplace', channel: 'marketplace', perMonth: 2, failing: 6 },
  ]
  for (const [i, one] of software.entries()) await deploy(past, one, i)
  // Somebody deploys with a GUID that nobody registered.
  past.at({ days: 12 })
  await ingestEvents(past.ctx, [
    event('7d1f9f3a-50c4-4c57-8a0e-4a1a50c3b6a1', { n: 9_999, at: past.ctx.now(), fails: false }),
  ])
  past.at({})
  await rates(past)
  await totalStaleMonths(past.ctx)
}

async function deploy(
  past: Past,
  { owner, publisherId, offerId, description, channel, perMonth, failing, retired }: Software,
  index: number,
) {
  past.at({ days: firstDay })
  const ctx = as(past.ctx, owner)
  const { record } = await addGuid(ctx, publisherId, {
    description,
    channel,
    offerId,
    artifactKinds: ['armTemplate'],
    optOut: 'parameter:enableUsageAttribution',
  })
  const every = 30 / perMonth
  const deployed: { resources: string[]; at: Date }[] = []
  for (let day = firstDay - 2, n = 0; day > 1; day -= every, n++) {
    past.at({ days: day })
    const at = past.ctx.now()
    const fails = failing > 0 && n % failing === failing - 1
    const one = event(record.guid!, { n: index * 1000 + n, at, fails })
    await ingestEvents(past.ctx, [one])
    if (!fails) deployed.push({ resources: one.resources.map(({ id }) => id), at })
  }
  past.at({})
  const today = past.ctx.now()
  await importUsage(
    past.ctx,
    deployed.flatMap(({ resources, at }, n) => resources.flatMap((id) => usageOf(id, { from: at, to: today, n }))),
  )
  if (retired) {
    past.at({ days: 20 })
    await retireGuid(as(past.ctx, owner), { publisherId, guidId: record.id })
  }
}

/** Its template stands in media/files/cluster.zip: customers deploy it from its listing, with a way to be left out. */
export async function registerCluster(past: Past, owner: Actor): Promise<void> {
  past.at({ days: 10 })
  await addGuid(as(past.ctx, owner), 'akoma', {
    guid: '0c1e6b0a-5a6d-4f6e-9d0e-2f7a4b8c9d10',
    description: 'Forecast Cluster',
    offerId: 'forecast-cluster',
    channel: 'marketplace',
    artifactKinds: ['armTemplate'],
    noticeUrl: 'https://akoma.example/privacy',
    optOut: 'parameter:enableUsageAttribution',
  })
  past.at({})
}

/** What a dollar bought at the end of each of the last months. */
async function rates({ ctx }: Past) {
  const months = Array.from({ length: 12 }, (_, ago) => {
    const month = new Date(Date.UTC(ctx.now().getUTCFullYear(), ctx.now().getUTCMonth() - 1 - ago))
    return `${month.toISOString().slice(0, 7)},EUR,${(0.92 + (ago % 4) / 100).toFixed(2)}`
  })
  await importRates(ctx, ['month,currency,perDollar', ...months].join('\n'))
}

function event(guid: string, { n, at, fails }: { n: number; at: Date; fails: boolean }) {
  const id = (part: number) => `00000000-0000-4000-8000-${String(n * 10 + part).padStart(12, '0')}`
  const region = regions[n % regions.length]!
  const end = new Date(at.getTime() + (180 + (n % 7) * 45) * 1000).toISOString()
  const group = `/subscriptions/${id(1)}/resourceGroups/rg-${n}`
  return {
    source: 'collector',
    trackingId: `pid-${guid}`,
    subscriptionId: id(1),
    tenantId: id(2),
    resourceGroup: `rg-${n}`,
    deploymentName: `pid-${guid}`,
    rootDeploymentName: `azuredeploy-${n}`,
    correlationId: id(3),
    startTime: at.toISOString(),
    endTime: end,
    region,
    status: fails ? ('Failed' as const) : ('Succeeded' as const),
    ...(fails && { errorCode: n % 2 ? 'QuotaExceeded' : 'InvalidTemplateDeployment' }),
    customer: { name: customers[n % customers.length], country: ['BE', 'FR', 'DE', 'SE'][n % 4]! },
    resources: types.slice(0, fails ? 1 : 2 + (n % 3)).map((type) => ({
      id: `${group}/providers/${type}/app${n}`,
      type,
      operation: 'Create' as const,
      state: 'Succeeded',
      statusCode: 'Created',
      timestamp: end,
      location: region,
    })),
  }
}

const customers = [
  'Transports Delvaux',
  'Ateliers Mercier',
  'Nordhafen Logistik',
  'Skåne Energi',
  'Verrerie Saint-Gilles',
  'Kanaal Foods',
]

/** One row a month for each resource. */
function usageOf(resourceId: string, { from, to, n }: { from: Date; to: Date; n: number }) {
  const rows: object[] = []
  for (let at = new Date(from.getTime() + 2 * 86_400_000); at < to; at = new Date(at.getTime() + 30 * 86_400_000))
    rows.push({
      usageDate: at.toISOString().slice(0, 10),
      resourceId,
      meterId: 'compute',
      meterCategory: resourceId.includes('Storage') ? 'Storage' : 'Compute',
      quantity: 20 + (n % 9) * 4,
      unit: 'hour',
      cost: Math.round((20 + (n % 9) * 4) * 11) / 100,
      currency: 'EUR',
    })
  return rows
}
