import { sampleOffer } from '../../offer.ts'
import { pinewater } from '../../publishers.ts'

export const callLists = sampleOffer(pinewater, {
  offerId: 'call-lists',
  alias: 'Call lists',
  name: 'Call Lists: telesales inside your CRM',
  summary: 'Make more good calls with telesales lists that respect time zones, consent and a human pace.',
  description: `
    <p>Call Lists turns Dynamics 365 Sales into a calm telesales desk. Inside sales people get the next best person to call, what
    was said before, and thirty seconds to breathe in between.</p>
    <h3>Lists that make sense</h3>
    <p>“Dealers in Wisconsin that bought rollers and not belts” takes one sentence. Time zones, lunch hours, do-not-call registers
    and the customer’s own wishes are applied at the moment of the call, not at the moment of the import.</p>
    <h3>Calls that are remembered</h3>
    <ul>
      <li>Click to dial through Teams or six telephone systems</li>
      <li>Outcome in one key, call-back in two, a note by voice</li>
      <li>Scripts as cue cards, not as handcuffs</li>
    </ul>
    <h3>Coaching without counting clicks</h3>
    <p>Managers see conversations and results by list and by hour, never a ranking of bathroom breaks. Recording is off until
    the law of both ends and your policy allow it.</p>
    <p>A plumbing distributor with eleven callers went from 38 to 61 conversations a day, and lost nobody in the year after.
    Fourteen-day trial. Telephone charges are those of your provider.</p>`,
  keywords: ['telesales', 'call lists', 'inside sales'],
  worksWith: ['Dynamics 365 Sales', 'Microsoft Teams'],
  category: 'sales/telesales/crm',
  industries: ['distribution/wholesale'],
  products: ['sales'],
  version: '2.2.0.0',
  listingOption: 'freeTrial',
  connections: ['nurture'],
  markets: ['US', 'CA'],
  regions: ['nam', 'can'],
  app: {
    name: 'Call Lists',
    shell: 'topbar',
    nav: ['phone:Calls', 'list-check:Lists', 'clock:Call-backs', 'file-text:Cue cards', 'chart-bar:Coaching'],
    user: 'Bobbi Jo Larsen',
  },
  screenshots: [
    {
      file: 'telesales-next-call',
      caption: 'The next call: who, why now, and what was said before',
      screen: {
        kind: 'inbox',
        title: 'Calls',
        note: 'List: belts for roller dealers',
        actions: ['Call', 'Skip'],
        list: [
          '@Ken Drury | Badger Conveyor, Wausau | Bought rollers in March, never belts | 09:40 | ok:Now',
          '@Lou Ferraro | Ferraro Supply, Racine | Asked for prices of wide belts | 09:45 | busy:Call-back',
          '@Tina Vang | Chippewa Handling | Out until ten | 10:00 | idle:Later',
          '@Mark Oberg | Northwoods Sawmill | Do not call before noon | 12:10 | warn:Wish',
          '@Gail Simms | Simms Brothers | New buyer since April | 10:15 | ok:Good time',
          '@Pete Malone | Malone & Daughters | Voicemail twice | 10:30 | idle:Third try',
        ],
        thread: [
          'Bobbi Jo Larsen | 12 March | Ken bought 60 rollers. Mentioned that belts come from a cousin “for now”.',
          'Ken Drury | 2 April | E-mail: is the 36 inch belt in stock in Duluth?',
          '> Cue card | Today | Ask about the cousin. Offer the roller price on the first belt. Lead time is four days this month.',
        ],
        beside: [
          'Badger Conveyor',
          'Time there | 9:40, Central',
          'Consent | ok:Yes, by phone',
          'Bought | $18,400 a year',
          'Last call | 12 March',
          'Opportunity | 45 %',
          'Owner | Wendy Stokes',
        ],
      },
    },
    {
      file: 'inside-sales-coaching',
      caption: 'Conversations by hour and by list: where coaching helps',
      screen: {
        kind: 'dashboard',
        title: 'Coaching',
        at: 'Coaching',
        note: 'This week',
        figures: [
          'Conversations | 61 a day | +23 | 4,5,5,6,7,8',
          'Reached | 34 % | +8 pts | 4,4,5,6,6,7',
          'Call-backs kept | 96 % | +21 pts | 5,6,7,8,8,9',
        ],
        charts: [
          {
            type: 'heat',
            title: 'Reached, by weekday and hour',
            wide: 2,
            labels: ['8', '9', '10', '11', '13', '14', '15', '16'],
            series: {
              Mon: [2, 5, 7, 6, 3, 4, 5, 4],
              Tue: [3, 6, 8, 7, 4, 5, 6, 4],
              Wed: [3, 6, 8, 7, 4, 6, 6, 5],
              Thu: [2, 5, 7, 8, 4, 5, 5, 3],
              Fri: [2, 4, 6, 5, 2, 2, 1, 1],
            },
          },
          {
            type: 'donut',
            title: 'Outcomes',
            labels: ['Conversation', 'Call-back', 'Voicemail', 'Wrong number'],
            series: { Calls: [34, 22, 38, 6] },
          },
          {
            type: 'bars',
            title: 'Orders by list',
            wide: 3,
            labels: ['Belts for rollers', 'Quiet dealers', 'New buyers', 'Winter check', 'Show leads'],
            series: { Conversations: [112, 96, 61, 84, 47], Orders: [24, 11, 9, 19, 12] },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Telesales at a human pace',
      file: 'telesales-guide',
      body: [
        'Eleven habits of inside sales teams whose people stay.',
        '# Lists',
        '- Short: forty names, one reason',
        '- Closed when the reason is gone',
        '# Calls',
        '- Breathe between two calls: thirty seconds pay for themselves',
        '- Write the promise, not the summary',
        '# Managers',
        '1. Listen to one call a week with each person.',
        '2. Ask what the list got wrong.',
      ],
    },
  ],
  scenarios: [
    '# 1. Work a list',
    '1. Open list “Belts”. Press Call: the test telephone answers.',
    '2. Choose outcome Call-back, tomorrow 10:00. It is in Call-backs.',
    '# 2. Wishes',
    '1. Set “not before noon” on a contact. It leaves the list until then.',
  ],
  notes: 'The telephone of the test tenant is simulated.',
  state: { stage: 'live' },
  createdDaysAgo: 160,
  liveDaysAgo: 127,
})
