import { world } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { akoma } from '../../publishers.ts'

export const pipelineAnalytics = sampleOffer(akoma, {
  offerId: 'pipeline-analytics',
  alias: 'Pipeline analytics',
  name: 'Pipeline Analytics for sales leaders',
  summary: 'See which deals will close and which only look busy: pipeline analytics on your own CRM history.',
  description: `
    <p>Pipeline Analytics helps sales leaders answer the three questions of every Monday: will we make the quarter, what changed
    since last week, and which deals deserve my time. It reads the history of Dynamics 365 Sales, including what people would
    rather forget: dates moved, amounts shrunk, stages skipped.</p>
    <h3>The quarter, with its odds</h3>
    <p>Rather than adding up optimism, the sales forecast simulates the quarter ten thousand times from your own history. You see the
    likely landing, the good case and the one to prepare for.</p>
    <h3>What changed</h3>
    <p>A waterfall from last Monday to this: new, won, lost, grown, shrunk, slipped. Each bar opens to its deals. Meetings get
    shorter, and somewhat more honest.</p>
    <h3>Where to help</h3>
    <ol>
      <li>Deals that behave like those you win, and are missing one thing</li>
      <li>Deals that have looked the same for six weeks</li>
      <li>People whose pipeline is wide but shallow, before it shows</li>
    </ol>
    <p>Ready-made dashboards for visualization in the CRM and in Power BI. Get it free for one team of up to ten; no data leaves
    your environment. Works with Sales Professional and Enterprise; a year of history is advised.</p>`,
  keywords: ['pipeline', 'sales forecast', 'dashboards'],
  worksWith: ['Dynamics 365 Sales', 'Power BI'],
  category: 'analytics/visualization-and-reporting/advanced-analytics',
  secondCategory: 'sales/crm',
  industries: [],
  products: ['sales'],
  version: '2.7.0.0',
  listingOption: 'getItNowFree',
  connections: ['pipeline'],
  markets: world,
  regions: ['nam', 'eur', 'gbr', 'zaf', 'ind', 'oce'],
  app: {
    name: 'Pipeline Analytics',
    shell: 'topbar',
    nav: ['target:Quarter', 'filter:Changes', 'coin:Deals', 'users:People', 'chart-bar:History'],
    user: 'Kofi Annor',
  },
  screenshots: [
    {
      file: 'pipeline-quarter-forecast',
      caption: 'The quarter with its odds: likely landing, good case and the one to prepare for',
      screen: {
        kind: 'dashboard',
        title: 'Quarter 2',
        note: 'Six weeks left',
        actions: ['Share', 'Assumptions'],
        figures: [
          'Likely | €4.62 m | 94 % of target | 5,5,6,6,7,7',
          'Good case | €5.20 m | 1 in 5 | 6,6,7,7,7,8',
          'Prepare for | €4.05 m | 1 in 5 | 4,4,5,5,5,6',
          'Won so far | €2.71 m | +11 % | 2,3,4,5,6,7',
        ],
        charts: [
          {
            type: 'area',
            title: 'Landing as seen each week, € million',
            wide: 2,
            labels: ['W14', 'W15', 'W16', 'W17', 'W18', 'W19', 'W20'],
            series: {
              'Good case': [5.9, 5.7, 5.6, 5.4, 5.3, 5.3, 5.2],
              Likely: [4.4, 4.5, 4.4, 4.6, 4.5, 4.6, 4.62],
              Won: [0.4, 0.8, 1.2, 1.7, 2.1, 2.5, 2.71],
            },
          },
          {
            type: 'funnel',
            title: 'Deals in progress',
            labels: ['Qualified', 'Needs', 'Proposal', 'Negotiation', 'Verbal'],
            series: { Deals: [148, 97, 61, 28, 12] },
          },
          {
            type: 'bars',
            title: 'From last Monday to this, € thousand',
            wide: 2,
            labels: ['New', 'Grown', 'Won', 'Shrunk', 'Slipped', 'Lost'],
            series: { Change: [412, 138, 260, 96, 305, 151] },
          },
          {
            type: 'list',
            title: 'Help here',
            rows: [
              '!Baltic Crane | No buyer met | warn:€310 k',
              '!Hôpital Nord | 6 weeks still | bad:€220 k',
              '!Meridian Rail | Like wins | ok:€180 k',
            ],
          },
        ],
      },
    },
    {
      file: 'sales-forecast-deals',
      caption: 'Deals with their odds, their age and the one thing that is missing',
      screen: {
        kind: 'grid',
        title: 'Deals',
        at: 'Deals',
        note: '61 in proposal or later',
        filters: ['Closing this quarter', 'Team north', 'Odds changed'],
        columns: ['Deal:24', 'Owner:18', 'Amount:12', 'Odds:14', 'Last 6 weeks:14', 'Missing:20'],
        rows: [
          '!Meridian Rail, signalling | @Sarah Whyte | =€180,000 | %78 | ~4,5,6,6,7,8 | ok:Nothing',
          '!Baltic Crane, service | @Timo Lahti | =€310,000 | %41 | ~6,6,5,5,4,4 | bad:Economic buyer',
          '!Hôpital Nord, imaging | @Julie Caron | =€220,000 | %33 | ~5,5,5,5,5,5 | warn:Any movement',
          '!Agro Sahel, irrigation | @Moussa Ba | =€96,000 | %69 | ~3,4,5,6,7,7 | ok:Nothing',
          '!City of Bruges, lighting | @Julie Caron | =€141,000 | %58 | ~4,4,5,5,6,6 | warn:Legal review',
          '!Norrland Pulp, valves | @Timo Lahti | =€205,000 | %64 | ~5,5,6,6,6,7 | busy:Date moved twice',
          '!Clearwater plc, meters | @Sarah Whyte | =€87,000 | %22 | ~7,6,5,4,3,2 | bad:Champion left',
          '!Port of Tema, cranes | @Moussa Ba | =€264,000 | %52 | ~4,5,5,5,5,6 | warn:Competitor',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Reading a pipeline: a guide for sales leaders',
      file: 'pipeline-analytics-guide',
      body: [
        'A pipeline is a list of hopes with dates. This guide shows how to read it as history instead.',
        '# Five signs',
        '- The date moved twice',
        '- The amount never changed',
        '- Only one person was met',
        '- The stage went back',
        '- The next step is “follow up”',
        '# The Monday half hour',
        '1. Landing and odds, three minutes.',
        '2. What changed, ten minutes.',
        '3. Five deals, fifteen minutes.',
      ],
    },
  ],
  videos: [{ name: 'Pipeline and sales forecast in 65 seconds', file: 'pipeline-tour' }],
  scenarios: [
    '# 1. Read the quarter',
    '1. Open Quarter. The likely landing of the sample is €4.62 m.',
    '2. Win deal “Meridian Rail”. Refresh: Won rises by 180,000.',
    '# 2. Explain a change',
    '1. Open Changes, bar Slipped: nine deals are listed.',
  ],
  notes: 'Two years of sample history are installed by “Load sample”.',
  state: { stage: 'live' },
  createdDaysAgo: 365,
  liveDaysAgo: 330,
})
