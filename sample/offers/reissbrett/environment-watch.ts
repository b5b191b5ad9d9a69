import { world } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { reissbrett } from '../../publishers.ts'

export const environmentWatch = sampleOffer(reissbrett, {
  offerId: 'environment-watch',
  alias: 'Environment watch',
  name: 'Environment Watch for Power Platform admins',
  summary: 'Know what runs in every environment: apps, flows, owners, licences and what broke last night.',
  description: `
    <p>Environment Watch is the morning paper of Power Platform administrators. It tells who built what, who still uses it, what
    failed last night and which licence is about to be missing, across all environments of a tenant.</p>
    <h2>Management tools for a good night’s sleep</h2>
    <ul>
      <li><b>Inventory.</b> Every app, flow, connection and solution, with owner, use and last change</li>
      <li><b>Orphans.</b> Things whose owner has left, before they stop on a Sunday</li>
      <li><b>Failures.</b> Flow errors grouped by cause rather than by run</li>
      <li><b>Licences.</b> Needed, assigned, idle; a forecast for the next order</li>
    </ul>
    <h2>Governance people accept</h2>
    <p>Makers receive a friendly question before anything is cleaned up: “Is this still needed?” An answer costs them one click.
    Policies explain themselves, and exceptions have an end date. In a machine maker with 900 makers, four in ten flows
    were retired in a quarter, and nobody called.</p>
    <p>Reads administration interfaces only, with a service account of your own; it never opens the data inside apps. Runs in
    Power Apps and Power Automate, including government-restricted regions on request. Free for up to three environments.</p>`,
  keywords: ['environment', 'administration', 'governance'],
  worksWith: ['Power Apps', 'Power Automate', 'Microsoft Teams'],
  category: 'it-and-management-tools/management-solutions/business-applications',
  industries: [],
  products: ['power-apps', 'power-automate', 'power-virtual-agents'],
  version: '4.8.0.0',
  listingOption: 'getItNowFree',
  connections: ['vertrieb'],
  markets: world,
  regions: ['eur', 'ger', 'nam', 'gbr', 'apj', 'oce'],
  license: 'resource',
  multiplePackages: true,
  app: {
    name: 'Environment Watch',
    shell: 'rail',
    nav: ['activity:Today', 'database:Inventory', 'alert-triangle:Failures', 'key:Licences', 'settings:Policies'],
    user: 'Stefan Albrecht',
  },
  screenshots: [
    {
      file: 'environment-today',
      caption: 'The morning paper: failures, orphans, licences and what changed',
      screen: {
        kind: 'dashboard',
        title: 'Today',
        note: '14 environments · Monday 06:00',
        actions: ['Send digest'],
        figures: [
          'Flow runs | 184,220 | +2 % | 6,6,7,6,7,7',
          'Failed | 0.41 % | −0.2 pts | 8,7,5,5,4,3',
          'Orphans | 23 | −11 | 9,8,6,5,4,3',
          'Licences free | 36 | 5 weeks | 7,6,6,5,4,4',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Failed runs by cause',
            wide: 2,
            labels: ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon'],
            series: {
              'Expired connection': [410, 380, 360, 290, 120, 90, 210],
              Throttled: [220, 240, 190, 180, 60, 40, 130],
              'Bad data': [130, 110, 150, 120, 30, 20, 90],
            },
          },
          {
            type: 'donut',
            title: 'Apps by use',
            labels: ['Daily', 'Monthly', 'Rarely', 'Never'],
            series: { Apps: [212, 340, 181, 97] },
          },
          {
            type: 'list',
            title: 'Needs a person',
            wide: 3,
            rows: [
              '!Flow “Order import” | Owner left on Friday | @Emre Yıldız | bad:Orphan',
              '!Connector SAP test | Policy exception ends tomorrow | @Jana Richter | warn:Decide',
              '!App “Visitor list” | 1,204 users, one owner | @Stefan Albrecht | busy:Add owner',
            ],
          },
        ],
      },
    },
    {
      file: 'governance-inventory',
      caption: 'The inventory with owner, use and risk of every app and flow',
      screen: {
        kind: 'grid',
        title: 'Inventory',
        at: 'Inventory',
        note: '3,412 items',
        actions: ['Ask owners', 'Export'],
        filters: ['Production', 'Apps and flows', 'Any owner'],
        columns: ['Name:26', 'Kind:12', 'Environment:16', 'Owner:19', 'Use:14', 'Changed:12', 'State:14'],
        rows: [
          '!Order import | Flow | Sales production | @Emre Yıldız | ~8,8,7,8,8,9 | 2 May | bad:Orphan',
          '!Visitor list | Canvas app | Group services | @Stefan Albrecht | ~5,6,6,7,8,8 | 11 May | warn:One owner',
          '!Site inspection | Model app | Field production | @Jana Richter | ~7,7,7,8,7,8 | 20 May | ok:Healthy',
          '!Copy of Copy of Leave | Canvas app | Default | @Klaus Pohl | ~1,0,0,0,0,0 | 2021 | idle:Unused',
          '!Invoice approval | Flow | Finance | @Friederike Lang | ~6,6,7,6,7,7 | 4 April | ok:Healthy',
          '!Chat bot canteen | Bot | Default | @Mia Sommer | ~2,3,3,4,4,5 | 17 May | busy:In review',
          '!SAP test | Connection | Sandbox | @Jana Richter | ~1,1,2,1,1,1 | 1 June | warn:Exception',
          '!Tool lending | Canvas app | Plant Zwickau | @Udo Franke | ~4,4,4,5,4,5 | 9 March | ok:Healthy',
        ],
      },
    },
    {
      file: 'environment-policy-flow',
      caption: 'A policy drawn as it works: question, answer, exception, end',
      screen: {
        kind: 'flow',
        title: 'Unused for 180 days',
        at: 'Policies',
        note: 'Policy 7',
        nodes: [
          'a | 0 | 1 | clock | Unused 180 days | 97 items | warn',
          'b | 1 | 1 | message | Ask the owner | Teams, 14 days | busy',
          'c | 2 | 0 | star | Still needed | 31 kept, with a date | ok',
          'd | 2 | 1 | users | No owner | 23 to a new one | warn',
          'e | 2 | 2 | lock | Switched off | 43, kept for 60 days | idle',
          'f | 3 | 2 | trash | Removed | with a backup | bad',
        ],
        links: ['a > b', 'b > c | yes', 'b > d | left', 'b > e | no', 'e > f | 60 days'],
      },
    },
  ],
  documents: [
    {
      title: 'Environment governance handbook',
      file: 'environment-governance-handbook',
      body: [
        'Governance is a service to makers. If they fear it, they will build elsewhere.',
        '# First month',
        '1. Look only. Publish what you see.',
        '2. Give every item an owner, or a foster parent.',
        '# Second month',
        '- Ask about unused things, in a friendly way',
        '- Group failures by cause and mend three',
        '# Third month',
        'Write five policies on one page, each with its reason.',
      ],
    },
    {
      title: 'Permissions and data sheet',
      file: 'administration-permissions-sheet',
      body: [
        '# The service account',
        '- Reads administration interfaces',
        '- Cannot open records in tables',
        '# What is stored',
        '- Names, owners, run counts, errors without payload',
        '# How long',
        '- 13 months, configurable',
      ],
    },
  ],
  videos: [{ name: 'Environment governance in 70 seconds', file: 'environment-governance-tour' }],
  scenarios: [
    '# 1. Inventory',
    '1. Run the collection. The test tenant has 41 items.',
    '2. Open “Order import”, assign a new owner.',
    '# 2. Policy',
    '1. Start policy 7 in dry run. Six questions would be sent.',
  ],
  notes: 'The package holds two CRM packages: core and dashboards.',
  state: {
    stage: 'liveEdited',
    edits: {
      'listing.worksWith': ['Power Apps', 'Power Automate', 'Microsoft Copilot Studio'],
      'listing.name': 'Environment Watch: Power Platform governance',
      appVersion: '4.9.0.0',
    },
  },
  createdDaysAgo: 270,
  liveDaysAgo: 233,
})
