import { northAmerica } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { pinewater } from '../../publishers.ts'

export const contractRenewals = sampleOffer(pinewater, {
  offerId: 'contract-renewals',
  alias: 'Contract renewals',
  name: 'Contract Renewals for service agreements',
  summary: 'Renew service contracts before they lapse, with prices, notices and tasks on one timeline.',
  description: `
    <p>Contract Renewals helps sales and service teams renew agreements before they lapse. Every contract stands on one
    timeline with its notice date, price clause, equipment and the person who has to act.</p>
    <h2>Money on the table</h2>
    <p>A distributor of compressors found 212 service contracts that had quietly ended while its technicians still came. That
    was $340,000 a year. Nobody had been careless; the dates were in a drawer.</p>
    <h3>How it works</h3>
    <ul>
      <li>Contract terms are read from the agreement and confirmed by a person</li>
      <li>Renewals appear 120, 60 and 30 days ahead, with a proposed price and its reason</li>
      <li>The offer goes out from the CRM; a signature extends contract, entitlement and visits</li>
      <li>Contracts that lose money are shown before they are renewed, not after</li>
    </ul>
    <h3>Contract management that stays small</h3>
    <p>No clause library, no workflow diploma. If your lawyers use a bigger system, renewals can live beside it. Uses agreements
    of Dynamics 365 Field Service or plain Sales records. Free to install for up to 50 contracts.</p>`,
  keywords: ['contract management', 'renewals', 'service contracts'],
  worksWith: ['Dynamics 365 Sales', 'Dynamics 365 Field Service'],
  category: 'sales/contract-management',
  secondCategory: 'customer-service/back-office-and-employee-service',
  industries: ['manufacturing/discrete-manufacturing', 'distribution/wholesale'],
  products: ['sales', 'field-service'],
  version: '3.3.1.0',
  listingOption: 'getItNowFree',
  connections: ['crm'],
  markets: northAmerica,
  regions: ['nam', 'can'],
  app: {
    name: 'Renewals',
    shell: 'light',
    nav: ['clock:Timeline', 'file-text:Contracts', 'coin:Prices', 'alert-triangle:Losses', 'chart-bar:Results'],
    user: 'Patti Norquist',
  },
  screenshots: [
    {
      file: 'contract-renewals-timeline',
      caption: 'Sixteen weeks of renewals: notice, offer, signature',
      screen: {
        kind: 'schedule',
        gantt: true,
        title: 'Timeline',
        note: '38 contracts · $612,000',
        columns: ['May 6', 'May 20', 'Jun 3', 'Jun 17', 'Jul 1', 'Jul 15', 'Jul 29', 'Aug 12', 'Aug 26'],
        rows: [
          'Superior Paper | $88,000',
          'Gunflint Breweries | $12,400',
          'Harbor Cold Storage | $31,000',
          'Red River Sugar | $74,500',
          'Mesabi Water District | $26,900',
          'Iron Range Taconite | $140,200',
          'City of Ely | $9,800',
          'Lakeside Hospital | $52,300',
        ],
        blocks: [
          '0 | 0 | 2.6 | Offer out | 0.8',
          '1 | 0.4 | 1.6 | Signed | 1',
          '2 | 1 | 4 | Price talk | 0.4',
          '3 | 1.5 | 5.2 | Offer | 0.3',
          '4 | 2.2 | 4.6 | Notice in 12 days | 0.1',
          '5 | 2.8 | 7.4 | Multi-year | 0.2',
          '6 | 4 | 6 | Automatic | 0',
          '7 | 4.6 | 8.4 | Equipment added | 0',
        ],
        today: 1.8,
      },
    },
    {
      file: 'service-contracts-list',
      caption: 'Contracts with margin, notice date and the proposed price',
      screen: {
        kind: 'grid',
        title: 'Contracts',
        at: 'Contracts',
        note: '214 active',
        actions: ['Import', 'Send offers'],
        columns: ['Customer:24', 'Covers:22', 'Yearly:11', 'Margin:14', 'Notice by:12', 'Proposed:12', 'State:14'],
        rows: [
          '!Superior Paper | 14 compressors | =$88,000 | %41 | Jun 2 | =+3.5 % | busy:Offer out',
          '!Iron Range Taconite | 22 compressors | =$140,200 | %33 | Jul 1 | =+4.0 % | idle:Planned',
          '!Red River Sugar | 9 dryers | =$74,500 | %27 | Jun 14 | =+5.5 % | busy:Price talk',
          '!Lakeside Hospital | Medical air | =$52,300 | %48 | Jul 20 | =+2.0 % | idle:Planned',
          '!Harbor Cold Storage | 6 compressors | =$31,000 | %-4 | May 30 | =+14 % | bad:Loses money',
          '!Mesabi Water District | Blowers | =$26,900 | %36 | Jun 9 | =+3.0 % | warn:12 days',
          '!Gunflint Breweries | 2 compressors | =$12,400 | %52 | May 25 | =+2.5 % | ok:Signed',
          '!City of Ely | Garage air | =$9,800 | %30 | Jul 8 | =+2.0 % | ok:Automatic',
        ],
      },
    },
    {
      file: 'renewals-results',
      caption: 'Renewed, lapsed and repriced: the results by quarter',
      screen: {
        kind: 'dashboard',
        title: 'Results',
        at: 'Results',
        note: 'Eight quarters',
        figures: [
          'Renewed | 94 % | +11 pts | 5,6,6,7,8,8',
          'Lapsed | 4 | −29 | 9,7,5,4,2,1',
          'Price change | +3.4 % | +1.9 pts | 3,4,5,5,6,7',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Contract value, $ thousand',
            wide: 2,
            labels: ['Q3', 'Q4', 'Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2'],
            series: {
              Renewed: [301, 318, 342, 360, 388, 401, 430, 452],
              New: [40, 52, 38, 61, 44, 58, 63, 70],
              Lapsed: [62, 51, 44, 30, 21, 18, 12, 9],
            },
          },
          {
            type: 'donut',
            title: 'Why contracts ended',
            labels: ['Forgotten', 'Price', 'Closed plant', 'Competitor'],
            series: { Contracts: [11, 7, 5, 3] },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Renewals: a playbook',
      file: 'service-contract-renewals-playbook',
      body: [
        'A renewal is the cheapest sale you will make this year, and the easiest to forget.',
        '# 120 days',
        '- Look at margin and at visits, in that order',
        '# 60 days',
        '1. Propose a price with a reason: parts, wages, equipment added.',
        '2. Offer two terms, one year and three.',
        '# 30 days',
        '- A call, not a mail',
        '# After',
        'Tell the technicians. They are asked first.',
      ],
    },
  ],
  scenarios: [
    '# 1. Renew',
    '1. Open Mesabi Water District. Send the offer to the test mailbox.',
    '2. Sign on the page. Contract and entitlement are extended by a year.',
    '# 2. A losing contract',
    '1. Open Losses: Harbor Cold Storage is listed with its visits.',
  ],
  notes: 'Sample contracts installed.',
  state: { stage: 'live' },
  createdDaysAgo: 310,
  liveDaysAgo: 270,
})
