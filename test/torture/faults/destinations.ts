/** The destinations under torture: every kind, each behind a stand-in that can be told to misbehave. */
import { account, accountKey, startAzureStorage } from '../../fakes/azure-storage.ts'
import { createAuthority } from '../../fakes/certificates.ts'
import * as dataverse from '../../fakes/dataverse.ts'
import { startHubSpot } from '../../fakes/hubspot.ts'
import { startMarketo } from '../../fakes/marketo.ts'
import { startSalesforce } from '../../fakes/salesforce.ts'
import { type StandIn, startStandIn } from '../../fakes/stand-in.ts'
import type { Kind } from './answers.ts'

export type Lead = { id: string; email: string }
export type Torturable = {
  standIn: StandIn
  settings: Record<string, string>
  secrets: Record<string, string>
  mapping?: { target: string; value: string }[]
  /** How often it holds a lead: 0, 1, or too often. */
  held(): Promise<(lead: Lead) => number>
  /** Ends what it gave out to sign in with, as time would. */
  endTokens?(): void
}

export async function startDestinations() {
  const authority = await createAuthority()
  const common = { authority }
  const [crm, salesforce, marketo, hubspot, tables, blobs] = await Promise.all([
    dataverse.startDataverse(common),
    startSalesforce(common),
    startMarketo(common),
    startHubSpot(common),
    startAzureStorage('table', common),
    startAzureStorage('blob', common),
  ])
  // The vendors' limits are another matter: here they would only make everything slow.
  salesforce.set({ callsLeft: Number.POSITIVE_INFINITY })
  marketo.set({ quotaLeft: Number.POSITIVE_INFINITY, callsPer20s: Number.POSITIVE_INFINITY })
  const posted = new Map<string, Set<string>>()
  const endpoint = await startStandIn(({ json, headers }) => {
    const { Email } = json.UserDetails as { Email: string }
    posted.set(Email, (posted.get(Email) ?? new Set()).add(String(headers['webhook-id'])))
    return { status: 202 }
  }, common)
  const string = (kind: string, at: string) =>
    `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${accountKey};${kind}Endpoint=${at}`

  const kinds: Record<Kind, Torturable> = {
    https: {
      standIn: endpoint,
      settings: {},
      secrets: { url: `${endpoint.origin}/leads?sig=1` },
      held: async () => (lead) => posted.get(lead.email)?.size ?? 0,
    },
    dynamics: {
      standIn: crm.standIn,
      settings: {
        url: dataverse.environment,
        authentication: 'entra-app',
        directoryId: dataverse.directoryId,
        clientId: dataverse.clientId,
        leadSourceCode: '8',
      },
      secrets: { clientSecret: dataverse.clientSecret },
      held: async () => countOf([...crm.leads.values()].map((row) => String(row.emailaddress1))),
    },
    marketo: {
      standIn: marketo.standIn,
      settings: { mode: 'rest', munchkinId: '123-PQR-789', clientId: marketo.clientId },
      secrets: { clientSecret: marketo.clientSecret },
      held: async () => (lead) => (marketo.people.has(lead.email) ? 1 : 0),
      endTokens: () => marketo.endToken(),
    },
    salesforce: {
      standIn: salesforce.standIn,
      settings: {
        mode: 'rest',
        myDomain: 'https://acme.my.salesforce.com',
        clientId: salesforce.clientId,
        externalId: 'Comptoir_Lead_Id__c',
        countryFormat: 'iso2',
        countryField: 'country',
      },
      secrets: { clientSecret: salesforce.clientSecret },
      held: async () => countOf([...salesforce.leads.values()].map((row) => String(row.Email))),
      endTokens: () => salesforce.endSessions(),
    },
    hubspot: {
      standIn: hubspot.standIn,
      settings: { mode: 'crm' },
      secrets: { token: hubspot.token },
      held: async () => (lead) => {
        const notes = hubspot.notes.filter(({ body }) => body.includes(lead.id)).length
        // Without the right to write notes the contact alone is the lead, and a warning says so.
        return hubspot.contacts.has(lead.email) ? Math.max(1, notes) : 0
      },
    },
    'azure-table': {
      standIn: tables.front,
      settings: { table: 'MarketplaceLeads' },
      secrets: { connectionString: string('Table', tables.endpoint) },
      held: async () => countOf((await tables.rows('MarketplaceLeads')).map((row) => String(row.Email))),
    },
    'azure-blob': {
      standIn: blobs.front,
      settings: { container: 'leads' },
      secrets: { connectionString: string('Blob', blobs.endpoint) },
      async held() {
        const paths = new Set(blobs.front.asked.flatMap(({ path }) => /\/(leads\/.+\.json)/.exec(path)?.[1] ?? []))
        const texts = await Promise.all([...paths].map((path) => blobs.blob(path)))
        return countOf(
          texts.flatMap((text) =>
            text ? (JSON.parse(text) as { UserDetails: { Email: string } }).UserDetails.Email : [],
          ),
        )
      },
    },
  }
  const vendors = [crm, salesforce, marketo, hubspot]
  return {
    authority,
    kinds,
    standIns: vendors.flatMap(({ hosts }) => hosts),
    allow: [endpoint, tables.front, blobs.front].map(({ allow }) => allow),
    caFile: endpoint.caFile,
    close: () => Promise.all([...vendors, tables, blobs, endpoint].map((system) => system.close())),
  }
}

function countOf(emails: string[]): (lead: Lead) => number {
  const counts = new Map<string, number>()
  for (const email of emails) counts.set(email, (counts.get(email) ?? 0) + 1)
  return ({ email }) => counts.get(email) ?? 0
}
