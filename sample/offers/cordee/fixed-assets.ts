import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { cordee } from '../../publishers.ts'

export const fixedAssets = sampleOffer(cordee, {
  offerId: 'fixed-assets',
  alias: 'Fixed asset ledger',
  name: 'Fixed Asset Ledger: depreciation and counts',
  summary: 'Keep fixed assets, depreciation and physical counts in one ledger that auditors enjoy opening.',
  description: `
    <p>Fixed Asset Ledger is the asset register for finance teams of mid-sized groups: acquisition, depreciation, transfers,
    impairment and disposal under Swiss, French and IFRS rules, side by side.</p>
    <h3>From invoice to retirement</h3>
    <p>An invoice line becomes an asset with a proposed class and useful life. Component accounting splits a building into roof,
    lifts and walls. Every figure opens to the rule and the document behind it.</p>
    <h3>Counting without misery</h3>
    <ul>
      <li>Labels with a code, scanned by any phone</li>
      <li>A route through the building in the order of its rooms</li>
      <li>Missing, moved and found assets settled on the spot</li>
    </ul>
    <h3>Closing</h3>
    <p>Depreciation for six ledgers runs in minutes. The journal is exported to your accounting system, and the note on fixed
    assets is written for you, with movements that add up. <b>Plans and budgets</b> use the same data: what will be fully
    depreciated next year, and what it costs to replace.</p>
    <p>Runs on Power Apps with Dataverse. Field Service customers can link assets to their customer assets. Contact us for a
    demonstration with your own list: bring the worst spreadsheet you have.</p>`,
  keywords: ['fixed assets', 'depreciation', 'asset register'],
  worksWith: ['Power Apps', 'Dynamics 365 Field Service', 'Excel'],
  category: 'finance/asset-management/accounting',
  industries: ['manufacturing/discrete-manufacturing', 'education/higher-education'],
  products: ['power-apps', 'field-service'],
  version: '2.3.0.1',
  listingOption: 'contactMe',
  connections: ['mandats'],
  markets: westernEurope,
  regions: ['che', 'eur', 'fra'],
  app: {
    name: 'Asset Ledger',
    shell: 'light',
    nav: [
      'database:Assets',
      'chart-bar:Depreciation',
      'list-check:Counts',
      'receipt:Acquisitions',
      'file-text:Closing',
    ],
    user: 'Bruno Zimmermann',
  },
  screenshots: [
    {
      file: 'fixed-assets-register',
      caption: 'The register with cost, book value and remaining life of each asset',
      screen: {
        kind: 'grid',
        title: 'Assets',
        note: '1,862 assets · CHF 41.7 m book value',
        actions: ['New asset', 'Import'],
        filters: ['Plant Yverdon', 'IFRS', 'In use'],
        columns: ['Number:11', 'Asset:26', 'Class:16', 'Cost, CHF:13', 'Book value:13', 'Life used:15', 'State:12'],
        rows: [
          '#10-0412 | !Milling centre DMX 5 | Machinery | =684,000 | =301,200 | %56 | ok:In use',
          '#10-0413 | !Milling centre DMX 5 | Machinery | =684,000 | =318,300 | %53 | ok:In use',
          '#10-0290 | !Compressor station | Machinery | =212,500 | =21,250 | %90 | warn:Replace',
          '#20-0031 | !Roof, hall B | Building part | =530,000 | =441,700 | %17 | ok:In use',
          '#20-0032 | !Lifts, hall B | Building part | =188,000 | =112,800 | %40 | ok:In use',
          '#30-1170 | !Delivery van, electric | Vehicles | =58,900 | =44,175 | %25 | ok:In use',
          '#40-2208 | !Measuring arm | Instruments | =96,400 | =0 | %100 | idle:Fully depr.',
          '#10-0377 | !Press line 3 | Machinery | =1,240,000 | =620,000 | %50 | bad:Impaired',
          '#50-0019 | !Software, planning | Intangible | =145,000 | =58,000 | %60 | ok:In use',
        ],
      },
    },
    {
      file: 'depreciation-forecast',
      caption: 'Depreciation by year and ledger, and what must be replaced when',
      screen: {
        kind: 'dashboard',
        title: 'Depreciation',
        at: 'Depreciation',
        note: 'IFRS · CHF thousand',
        figures: [
          'Book value | 41.7 m | −1.9 m | 8,8,7,7,7,6',
          'This year | 5.82 m | +3 % | 5,5,6,6,6,6',
          'Fully depreciated | 214 | +31 | 3,4,4,5,6,6',
          'Replacement 2025 | 3.1 m | planned | 2,3,3,4,5,5',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Depreciation by class',
            wide: 2,
            labels: ['2021', '2022', '2023', '2024', '2025', '2026', '2027', '2028'],
            series: {
              Machinery: [2900, 3010, 3120, 3240, 3100, 2840, 2510, 2200],
              Buildings: [1310, 1310, 1340, 1360, 1360, 1360, 1350, 1350],
              Vehicles: [420, 460, 510, 540, 500, 430, 360, 250],
              Other: [610, 640, 650, 680, 590, 510, 420, 340],
            },
          },
          {
            type: 'donut',
            title: 'Book value by plant',
            labels: ['Yverdon', 'Delémont', 'Annecy', 'Ghent'],
            series: { Value: [19.4, 9.8, 7.7, 4.8] },
          },
        ],
      },
    },
    {
      file: 'asset-count-phone',
      caption: 'A count: the route through the building, one scan after another',
      screen: {
        kind: 'phones',
        title: 'Count',
        lines: [
          '1,862 assets,',
          'four days, two people.',
          'The route follows the rooms; differences are settled where they are found.',
        ],
        phones: [
          {
            title: 'Hall B · 41 of 60',
            blocks: [
              'big 41 of 60 | found in this hall',
              'row Milling centre DMX 5 | 10-0412 | ok:Found',
              'row Compressor station | 10-0290 | ok:Found',
              'row Measuring arm | 40-2208 | warn:Moved',
              'row Pallet truck | 30-0988 | bad:Missing',
              'button Scan next',
            ],
          },
          {
            title: 'Moved?',
            blocks: [
              'photo arm',
              'field Expected | Laboratory 2',
              'field Found | Hall B, bay 4',
              'field Decision | Keep here',
              'button Confirm move',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Fixed assets: closing guide',
      file: 'fixed-assets-closing-guide',
      body: [
        'A year-end without overtime is mostly made in November. This guide lists what to do and when.',
        '# November',
        '- Count, settle differences, sign',
        '- Review useful lives of assets above the threshold',
        '# December',
        '1. Enter acquisitions to date.',
        '2. Test for impairment where there is a sign.',
        '# January',
        '1. Run depreciation for all ledgers.',
        '2. Reconcile with the general ledger.',
        '3. Print the note.',
      ],
    },
  ],
  scenarios: [
    '# 1. Acquire and depreciate',
    '1. Create an asset of CHF 12,000, class Instruments. Life of five years is proposed.',
    '2. Run depreciation for the month: 200 in ledger IFRS.',
    '# 2. Count',
    '1. Open count “Hall B” on the phone page, mark one asset as moved.',
    '2. The register shows the new room.',
  ],
  notes: 'Sample company with 60 assets. Labels can be scanned from page 3 of the scenario document.',
  state: { stage: 'live' },
  createdDaysAgo: 175,
  liveDaysAgo: 139,
})
