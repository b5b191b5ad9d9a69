import { subSaharanAfrica, westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { akoma } from '../../publishers.ts'

export const impactReports = sampleOffer(akoma, {
  offerId: 'impact-reports',
  alias: 'Impact reports',
  name: 'Impact Reports for grant-funded programmes',
  summary: 'Report the impact of each grant from field data, in the format that each donor asks for.',
  description: `
    <p>Impact Reports helps nonprofit organisations and IGOs report to donors without a month of spreadsheets. Indicators are
    collected once, in the field, and appear in every report that needs them, in that donor’s format and currency.</p>
    <h2>From the village to the logframe</h2>
    <ol>
      <li>Field teams answer short forms, offline, in their language</li>
      <li>Answers are checked where they are typed, not six weeks later</li>
      <li>Indicators are computed with the definition beside them</li>
      <li>Reports fill themselves; the programme officer writes the story</li>
    </ol>
    <h2>For donors and auditors</h2>
    <p>A figure in a report can be followed to the rows behind it, with names hidden. When a definition changes, old reports keep
    the old one and say so. Templates for seven large donors are included, and adding one takes an afternoon.</p>
    <p>Free for organisations with up to three active <b>grants</b>. Needs Power Apps, for which nonprofit prices exist; maps and
    dashboards for visualization are included.</p>`,
  keywords: ['impact', 'grants', 'indicators'],
  worksWith: ['Power Apps', 'Power BI'],
  category: 'analytics/visualization-and-reporting',
  secondCategory: 'compliance-and-legal/tax-and-audit',
  industries: ['nonprofit-and-igo', 'government/civilian-government'],
  products: ['power-apps'],
  version: '2.1.1.0',
  listingOption: 'getItNowFree',
  markets: [...subSaharanAfrica, ...westernEurope, 'US', 'CA'],
  regions: ['zaf', 'eur', 'nam'],
  app: {
    name: 'Impact Reports',
    shell: 'sidebar',
    nav: ['heart:Programmes', 'database:Indicators', 'map:Places', 'file-text:Reports', 'users:Donors'],
    user: 'Salma Idrissi',
  },
  screenshots: [
    {
      file: 'impact-programme-dashboard',
      caption: 'A water programme half-way: targets, districts and what the money bought',
      screen: {
        kind: 'dashboard',
        title: 'Clean water, Upper West',
        at: 'Programmes',
        note: 'Year 2 of 4',
        actions: ['Report', 'Share'],
        figures: [
          'People reached | 41,280 | 57 % | 2,3,4,5,6,7',
          'Wells working | 96 % | +3 pts | 6,6,7,7,8,8',
          'Spent | €1.94 m | 52 % | 2,3,4,4,5,6',
          'Cost a person | €47 | −8 % | 8,7,7,6,6,5',
        ],
        charts: [
          {
            type: 'bars',
            title: 'People reached by district, against target',
            wide: 2,
            labels: ['Wa', 'Jirapa', 'Lawra', 'Nadowli', 'Sissala E', 'Sissala W'],
            series: {
              Target: [14000, 12500, 11000, 13000, 12000, 10000],
              Reached: [9200, 8100, 5400, 7900, 6300, 4380],
            },
          },
          { type: 'gauge', title: 'Year target', labels: ['71 %'], series: { Reached: [71] } },
          {
            type: 'list',
            title: 'Needs attention',
            wide: 3,
            rows: [
              '!Lawra: drilling stopped | Rig repair until 12 June | bad:Behind',
              '!Sissala W: 3 wells untested | Laboratory full | warn:Wait',
              '!Committee training | 41 of 60 women trained | ok:On track',
            ],
          },
        ],
      },
    },
    {
      file: 'impact-places-map',
      caption: 'Places of the programme, with working wells and those that need a visit',
      screen: {
        kind: 'map',
        ground: 'country',
        title: 'Places',
        at: 'Places',
        note: '118 wells',
        panel: 'Districts',
        areas: [
          'Wa | 31 wells | 30 working',
          'Jirapa | 24 wells | 24 working',
          'Lawra | 17 wells | 14 working',
          'Nadowli | 26 wells | 25 working',
          'Sissala | 20 wells | 20 working',
        ],
        callout: ['Lawra, well 9', 'Pump broken since 2 May', 'Committee chair informed', 'Repair planned 11 June'],
      },
    },
    {
      file: 'grants-report-editor',
      caption: 'A donor report that fills itself; the officer writes the story',
      screen: {
        kind: 'paper',
        title: 'Report to the Meridian Fund',
        at: 'Reports',
        note: 'January – June',
        actions: ['Submit', 'Compare'],
        text: [
          'h 2. Results against indicators',
          'n Indicator 2.1: people with water within 500 m – 41,280 (target 72,500)',
          'n Indicator 2.3: wells working when visited – 96 % (target 95 %)',
          'p The share of working wells rose after spare parts were stored in the districts instead of the capital.',
          'm Definition changed in March: visits without notice only.',
          'h 3. What we learned',
          'p Committees led by women repaired pumps in nine days on average, others in seventeen.',
          'i Training will be offered to all committees',
          'i The fund’s question on cost is answered in annex B',
        ],
        beside: [
          'Figures',
          '2.1 People reached | 1,204 rows | ok:Traced',
          '2.3 Wells working | 118 rows | ok:Traced',
          '2.4 Water quality | 3 tests missing | warn:Partial',
          '4.1 Spending | Ledger of 31 May | ok:Closed',
          'Exchange rate | Fixed 1 January | idle:Rule',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Indicators that survive: a field guide',
      file: 'impact-indicators-field-guide',
      body: [
        'An indicator survives if the person who collects it understands it, and the person who reads it cannot misunderstand it.',
        '# Write the definition',
        '- Who counts, when, and what does not count',
        '# Collect',
        '1. Ask at the place, not at the office.',
        '2. Ask again a tenth of the places, without notice.',
        '# Change',
        'Change definitions on the first day of a period, and say so in print.',
      ],
    },
  ],
  scenarios: [
    '# 1. Collect',
    '1. On the form “Well visit”, answer offline for Lawra 9.',
    '2. Synchronise. Indicator 2.3 changes.',
    '# 2. Report',
    '1. Open the report of the Meridian Fund, refresh figures, trace 2.1 to its rows.',
  ],
  notes: 'Sample programme installed. Names are invented.',
  state: { stage: 'live' },
  createdDaysAgo: 110,
  liveDaysAgo: 81,
})
