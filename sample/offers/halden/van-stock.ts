import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { halden } from '../../publishers.ts'

export const vanStock = sampleOffer(halden, {
  offerId: 'van-stock',
  alias: 'Van stock',
  name: 'Van Stock: spare parts for service teams',
  summary: 'See which spare parts are in which van, refill by need and stop ordering parts you own.',
  description: `
    <p>Van Stock shows service managers all spare parts in every van, and refills each of them by what its technician will
    need tomorrow. It is for service teams that own more stock on wheels than in the warehouse, and count it once a year.</p>
    <h3>Count by using</h3>
    <p>Parts used on a work order are booked from the van at once; a phone camera counts a drawer in eight seconds. After six
    weeks the figures are right, and they stay right.</p>
    <h3>Refill by need</h3>
    <p>Each night Van Stock compares bookings of the next days with the contents of the van. What is missing is picked in the
    warehouse, taken from a colleague nearby, or ordered, whichever is cheapest and in time.</p>
    <h3>Figures to expect</h3>
    <ul>
      <li>18 % less capital on wheels in the first year</li>
      <li>Half as many second visits for a missing part</li>
      <li>An inventory in an afternoon instead of a weekend</li>
    </ul>
    <p>Uses the inventory tables of <b>Dynamics 365 Field Service</b>; nothing is kept twice. Purchase orders can be sent to
    your ERP system through Power Automate, which needs its own licence.</p>`,
  keywords: ['spare parts', 'van stock', 'inventory'],
  worksWith: ['Dynamics 365 Field Service', 'Power Automate'],
  category: 'operations-and-supply-chain/planning-purchasing-and-reporting/transportation-and-warehouse-management',
  industries: ['manufacturing/discrete-manufacturing'],
  products: ['field-service', 'power-automate'],
  version: '1.9.1.0',
  listingOption: 'freeTrial',
  connections: ['partners'],
  markets: westernEurope,
  regions: ['eur'],
  app: {
    name: 'Van Stock',
    shell: 'rail',
    nav: ['package:Parts', 'truck:Vans', 'list-check:Refill', 'chart-bar:Value', 'settings:Rules'],
    user: 'Grete Holm',
  },
  screenshots: [
    {
      file: 'spare-parts-by-van',
      caption: 'Parts against vans: what is there, what is needed tomorrow, what is missing',
      screen: {
        kind: 'grid',
        title: 'Refill for tomorrow',
        at: 'Refill',
        note: '9 vans · 31 lines',
        actions: ['Send to picking', 'Print labels'],
        figures: ['Lines to pick | 31', 'From colleagues | 6', 'To order | 2', 'Value | €1,914'],
        columns: ['Part:28', 'Van:18', 'In van:10', 'Needed:10', 'Source:18', 'State:16'],
        rows: [
          '!Seal kit 40 mm | @Tone Vik | =0 | =2 | Warehouse, C-14 | ok:Picked',
          '!Contactor 25 A | @Ola Berge | =1 | =3 | Warehouse, A-02 | ok:Picked',
          '!Igniter burner B | @Nils Haug | =0 | =1 | @Eva Lie | busy:Meet 07:20',
          '!Bearing 6204 | @Lars Eide | =4 | =4 | In van | ok:Enough',
          '!Filter mat G4 | @Kari Moe | =2 | =6 | Warehouse, D-31 | busy:Picking',
          '!Circuit board R7 | @Ola Berge | =0 | =1 | Order | warn:Arrives Thu',
          '!Belt SPZ 1250 | @Nils Haug | =0 | =1 | Order | bad:Late',
          '!Battery 12 V 7 Ah | @Eva Lie | =3 | =5 | Warehouse, B-09 | ok:Picked',
        ],
      },
    },
    {
      file: 'van-stock-value',
      caption: 'Capital on wheels, dead stock and second visits since the start',
      screen: {
        kind: 'dashboard',
        title: 'Value on wheels',
        at: 'Value',
        note: 'All vans',
        figures: [
          'In vans | €214,300 | −18 % | 9,9,8,8,7,6,6',
          'Dead stock | €22,800 | −61 % | 9,8,6,5,4,3,3',
          'Second visits | 3.1 % | −3.4 pts | 8,7,6,5,4,3,3',
        ],
        charts: [
          {
            type: 'area',
            title: 'Stock value, € thousand',
            wide: 2,
            labels: ['Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May'],
            series: {
              Moving: [198, 201, 199, 196, 194, 190, 188, 189, 190, 191, 192, 191],
              Dead: [59, 58, 55, 51, 46, 41, 37, 33, 30, 27, 24, 23],
            },
          },
          {
            type: 'donut',
            title: 'Where parts came from',
            labels: ['In van', 'Warehouse', 'Colleague', 'Order'],
            series: { Lines: [71, 19, 7, 3] },
          },
          {
            type: 'hbars',
            title: 'Parts that missed most often',
            wide: 3,
            labels: ['Circuit board R7', 'Igniter burner B', 'Belt SPZ 1250', 'Seal kit 40 mm'],
            series: { Missed: [14, 11, 8, 5] },
          },
        ],
      },
    },
    {
      file: 'inventory-count-phone',
      caption: 'Counting a drawer with the camera, and correcting it with a thumb',
      screen: {
        kind: 'phones',
        title: 'Count',
        lines: ['A drawer', 'in eight seconds', 'The camera counts, the technician corrects, the figures are right.'],
        phones: [
          {
            title: 'Drawer 3',
            blocks: [
              'photo bolts',
              'row Contactor 25 A | counted 3 | ok:3',
              'row Fuse 10 A | counted 22 | warn:20?',
              'row Terminal 4 mm² | counted 40 | ok:40',
              'button Accept count',
            ],
          },
          {
            title: 'My van',
            blocks: [
              'big 94 % | counted this month',
              'row Drawer 1 | Yesterday | ok:Right',
              'row Drawer 2 | 3 days ago | ok:Right',
              'row Drawer 3 | Now | busy:Counting',
              'row Roof box | 5 weeks ago | warn:Due',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Van stock in practice',
      file: 'spare-parts-van-stock-guide',
      body: [
        'This guide takes a service manager from a yearly inventory to figures that are right every morning.',
        '# Six weeks',
        '1. Week 1: give each van its drawers, and each drawer its label.',
        '2. Week 2: technicians book what they use.',
        '3. Weeks 3–5: count one drawer a day with the camera.',
        '4. Week 6: switch on the nightly refill.',
        '# What to do with dead stock',
        '- Return what the maker takes back',
        '- Pool rare parts in one van per region',
        '- Write the rest off once, not every year',
      ],
    },
  ],
  scenarios: [
    '# 1. Nightly refill',
    '1. Run Refill now. 31 lines are proposed for nine vans.',
    '2. Send to picking. The warehouse list holds the 23 lines of the warehouse.',
    '# 2. Booking by use',
    '1. Complete work order WO-S-12 with one Seal kit. The stock of the van falls by one.',
  ],
  notes: 'Sample vans and parts are installed. No ERP system is needed for the test.',
  state: { stage: 'live' },
  createdDaysAgo: 210,
  liveDaysAgo: 171,
})
