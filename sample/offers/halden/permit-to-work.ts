import { britishIsles, nordics } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { halden } from '../../publishers.ts'

export const permitToWork = sampleOffer(halden, {
  offerId: 'permit-to-work',
  alias: 'Permit to work register',
  name: 'Permit to Work register for plant safety',
  summary: 'Issue, isolate and hand back: a permit to work register that plant safety can rely on.',
  description: `
    <h2>No permit, no work. And no paper either.</h2>
    <p>Permit to Work helps shift leaders and safety officers see, on one plan of the site, who is working where, under which
    permit, behind which isolation. It replaces the board with the magnetic tags, and it answers when the auditor asks about a
    Tuesday in March.</p>
    <ul>
      <li>Hot work, confined space, height, electrical and excavation permits with your own questions</li>
      <li>Isolation certificates with lock numbers, shown on the single-line drawing</li>
      <li>Conflicts found before signing: two permits that share a line, a lift over an open trench</li>
      <li>Hand-over between shifts with one signature for each open permit</li>
    </ul>
    <h2>Built with plant safety people</h2>
    <p>The register follows the practice of European process plants and the IOGP life-saving rules; each site can switch rules
    on, change words, never delete a signature. <b>Contractors</b> prepare their requests in a portal and see why a request was
    refused.</p>
    <h2>What it needs</h2>
    <p>Power Apps licences for those who issue permits; contractors use the portal without one. Works with
    <em>Dynamics 365 Field Service</em>: a work order can be blocked until its permit is signed. Health and safety reports
    are included for Power BI.</p>`,
  keywords: ['permit to work', 'plant safety', 'isolation'],
  worksWith: ['Power Apps', 'Dynamics 365 Field Service', 'Power BI'],
  category: 'compliance-and-legal/health-and-safety',
  secondCategory: 'operations-and-supply-chain/asset-and-production-management',
  industries: ['energy', 'manufacturing/process-manufacturing'],
  products: ['power-apps', 'field-service'],
  version: '2.0.7.0',
  listingOption: 'contactMe',
  connections: ['crm', 'partners'],
  markets: [...nordics, ...britishIsles, 'DE', 'NL', 'BE'],
  regions: ['eur', 'gbr', 'ger'],
  app: {
    name: 'Permit to Work',
    shell: 'light',
    nav: ['map:Site', 'clipboard-list:Permits', 'lock:Isolations', 'users:Contractors', 'file-text:Audit'],
    user: 'Arne Dahl',
  },
  screenshots: [
    {
      file: 'plant-safety-site-plan',
      caption: 'The site plan with open permits, isolations and one conflict',
      screen: {
        kind: 'floor',
        title: 'Site',
        note: 'Day shift · 14 open permits',
        actions: ['New permit', 'Hand over'],
        rooms: [
          'Tank farm | 0 | 0 | 9 | 6 | ok',
          'Furnace hall | 9 | 0 | 8 | 6 | bad',
          'Substation | 17 | 0 | 7 | 4 | busy',
          'Jetty | 17 | 4 | 7 | 4 | ok',
          'Pipe bridge | 0 | 6 | 17 | 2 | warn',
          'Workshop | 0 | 8 | 7 | 6 | ok',
          'Control room | 7 | 8 | 6 | 6 | idle',
          'Warehouse | 13 | 8 | 11 | 6 | ok',
        ],
        dots: [
          '2 | 2 | ok',
          '5 | 3.5 | ok',
          '11 | 2 | bad',
          '13.5 | 4 | bad',
          '19 | 2.4 | busy',
          '21.5 | 2.4 | busy',
          '6 | 7.1 | warn',
          '12 | 7.1 | warn',
          '20 | 6.4 | ok',
          '3 | 11.5 | ok',
        ],
        beside: [
          'Open permits',
          'Hot work 0418 | Furnace hall · until 15:00 | bad:Conflict',
          'Confined space 0419 | Furnace hall · air test 09:40 | bad:Conflict',
          'Electrical 0415 | Substation · lock 118 | busy:Isolated',
          'Height 0420 | Pipe bridge · wind 9 m/s | warn:Watch',
          'General 0412 | Tank farm | ok:Open',
        ],
      },
    },
    {
      file: 'permit-to-work-form',
      caption: 'A hot work permit on its way: questions, gas test, isolations, signatures',
      screen: {
        kind: 'form',
        title: 'Permits',
        at: 'Permits',
        actions: ['Sign', 'Refuse'],
        record: 'PTW-0418 · Hot work, furnace hall',
        stages: ['Requested', 'Assessed', 'Isolated', 'Issued', 'Handed back'],
        stage: 2,
        sections: [
          {
            title: 'Work',
            fields: [
              'Task | Weld support, burner 3',
              'Company | Vestland Sveis AS',
              'From | 22 May, 08:00',
              'Until | 22 May, 15:00',
            ],
          },
          {
            title: 'Risk',
            fields: [
              'Gas test | ok:0 % LEL, 07:41',
              'Fire watch | @Runar Sæle',
              'Conflict | bad:Permit 0419',
              'Extinguishers | 2 × CO2',
            ],
          },
          {
            title: 'Isolations',
            fields: [
              'Gas line G-7 | ok:Lock 114',
              'Burner supply | ok:Lock 115',
              'Drain valve | warn:Not proven',
              'Certificate | IC-0207',
            ],
          },
        ],
        beside: [
          'Signatures',
          'Gas tester | Runar Sæle | 07:41',
          'Isolation authority | Line G-7 proven dead | 07:35',
          'Assessed by Arne Dahl | Two conditions added | 07:20',
          'Requested | Vestland Sveis AS | 21 May 16:02',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Permit to work: product overview',
      file: 'permit-to-work-overview',
      body: [
        'A register is only as good as its worst shift. This one is made so that the tired, the new and the hurried use it correctly.',
        '# Roles',
        '- Requester, assessor, isolation authority, issuer, performer',
        '- Nobody may hold two of them on one permit unless the site allows it',
        '# Conflicts that are found',
        '- Same line or same room',
        '- Work above work',
        '- Hot work near open systems',
        '# Offline',
        'An issued permit can be read, suspended and handed back without a network.',
      ],
    },
    {
      title: 'Audit checklist for permit systems',
      file: 'plant-safety-audit-checklist',
      body: [
        'Thirty questions that an auditor asks, and where the answer stands in the register.',
        '# People',
        '- Who may issue? Since when? Trained by whom?',
        '# Permits',
        '- Show a permit that was refused, and why',
        '- Show one that was suspended by weather',
        '# Isolation',
        '- Show that each lock on the board is on a certificate',
      ],
    },
  ],
  scenarios: [
    '# 1. Issue a permit',
    '1. As contractor, request Hot work in the furnace hall.',
    '2. As assessor, add a condition. As isolation authority, prove the three points.',
    '3. As issuer, sign. The site plan shows the permit.',
    '# 2. Conflict',
    '1. Request Confined space in the furnace hall for the same hours.',
    '2. Expected: signing is blocked and permit 0418 is named.',
  ],
  notes: 'Five accounts, one for each role, are in the secrets field.',
  state: { stage: 'live' },
  createdDaysAgo: 300,
  liveDaysAgo: 244,
})
