/**
 * Where leads go, as the wire says it: the destination and, for most, a configuration with secrets. Each becomes
 * a connection of the publisher; what is kept of it has masks where secrets were.
 */
import { createConnection, listConnections, updateConnection } from '#delivery'
import { getDraft, type Product } from '#offers'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { choice } from './sheets/entries.ts'
import type { Entry, Sheet, Writing } from './sheets/sheet.ts'
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from './wire/json.ts'

const MASK = '*********'

export type LeadDestination = {
  /** `leadDestination` of the Product Ingestion API. */
  wire: string
  /** `leads.destination` of an offer. */
  own: string
  /** Member that holds the configuration. */
  config?: string
  /** `resourceType` in Ingestion v1. */
  v1?: string
  /** Key in the older portal API. */
  portal?: string
  /** Kind of connection, and its settings by the names that each surface has for them. */
  kind?: string
  settings?: { setting: string; wire: string; v1?: string; portal?: string; secret?: boolean }[]
  /** Settings that follow from the given ones: how the connector is to send. */
  more?: (given: Record<string, string>) => Record<string, string>
}

const leadDestinations: readonly LeadDestination[] = [
  { wire: 'none', own: 'none' },
  { wire: 'email', own: 'builtin', config: 'emailLeadConfiguration' },
  {
    wire: 'httpsEndpoint',
    own: 'httpsEndpoint',
    config: 'httpsEndpointLeadConfiguration',
    v1: 'HttpsEndpointLeadConfiguration',
    portal: 'httpsEndpointLeadConfiguration',
    kind: 'https',
    settings: [{ setting: 'url', wire: 'httpsEndpointUrl', v1: 'httpsEndpointUri', secret: true }],
  },
  {
    wire: 'table',
    own: 'azureTable',
    config: 'tableLeadConfiguration',
    v1: 'AzureTableLeadConfiguration',
    portal: 'tableLeadConfiguration',
    kind: 'azure-table',
    settings: [
      { setting: 'connectionString', wire: 'storageAccountConnectionString', v1: 'connectionString', secret: true },
    ],
  },
  {
    wire: 'blob',
    own: 'azureBlob',
    config: 'blobLeadConfiguration',
    v1: 'AzureBlobLeadConfiguration',
    portal: 'blobLeadConfiguration',
    kind: 'azure-blob',
    settings: [
      { setting: 'connectionString', wire: 'storageAccountConnectionString', v1: 'connectionString', secret: true },
      { setting: 'container', wire: 'containerName' },
    ],
  },
  {
    wire: 'marketo',
    own: 'marketo',
    config: 'marketoLeadConfiguration',
    v1: 'MarketoLeadConfiguration',
    portal: 'marketoLeadConfiguration',
    kind: 'marketo',
    // The wire has no credentials of an API user: what it describes is the form.
    more: () => ({ mode: 'form-post' }),
    settings: [
      { setting: 'serverId', wire: 'serverId' },
      { setting: 'munchkinId', wire: 'munchkinId', v1: 'munchkinAccountID' },
      { setting: 'formId', wire: 'formId' },
    ],
  },
  {
    wire: 'salesforce',
    own: 'salesforce',
    config: 'salesforceLeadConfiguration',
    v1: 'SalesForceLeadConfiguration',
    portal: 'salesForceLeadConfiguration',
    kind: 'salesforce',
    settings: [{ setting: 'oid', wire: 'objectIdentifier' }],
  },
  {
    wire: 'dynamics',
    own: 'dynamics',
    config: 'dynamicsLeadConfiguration',
    v1: 'DynamicsCustomerRelationshipManagementLeadConfiguration',
    portal: 'crmLeadConfiguration',
    kind: 'dynamics',
    settings: [
      { setting: 'url', wire: 'instanceUrl', v1: 'uri' },
      { setting: 'directoryId', wire: 'directoryId' },
      { setting: 'clientId', wire: 'applicationId' },
      { setting: 'clientSecret', wire: 'applicationKey', secret: true },
      { setting: 'userName', wire: 'username' },
      { setting: 'password', wire: 'password', secret: true },
    ],
    more: (given) => Object.fromEntries(given.userName ? [['authentication', 'user-password']] : []),
  },
  // Chosen in the portal only: no client knows it, and one that sends a tree back leaves it as it is.
  { wire: 'hubspot', own: 'hubspot' },
]

/** Secrets that no setting takes, but that clients may send: never kept. */
const otherSecrets = ['password', 'applicationKey', 'connectionString', 'storageAccountConnectionString']

type Surface = 'wire' | 'v1' | 'portal'

/**
 * Makes (or changes) the offer's connection of that kind. A mask where a secret belongs leaves it as it is.
 * @returns what the offer says from then on, and the configuration without its secrets
 */
export async function connectLeads(
  ctx: Ctx,
  product: Product,
  { destination, configuration, surface }: { destination: LeadDestination; configuration: Json; surface: Surface },
): Promise<{ values: Writing; configuration: Members }> {
  const masked = withoutSecrets(configuration)
  const { kind } = destination
  if (!kind) return { values: { 'leads.destination': destination.own }, configuration: masked }
  const given = settingsIn(configuration, destination, surface)
  const isGiven = Object.keys(given).length > 0
  const settings = { ...destination.more?.(given), ...given }
  const existing = (await listConnections(ctx, { publisherId: product.publisherId })).find(
    (connection) => connection.kind === kind && connection.name === nameFor(product),
  )
  const emails = { contactEmails: contactsIn(configuration).join(';') }
  const { publisherId } = product
  if (existing && !isGiven) return { values: valuesFor(destination, existing.id), configuration: masked }
  if (existing) {
    const draft = { name: existing.name, settings: { ...existing.settings, ...settings }, ...emails }
    await updateConnection(ctx, { publisherId, connectionId: existing.id, revision: existing.revision, ...draft })
    return { values: valuesFor(destination, existing.id), configuration: masked }
  }
  if (!isGiven) {
    // Only masks: what was chosen elsewhere stays as it is, when it is of that kind.
    const { leads } = (await getDraft(ctx, product)).document
    if (leads?.destination === destination.own && leads.connectionIds?.length)
      return { values: {}, configuration: masked }
    throw nothingToConnect(destination)
  }
  const draft = { name: nameFor(product), settings, ...emails }
  const { connection } = await createConnection(ctx, { publisherId, kind, ...draft })
  return { values: valuesFor(destination, connection.id), configuration: masked }
}

/** Settings of the connection that a configuration gives; what is empty or masked is not given. */
export function settingsIn(
  configuration: Json,
  { settings = [] }: LeadDestination,
  surface: Surface,
): Record<string, string> {
  return Object.fromEntries(
    settings.flatMap((setting) => {
      const value = textOf(configuration, setting[surface] ?? setting.wire)
      return value === undefined || value === '' || value === MASK ? [] : [[setting.setting, value] as const]
    }),
  )
}

function valuesFor(destination: LeadDestination, connectionId: string): Writing {
  return { 'leads.destination': destination.own, 'leads.connectionIds': [connectionId] }
}

function nameFor({ offerId }: Product): string {
  return `${offerId} (publishing API)`
}

function nothingToConnect({ wire, settings = [] }: LeadDestination) {
  return unprocessable(`The lead destination “${wire}” needs a configuration.`, {
    errors: settings.map((setting) => ({
      pointer: `#/${setting.wire}`,
      code: 'setup.leads.required',
      detail: `${setting.wire} is required.`,
    })),
  })
}

function contactsIn(configuration: Json): string[] {
  return listOf(configuration, 'contactEmail').filter((one): one is string => typeof one === 'string')
}

export function withoutSecrets(configuration: Json): Members {
  if (!isMembers(configuration)) return {}
  const secret = new Set(
    [
      ...otherSecrets,
      ...leadDestinations.flatMap(({ settings = [] }) =>
        settings.filter((s) => s.secret).flatMap((s) => [s.wire, s.v1 ?? s.wire, s.portal ?? s.wire]),
      ),
    ].map((name) => name.toLowerCase()),
  )
  return Object.fromEntries(
    Object.entries(configuration).map(([name, value]) => [name, secret.has(name.toLowerCase()) ? MASK : value]),
  )
}

export function destinationCalled(
  surface: 'wire' | 'v1' | 'config' | 'portal',
  name: string,
): LeadDestination | undefined {
  return leadDestinations.find((one) => one[surface]?.toLowerCase() === name.toLowerCase())
}

export function destinationOf(own: Json | undefined): LeadDestination {
  return leadDestinations.find((one) => one.own === own) ?? leadDestinations[0]!
}

/** Of `customer-leads`: the destination, and exactly the configuration that belongs to it. */
export const leadSheet: Sheet = [
  choice(
    'leadDestination',
    'leads.destination',
    Object.fromEntries(leadDestinations.map(({ wire, own }) => [wire, own])),
    'none',
  ),
  ...leadDestinations.filter(({ config }) => config).map(configEntry),
]

function configEntry({ config, own, settings = [] }: LeadDestination): Entry {
  return {
    member: config!,
    fields: ['leads.destination', 'leads.connectionIds'],
    read: ({ get }) =>
      get('leads.destination') === own && settings.length > 0
        ? Object.fromEntries(settings.filter(({ secret }) => secret).map(({ wire }) => [wire, MASK]))
        : undefined,
    // The connection itself is made by connectLeads, before.
    write: () => ({}),
  }
}

/** The configuration in a body of `customer-leads`. */
export function configurationIn(body: Members, { config }: LeadDestination): Json {
  return config ? (memberOf(body, config) ?? null) : null
}
