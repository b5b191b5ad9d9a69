import { britishIsles, northAmerica, oceania } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { pinewater } from '../../publishers.ts'

export const quoteBuilder = sampleOffer(pinewater, {
  offerId: 'quote-builder',
  alias: 'Quote builder CPQ',
  name: 'Quote Builder CPQ for machine makers',
  summary: 'Configure, price and quote machines in minutes, with rules that engineering actually trusts.',
  description: `
    <p>Quote Builder is CPQ for companies that sell configurable machines: pumps, doors, conveyors, cranes. It helps sales
    engineers configure what can be built, price it the way you agreed, and send a quote the same day.</p>
    <h2>No more impossible machines</h2>
    <p>Rules live in tables that engineering can read: <em>this motor, with this housing, not above 4,000 feet</em>. The
    configurator explains why an option is grey and what would make it available. New rules are tried against last year’s
    orders before they go live.</p>
    <h2>Prices that hold</h2>
    <ul>
      <li>List, cost-plus and market prices, in the currency of the deal</li>
      <li>Discounts inside a fence, with approval in Teams for those who climb it</li>
      <li>Margin shown to those who may see it, and to nobody else</li>
    </ul>
    <h2>Quotes that get read</h2>
    <p>A clear document with drawings, options and alternates, signed on a phone. The customer’s choices come back as an order
    with a bill of material, so nothing is typed twice.</p>
    <p>Typical discrete manufacturing customers quote three times faster and see a third fewer order changes. Requires
    Dynamics 365 Sales Enterprise. The 30-day trial comes with a sample pump and a sample door to take apart.</p>`,
  keywords: ['CPQ', 'quote', 'configurator'],
  worksWith: ['Dynamics 365 Sales', 'Business Central', 'Microsoft Teams'],
  category: 'sales/configure-price-quote-cpq/sales-enablement',
  secondCategory: 'operations-and-supply-chain/sales-and-order-management',
  industries: ['manufacturing/discrete-manufacturing'],
  products: ['sales', 'power-automate'],
  version: '8.0.3.0',
  listingOption: 'freeTrial',
  connections: ['crm', 'nurture'],
  markets: [...northAmerica, ...britishIsles, ...oceania],
  regions: ['nam', 'can', 'gbr', 'oce'],
  app: {
    name: 'Quote Builder',
    shell: 'sidebar',
    nav: ['receipt:Quotes', 'package:Products', 'settings:Rules', 'coin:Prices', 'chart-bar:Win rate'],
    user: 'Curtis Hale',
  },
  screenshots: [
    {
      file: 'cpq-configurator',
      caption: 'Choosing a pump: what fits, what does not, and why',
      screen: {
        kind: 'gallery',
        title: 'Configure pump P-600',
        at: 'Products',
        filters: ['Housing', 'Motor', 'Seal', 'Base', 'Controls'],
        actions: ['Add to quote', 'Explain'],
        items: [
          'Housing, cast iron | 10 bar · in stock | ok:Selected | pump',
          'Housing, duplex steel | 16 bar · 5 weeks | idle:+ $2,140 | pump',
          'Housing, bronze | 10 bar · seawater | idle:+ $3,480 | pump',
          'Motor 30 hp, 4-pole | 1,775 rpm | ok:Selected | motor',
          'Motor 40 hp, 4-pole | Needs base B | warn:Change base | motor',
          'Motor 40 hp, 2-pole | Not above 4,000 ft | bad:Not possible | motor',
        ],
        beside: [
          'Your pump',
          'P-600-CI-30-4 | 640 gpm at 118 ft',
          'Base A, welded | 212 lb',
          'Seal, cartridge | Silicon carbide',
          'List price | $14,820',
          'Lead time | 3 weeks',
        ],
      },
    },
    {
      file: 'quote-record',
      caption: 'A quote with lines, discount within the fence and what the customer opened',
      screen: {
        kind: 'form',
        title: 'Quotes',
        at: 'Quotes',
        actions: ['Send', 'Ask approval'],
        record: 'Q-20418 · Lift station, City of Ely',
        stages: ['Configure', 'Price', 'Approve', 'Sent', 'Signed'],
        stage: 3,
        sections: [
          {
            title: 'Deal',
            fields: [
              'Customer | City of Ely, Minnesota',
              'Contact | @Janelle Otis',
              'Valid until | June 30',
              'Probability | %65',
            ],
          },
          {
            title: 'Lines',
            fields: [
              '3 × P-600-CI-30-4 | $44,460',
              '1 × Control panel C3 | $11,900',
              'Start-up, two days | $3,200',
              'Spare seals | $1,140',
            ],
          },
          {
            title: 'Price',
            fields: ['Discount | ok:7.5 % · within fence', 'Margin | 31.2 %', 'Freight | Prepaid', 'Total | $56,147'],
          },
        ],
        beside: [
          'What happened',
          'Opened page “Alternates” | 4 minutes | Today 10:12',
          'Quote opened | Janelle Otis | Today 10:08',
          'Sent | Curtis Hale | Yesterday',
          'Approved by Marisol | Freight exception | Yesterday',
          'Configured | Rule set 8.3 | May 21',
        ],
      },
    },
    {
      file: 'quotes-pipeline-list',
      caption: 'Quotes of the month, with age, discount and chance',
      screen: {
        kind: 'grid',
        title: 'Quotes',
        at: 'Quotes',
        note: '34 open · $2.9 m',
        actions: ['New quote'],
        filters: ['Open', 'My region', 'Discount > 5 %'],
        columns: ['Quote:11', 'Customer:26', 'Total:12', 'Discount:11', 'Chance:14', 'Owner:18', 'State:13'],
        rows: [
          '#Q-20418 | !City of Ely | =$56,147 | =7.5 % | %65 | @Curtis Hale | ok:Opened',
          '#Q-20417 | !Iron Range Taconite | =$412,900 | =11.0 % | %40 | @Wendy Stokes | busy:Approval',
          '#Q-20415 | !Superior Paper | =$88,300 | =4.0 % | %75 | @Curtis Hale | ok:Opened',
          '#Q-20411 | !Gunflint Breweries | =$31,250 | =0 % | %80 | @Miguel Sáenz | ok:Signed',
          '#Q-20409 | !Thunder Bay Grain | =$146,000 | =9.5 % | %35 | @Wendy Stokes | warn:8 days quiet',
          '#Q-20402 | !Red River Sugar | =$203,780 | =6.0 % | %55 | @Miguel Sáenz | busy:Sent',
          '#Q-20398 | !Harbor Cold Storage | =$19,900 | =2.0 % | %20 | @Curtis Hale | bad:Lost',
          '#Q-20391 | !Mesabi Water District | =$74,460 | =5.0 % | %60 | @Wendy Stokes | busy:Sent',
        ],
      },
    },
    {
      file: 'quote-win-rate',
      caption: 'Win rate by discount and by days to quote: speed beats price',
      screen: {
        kind: 'dashboard',
        title: 'Win rate',
        at: 'Win rate',
        note: 'Last 12 months',
        figures: [
          'Win rate | 38 % | +9 pts | 4,4,5,6,7,8',
          'Days to quote | 1.8 | −3.6 | 9,8,6,4,3,2',
          'Mean discount | 5.1 % | −1.7 pts | 8,8,7,6,6,5',
          'Order changes | 14 % | −31 % | 8,7,7,6,5,5',
        ],
        charts: [
          {
            type: 'bars',
            title: 'Win rate by days to quote, %',
            labels: ['Same day', '1–2', '3–5', '6–10', '> 10'],
            series: { Won: [54, 45, 36, 24, 15] },
          },
          {
            type: 'line',
            title: 'Quotes sent and won',
            wide: 2,
            labels: ['Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May'],
            series: {
              Sent: [61, 58, 66, 72, 75, 70, 64, 81, 88, 92, 97, 104],
              Won: [18, 17, 21, 24, 27, 25, 23, 31, 34, 35, 37, 40],
            },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'CPQ readiness guide for machine makers',
      file: 'cpq-readiness-guide',
      body: [
        'Most CPQ projects fail in a drawer: the one with the rules that only Walt knows. This guide gets Walt’s rules onto paper before any software is bought.',
        '# One afternoon',
        '- Pick one product, not the easiest and not the worst',
        '- Print ten orders that went wrong',
        '- Ask what should have stopped each of them',
        '# One week',
        '1. Write the rules as sentences.',
        '2. Sort them: physics, supply, habit.',
        '3. Keep the first two. Question the third.',
        '# One month',
        'Quote live with that product only.',
      ],
    },
    {
      title: 'Sample quote',
      file: 'quote-sample-document',
      body: [
        'This is what a customer of Pinewater’s customers receives, shortened.',
        '# Your pump station',
        'Three P-600 pumps, one control panel, two days of start-up.',
        '# Options',
        '- Duplex steel housing instead of cast iron',
        '- Spare rotating assembly on the shelf',
        '# Terms',
        'Valid until June 30. Three weeks from drawing approval.',
      ],
    },
  ],
  videos: [
    { name: 'CPQ quote in 78 seconds', file: 'cpq-quote-tour' },
    { name: 'How engineering writes a rule', file: 'configurator-rules-howto' },
  ],
  scenarios: [
    '# 1. Configure and quote',
    '1. New quote for City of Ely, product P-600.',
    '2. Choose Motor 40 hp, 2-pole with altitude 4,200 ft: it is refused with the reason.',
    '3. Choose 30 hp, add to the quote, discount of 12 %: approval is asked.',
    '# 2. Sign',
    '1. Open the customer page from the quote, sign. An order with its bill of material exists.',
  ],
  notes: 'The approval goes to approver@ of the test tenant.',
  state: {
    stage: 'liveEdited',
    edits: {
      appVersion: '8.1.0.0',
      'listing.summary': 'Configure, price and quote machines the same day, with CPQ rules that engineering trusts.',
      'listing.keywords': ['CPQ', 'quote', 'product configurator'],
      'availability.markets': [...northAmerica, ...britishIsles, ...oceania, 'ZA', 'CL'],
    },
  },
  createdDaysAgo: 590,
  liveDaysAgo: 548,
})
