import { world } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { kestrel } from '../../publishers.ts'

export const territoryMaps = sampleOffer(kestrel, {
  offerId: 'territory-maps',
  alias: 'Territory maps',
  name: 'Territory Maps for field sales teams',
  summary: 'Balance sales territories on a map and fill the week with visits that are close together.',
  description: `
    <h2>Fair territories, fuller weeks</h2>
    <p>Territory Maps helps sales managers draw sales territories that are fair, and helps field sales people spend the day with
    customers rather than on ring roads. Accounts and opportunities from Dynamics 365 Sales appear on a map; every
    boundary shows at once how many customers, how much revenue and how many hours of driving lie inside.</p>
    <h3>Draw, compare, decide</h3>
    <ul>
      <li>Start from postcodes, counties or a free line, or let the app propose balanced territories</li>
      <li>Keep several drafts side by side and compare workload, potential and travel</li>
      <li>Publish with one click: owners, teams and forecasts follow in the CRM</li>
    </ul>
    <h3>On the road</h3>
    <p>“Who is near me and has not been seen for three months?” is one tap. <em>Visit planning</em> fills the gaps of the week
    with accounts that are due, in an order that saves petrol, and writes the appointments to Outlook.</p>
    <p><b>For sales operations:</b> changes are versioned, so last year’s commission can still be explained. Nothing is
    stored outside your Dataverse environment except map tiles.</p>
    <p>Requires Dynamics 365 Sales Professional or Enterprise. The trial runs for 21 days with all functions and your own
    data; afterwards it becomes read-only and nothing is deleted.</p>`,
  keywords: ['sales territories', 'visit planning', 'map'],
  worksWith: ['Dynamics 365 Sales', 'Outlook'],
  category: 'geolocation/maps',
  secondCategory: 'sales/sales-enablement/crm',
  industries: [],
  products: ['sales'],
  version: '3.0.4.0',
  listingOption: 'freeTrial',
  connections: ['crm'],
  markets: world,
  regions: ['nam', 'eur', 'gbr', 'apj', 'oce', 'ind'],
  app: {
    name: 'Territory Maps',
    shell: 'topbar',
    nav: ['map:Territories', 'users:Reps', 'building:Accounts', 'calendar:Visits', 'chart-bar:Balance'],
    user: 'Rosa Iglesias',
  },
  screenshots: [
    {
      file: 'sales-territories-draft',
      caption: 'Draft B for next year: five territories within four per cent of each other',
      screen: {
        kind: 'map',
        ground: 'country',
        title: 'Draft B',
        note: '1,284 accounts · 5 territories',
        actions: ['Publish draft', 'Compare'],
        panel: 'Balance',
        areas: [
          'North | Rosa Iglesias | 251 accounts · €4.1 m',
          'West coast | Denis Marchand | 263 accounts · €4.3 m',
          'Centre | Anna Brandt | 248 accounts · €4.2 m',
          'East | Jakub Novák | 266 accounts · €4.0 m',
          'South | Lia Ferrari | 256 accounts · €4.2 m',
        ],
        callout: ['Moving 14 accounts to West coast', 'Revenue +€180,000', 'Driving −2 h 10 a week'],
      },
    },
    {
      file: 'visit-planning-week',
      caption: 'A week of visits proposed around fixed appointments, with travel in between',
      screen: {
        kind: 'calendar',
        title: 'Denis’s week',
        at: 'Visits',
        actions: ['Accept all', 'Suggest more'],
        days: ['Mon 3', 'Tue 4', 'Wed 5', 'Thu 6', 'Fri 7'],
        hours: [8, 18],
        events: [
          '0 | 8.5 | 10 | Weekly sales call | Online | 5',
          '0 | 11 | 12 | Atlas Pompes | Nantes · due 12 days | 0',
          '0 | 14 | 15 | Menuiserie Guérin | Rezé · renewal | 1',
          '0 | 15.5 | 16.5 | Loire Levage | Vertou | 0',
          '1 | 9 | 10.5 | Port de Saint-Nazaire | Quarterly review | 2',
          '1 | 11.25 | 12.25 | Chantiers Ouest | 4 km away | 0',
          '1 | 14 | 15 | Briand Métal | Due 40 days | 0',
          '2 | 9.5 | 11 | Groupe Fauvette | La Roche | 1',
          '2 | 13.5 | 14.5 | Conserverie du Littoral | Les Sables | 0',
          '2 | 15 | 16 | Voiles & Mâts | Les Sables | 0',
          '3 | 9 | 12 | Trade fair Atlantica | Stand 214 | 3',
          '3 | 14 | 15.5 | Hydro Sud-Loire | Offer 22-118 | 1',
          '4 | 9 | 10 | Cousin Frères | Angers | 0',
          '4 | 10.75 | 11.75 | Ardoise & Fils | Angers | 0',
          '4 | 14 | 16 | Preparation | Home office | 5',
        ],
        beside: [
          'Due and nearby',
          'Atelier du Pont | 3 km · not seen for 94 days',
          'Sellier Transports | 6 km · open offer',
          'Brasserie Maine | 8 km · new contact',
          'Lambert Outillage | 11 km · not seen for 61 days',
        ],
      },
    },
    {
      file: 'territory-balance-report',
      caption: 'Workload, revenue and travel of each territory, this year against the draft',
      screen: {
        kind: 'dashboard',
        title: 'Balance',
        at: 'Balance',
        note: 'Draft B against today',
        figures: [
          'Spread of revenue | 4 % | −19 pts | 9,8,6,4,3,2',
          'Driving a week | 31 h | −9 h | 9,8,8,6,5,5',
          'Accounts moved | 118 | of 1,284 | 3,3,4,4,4,4',
          'Uncovered | 0 | −26 | 8,6,4,2,1,0',
        ],
        charts: [
          {
            type: 'bars',
            title: 'Revenue by territory, € million',
            wide: 2,
            labels: ['North', 'West coast', 'Centre', 'East', 'South'],
            series: { Today: [5.6, 2.9, 4.4, 3.1, 4.8], 'Draft B': [4.1, 4.3, 4.2, 4.0, 4.2] },
          },
          {
            type: 'donut',
            title: 'Hours of a rep’s week',
            labels: ['With customers', 'Driving', 'Office'],
            series: { Hours: [23, 6, 11] },
          },
          {
            type: 'list',
            title: 'Accounts that change hands',
            wide: 3,
            rows: [
              '!Port de Saint-Nazaire | @Denis Marchand | €420,000 | ok:Agreed',
              '!Moulins de Brocéliande | @Rosa Iglesias | €310,000 | busy:Asked',
              '!Société Garance | @Lia Ferrari | €205,000 | warn:Open offer',
            ],
          },
        ],
      },
    },
    {
      file: 'sales-map-near-me',
      caption: 'Near me: customers due for a visit around the car park you are standing in',
      screen: {
        kind: 'phones',
        title: 'Near me',
        lines: [
          'Half an hour',
          'between two visits',
          'Three customers within ten minutes, and the last thing that you promised each of them.',
        ],
        phones: [
          {
            title: 'Near me',
            blocks: [
              'map',
              'row Atelier du Pont | 3 km · 94 days | warn:Due',
              'row Sellier Transports | 6 km · offer open | busy:Offer',
              'row Brasserie Maine | 8 km · new contact | ok:New',
            ],
          },
          {
            title: 'Atelier du Pont',
            blocks: [
              'big 94 days | since the last visit',
              'row Promised: sample of seal 40 | 12 February | warn:Open',
              'row Turnover | €38,200 a year | ok:+8 %',
              'field Contact | Solène Pichon',
              'button Start visit',
              'note Closed between 12 and 14.',
            ],
          },
        ],
      },
    },
    {
      file: 'sales-accounts-without-owner',
      caption: 'Accounts that lost their owner, with a proposal by distance and workload',
      screen: {
        kind: 'grid',
        title: 'Accounts to assign',
        at: 'Accounts',
        note: '26 accounts',
        actions: ['Assign all', 'Export'],
        filters: ['No owner', 'Any region', 'Revenue > €20,000'],
        columns: ['Account:24', 'Town:16', 'Revenue:12', 'Last visit:14', 'Proposed owner:20', 'Why:18'],
        rows: [
          '!Vernier Plastiques | Cholet | =€64,000 | 112 days | @Denis Marchand | ok:Nearest',
          '!Kornfeld GmbH | Kassel | =€58,500 | 88 days | @Anna Brandt | ok:Nearest',
          '!Sklárna Labe | Děčín | =€51,200 | 140 days | @Jakub Novák | ok:Language',
          '!Officine Adda | Lecco | =€47,900 | 35 days | @Lia Ferrari | ok:Nearest',
          '!Nordkyst Teknikk | Tromsø | =€44,100 | 210 days | @Rosa Iglesias | warn:Far',
          '!Bois & Cordes | Niort | =€40,750 | 77 days | @Denis Marchand | busy:Workload',
          '!Hafen Instandsetzung | Rostock | =€39,300 | 61 days | @Anna Brandt | ok:Nearest',
          '!Lanificio Sesia | Biella | =€33,000 | 95 days | @Lia Ferrari | ok:Nearest',
          '!Tecnomar Vigo | Vigo | =€29,800 | 130 days | @Denis Marchand | warn:Far',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Guide: redrawing sales territories in ten working days',
      file: 'sales-territories-guide',
      body: [
        'Territories are redrawn every year and argued about for the rest of it. This guide is the calendar that our calmest customers use.',
        '# Days 1–2: agree on the measure',
        'Choose two figures and no more. Potential and travel are enough for nine companies in ten.',
        '# Days 3–5: draft',
        '- One draft by the software, one by the team, one that changes as little as possible',
        '- Compare on the two figures; write down what the figures do not know',
        '# Days 6–8: talk',
        'Each account that moves is told by the person who gives it up.',
        '# Days 9–10: publish',
        '1. Freeze forecasts.',
        '2. Publish the draft; owners and teams change at midnight.',
        '3. Keep the old map readable for a year.',
      ],
    },
    {
      title: 'Data protection sheet',
      file: 'territory-maps-data-protection',
      body: [
        'Territory Maps keeps all account data in your Dataverse environment.',
        '# What leaves the environment',
        '- The visible part of the map, to fetch tiles: no names, no figures',
        '- Addresses once, to be located, if you choose our geocoder',
        '# Retention',
        'Located addresses are kept in your own table. Our geocoder keeps nothing after its answer.',
      ],
    },
  ],
  videos: [{ name: 'Fair sales territories: a tour', file: 'sales-territories-tour' }],
  scenarios: [
    '# 1. Propose balanced territories',
    '1. Open Territories, choose New draft, Propose, five territories.',
    '2. Expected: five areas whose revenue differs by less than ten per cent.',
    '3. Draw a free line to move a town. Figures follow.',
    '# 2. Publish',
    '1. Publish the draft. Owners of the sample accounts change.',
    '2. Open History and restore the former version.',
    '# 3. Plan visits',
    '1. Open Visits, press Suggest more. Three suggestions appear in the gaps. Accept one: an appointment exists in the CRM.',
  ],
  notes:
    'Sample accounts are installed with the solution (setting “Sample data”). The trial key is in the secrets field.',
  state: { stage: 'live' },
  createdDaysAgo: 290,
  liveDaysAgo: 262,
})
