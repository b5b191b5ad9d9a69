/**
 * One complete document of each offer type, in which no rule finds an error under either profile: for tests, for
 * trying surfaces, and as what a new type's author writes beside it.
 */
import type { OfferDocument } from '../../offer-document.ts'
import { moreScreenshots, sampleFiles } from './assets.ts'
import { azureListingOf, guid, hidden, inbox, listingOf, ownTerms, testers, toBusiness } from './common.ts'

const help = { helpUrl: 'https://fabrikam.example/help' }
const notes = { notes: 'Sign in as crew@fabrikam.example and open the board; an alert appears within a minute.' }
const toAnalytics = { primary: { id: 'analytics', subcategories: ['notApplicable'] } }
const industries = [{ id: 'manufacturing', verticals: ['discrete-manufacturing'] }]

const registry = {
  subscriptionId: guid(7),
  resourceGroup: 'fabrikam-registry',
  server: 'fabrikam.azurecr.io',
  username: 'marketplace',
  password: { set: true, at: '2026-01-01T00:00:00.000Z', by: 'Ada Lovelace' },
  repository: 'line-watch',
}

export const sampleDocuments: Record<string, OfferDocument> = {
  'dynamics-365-ce': {
    listingOption: 'getItNowFree',
    testDrive: { enabled: false },
    leads: { destination: 'none' },
    categories: toBusiness,
    industries,
    applicableProducts: ['field-service'],
    appVersion: '1.2.0',
    terms: ownTerms,
    listing: listingOf('Line Watch', { ...help, worksWith: ['Field Service'] }),
    availability: hidden,
    technical: {
      licenseModel: 'user',
      requiresS2SSecureStore: false,
      packageUrl: 'https://packages.fabrikam.example/line-watch.zip?sp=r&se=2031-01-01T00%3A00%3A00Z&sig=test',
      multiplePackages: false,
      packageRegions: [{ regionId: 'nam' }],
    },
    supplemental: { keyUsageScenario: sampleFiles['key-usage-scenario'] },
    submission: notes,
  },

  saas: {
    sellThrough: true,
    reseller: { audience: 'none' },
    testDrive: { enabled: false },
    leads: inbox,
    categories: toBusiness,
    industries,
    terms: { standardContract: true },
    listing: listingOf('Line Watch', {
      gettingStarted: '<p>Open the page that we mailed to you and connect your first site.</p>',
      usefulLinks: [{ title: 'Release notes', url: 'https://fabrikam.example/line-watch/news' }],
    }),
    previewAudience: [{ email: 'tester@fabrikam.example', description: 'Our own test account' }],
    technical: {
      landingPageUrl: 'https://fabrikam.example/line-watch/welcome',
      webhookUrl: 'https://fabrikam.example/line-watch/changes',
      tenantId: guid(2),
      applicationId: guid(3),
    },
    plans: [
      {
        planId: 'team',
        name: 'Team',
        description: 'One site, ten people, alerts by mail.',
        markets: ['US', 'FR', 'DE'],
        pricing: {
          model: 'flatRate',
          terms: [
            { term: 'P1M', payment: 'monthly', price: 49.5, marketPrices: [{ market: 'FR', price: 45 }] },
            { term: 'P1Y', payment: 'upfront', price: 499 },
          ],
        },
        meters: [
          {
            id: 'alerts',
            name: 'Alerts',
            unit: 'per alert',
            price: 0.05,
            included: [
              { term: 'P1M', quantity: 500 },
              { term: 'P1Y', unlimited: true },
            ],
          },
        ],
        audience: 'public',
      },
      {
        planId: 'group',
        name: 'Group',
        description: 'All sites of a group, on terms agreed with it.',
        markets: ['US'],
        pricing: { model: 'flatRate', terms: [{ term: 'P1Y', payment: 'upfront', price: 4_900 }] },
        trial: { oneMonth: true },
        audience: 'private',
        privateAudience: [{ id: guid(4), description: 'Contoso' }],
      },
    ],
  },

  'consulting-service': {
    leads: inbox,
    primaryProduct: 'dynamics-365-business-central',
    serviceType: 'assessment',
    applicableProducts: ['business-central'],
    competencies: ['enterprise-resource-planning'],
    industries,
    duration: { value: 2, unit: 'week' },
    pricing: { kind: 'paid', price: 9_500, currency: 'USD', basis: 'estimated' },
    listing: {
      ...listingOf('Plant Check: 2-Week Assessment'),
      description:
        '<p>In two weeks we look at how your plant plans and buys, and say what to change first.</p><h3>Agenda</h3><ul><li>Week 1: interviews and data</li><li>Week 2: findings and plan</li></ul><p>Deliverables: a report and a plan. The price is an estimate; it depends on the number of sites.</p>',
      primaryContact: { name: 'Cora Consult', email: 'cora@fabrikam.example', phone: '+1 425 555 0101' },
      secondaryContact: { name: 'Dan Deputy', email: 'dan@fabrikam.example', phone: '+1 425 555 0102' },
      privacyPolicyUrl: undefined,
      supportContact: undefined,
      engineeringContact: undefined,
    },
    availability: { market: 'US', subdivisions: ['US-WA', 'US-OR'], hideKey: 'crew7planner9key' },
  },

  'dynamics-365-business-central': {
    listingOption: 'freeTrial',
    trialUrl: 'https://fabrikam.example/line-watch/trial',
    leads: { destination: 'none' },
    categories: toBusiness,
    industries,
    appVersion: '2.0.1',
    terms: ownTerms,
    listing: listingOf('Line Watch', {
      ...help,
      screenshots: [
        { file: sampleFiles.screenshot, caption: 'The board of a shift leader' },
        { file: moreScreenshots[0], caption: 'An alert with what to do' },
        { file: moreScreenshots[1], caption: 'A month of one plant' },
      ],
    }),
    availability: hidden,
    technical: { packageType: 'addOn', extensionFile: sampleFiles['extension-app'] },
    supplemental: {
      targetRelease: 'current',
      editions: 'essentialsAndPremium',
      keyUsageScenario: sampleFiles['key-usage-scenario'],
      testAutomation: sampleFiles['test-automation'],
    },
    submission: notes,
  },

  'dynamics-365-operations': {
    listingOption: 'contactMe',
    testDrive: { enabled: false },
    leads: inbox,
    categories: toBusiness,
    industries,
    appVersion: '10.0.42',
    terms: { ...ownTerms, standardContract: false },
    listing: listingOf('Line Watch', help),
    availability: hidden,
    technical: { solutionId: guid(5), releaseVersion: '10.0.42' },
    supplemental: {
      customizationReport: sampleFiles['customization-report'],
      localised: true,
      translated: false,
    },
  },

  'power-bi-app': {
    leads: inbox,
    categories: { primary: { id: 'analytics' }, others: ['operations-and-supply-chain'] },
    industries,
    terms: { mode: 'text', text: 'You may use the reports for your own company.' },
    listing: listingOf('Line Watch Reports'),
    availability: { hideKey: 'crew7planner9key' },
    technical: { installerUrl: 'https://app.powerbi.example/Redirect?action=InstallApp&appId=line-watch' },
    supplemental: { validationNotes: 'Connect with the sample key “plant-one”; three pages fill with data.' },
  },

  'azure-application': {
    reseller: { audience: 'none' },
    testDrive: { enabled: false },
    leads: { destination: 'none' },
    categories: toAnalytics,
    terms: { standardContract: true },
    listing: azureListingOf('Line Watch Cluster'),
    previewAudience: testers,
    technical: { tenantId: guid(2), applicationId: guid(3) },
    plans: [
      {
        planId: 'template',
        kind: 'solutionTemplate',
        clouds: ['global'],
        name: 'Template',
        summary: 'Deploy and run it yourself.',
        description: 'All resources in your own subscription, run by you.',
        audience: 'public',
        technical: { version: '1.0.0', packageFile: sampleFiles['azure-package'], attributionId: guid(6) },
      },
      {
        planId: 'managed',
        kind: 'managedApplication',
        clouds: ['global', 'government'],
        name: 'Managed',
        summary: 'We run it for you.',
        description: 'The same, run by our people in your subscription.',
        markets: ['US', 'FR'],
        pricing: { monthly: 750 },
        meters: [{ id: 'sites', name: 'Sites', unit: 'per site and month', price: 20 }],
        audience: 'public',
        technical: {
          version: '1.0.0',
          packageFile: sampleFiles['azure-package'],
          publisherTenantId: guid(2),
          authorizations: [{ principalId: guid(8), displayName: 'Operations', roleId: guid(9) }],
          jitAccess: true,
          deploymentMode: 'incremental',
          allowedActions: ['Microsoft.Compute/virtualMachines/restart/action'],
          notificationUrl: 'https://fabrikam.example/line-watch/deployments',
        },
      },
    ],
    submission: notes,
  },

  'azure-virtual-machine': {
    reseller: { audience: 'none' },
    testDrive: { enabled: false },
    leads: { destination: 'none' },
    categories: toAnalytics,
    terms: { standardContract: true },
    listing: azureListingOf('Line Watch Server'),
    previewAudience: testers,
    plans: [
      {
        planId: 'hourly',
        clouds: ['global'],
        name: 'By the hour',
        summary: 'Pay while it runs.',
        description: 'The server with its licence, billed by the hour.',
        markets: ['US', 'FR'],
        pricing: { licence: 'usage', hourly: 0.45 },
        trial: { months: 'P1M' },
        audience: 'public',
        hidden: false,
        technical: {
          osFamily: 'linux',
          osName: 'Debian 13',
          recommendedSizes: ['Standard_D2s_v5'],
          ports: [{ port: '443', protocol: 'tcp' }],
          images: [
            { version: '1.0.0', source: imageOf('1.0.0'), deprecated: true },
            { version: '1.1.0', source: imageOf('1.1.0') },
          ],
        },
      },
      {
        planId: 'byol',
        clouds: ['global', 'government'],
        name: 'Own licence',
        summary: 'Bring the licence you have.',
        description: 'The same server for those who hold a licence of ours.',
        markets: ['US'],
        pricing: { licence: 'byol' },
        audience: 'public',
        technical: { reuses: 'hourly' },
      },
    ],
    submission: notes,
  },

  'azure-container': {
    reseller: { audience: 'none' },
    leads: { destination: 'none' },
    categories: toAnalytics,
    terms: ownTerms,
    listing: azureListingOf('Line Watch Container'),
    previewAudience: testers,
    plans: [
      {
        planId: 'image',
        clouds: ['global'],
        name: 'Image',
        summary: 'The service as one image.',
        description: 'Pull it and run it where you like.',
        markets: ['US', 'FR'],
        pricing: { model: 'perCore', hourly: 0.02 },
        audience: 'public',
        technical: {
          kind: 'image',
          registry,
          tags: [{ tag: 'latest' }, { tag: '1.4.0', digest: `sha256:${'ab'.repeat(32)}` }],
        },
      },
      {
        planId: 'cluster',
        clouds: ['global'],
        name: 'Cluster',
        summary: 'An application for Kubernetes.',
        description: 'Installed into your cluster as an extension.',
        markets: ['US'],
        pricing: { model: 'byol' },
        audience: 'public',
        technical: {
          kind: 'kubernetes',
          bundle: { repository: 'fabrikam.azurecr.io/line-watch/bundle:1.4.0', extensionType: 'Fabrikam.LineWatch' },
        },
      },
    ],
    submission: notes,
  },

  'managed-service': {
    leads: inbox,
    categories: { primary: { id: 'analytics' }, others: ['security', 'networking'] },
    terms: ownTerms,
    listing: azureListingOf('Line Watch Operations'),
    previewAudience: testers,
    plans: [
      {
        planId: 'day-and-night',
        name: 'Day and night',
        summary: 'Our people watch your plants around the clock.',
        description: 'We run your environment under the authorisations that you grant.',
        audience: 'private',
        privateAudience: [{ id: guid(11), description: 'Contoso production' }],
        technical: {
          manifestVersion: '1.0.0',
          tenantId: guid(2),
          authorizations: [{ principalId: guid(8), displayName: 'Operators', roleId: guid(9) }],
        },
      },
    ],
    submission: notes,
  },

  'iot-edge-module': {
    leads: { destination: 'none' },
    categories: toAnalytics,
    terms: ownTerms,
    listing: azureListingOf('Line Watch Edge'),
    previewAudience: testers,
    plans: [
      {
        planId: 'edge',
        name: 'Edge',
        summary: 'Watches one line on a device beside it.',
        description: 'Reads sensors and sends what matters.',
        audience: 'public',
        technical: {
          registry,
          tags: [{ tag: 'latest' }, { tag: '1.4.0' }],
          routes: [{ name: 'upstream', route: 'FROM /messages/* INTO $upstream' }],
          environment: [{ name: 'INTERVAL', value: '10' }],
          createOptions: '{"HostConfig":{"Privileged":false}}',
          twin: '{"interval":10}',
        },
      },
    ],
    submission: notes,
  },
}

function imageOf(version: string): string {
  return `/subscriptions/${guid(7)}/resourceGroups/images/providers/Microsoft.Compute/galleries/fabrikam/images/line-watch/versions/${version}`
}
