import { northAmerica } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { pinewater } from '../../publishers.ts'

export const dealRooms = sampleOffer(pinewater, {
  offerId: 'deal-rooms',
  alias: 'Deal rooms',
  name: 'Deal Rooms: shared spaces for complex sales',
  summary: 'Give buyers one room per deal, with the plan, the documents and sales enablement in it.',
  description: `
    <p>Deal Rooms gives each complex deal one page that buyer and seller share: the plan to signature, the documents in their
    latest version, the people on both sides, and the questions that are still open.</p>
    <h2>For buyers who have to convince others</h2>
    <p>Your champion has to sell your pump to finance, safety and the plant. A room gives them what each of those people needs,
    and lets them answer without forwarding eleven attachments.</p>
    <ul>
      <li><b>Mutual plan</b> with dates that both sides can move</li>
      <li><b>Documents</b> that are always the current ones, with pages that were read</li>
      <li><b>Questions</b> with an owner, an answer and an end</li>
    </ul>
    <h2>For sellers</h2>
    <p>What is read, by whom and for how long becomes a quiet line on the opportunity in Dynamics 365 Sales. Templates by
    industry make a room in five minutes. Sales enablement sees which content wins deals and which is never opened.</p>
    <p>Buyers need no account: a link and a code suffice. Requires Sales Enterprise for sellers. 30-day trial with three rooms.</p>`,
  keywords: ['deal rooms', 'sales enablement', 'mutual plan'],
  worksWith: ['Dynamics 365 Sales', 'SharePoint'],
  category: 'sales/sales-enablement',
  industries: ['manufacturing/discrete-manufacturing'],
  products: ['sales'],
  version: '0.9.8.0',
  listingOption: 'freeTrial',
  connections: ['crm'],
  markets: northAmerica,
  regions: ['nam'],
  app: {
    name: 'Deal Rooms',
    shell: 'sidebar',
    nav: ['home:Rooms', 'list-check:Plans', 'file-text:Content', 'users:Buyers', 'chart-bar:Insight'],
    user: 'Wendy Stokes',
  },
  screenshots: [
    {
      file: 'deal-room-mutual-plan',
      caption: 'The mutual plan of a deal, from trial to signature',
      screen: {
        kind: 'schedule',
        gantt: true,
        title: 'Iron Range Taconite',
        note: 'Dewatering, phase 2 · $412,900',
        actions: ['Share room', 'Add step'],
        columns: ['May 6', 'May 13', 'May 20', 'May 27', 'Jun 3', 'Jun 10', 'Jun 17', 'Jun 24'],
        rows: [
          'Site survey | Both',
          'Trial pump | Pinewater',
          'Safety review | Buyer',
          'Business case | Both',
          'Legal terms | Buyer',
          'Board meeting | Buyer',
          'Signature | Both',
        ],
        blocks: [
          '0 | 0 | 1.2 | Done | 1',
          '1 | 1 | 4 | Running 3 weeks | 0.6',
          '2 | 2.4 | 4.2 | Needs noise data | 0.3',
          '3 | 3 | 5 | Draft 2 | 0.4',
          '4 | 3.5 | 6 | 4 comments | 0.2',
          '5 | 6 | 6.3 | June 18 | 0',
          '6 | 6.6 | 7.4 | June 24 | 0',
        ],
        today: 3.1,
      },
    },
    {
      file: 'sales-enablement-content',
      caption: 'Which content is read in deals that are won',
      screen: {
        kind: 'dashboard',
        title: 'Insight',
        at: 'Insight',
        figures: [
          'Rooms | 46 | +12 | 4,5,6,7,8',
          'Buyers a room | 5.8 | +2.1 | 4,5,6,7,8',
          'Days to signature | 61 | −17 | 8,7,6,6,5',
        ],
        charts: [
          {
            type: 'hbars',
            title: 'Read in deals won, %',
            labels: ['Business case', 'Safety sheet', 'Reference visit', 'Price sheet', 'Brochure'],
            series: { Read: [88, 74, 69, 61, 12] },
          },
          {
            type: 'line',
            title: 'Minutes in the room by week',
            wide: 2,
            labels: ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8'],
            series: { Won: [12, 18, 25, 31, 44, 52, 61, 70], Lost: [14, 16, 15, 12, 9, 7, 6, 4] },
          },
        ],
      },
    },
    {
      file: 'deal-room-buyer-phone',
      caption: 'The buyer’s room on a phone: plan, documents, open questions',
      screen: {
        kind: 'phones',
        title: 'Room',
        lines: ['One link', 'for every buyer.', 'What finance needs, what safety needs, what the plant needs.'],
        phones: [
          {
            title: 'Dewatering, phase 2',
            blocks: [
              'big 33 days | to signature',
              'row Safety review | Needs noise data | warn:Yours',
              'row Trial pump | Week 3 of 3 | busy:Running',
              'row Business case | Draft 2 to read | ok:New',
              'button Ask a question',
            ],
          },
          {
            title: 'Questions',
            blocks: [
              'row Noise at 3 ft? | Wendy answers today | busy:Open',
              'row Spare parts in Duluth? | Yes, 24 hours | ok:Answered',
              'row Lease instead? | Finance asked | busy:Open',
              'say Can we see the pump at night?',
              'button Send',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Mutual plans: a template',
      file: 'deal-rooms-mutual-plan-template',
      body: [
        'Seven steps, two owners, dates that are true.',
        '1. Survey',
        '2. Trial',
        '3. Safety',
        '4. Business case',
        '5. Terms',
        '6. Decision',
        '7. Signature',
        '# Rules',
        '- A step has one owner',
        '- A date may move once without a conversation',
      ],
    },
  ],
  scenarios: [
    '# 1. Make a room',
    '1. On an opportunity, press New room, template “Machine”.',
    '2. Open the link in a private window, enter the code. The plan is visible.',
    '3. Ask a question as buyer; answer it as seller.',
  ],
  notes: 'Codes are sent to the test mailbox.',
  state: { stage: 'draft' },
  createdDaysAgo: 23,
})
